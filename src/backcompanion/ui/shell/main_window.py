"""The window: a rail with pages, or the Player, or the Finish page, over one another."""

import base64
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QEventLoop, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow

from backcompanion.base.i18n import gettext as _
from backcompanion.ui.shell.placeholder import Blank

if TYPE_CHECKING:
    from PySide6.QtCore import QSocketNotifier
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from backcompanion.application.context import Parts
    from backcompanion.application.history_model import Numbers
    from backcompanion.application.session_flow import SessionFlow
    from backcompanion.base.crash_report import Faults
    from backcompanion.system.single_instance import OneWindow
    from backcompanion.ui.shell.crash_notifier import FaultWatch
    from backcompanion.ui.shell.cut_off_offer import CutOffOffer
    from backcompanion.ui.shell.history_notices import HistoryCare
    from backcompanion.ui.shell.home import HomePages
    from backcompanion.ui.shell.navigation_rail import Rail
    from backcompanion.ui.shell.session_scenes import SessionScenes
    from backcompanion.ui.shell.unsaved_prompt import Closing
    from backcompanion.ui.widgets.toast import Toast

SMALLEST = QSize(960, 540)
USUAL = QSize(1280, 800)
WORKOUT, PLAN, PROGRESS, SETTINGS, HELP = range(5)


# How long a display may take to ask for the first frame before the pages are made without it.
FIRST_FRAME_MILLISECONDS = 150


class MainWindow(QMainWindow):
    """Stands bare at first, so that it can be seen while what it holds is still being read.

    `furnish` brings the pages; until then there is only the window itself.
    """

    parts: "Parts"
    numbers: "Numbers"
    scenes: "SessionScenes"
    flow: "SessionFlow"
    home: "HomePages"
    toast: "Toast"
    care: "HistoryCare"
    offer: "CutOffOffer"
    _rail: "Rail"
    _stack: "QStackedWidget"
    _home: "QWidget"
    _faults: "FaultWatch"
    _mine: "OneWindow"
    _asked: "QSocketNotifier"
    _furnished = False

    def __init__(self, *, speed: float = 1.0, place: str = "") -> None:
        """`place`: where it stood, as Qt saves it, in base 64."""
        super().__init__()
        title = "Back Companion"
        if speed != 1:
            title += _(" · rehearsal at {n} times the speed").format(n=f"{speed:g}")
        self.setWindowTitle(title)
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        if place:
            self.restoreGeometry(QByteArray(base64.b64decode(place, validate=False)))
        self._blank = Blank()
        self.setCentralWidget(self._blank)
        self._closing: Closing | None = None

    def show_bare(self) -> bool:
        """Shows it and waits for its first frame; False where it was closed at once.

        What is typed meanwhile waits for the pages.
        """
        self.show()
        loop = QEventLoop()
        self._blank.painted.connect(loop.quit)
        QTimer.singleShot(FIRST_FRAME_MILLISECONDS, loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return self.isVisible()

    def furnish(self, parts: "Parts", numbers: "Numbers") -> None:
        from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

        from backcompanion.ui.shell.cut_off_offer import CutOffOffer
        from backcompanion.ui.shell.history_notices import HistoryCare
        from backcompanion.ui.shell.home import HomePages
        from backcompanion.ui.shell.navigation_rail import Rail
        from backcompanion.ui.shell.session_scenes import SessionScenes
        from backcompanion.ui.widgets.toast import Toast

        self.parts, self.numbers = parts, numbers
        self._rail = Rail()
        self._stack = QStackedWidget()
        self.scenes = SessionScenes(self, self._stack, parts, numbers)
        self.flow = self.scenes.flow
        self.home = HomePages(parts, numbers, self.scenes.coaching, self)
        home = QWidget()
        row = QHBoxLayout(home)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self.home, 1)
        self._home = home
        self._stack.addWidget(home)
        self.toast = Toast(home)
        self.toast.stand_right()  # at the left is the Start button
        self.care = HistoryCare(self, self._stack, parts.store, numbers)
        self._connect()
        self.offer = CutOffOffer(self.flow, self.home, numbers, self)
        self.offer.make()
        self._furnished = True
        self._rail.show_page(WORKOUT)
        self.setCentralWidget(self._stack)  # the bare one goes
        if self.isVisible():
            self._stack.show()  # at once, as only what is shown takes the focus
            self.offer.take_focus()

    def _connect(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        self._rail.chosen.connect(self.show_page)
        workout = self.home.workout
        workout.started.connect(self.flow.begin)
        self.home.help_wanted.connect(self.show_help)
        self.home.workout_wanted.connect(self._show_workout)
        self.scenes.over.connect(self._over)
        self.scenes.left.connect(self.close)
        self.scenes.said.connect(self.say)
        self.scenes.help_wanted.connect(self.show_help)
        self.numbers.changed.connect(self.show_week)
        self.parts.figures.problem.connect(self.say)
        self.parts.live.failed.connect(self.say)
        for index in range(4):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{index + 1}"), self._home)
            shortcut.setProperty("page", index)
            shortcut.activated.connect(self._page_key)
        QShortcut(QKeySequence("F1"), self._home).activated.connect(self.show_help)
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.close)

    # --- pages -------------------------------------------------------------------------------

    def show_page(self, index: int) -> None:
        self._rail.show_page(index)
        self.home.show_page(index)

    def show_help(self) -> None:
        if self._stack.currentWidget() is self._home:
            self.show_page(HELP)
        else:
            self.home.help_window()

    def _show_workout(self) -> None:
        self.show_page(WORKOUT)

    def _page_key(self) -> None:
        self.show_page(self.sender().property("page"))

    def show_week(self) -> None:
        """The week so far and the day's advice, on the Workout page."""
        from backcompanion.ui.text.week import advice_line, day_name, week_line

        stats, advice = self.numbers.stats(), self.numbers.advice()
        safe_until = day_name(advice.last_day.weekday())
        self.home.workout.show_week(week_line(stats), advice_line(advice, safe_until))
        self.home.show_lately()

    def after_showing(self) -> None:
        """What need not stand before the window does."""
        self.show_week()
        self.home.workout.bring_figure()
        self.parts.figures.ask_system()
        if self.offer.card is None and not self.parts.live.now.welcomed:
            self.home.show_welcome()
        if self.parts.live.problem:
            self.say(self.parts.live.problem)
        self.scenes.coaching().warm_soon()
        self.care.start(self.parts.told)

    def say(self, text: str) -> None:
        """Where one looks: over the Player, or over the pages."""
        if not self.scenes.say(text):
            self.toast.say(text)

    # --- a session ---------------------------------------------------------------------------

    def _over(self, to_progress: bool) -> None:
        """A session is over and done with: back to the pages."""
        self.scenes.leave_full_screen()
        self._stack.setCurrentWidget(self._home)
        self.show_page(PROGRESS if to_progress else WORKOUT)
        self.show_week()

    # --- the window itself -------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._furnished:
            self.offer.take_focus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not self._furnished:
            return
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self, self.numbers.look)

    def closeEvent(self, event: QCloseEvent) -> None:
        """In mid-session it asks; otherwise it remembers its place and waits for the disk."""
        if not self._furnished:
            event.accept()
            return
        if self.flow.running is not None:
            event.ignore()
            self.scenes.ask_close()
            return
        self.scenes.stop()
        if not self.isFullScreen():
            place = base64.b64encode(self.saveGeometry().data()).decode()
            self.parts.live.change(window=place)
        self.parts.live.flush()
        self.care.stop()
        if not self.parts.store.close():
            event.ignore()
            self._ask_unsaved()
            return
        event.accept()

    def _ask_unsaved(self) -> None:
        if self._closing is None:
            from backcompanion.ui.shell.unsaved_prompt import Closing

            self._closing = Closing(self._stack, self.parts.store, self.care)
            self._closing.again.connect(self.close)
            self._closing.leave.connect(self._leave)
        self._closing.ask()

    def _leave(self, status: int) -> None:
        from PySide6.QtWidgets import QApplication

        QApplication.exit(status)

    def watch(self, faults: "Faults", mine: "OneWindow") -> None:
        """Hears of mistakes of the program, and of further starts on the same folder."""
        from backcompanion.ui.shell.crash_notifier import FaultWatch

        self._faults = FaultWatch(self, faults, self._is_busy, self.say)
        self.scenes.over.connect(self._faults.show_what_waits)
        if mine.pipe is not None:
            from PySide6.QtCore import QSocketNotifier

            self._mine = mine
            self._asked = QSocketNotifier(mine.pipe, QSocketNotifier.Type.Read, self)
            self._asked.activated.connect(self._come_forward)

    def _is_busy(self) -> bool:
        return self.flow.running is not None

    def _come_forward(self) -> None:
        from PySide6.QtCore import Qt

        if self._mine.asked():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
            self.show()
            self.raise_()
            self.activateWindow()
