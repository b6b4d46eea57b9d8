"""While a session runs: the screen stays awake, and headphones and lock screen can steer it."""

from PySide6.QtCore import QObject, Signal

from backcompanion.application.running_session import RunningSession
from backcompanion.system.keep_awake import Awake
from backcompanion.system.media_keys import MediaControl
from backcompanion.training.exercise.routine import Library
from backcompanion.ui.player.moment_text import tell


class HandsFree(QObject):
    """`asked` gives an act of the Player's keys; `problem` one sentence, once."""

    asked = Signal(str)
    problem = Signal(str)
    raised = Signal()

    def __init__(self, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._running: RunningSession | None = None
        self._shown: tuple[object, ...] = ()
        self._awake = Awake(parent=self)
        self._media = MediaControl(self)
        self._awake.problem.connect(self.problem)
        self._media.play_pause.connect(self._toggle)
        self._media.play.connect(self._play)
        self._media.pause.connect(self._pause)
        self._media.next.connect(self._next)
        self._media.previous.connect(self._previous)
        self._media.raised.connect(self.raised)

    def begin(self, running: RunningSession) -> None:
        self._running = running
        self._shown = ()
        self._media.begin()
        running.looked.connect(self._follow)
        self._follow()

    def leave(self) -> None:
        """The session is over, left or discarded."""
        running, self._running = self._running, None
        if running is not None:
            running.looked.disconnect(self._follow)
            self._awake.release()
            self._media.end()

    def stop(self) -> None:
        """At the end of the program."""
        self.leave()
        self._awake.stop()

    def _follow(self) -> None:
        running = self._running
        if running is None:
            return
        session = running.session
        self._awake.follow(session.state)
        moment = session.moment
        shown = (moment.step, moment.ready, session.going)
        if shown != self._shown:
            self._shown = shown
            told = tell(moment, self._library, session.prescription.rounds)
            self._media.show(told.name, told.place, session.going)

    def _toggle(self) -> None:
        self.asked.emit("toggle")

    def _play(self) -> None:
        if self._running is not None and not self._running.session.going:
            self.asked.emit("toggle")

    def _pause(self) -> None:
        self.asked.emit("pause")

    def _next(self) -> None:
        self.asked.emit("skip")

    def _previous(self) -> None:
        self.asked.emit("back")
