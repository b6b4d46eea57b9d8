"""The window: a rail with pages, or the Player, or the Finish page, over one another."""

import base64
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from backcompanion.history.reading import OpenSession
from backcompanion.i18n import gettext as _
from backcompanion.training.record import SessionRecord
from backcompanion.ui.cut_off_card import CutOffCard
from backcompanion.ui.home import HomePages
from backcompanion.ui.numbers import Numbers
from backcompanion.ui.parts import Parts
from backcompanion.ui.rail import Rail
from backcompanion.ui.session_flow import SessionFlow
from backcompanion.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from backcompanion.ui.coaching import Coaching
    from backcompanion.ui.finish.page import FinishPage
    from backcompanion.ui.player.page import PlayerPage
    from backcompanion.ui.player.running import RunningSession

SMALLEST = QSize(960, 540)
USUAL = QSize(1280, 800)
WORKOUT, PLAN, PROGRESS, SETTINGS, HELP = range(5)


class MainWindow(QMainWindow):
    def __init__(self, parts: Parts, numbers: Numbers) -> None:
        super().__init__()
        self.parts, self.numbers = parts, numbers
        self.flow = SessionFlow(parts, numbers)
        title = "Back Companion"
        if parts.speed != 1:
            title += _(" · rehearsal at {n} times the speed").format(n=f"{parts.speed:g}")
        self.setWindowTitle(title)
        self.setMinimumSize(SMALLEST)
        self._rail = Rail()
        self.home = HomePages(parts, numbers, self.coaching, self)
        home = QWidget()
        row = QHBoxLayout(home)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self.home, 1)
        self._home = home
        self._stack = QStackedWidget()
        self._stack.addWidget(home)
        self.setCentralWidget(self._stack)
        self._player: PlayerPage | None = None
        self._finish: FinishPage | None = None
        self.toast = Toast(home)
        self._coaching: Coaching | None = None
        self._found: OpenSession | None = None
        self._offered: CutOffCard | None = None
        self._connect()
        self._offer_cut_off()
        self._restore_place()
        self._rail.show_page(WORKOUT)

    def _connect(self) -> None:
        self._rail.chosen.connect(self.show_page)
        workout = self.home.workout
        workout.started.connect(self.flow.begin)
        self.home.help_wanted.connect(self.show_help)
        self.home.workout_wanted.connect(self._show_workout)
        self.flow.began.connect(self._began)
        self.flow.ended.connect(self._ended)
        self.flow.saved.connect(self._saved)
        self.numbers.changed.connect(self.show_week)
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
        from backcompanion.ui.workout.week import advice_line, day_name, week_line

        stats, advice = self.numbers.stats(), self.numbers.advice()
        safe_until = day_name(advice.last_day.weekday())
        self.home.workout.show_week(week_line(stats), advice_line(advice, safe_until))
        self.home.workout.set_hurt(self.numbers.hurt_last_time())

    def after_showing(self) -> None:
        """What need not stand before the window does."""
        self.show_week()
        self.home.workout.bring_figure()
        if self._offered is None and not self.parts.live.now.welcomed:
            self.home.show_welcome()
        if self.parts.live.problem:
            self._say(self.parts.live.problem)
        self.coaching().warm_soon()

    def _say(self, text: str) -> None:
        """Where one looks: over the Player, or over the pages."""
        player = self._player
        if player is not None and self._stack.currentWidget() is player:
            player.toast.say(text)
        else:
            self.toast.say(text)

    def _offer_cut_off(self) -> None:
        """Before the window is shown: a key that is pressed at once must not start another."""
        self._found = self.flow.cut_off()
        if self._found is not None:
            self._offered = self.home.offer_cut_off(self._found)
            self._offered.wanted.connect(self._go_on)
            self._offered.kept.connect(self._keep)

    def _go_on(self) -> None:
        found = self._take_offer_away()
        if found is not None:
            self.flow.go_on(found)

    def _keep(self) -> None:
        found = self._take_offer_away()
        if found is not None:
            self.flow.keep(found)
        self.home.workout.focus_start()

    def _take_offer_away(self) -> OpenSession | None:
        found, self._found, self._offered = self._found, None, None
        self.home.workout.show_extra(None)
        return found

    # --- a session ---------------------------------------------------------------------------

    def coaching(self) -> "Coaching":
        """Sound and voice; made once the window stands, as nothing sounds before."""
        if self._coaching is None:
            from backcompanion.ui.coaching import Coaching

            self._coaching = Coaching(self.parts, self.numbers, self)
            self._coaching.problem.connect(self._say)
        return self._coaching

    def player(self) -> "PlayerPage":
        """The Player; made when it is first wanted."""
        if self._player is None:
            from backcompanion.ui.player.page import PlayerPage

            player = PlayerPage(self.parts.library, self.parts.live, self.parts.figures)
            player.full_screen_wanted.connect(self._toggle_full_screen)
            player.help_wanted.connect(self.show_help)
            player.acts.left.connect(self._left)
            player.acts.discarded.connect(self._discarded)
            player.acts.muted.connect(self.coaching().coach.mute)
            self.coaching().captioned.connect(player.show_caption)
            self._stack.addWidget(player)
            self._player = player
        return self._player

    @property
    def finish_page(self) -> "FinishPage | None":
        """None before the first session has ended."""
        return self._finish

    def _began(self, running: "RunningSession") -> None:
        self._take_offer_away()
        player = self.player()
        self.coaching().lead(running)
        self._stack.setCurrentWidget(player)
        player.follow(running)

    def _ended(self, record: SessionRecord) -> None:
        from backcompanion.ui.finish.page import FinishPage

        self.player().leave()
        self.coaching().leave()
        self._leave_full_screen()
        if self._finish is None:
            finish = FinishPage(self.parts.library)
            finish.edited.connect(self.flow.edit)
            finish.done.connect(self._done)
            finish.progress_wanted.connect(self._to_progress)
            self._stack.addWidget(finish)
            self._finish = finish
        self._ended_record = record
        self._stack.setCurrentWidget(self._finish)
        stats = self.numbers.stats_with(record)
        self._finish.show_session(record, stats)

    def _saved(self) -> None:
        if self._finish is not None:
            self._finish.show_saved()

    def _done(self) -> None:
        self._go_home(WORKOUT)
        self.home.workout.focus_start()

    def _to_progress(self) -> None:
        self._go_home(PROGRESS)

    def _go_home(self, page: int) -> None:
        self._leave_full_screen()
        self._stack.setCurrentWidget(self._home)
        self.show_page(page)
        self.show_week()

    def _discarded(self) -> None:
        self.player().leave()
        self.coaching().leave()
        self.flow.drop()
        self._done()
        self.toast.say(_("The session was discarded."))

    def _left(self) -> None:
        self.player().leave()
        self.coaching().leave()
        self.flow.drop()
        self.close()

    # --- the window itself -------------------------------------------------------------------

    def _toggle_full_screen(self) -> None:
        full = not self.isFullScreen()
        if full:
            self.showFullScreen()
        else:
            self.showNormal()
        self.player().set_full_screen(full)

    def _leave_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
            self.player().set_full_screen(False)

    def _restore_place(self) -> None:
        self.resize(USUAL)
        place = self.parts.live.now.window
        if place:
            self.restoreGeometry(QByteArray(base64.b64decode(place, validate=False)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._offered is not None:
            self._offered.go_on_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.home.workout.focus_start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self, self.numbers.look)

    def closeEvent(self, event: QCloseEvent) -> None:
        """In mid-session it asks; otherwise it remembers its place and waits for the disk."""
        if self.flow.running is not None:
            event.ignore()
            self.player().acts.ask_close()
            return
        if self._finish is not None:
            self._finish.flush()
        if self._coaching is not None:
            self._coaching.stop()
        if not self.isFullScreen():
            place = base64.b64encode(self.saveGeometry().data()).decode()
            self.parts.live.change(window=place)
        if not self.parts.store.close():
            event.ignore()
            self._not_saved()
            return
        event.accept()

    def _not_saved(self) -> None:
        from PySide6.QtWidgets import QMessageBox

        pending = self.parts.store.writer.pending()
        asked = QMessageBox.warning(
            self,
            _("Not everything is saved"),
            _(
                "{n} entries could not be written: {why}\n\nClose all the same, and lose them?"
            ).format(n=pending, why=self.parts.store.writer.trouble),
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Retry,
            QMessageBox.StandardButton.Retry,
        )
        if asked == QMessageBox.StandardButton.Discard:
            QTimer.singleShot(0, self, self._quit)
        else:
            QTimer.singleShot(0, self, self.close)

    def _quit(self) -> None:
        from PySide6.QtWidgets import QApplication

        QApplication.exit(3)
