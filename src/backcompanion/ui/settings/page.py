"""The Settings page: each choice takes effect at once, so there is nothing to confirm."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcompanion.application.live_settings import LiveSettings
from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import Folders
from backcompanion.ui import theme
from backcompanion.ui.settings.appearance_section import AppearanceSection
from backcompanion.ui.settings.equipment_section import EquipmentSection
from backcompanion.ui.settings.figure_looks import FigureLooks
from backcompanion.ui.settings.health_section import HealthSection
from backcompanion.ui.settings.protocols import (
    HistoryFileActions,
    SoundActions,
    TrainingGoals,
    Voice,
)
from backcompanion.ui.settings.records_section import RecordsSection
from backcompanion.ui.settings.settings_section import SettingsSection
from backcompanion.ui.settings.sound_section import SoundSection
from backcompanion.ui.settings.training_section import TrainingSection
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.scroll_page import ScrollPage

_WIDEST = 1180
# Narrower than this, headings stand over their cards instead of beside them.
_WIDE = 960


class SettingsPage(ScrollPage):
    """Rows for what does not exist (no `sound`, no `figure`) are left out."""

    def __init__(
        self,
        live: LiveSettings,
        numbers: TrainingGoals,
        folders: Folders,
        data: HistoryFileActions,
        sound: SoundActions | None = None,
        figure: FigureLooks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        content = QWidget()
        super().__init__(content, parent)
        self._live = live
        self._training = TrainingSection(live, numbers)
        self._sound = SoundSection(live, sound) if sound is not None else None
        self._sections: list[SettingsSection] = [
            self._training,
            EquipmentSection(live),
            HealthSection(live),
            AppearanceSection(live, figure),
            *([self._sound] if self._sound is not None else []),
            RecordsSection(folders, data),
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
        self._training.failed.connect(self.show_problem)
        live.changed.connect(self._on_setting_written)
        live.failed.connect(self.show_problem)
        self.refresh()

    def set_voices(self, voices: Sequence[Voice]) -> None:
        """The voices of this computer, once they are known; may be called again."""
        if self._sound is not None:
            self._sound.set_voices(voices)

    def show_check(self, text: str) -> None:
        """What a test of the sounds or of the voice plays, says or has found."""
        if self._sound is not None:
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
        for section in self._sections:
            section.arrange(wide=self.width() >= _WIDE)
        margin = 26 if self.width() > 900 and self.height() > 600 else 16
        self._column.setContentsMargins(margin, margin - 2, margin, margin)
        super().resizeEvent(event)
