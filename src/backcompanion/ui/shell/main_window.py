"""The window: a rail with pages, or the Player, or the Finish page, over one another."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from backcompanion.base.i18n import gettext as _
from backcompanion.ui.qt_guard import run_guarded
from backcompanion.ui.shell.placeholder import Placeholder
from backcompanion.ui.shell.window_placement import bring_to_front, place, remember_place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from backcompanion.application.context import AppContext
    from backcompanion.application.history_maintenance import HistoryMaintenance
    from backcompanion.application.history_model import HistoryModel
    from backcompanion.application.session_flow import SessionFlow
    from backcompanion.base.crash_report import CrashReporter
    from backcompanion.system.instance_request import SingleInstance, StartRequest
    from backcompanion.training.session.prescription import Prescription
    from backcompanion.ui.settings.computers_section import ComputersSection
    from backcompanion.ui.shell.crash_notifier import CrashNotifier
    from backcompanion.ui.shell.cut_off_offer import CutOffOffer
    from backcompanion.ui.shell.history_notices import HistoryNotices
    from backcompanion.ui.shell.home import HomePages
    from backcompanion.ui.shell.keepers import Keepers
    from backcompanion.ui.shell.navigation_rail import NavigationRail, PageShortcuts
    from backcompanion.ui.shell.session_scenes import SessionScenes
    from backcompanion.ui.shell.unsaved_prompt import UnsavedPrompt
    from backcompanion.ui.widgets.figure_provider import FigureProvider
    from backcompanion.ui.widgets.toast import Toast

WORKOUT, PLAN, PROGRESS, SETTINGS, HELP = range(5)

# How long a display may take to ask for the first frame before the pages are made without it.
FIRST_FRAME_MILLISECONDS = 150


class MainWindow(QMainWindow):
    """Stands bare at first, so that it can be seen while what it holds is still being read.

    `populate` brings the pages; until then there is only the window itself.
    """

    context: "AppContext"
    history_model: "HistoryModel"
    figures: "FigureProvider"
    scenes: "SessionScenes"
    flow: "SessionFlow"
    home: "HomePages"
    toast: "Toast"
    maintenance: "HistoryMaintenance"
    history_notices: "HistoryNotices"
    cut_off_offer: "CutOffOffer"
    _navigation: "NavigationRail"
    _page_shortcuts: "PageShortcuts"
    _stack: "QStackedWidget"
    _home: "QWidget"
    _crash_notifier: "CrashNotifier"
    _populated = _watched = _asking_failed = False

    def __init__(self, *, speed: float = 1.0, saved_geometry: bytes = b"") -> None:
        """`saved_geometry`: where it stood, as Qt saves it."""
        super().__init__()
        pace = _(" · rehearsal at {n} times the speed").format(n=f"{speed:g}") if speed != 1 else ""
        self.setWindowTitle(f"Back Companion{pace}")
        place(self, saved_geometry)
        self._placeholder = Placeholder()
        self.setCentralWidget(self._placeholder)
        self._unsaved_prompt: UnsavedPrompt | None = None
        self._keepers: Keepers | None = None

    def show_shell(self) -> bool:
        """Shows it and waits for its first frame; False where it was closed at once.

        What is typed meanwhile waits for the pages.
        """
        self.show()
        loop = QEventLoop()
        self._placeholder.painted.connect(loop.quit)
        QTimer.singleShot(FIRST_FRAME_MILLISECONDS, loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return self.isVisible()

    def populate(
        self, context: "AppContext", history_model: "HistoryModel", figures: "FigureProvider"
    ) -> None:
        from PySide6.QtWidgets import QStackedWidget

        from backcompanion.ui.shell.cut_off_offer import CutOffOffer
        from backcompanion.ui.shell.home import HomePages
        from backcompanion.ui.shell.navigation_rail import NavigationRail, rail_and_pages
        from backcompanion.ui.shell.session_scenes import SessionScenes
        from backcompanion.ui.widgets.toast import Toast

        self.context, self.history_model, self.figures = context, history_model, figures
        self._navigation = NavigationRail()
        self._stack = QStackedWidget()
        self.scenes = SessionScenes(self, self._stack, context, history_model, figures)
        self.flow = self.scenes.flow
        self.home = HomePages(context, history_model, figures, self.scenes.sound_controller, self)
        self._home = rail_and_pages(self._navigation, self.home)
        self._stack.addWidget(self._home)
        self.toast = Toast(self.home)
        self.toast.align_right()  # at the left is the Start button
        self._connect()
        self.cut_off_offer = CutOffOffer(self.flow, self.home, history_model, self)
        self.cut_off_offer.show_if_any()
        self._populated = True
        self._navigation.show_page(WORKOUT)
        self.setCentralWidget(self._stack)  # the bare one goes
        if self.isVisible():
            self._stack.show()  # at once, as only what is shown takes the focus
            self.cut_off_offer.take_focus()

    def _connect(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        from backcompanion.ui.shell.navigation_rail import PageShortcuts, connect_pages

        self.home.workout.start_requested.connect(self._on_begin_requested)
        self.home.help_requested.connect(self.show_help)
        self.home.workout_requested.connect(partial(self.show_page, WORKOUT))
        self.home.computers_section_made.connect(self._on_computers_section_made)
        self.scenes.session_closed.connect(self._on_session_closed)
        self.home.trial_requested.connect(self.flow.try_out)
        self.scenes.suspended.connect(self.close)
        self.scenes.help_requested.connect(self.show_help)
        signals = (self.scenes.message_requested, self.home.message_requested)
        for signal in (*signals, self.figures.problem, self.context.live.failed):
            signal.connect(self.show_message)
        self._page_shortcuts = PageShortcuts(self._home)
        self._open_page = connect_pages(self._navigation, self._page_shortcuts, self.home)
        QShortcut(QKeySequence("F1"), self._home).activated.connect(self.show_help)
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.close)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._populated and self._page_shortcuts.take(event)):
            super().keyPressEvent(event)

    def show_page(self, index: int) -> None:
        self._navigation.show_page(index)
        self.home.show_page(index)

    def show_help(self) -> None:
        on_pages = self._stack.currentWidget() is self._home
        self.show_page(HELP) if on_pages else self.home.open_help_window()

    def add_watchers(self) -> None:
        """What looks after history and keys, and undo: nothing of it is seen on the first page."""
        if self._watched:
            return
        from backcompanion.application.history_maintenance import HistoryMaintenance
        from backcompanion.ui.shell.history_notices import HistoryNotices
        from backcompanion.ui.shell.key_repeats import KeyRepeats
        from backcompanion.ui.shell.undo_controller import UndoController
        from backcompanion.ui.shell.week_refresher import WeekRefresher

        model = self.history_model
        self.maintenance = HistoryMaintenance(self.context.store, self.context.now, self)
        self.history_notices = HistoryNotices(self, self._stack, self.maintenance, model)
        UndoController(model.undo_stack, self._home, self.toast)
        KeyRepeats(self)
        WeekRefresher(model, self.home, self.scenes.session_closed)
        self._watched = True

    def fill_page(self) -> None:
        """All that is seen with the page, before it is painted: nothing is laid out twice."""
        run_guarded(self.home.show_week, self.home.workout.show_kept_figure)

    def finish_page(self) -> None:
        """What is seen and can wait for the page; what is not: `start_services`."""
        create_preference = self.context.desktop.create_motion_preference
        run_guarded(
            self.home.workout.create_figure,
            lambda: self.figures.follow_motion_preference(create_preference(self)),
            self._welcome,
        )

    def start_services(self) -> None:
        run_guarded(
            self.add_watchers,
            self.scenes.prepare_later,
            lambda: self.home.follow_readiness(self.show_message),
            lambda: self.history_notices.show_initial(self.context.repair_message),
            lambda: self.maintenance.start(),
            lambda: self.keepers().keep_calendar_file(),
            self.home.follow_own_files,
            lambda: self.keepers().start(),
            self.home.take_dropped_files,
        )

    def keepers(self) -> "Keepers":
        """Made when it is first wanted."""
        from backcompanion.ui.shell.keepers import Keepers

        if self._keepers is None:
            rooms = (self.context, self.history_model, self.flow, self.home)
            self._keepers = Keepers(*rooms, self.show_message)
        return self._keepers

    def _on_computers_section_made(self, section: "ComputersSection") -> None:
        self.keepers().computers().connect_section(section)

    def _on_begin_requested(self, prescription: "Prescription") -> None:
        self.scenes.when_prepared(partial(self.keepers().begin, prescription))

    def _welcome(self) -> None:
        if self.cut_off_offer.card is None and not self.context.live.now.welcomed:
            self.home.show_welcome()
        if self.context.live.problem:
            self.show_message(self.context.live.problem)

    def show_message(self, text: str) -> None:
        """Where one looks: over the Player, or over the pages."""
        if not self.scenes.show_message(text):
            self.toast.show_message(text)

    def _on_session_closed(self, to_progress: bool) -> None:
        """A session is over and done with: back to the pages."""
        self.scenes.leave_full_screen()
        to_pages = partial(self._stack.setCurrentWidget, self._home)
        if to_progress:  # in pieces; what is shown now stays until then
            self._open_page(PROGRESS, to_pages)
            return
        to_pages()
        self.show_page(WORKOUT)

    # --- the window itself -------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._populated:
            self.cut_off_offer.take_focus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        activated = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if self._populated and activated:
            for look in (self.history_model, self.context.live, self.context.shelf, self._keepers):
                if look is not None:
                    QTimer.singleShot(0, self, look.check_for_changes)

    def closeEvent(self, event: QCloseEvent) -> None:
        """In mid-session it asks; otherwise it waits for the disk, whatever fails."""
        if not self._populated:
            return
        run_guarded(self.add_watchers, self.scenes.finish_opening)  # closed before all stands
        if self.flow.running is not None and not self._asking_failed:
            event.ignore()
            self._asking_failed = True  # of a fault of ours: then the next time it closes
            self.scenes.ask_close()
            self._asking_failed = False
            return
        if self.home.keeps_open():
            event.ignore()
            return
        remember = partial(remember_place, self, self.context.live)
        typed = self.scenes.stop, self.home.closing.emit
        run_guarded(*typed, remember, lambda: self.maintenance.stop(), self.keepers().stop)
        if self.context.store.close():
            event.accept()
        else:
            event.ignore()
            self._show_unsaved_prompt()

    def _show_unsaved_prompt(self) -> None:
        if self._unsaved_prompt is None:
            from backcompanion.ui.shell.unsaved_prompt import UnsavedPrompt

            store, notices = self.context.store, self.history_notices
            self._unsaved_prompt = UnsavedPrompt(self._stack, store, notices)
            self._unsaved_prompt.retry_requested.connect(self.close)
            self._unsaved_prompt.quit_requested.connect(QApplication.exit)
        self._unsaved_prompt.ask()

    def connect_process(self, crash_reporter: "CrashReporter", instance: "SingleInstance") -> None:
        """Hears of mistakes of the program, and of further starts on the same folder."""
        from backcompanion.ui.shell.crash_notifier import CrashNotifier

        self._crash_notifier = CrashNotifier(self, crash_reporter, self._is_busy, self.show_message)
        self.scenes.session_closed.connect(self._crash_notifier.show_pending)
        instance.listen(self._on_start_requested, self)

    def _is_busy(self) -> bool:
        return self.flow.running is not None

    def _on_start_requested(self, request: "StartRequest") -> None:
        """With its token a compositor lets the window come to the front."""
        from backcompanion.ui.shell.start_requests import carry_out

        bring_to_front(self, request.token)
        asks = self.cut_off_offer.card is not None or not self.context.live.now.welcomed
        carry_out(request, self.home, self.scenes, self.show_message, asks_first=asks)
