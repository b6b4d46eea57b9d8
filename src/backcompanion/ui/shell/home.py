"""The pages beside the rail, each made when it is first wanted."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from backcompanion.application.context import Parts
from backcompanion.application.history_model import Numbers
from backcompanion.history.open_session import OpenSession
from backcompanion.ui import theme
from backcompanion.ui.shell.cut_off_card import CutOffCard
from backcompanion.ui.workout.page import WorkoutPage

if TYPE_CHECKING:
    from backcompanion.application.sound_controller import Coaching
    from backcompanion.ui.progress.exercises_chart import ExerciseSets
    from backcompanion.ui.settings.page import SettingsPage
    from backcompanion.ui.workout.workout_controller import Asking

HELP = 4


class HomePages(QStackedWidget):
    """Indices as on the rail: Workout, Plan, Progress, Settings, Help."""

    help_wanted = Signal()
    workout_wanted = Signal()

    def __init__(
        self,
        parts: Parts,
        numbers: Numbers,
        coaching: Callable[[], "Coaching"],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._parts, self._numbers, self._coaching = parts, numbers, coaching
        self.workout = WorkoutPage(parts.routine, parts.library, parts.live, parts.figures)
        self.addWidget(self.workout)
        makers: tuple[Callable[[], QWidget], ...] = (
            self._plan,
            self._progress,
            self._settings,
            self._help,
        )
        self._makers = dict(enumerate(makers, start=1))
        self._pages: dict[int, QWidget] = {0: self.workout}
        self._asking: Asking | None = None
        self._help_window: QWidget | None = None
        self._settings_page: SettingsPage | None = None

    def show_page(self, index: int) -> None:
        if index not in self._pages:
            page = self._makers[index]()
            self.addWidget(page)
            self._pages[index] = page
        page = self._pages[index]
        self.setCurrentWidget(page)
        if index == 0:
            self.workout.focus_start()

    def page(self, index: int) -> QWidget:
        """That page, made if need be."""
        if index not in self._pages:
            self.show_page(index)
        return self._pages[index]

    def show_lately(self) -> None:
        """What the latest sessions mean for the next one, and what is asked on the Workout page."""
        if self._asking is None:
            from backcompanion.ui.workout.workout_controller import Asking

            self._asking = Asking(self._parts, self._numbers, self.workout)
        self._asking.refresh()

    def offer_cut_off(self, found: OpenSession) -> CutOffCard:
        card = CutOffCard(found)
        self.workout.show_extra(card)
        return card

    def show_welcome(self) -> None:
        from backcompanion.ui.welcome.welcome_card import WelcomeCard

        card = WelcomeCard(self._parts.live)
        card.closed.connect(self._welcomed)
        card.help_wanted.connect(self.help_about)
        coaching = self._coaching()
        card.sound_check_wanted.connect(coaching.sound_check)
        coaching.checked.connect(card.show_check)
        self.workout.show_extra(card, large=True)

    def help_window(self) -> None:
        """Help beside a session, in a window of its own."""
        from backcompanion.ui.help.window import HelpWindow

        if self._help_window is None:
            self._help_window = HelpWindow(self._parts.folders, self.window())
        self._help_window.show()
        self._help_window.raise_()

    def _welcomed(self) -> None:
        self._parts.live.change(welcomed=True)
        self.workout.show_extra(None)
        self.workout.focus_start()

    # --- the other pages ---------------------------------------------------------------------

    def _plan(self) -> QWidget:
        from backcompanion.ui.plan.controller import PlanActs
        from backcompanion.ui.plan.page import PlanPage

        page = PlanPage(self._numbers, self._parts)
        PlanActs(page, self._numbers, self._parts)
        return page

    def _sets_done(self, since: date | None) -> Sequence["ExerciseSets"]:
        from backcompanion.ui.progress.exercises_chart import in_order

        parts = self._parts
        return in_order(parts.store.sets_done(since), parts.routine, parts.library.exercises)

    def _progress(self) -> QWidget:
        from backcompanion.application.progress_actions import WindowIntents
        from backcompanion.application.progress_queries import StoredDetails
        from backcompanion.ui.progress.page import ProgressPage

        intents = WindowIntents(self._numbers, self.workout_wanted)
        page = ProgressPage(
            self._numbers.history,
            intents,
            self._parts.now,
            sets_done=self._sets_done,
            details=StoredDetails(self._parts, self._numbers),
        )
        self._numbers.changed.connect(page.refresh)
        return page

    def _settings(self) -> QWidget:
        from backcompanion.ui.settings.figure_looks import figure_looks
        from backcompanion.ui.settings.page import SettingsPage
        from backcompanion.ui.settings.protocols import Voice
        from backcompanion.ui.shell.history_files import WindowDataActions

        parts = self._parts
        data = WindowDataActions(self.window(), parts, self._numbers)
        coaching = self._coaching()
        page = SettingsPage(
            parts.live, self._numbers, parts.folders, data, coaching, figure_looks()
        )
        if coaching.known_voices or coaching.coach.trouble("voice"):
            page.set_voices([Voice(name, name) for name in coaching.known_voices])
        coaching.voices.connect(self._voices_known)
        coaching.checked.connect(page.show_check)
        self._settings_page = page
        return page

    def _voices_known(self, names: list[str]) -> None:
        from backcompanion.ui.settings.protocols import Voice

        if self._settings_page is not None:
            self._settings_page.set_voices([Voice(name, name) for name in names])

    def _help(self) -> QWidget:
        from backcompanion.ui.help.page import HelpPage

        page = HelpPage(self._parts.folders)
        page.welcome_wanted.connect(self._welcome_again)
        return page

    def _welcome_again(self) -> None:
        self.workout_wanted.emit()
        self.show_welcome()

    def help_about(self, topic: str) -> None:
        """Help, open at that topic."""
        from backcompanion.ui.help.page import HelpPage

        self.help_wanted.emit()
        page = self.page(HELP)
        if isinstance(page, HelpPage) and topic:
            page.open_topic(topic)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.colours().background))
