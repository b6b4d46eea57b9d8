"""Where the records lie, and their way out and in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import Folders
from backcompanion.ui import theme
from backcompanion.ui.settings.protocols import DataActions
from backcompanion.ui.settings.settings_section import Section
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.label import Text


class StoredSection(Section):
    def __init__(self, folders: Folders, actions: DataActions) -> None:
        super().__init__(
            _("Your records"), _("They stay on this computer. Nothing is sent anywhere.")
        )
        self._actions = actions
        open_folder = Button(_("Open the folder"), height=34, pixels=13)
        history = _path(str(folders.data), _("Folder of the history"))
        self.wide_row(_("History"), history, beside=open_folder)
        if folders.config != folders.data:
            self.wide_row(_("Settings"), _path(str(folders.config), _("Folder of the settings")))
        export = Button(_("Export…"), icon="download", height=34, pixels=13)
        bring_in = Button(_("Import…"), icon="upload", height=34, pixels=13)
        open_folder.clicked.connect(self._open_folder)
        export.clicked.connect(self._export)
        bring_in.clicked.connect(self._import)
        self.wide_row(
            _("Take along"),
            _line(export, bring_in),
            _("Everything as .json, or a line for each session as .csv."),
        )
        backups = Button(_("Show the backups…"), icon="undo-2", height=34, pixels=13)
        backups.setObjectName("showBackups")
        backups.clicked.connect(self._show_backups)
        self.wide_row(
            _("Backups"),
            _line(backups),
            _("Made by themselves; go back to one, and forth again."),
        )

    # Slots that drop what `clicked` carries.

    def _open_folder(self) -> None:
        self._actions.open_data_folder()

    def _export(self) -> None:
        self._actions.export_file()

    def _import(self) -> None:
        self._actions.import_file()

    def _show_backups(self) -> None:
        self._actions.show_backups()


def _path(path: str, name: str) -> Text:
    text = Text(path, 13, role=theme.MUTED, wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    text.setAccessibleName(f"{name}: {path}")
    return text


def _line(*buttons: Button) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return line
