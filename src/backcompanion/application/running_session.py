"""A session that is being done: it looks at the clock, writes the journal, and tells the page.

The look is a timer of its own, not a frame: a minimised window draws nothing and still looks.
"""

from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from backcompanion.application.trial_store import SessionStore, TrialStore
from backcompanion.history.open_session import OpenSession
from backcompanion.training.session.clock import Clock
from backcompanion.training.session.prescription import Prescription
from backcompanion.training.session.record import SessionRecord
from backcompanion.training.session.recording import build_record
from backcompanion.training.session.session import Session
from backcompanion.training.session.timeline import LogEntry

TICK_MILLISECONDS = 16
# A power cut must not cost more than a second, the way to the disk and a late look included.
HEARTBEAT_SECONDS = 0.5


class RunningSession(QObject):
    """`ticked` after every look; `saved` when the finished session is on disk.

    `changed` when a command entered the log or the state changed.
    """

    ticked = Signal()
    changed = Signal()
    ended = Signal()
    saved = Signal()

    def __init__(
        self,
        store: SessionStore,
        clock: Clock,
        session: Session,
        session_id: str,
        started_at: datetime,
        weight_kg: float | None,
    ) -> None:
        super().__init__()
        self.session = session
        self.id = session_id
        self._store, self._clock = store, clock
        self._started_at, self._weight_kg = started_at, weight_kg
        self._last_heartbeat = clock.now()
        self._state = session.state
        self._is_over = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self.tick)

    @classmethod
    def begin(
        cls,
        store: SessionStore,
        clock: Clock,
        prescription: Prescription,
        *,
        speed: float,
        lead_in: float,
        weight_kg: float | None,
    ) -> "RunningSession":
        """A new one; it is in the history from now on, where `store` is that."""
        started_at = store.now()
        session_id = store.begin(prescription, started_at, weight_kg=weight_kg)
        session = Session(prescription, clock, speed=speed, lead_in=lead_in)
        return cls(store, clock, session, session_id, started_at, weight_kg)._start_following()

    @classmethod
    def resume(
        cls,
        store: SessionStore,
        clock: Clock,
        cut_off: OpenSession,
        *,
        speed: float,
        lead_in: float,
    ) -> "RunningSession":
        """One that was cut off, from the start of the step at which it was.

        Raises ValueError where what is stored cannot be read.
        """
        from backcompanion.training.session.prescription_json import from_json

        session = Session(
            from_json(cut_off.prescription),
            clock,
            speed=speed,
            lead_in=lead_in,
            log=cut_off.log,
            at=cut_off.last_second,
        )
        running = cls(
            store, clock, session, cut_off.id, cut_off.started_at, cut_off.weight_kg
        )._start_following()
        session.restart_step()
        return running

    def _start_following(self) -> "RunningSession":
        self.session.on_entry = self._on_entry_logged
        self._timer.start()
        return self

    @property
    def is_trial(self) -> bool:
        """Nothing is kept of it."""
        return isinstance(self._store, TrialStore)

    def set_interval(self, milliseconds: int) -> None:
        """How often it looks: each frame while one watches, less often otherwise."""
        if self._is_over:
            return
        self._timer.setSingleShot(False)
        if self._timer.interval() != milliseconds or not self._timer.isActive():
            self._timer.start(milliseconds)

    def stop_polling(self) -> None:
        """Looks once more, for those who follow, and then no more until a pace is set."""
        if not self._is_over:
            self._timer.setSingleShot(True)
            self._timer.start(0)

    def tick(self) -> None:
        """Moves the session to now; twice a real second, says on disk how far it is."""
        session = self.session
        state = session.tick()
        now = self._clock.now()
        if state == "running" and now - self._last_heartbeat >= HEARTBEAT_SECONDS:
            self._last_heartbeat = now
            self._store.heartbeat(self.id, session.position)
        self.ticked.emit()
        if state != self._state:
            self._state = state
            self.changed.emit()
            if state == "ended":
                self._finish()

    def record(self) -> SessionRecord:
        """As it stands now."""
        session = self.session
        stored = self._store.session(self.id)
        local_date = stored.local_date if stored else self._started_at.date()
        return build_record(
            session.timeline,
            session.position,
            session_id=self.id,
            started_at=self._started_at,
            local_date=local_date,
            finished=session.finished,
            weight_kg=self._weight_kg,
        )

    def end(self) -> None:
        """Ends it here and saves it."""
        self.session.end()
        self.tick()

    def discard(self) -> None:
        self._stop()
        self._store.discard(self.id)

    def suspend(self) -> None:
        """Leaves it as it is, to be gone on with later."""
        self.session.pause("question")
        self._store.heartbeat(self.id, self.session.position)
        self._stop()

    def _on_entry_logged(self, entry: LogEntry) -> None:
        self._store.log(self.id, entry.at, entry.command)
        self.changed.emit()

    def _finish(self) -> None:
        if self._is_over:
            return
        self._stop()
        self._store.finish(self.record(), self._on_saved)
        self.ended.emit()

    def _on_saved(self) -> None:
        # In the writer's thread: a signal goes over to the window's by itself.
        self.saved.emit()

    def _stop(self) -> None:
        self._is_over = True
        self._timer.stop()
        # No circle is left, so that it ends here and not by chance in the writer's thread.
        self.session.on_entry = None
