"""The Settings page: each choice takes effect at once, so there is nothing to confirm."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcompanion.application.history_model import HistoryModel
from backcompanion.application.live_settings import LiveSettings
from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import Folders
from backcompanion.ui import theme
from backcompanion.ui.settings.appearance_section import AppearanceSection
from backcompanion.ui.settings.computers_section import ComputersSection
from backcompanion.ui.settings.records_section import RecordsSection
from backcompanion.ui.settings.settings_section import SettingsSection
from backcompanion.ui.settings.sound_section import SoundSection
from backcompanion.ui.settings.training_section import (
    EquipmentSection,
    HealthSection,
    TrainingSection,
)
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.scroll_page import ScrollPage

_WIDEST = 1180
# Narrower than this, headings stand over their cards instead of beside them.
_MARGIN = 26
_WIDE = 960


class SettingsPage(ScrollPage):
    """What it cannot do itself it asks for by signals; how it went is told by who does it."""

    open_folder_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()
    backups_requested = Signal()
    save_everything_requested = Signal()
    bring_back_requested = Signal()
    sound_test_requested = Signal()
    voice_test_requested = Signal()

    def __init__(
        self,
        live: LiveSettings,
        history_model: HistoryModel,
        folders: Folders,
        parent: QWidget | None = None,
    ) -> None:
        content = QWidget()
        super().__init__(content, parent)
        self._live = live
        self._training = TrainingSection(live, history_model)
        self._sound = SoundSection(live)
        self._records = RecordsSection(folders)
        self.computers = ComputersSection()
        self._sections: list[SettingsSection] = [
            self._training,
            EquipmentSection(live),
            HealthSection(live),
            AppearanceSection(live),
            self._sound,
            self._records,
            self.computers,
        ]
        self._problem = Label("", 14, role=theme.DANGER, wrap=True)
        self._problem.hide()
        content.setMaximumWidth(_WIDEST + 52)
        self._column = QVBoxLayout(content)
        self._column.setSpacing(24)
        self._column.addWidget(Label(_("Settings"), 28, theme.BOLD))
        self._column.addWidget(self._problem)
        for section in self._sections:
            self._column.addWidget(section)
        self._column.addStretch(1)
        self._connect_requests()
        self._training.failed.connect(self.show_problem)
        live.changed.connect(self._on_setting_written)
        live.failed.connect(self.show_problem)
        self.refresh()

    def _connect_requests(self) -> None:
        self._records.open_folder_requested.connect(self.open_folder_requested)
        self._records.export_requested.connect(self.export_requested)
        self._records.import_requested.connect(self.import_requested)
        self._records.backups_requested.connect(self.backups_requested)
        self._records.save_everything_requested.connect(self.save_everything_requested)
        self._records.bring_back_requested.connect(self.bring_back_requested)
        self._sound.sound_test_requested.connect(self.sound_test_requested)
        self._sound.voice_test_requested.connect(self.voice_test_requested)

    def set_voices(self, names: Sequence[str]) -> None:
        """The voices of this computer, once they are known; may be called again."""
        self._sound.set_voices(names)

    def show_check(self, text: str) -> None:
        """What a test of the sounds or of the voice plays, says or has found."""
        self._sound.show_check(text)

    def refresh(self) -> None:
        """Shows what the history holds now; by itself each time the page is shown."""
        self.show_problem(self._live.problem)
        self._training.refresh()

    def show_problem(self, problem: str) -> None:
        """One sentence in sight at the top of the page; empty takes it away."""
        self._problem.setText(problem)
        self._problem.setAccessibleName(problem)
        self._problem.setVisible(bool(problem))
        if problem:
            self.ensureWidgetVisible(self._problem)

    def _on_setting_written(self, name: str) -> None:
        if self._live.problem != self._problem.text():
            self.show_problem(self._live.problem)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # By the page's width, not the sections': theirs would follow from how they are laid out.
        wide = self.width() >= _WIDE
        for section in self._sections:
            section.arrange(wide=wide)
        least = max(section.minimumSizeHint().width() for section in self._sections)
        bar = self.verticalScrollBar().sizeHint().width()
        if wide and least + 2 * _MARGIN + bar > self.width():  # of longer words
            for section in self._sections:
                section.arrange(wide=False)
        margin = _MARGIN if self.width() > 900 and self.height() > 600 else 16
        self._column.setContentsMargins(margin, margin - 2, margin, margin)
        super().resizeEvent(event)
