"""The pages beside the rail, each made when it is first wanted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.history.open_session import OpenSession
from backcompanion.ui import theme
from backcompanion.ui.qt_guard import report_fault
from backcompanion.ui.shell.placeholder import page_name
from backcompanion.ui.widgets.accessibility import PageAnnouncer, name_page
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.workout.page import WorkoutPage

if TYPE_CHECKING:
    from pathlib import Path

    from backcompanion.application.sound_controller import SoundController
    from backcompanion.training.session.prescription import Prescription
    from backcompanion.ui.shell.cut_off_card import CutOffCard
    from backcompanion.ui.shell.routines_controller import RoutinesController
    from backcompanion.ui.workout.workout_controller import WorkoutController

PROGRESS = 2
HELP = 4


class HomePages(QStackedWidget):
    """Indices as on the rail: Workout, Plan, Progress, Settings, Help."""

    help_requested = Signal()
    workout_requested = Signal()
    trial_requested = Signal(object)
    message_requested = Signal(str)
    closing = Signal()
    computers_section_made = Signal(object)

    def __init__(
        self,
        context: AppContext,
        history_model: HistoryModel,
        figures: FigureProvider,
        sound_controller: Callable[[], "SoundController"],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context, self._history_model = context, history_model
        self._sound_controller = sound_controller
        self._figures = figures
        self.workout = WorkoutPage(context.routine, context.library, context.live, figures)
        name_page(self.workout, page_name(0))
        self.addWidget(self.workout)
        PageAnnouncer(self)
        factories: tuple[Callable[[], QWidget], ...] = (
            self._create_plan_page,
            self._create_progress_page,
            self._create_settings_page,
            self._create_help_page,
        )
        self._factories = dict(enumerate(factories, start=1))
        self._pages: dict[int, QWidget] = {0: self.workout}
        self._workout_controller: WorkoutController | None = None
        self._routines: RoutinesController | None = None
        figures.follow(context.shelf)
        context.shelf.changed.connect(self._on_shelf_changed)
        self.workout.routine_button.clicked.connect(self._on_routines_requested)
        QShortcut(QKeySequence("Ctrl+E"), self.workout).activated.connect(self._on_edit_requested)
        self._help_window: QWidget | None = None
        self._failed: QWidget | None = None

    def show_page(self, index: int) -> None:
        self.setCurrentWidget(self.page(index))
        if index == 0:
            self.workout.focus_start()

    def page(self, index: int) -> QWidget:
        """That page, made if need be; after a fault of ours one that says so."""
        if index not in self._pages:
            try:
                page = self._factories[index]()
            except Exception as error:  # noqa: BLE001 - the other pages are there all the same
                report_fault(error)
                return self._failed_page()
            name_page(page, page_name(index))
            self.addWidget(page)
            self._pages[index] = page
        return self._pages[index]

    def _failed_page(self) -> QWidget:
        if self._failed is None:
            from backcompanion.ui.shell.failed_page import FailedPage

            self._failed = FailedPage()
            self.addWidget(self._failed)
        return self._failed

    def show_beside(self, page: QWidget) -> None:
        """A page that the rail does not lead to."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)

    def routines(self) -> "RoutinesController":
        """Made when it is first wanted."""
        if self._routines is None:
            from backcompanion.ui.shell.routines_controller import RoutinesController

            self._routines = RoutinesController(
                self, self._context, self._figures, self._history_model
            )
            self._routines.page_requested.connect(self.show_beside)
            self._routines.workout_requested.connect(self.workout_requested)
            self._routines.trial_requested.connect(self.trial_requested)
            self._routines.message_requested.connect(self.message_requested)
            self._routines.help_requested.connect(self.show_help_topic)
        return self._routines

    def follow_own_files(self) -> None:
        """What is wrong with them is told, and what a text editor saves shows at once."""
        self.show_routine_problems()
        self._context.shelf.follow_files(self)

    def take_dropped_files(self) -> None:
        from backcompanion.ui.shell.file_drops import FileDrops

        FileDrops(self, self._on_file_dropped)

    def _on_file_dropped(self, file: "Path") -> None:
        self.routines().open_file(file)

    def keeps_open(self) -> bool:
        """Whether something that is being edited would be lost; then it is asked about."""
        return self._routines is not None and self._routines.keeps_open()

    def show_routine_problems(self) -> None:
        """Files of one's own that cannot be read; what they said before stays in use."""
        if self._context.shelf.problems:
            self.routines().show_problem()

    def _on_routines_requested(self) -> None:
        self.routines().open_menu(self.workout.routine_button)

    def _on_edit_requested(self) -> None:
        self.routines().editor.edit()

    def _on_shelf_changed(self) -> None:
        self.show_routine_problems()
        self.workout.set_routine(self._context.routine)
        if self._workout_controller is not None:
            self._workout_controller.refresh()

    def show_week(self) -> None:
        with self._context.store.one_connection():
            self.show_week_line()
            self.refresh_recent()

    def show_week_line(self) -> None:
        from backcompanion.ui.text.week import week_texts

        stats, advice = self._history_model.stats(), self._history_model.advice()
        self.workout.show_week(*week_texts(stats, advice), advice.kind)

    def refresh_recent(self) -> None:
        """What the latest sessions mean for the next one, and what is asked on the Workout page."""
        if self._workout_controller is None:
            from backcompanion.ui.workout.changes_controller import ChangesController
            from backcompanion.ui.workout.workout_controller import WorkoutController

            self._workout_controller = WorkoutController(
                self._context, self._history_model, self.workout
            )
            self._workout_controller.session_requested.connect(self._on_session_requested)
            self.changes = ChangesController(
                self._context, self._history_model.undo_stack, self.workout
            )
            self.changes.message_requested.connect(self.message_requested)
        self._workout_controller.refresh()

    def _on_session_requested(self, session_id: str) -> None:
        """Over the page that is shown: when it is closed, one is where one was."""
        from backcompanion.ui.progress.page import ProgressPage

        page = self.page(PROGRESS)
        if isinstance(page, ProgressPage):
            page.open_session(session_id)

    def show_cut_off_card(self, cut_off_session: OpenSession) -> "CutOffCard":
        from backcompanion.ui.shell.cut_off_card import CutOffCard

        card = CutOffCard(cut_off_session)
        self.workout.show_extra(card)
        # Start goes on with it; the other answer is the next that Tab comes to.
        self.setTabOrder(self.workout.start_button, card.keep_button)
        return card

    def show_welcome(self) -> None:
        from backcompanion.ui.welcome.welcome_card import WelcomeCard

        card = WelcomeCard(self._context.live, changed_exercises=self.workout.changed_exercises)
        card.closed.connect(self._on_welcome_closed)
        card.help_requested.connect(self.show_help_topic)
        sound_controller = self._sound_controller()
        card.sound_check_requested.connect(sound_controller.sound_check)
        sound_controller.checked.connect(card.show_check)

        def explain_silence() -> None:
            sound_controller.stop_check()
            card.show_check(sound_controller.silence_text())

        card.nothing_heard.connect(explain_silence)
        self.workout.show_extra(card, large=True)
        card.come_after(self.workout.start_button)

    def follow_readiness(self, show_message: Callable[[str], None]) -> None:
        """What leads through a session, beside Start; pressed, it says more and is mended."""
        readiness, marks = self._sound_controller().readiness, self.workout.start_bar.readiness
        readiness.changed.connect(lambda: marks.show_parts(readiness.parts))
        marks.show_parts(readiness.parts)
        marks.explained.connect(show_message)
        marks.mend_requested.connect(readiness.mend)

    def open_help_window(self) -> None:
        """Help beside a session, in a window of its own."""
        from backcompanion.ui.help.window import HelpWindow

        if self._help_window is None:
            self._help_window = HelpWindow(self._context.folders, self.window())
        self._help_window.show()
        self._help_window.raise_()

    def _on_welcome_closed(self) -> None:
        self._context.live.change(welcomed=True)
        self.workout.show_extra(None)
        self.workout.focus_start()

    # --- the other pages ---------------------------------------------------------------------

    def _create_plan_page(self) -> QWidget:
        from backcompanion.ui.plan.controller import PlanController
        from backcompanion.ui.plan.page import PlanPage

        page = PlanPage(self._history_model, self._context)
        PlanController(page, self._history_model, self._context)
        return page

    def _create_progress_page(self) -> QWidget:
        from backcompanion.application.progress_queries import ProgressQueries
        from backcompanion.ui.progress.page import ProgressPage

        queries = ProgressQueries(self._context, self._history_model, self._as_planned)
        page = ProgressPage(self._history_model, queries)
        page.workout_requested.connect(self.workout_requested)
        page.help_requested.connect(self.show_help_topic)
        self.closing.connect(page.flush)
        return page

    def _as_planned(self) -> "Prescription":
        from backcompanion.application.day_workout import prescription_as_planned

        shown = self.workout.prescription
        return prescription_as_planned(self._context, self._history_model, shown)

    def _create_settings_page(self) -> QWidget:
        from backcompanion.ui.shell.settings_scene import create_settings_page

        page = create_settings_page(
            self.window(), self._context, self._history_model, self._sound_controller()
        )
        self.computers_section_made.emit(page.computers)
        return page

    def _create_help_page(self) -> QWidget:
        from backcompanion.ui.help.page import HelpPage

        page = HelpPage(self._context.folders)
        page.welcome_requested.connect(self._on_welcome_requested)
        return page

    def _on_welcome_requested(self) -> None:
        self.workout_requested.emit()
        self.show_welcome()

    def show_help_topic(self, topic: str) -> None:
        """Help, open at that topic."""
        from backcompanion.ui.help.page import HelpPage

        self.help_requested.emit()
        page = self.page(HELP)
        if isinstance(page, HelpPage) and topic:
            page.open_topic(topic)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.colours().background))
