"""While a session runs: the screen stays awake, and headphones and lock screen can steer it."""

from PySide6.QtCore import QObject, Signal

from backcompanion.application.desktop import Desktop
from backcompanion.application.running_session import RunningSession
from backcompanion.system.keep_awake import KeepAwake
from backcompanion.training.exercise.routine import Library
from backcompanion.ui.player.actions import PlayerAction
from backcompanion.ui.player.moment_text import describe_moment


class DesktopIntegration(QObject):
    """`action_requested` gives a `PlayerAction`; `problem_occurred` one sentence, once."""

    action_requested = Signal(object)
    problem_occurred = Signal(str)
    raise_requested = Signal()

    def __init__(self, desktop: Desktop, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._running: RunningSession | None = None
        self._shown: tuple[object, ...] = ()
        self._keep_awake = KeepAwake(desktop.keep_awake, parent=self)
        self._media = desktop.create_media_controls(self)
        self._keep_awake.problem_occurred.connect(self.problem_occurred)
        self._media.toggle_requested.connect(self._on_play_pause)
        self._media.play_requested.connect(self._on_play)
        self._media.pause_requested.connect(self._on_pause)
        self._media.next_requested.connect(self._on_next)
        self._media.previous_requested.connect(self._on_previous)
        self._media.raise_requested.connect(self.raise_requested)

    def attach(self, running: RunningSession) -> None:
        self._running = running
        self._shown = ()
        self._media.begin()
        running.ticked.connect(self._on_ticked)
        self._on_ticked()

    def detach(self) -> None:
        """The session is over, suspended or discarded."""
        running, self._running = self._running, None
        if running is not None:
            running.ticked.disconnect(self._on_ticked)
            self._keep_awake.release()
            self._media.end()

    def stop(self) -> None:
        """At the end of the program."""
        self.detach()
        self._keep_awake.stop()

    def _on_ticked(self) -> None:
        running = self._running
        if running is None:
            return
        session = running.session
        self._keep_awake.set_session_state(session.state)
        moment = session.moment
        shown = (moment.step, moment.getting_ready, session.in_progress)
        if shown != self._shown:
            self._shown = shown
            moment_text = describe_moment(moment, self._library, session.prescription.rounds)
            self._media.show(moment_text.name, moment_text.place, session.in_progress)

    def _on_play_pause(self) -> None:
        self.action_requested.emit(PlayerAction.TOGGLE)

    def _on_play(self) -> None:
        if self._running is not None and not self._running.session.in_progress:
            self.action_requested.emit(PlayerAction.TOGGLE)

    def _on_pause(self) -> None:
        self.action_requested.emit(PlayerAction.PAUSE)

    def _on_next(self) -> None:
        self.action_requested.emit(PlayerAction.SKIP)

    def _on_previous(self) -> None:
        self.action_requested.emit(PlayerAction.BACK)
