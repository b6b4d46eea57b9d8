"""What a session looks and sounds like from its first second to the Finish page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from backcompanion.application.context import Parts
from backcompanion.application.history_model import Numbers
from backcompanion.application.session_flow import SessionFlow
from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import SessionRecord

if TYPE_CHECKING:
    from backcompanion.application.running_session import RunningSession
    from backcompanion.application.sound_controller import Coaching
    from backcompanion.ui.finish.page import FinishPage
    from backcompanion.ui.player.page import PlayerPage
    from backcompanion.ui.shell.desktop_integration import HandsFree


class SessionScenes(QObject):
    """The Player and the Finish page, each made when it is first wanted, with sound and screen.

    `began`: a session fills the window. `over`: back to the pages, with the index of the one
    wanted. `left`: it is to be gone on with later. `said`: a sentence for the person.
    """

    began = Signal()
    over = Signal(bool)
    left = Signal()
    said = Signal(str)
    help_wanted = Signal()

    def __init__(
        self, window: QMainWindow, stack: QStackedWidget, parts: Parts, numbers: Numbers
    ) -> None:
        super().__init__(window)
        self._window, self._stack = window, stack
        self._parts, self._numbers = parts, numbers
        self.flow = SessionFlow(parts, numbers)
        self._player: PlayerPage | None = None
        self._finish: FinishPage | None = None
        self._coaching: Coaching | None = None
        self._hands_free: HandsFree | None = None
        self.flow.began.connect(self._began)
        self.flow.ended.connect(self._ended)
        self.flow.saved.connect(self._saved)
        self.flow.refused.connect(self.said)

    @property
    def running(self) -> "RunningSession | None":
        return self.flow.running

    @property
    def finish_page(self) -> "FinishPage | None":
        """None before the first session has ended."""
        return self._finish

    def coaching(self) -> "Coaching":
        """Sound and voice; made once the window stands, as nothing sounds before."""
        if self._coaching is None:
            from backcompanion.application.sound_controller import Coaching

            self._coaching = Coaching(self._parts, self._numbers, self)
            self._coaching.problem.connect(self.said)
        return self._coaching

    def player(self) -> "PlayerPage":
        if self._player is None:
            from backcompanion.ui.player.page import PlayerPage

            player = PlayerPage(self._parts.library, self._parts.live, self._parts.figures)
            player.full_screen_wanted.connect(self._toggle_full_screen)
            player.help_wanted.connect(self.help_wanted)
            player.acts.left.connect(self._left)
            player.acts.discarded.connect(self._discarded)
            player.acts.muted.connect(self.coaching().coach.mute)
            player.acts.say_all_wanted.connect(self.coaching().coach.say_all_again)
            self.coaching().captioned.connect(player.show_caption)
            self._stack.addWidget(player)
            self._player = player
        return self._player

    def say(self, text: str) -> bool:
        """Over the Player, if that is what one looks at; else nothing."""
        player = self._player
        if player is None or self._stack.currentWidget() is not player:
            return False
        player.toast.say(text)
        return True

    def ask_close(self) -> None:
        self.player().acts.ask_close()

    def stop(self) -> None:
        """At the end of the program: what is still being typed is kept, nothing sounds on."""
        if self._finish is not None:
            self._finish.flush()
        if self._hands_free is not None:
            self._hands_free.stop()
        if self._coaching is not None:
            self._coaching.stop()

    def leave_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._toggle_full_screen()

    # --- what happens ------------------------------------------------------------------------

    def _began(self, running: "RunningSession") -> None:
        self.began.emit()
        player = self.player()
        self.coaching().lead(running)
        self._hands().begin(running)
        self._stack.setCurrentWidget(player)
        player.follow(running)

    def _ended(self, record: SessionRecord) -> None:
        from backcompanion.ui.finish.page import FinishPage

        self._leave()
        if self._finish is None:
            finish = FinishPage(self._parts.library)
            finish.edited.connect(self.flow.edit)
            finish.done.connect(self._done)
            finish.progress_wanted.connect(self._to_progress)
            self._stack.addWidget(finish)
            self._finish = finish
        self._stack.setCurrentWidget(self._finish)
        self._finish.show_session(record, self._numbers.stats_with(record))

    def _saved(self) -> None:
        if self._finish is not None:
            self._finish.show_saved()

    def _done(self) -> None:
        self.over.emit(False)

    def _to_progress(self) -> None:
        self.over.emit(True)

    def _discarded(self) -> None:
        self._leave()
        self.flow.drop()
        self.over.emit(False)
        self.said.emit(_("The session was discarded."))

    def _left(self) -> None:
        self._leave()
        self.flow.drop()
        self.left.emit()

    def _leave(self) -> None:
        self.player().leave()
        self.coaching().leave()
        self._hands().leave()
        self.leave_full_screen()

    def _hands(self) -> "HandsFree":
        if self._hands_free is None:
            from backcompanion.ui.shell.desktop_integration import HandsFree

            self._hands_free = HandsFree(self._parts.library, self)
            self._hands_free.asked.connect(self.player().acts.do)
            self._hands_free.problem.connect(self.said)
            self._hands_free.raised.connect(self._raise)
        return self._hands_free

    def _raise(self) -> None:
        self._window.raise_()
        self._window.activateWindow()

    def _toggle_full_screen(self) -> None:
        # Not showNormal: a window that was maximised before is so again afterwards.
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.player().set_full_screen(self._window.isFullScreen())
