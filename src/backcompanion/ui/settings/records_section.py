"""Where the records lie, and their way out and in."""

from PySide6.QtCore import Qt, Signal

from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import Folders
from backcompanion.ui import theme
from backcompanion.ui.settings.settings_section import SettingsSection, button_row
from backcompanion.ui.text.spoken import labelled
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.label import Label


class RecordsSection(SettingsSection):
    open_folder_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()
    backups_requested = Signal()
    save_everything_requested = Signal()
    bring_back_requested = Signal()

    def __init__(self, folders: Folders) -> None:
        super().__init__(
            _("Your records"), _("They stay on your computers. The program sends nothing anywhere.")
        )
        open_folder = Button(_("Open the folder"), height=34, pixels=13)
        history = _path_text(str(folders.data), _("Folder of the history"))
        self.add_wide_row(_("History"), history, trailing=open_folder)
        if folders.config != folders.data:
            self.add_wide_row(
                _("Settings"), _path_text(str(folders.config), _("Folder of the settings"))
            )
        export = Button(_("Export…"), icon="download", height=34, pixels=13)
        import_button = Button(_("Import…"), icon="upload", height=34, pixels=13)
        open_folder.clicked.connect(self.open_folder_requested)
        export.clicked.connect(self.export_requested)
        import_button.clicked.connect(self.import_requested)
        self.add_wide_row(
            _("Take along"),
            button_row(export, import_button),
            _("Everything as .json, or a line for each session as .csv."),
        )
        backups = Button(_("Show the backups…"), icon="undo-2", height=34, pixels=13)
        backups.setObjectName("showBackups")
        backups.clicked.connect(self.backups_requested)
        self.add_wide_row(
            _("Backups"),
            button_row(backups),
            _("Made by themselves; go back to one, and forth again."),
        )
        save = Button(_("Save everything to one file…"), icon="download", height=34, pixels=13)
        bring_back = Button(_("Bring back from a file…"), icon="upload", height=34, pixels=13)
        save.setObjectName("saveEverything")
        bring_back.setObjectName("bringBack")
        save.clicked.connect(self.save_everything_requested)
        bring_back.clicked.connect(self.bring_back_requested)
        self.add_wide_row(
            _("Another computer"),
            button_row(save, bring_back),
            _("History, settings and what you made yourself."),
        )


def _path_text(path: str, name: str) -> Label:
    text = Label(path, 13, role=theme.MUTED, wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    text.setAccessibleName(labelled(name, path))
    return text
