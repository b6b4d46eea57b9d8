"""From Start to Finish and back: begins, goes on, ends and keeps sessions."""

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.base.i18n import gettext as _
from backcompanion.history.open_session import OpenSession
from backcompanion.training.session.prescription import Prescription
from backcompanion.training.session.record import SessionRecord

if TYPE_CHECKING:
    from backcompanion.application.running_session import RunningSession
    from backcompanion.application.trial_store import SessionStore

log = logging.getLogger(__name__)

WRITE_SECONDS = 2.0
RESUME_WITHIN = timedelta(hours=6)


class SessionFlow(QObject):
    """`began` carries the running session; `ended` the record that is being saved.

    `trial_ended`: nothing of it is kept. `ended_untrained`: nothing was done. `given_up`: nothing
    could show it. `resume_refused`: a sentence, why a session cannot be gone on with.
    """

    began = Signal(object)
    ended = Signal(object)
    trial_ended = Signal()
    ended_untrained = Signal()
    saved = Signal()
    given_up = Signal()
    resume_refused = Signal(str)

    def __init__(self, context: AppContext, history_model: HistoryModel) -> None:
        super().__init__()
        self._context, self._history_model = context, history_model
        self.running: RunningSession | None = None

    def begin(self, prescription: Prescription) -> None:
        self._begin(prescription, self._context.store)

    def try_out(self, prescription: Prescription) -> None:
        """As a session, but that nothing of it is kept."""
        from backcompanion.application.trial_store import TrialStore

        self._begin(prescription, TrialStore(self._context.now))

    def end_trial(self) -> bool:
        """Whether one was running."""
        if self.running is None or not self.running.is_trial:
            return False
        self.running.end()
        return True

    def _begin(self, prescription: Prescription, store: "SessionStore") -> None:
        if self.running is not None:
            return
        from backcompanion.application.running_session import RunningSession

        now = self._context.live.now
        running = RunningSession.begin(
            store,
            self._context.clock,
            prescription,
            speed=self._context.speed,
            lead_in=now.lead_in_seconds,
            weight_kg=now.weight_kg or None,
        )
        self._attach(running)
        self._start(running)

    def cut_off(self) -> OpenSession | None:
        """A session that can be gone on with. One that is too old is kept as it is.

        One that was cut off before its first second is discarded.
        """
        cut_off_session = self._open_session()
        if cut_off_session is None or self.running is not None:
            return None
        if not cut_off_session.is_trained:
            self._context.store.discard(cut_off_session.id)
            return None
        age = self._context.now() - cut_off_session.last_heartbeat
        # Set back since, a clock makes it lie in the future; it is recent all the same.
        if age > RESUME_WITHIN:
            self._context.store.end_as_written(cut_off_session.id)
            return None
        return cut_off_session

    def is_open(self, cut_off_session: OpenSession) -> bool:
        """False once it was deleted, or corrected in the history, which ends it."""
        latest = self._open_session()
        return latest is not None and latest.id == cut_off_session.id

    def _open_session(self) -> OpenSession | None:
        """As it was left a moment ago: what is still on its way to the disk comes first."""
        self._context.store.writer.flush(WRITE_SECONDS)
        return self._context.store.open_session()

    def resume(self, cut_off_session: OpenSession) -> None:
        """Where it stopped, from the start of the step, if it is still there."""
        if self.running is not None:
            return
        if not self.is_open(cut_off_session):
            self.resume_refused.emit(
                _("You deleted or changed that session in the history, so it cannot go on.")
            )
            return
        from backcompanion.application.running_session import RunningSession

        try:
            running = RunningSession.resume(
                self._context.store,
                self._context.clock,
                cut_off_session,
                speed=self._context.speed,
                lead_in=self._context.live.now.lead_in_seconds,
            )
        except ValueError:
            log.info("a session that was cut off cannot be read; it is kept as it is")
            self.keep(cut_off_session)
            return
        self._attach(running)
        self._start(running)

    def keep(self, cut_off_session: OpenSession) -> None:
        self._context.store.end_as_written(
            cut_off_session.id, on_saved=self._history_model.changed.emit
        )

    def forget_running(self) -> None:
        """The session was discarded or left; nothing runs any more."""
        self.running = None

    def give_up(self, running: "RunningSession") -> None:
        """A fault of ours keeps it from being shown: what was trained before can be gone on with.

        Raises whatever goes wrong, when nothing runs any more.
        """
        self.running = None
        try:
            if running.session.position > 0:
                running.suspend()
            else:
                running.discard()
        finally:
            self.given_up.emit()

    def edit(self, record: SessionRecord) -> None:
        self._history_model.edit(record)

    def _attach(self, running: "RunningSession") -> None:
        self.running = running
        running.ended.connect(self._on_ended)
        running.saved.connect(self._on_saved)
        self.began.emit(running)

    def _start(self, running: "RunningSession") -> None:
        """Unless it was given up at once, as nothing could show it."""
        if self.running is not running:
            return
        running.session.start()
        # Looked at before the Player is painted for the first time, which may take longer than the
        # first tone may be late.
        running.tick()

    def _on_ended(self) -> None:
        running = self.running
        if running is not None:
            self.running = None
            record = running.record()
            if running.is_trial:
                self.trial_ended.emit()
            elif record.was_trained():
                self.ended.emit(record)
            else:
                self.ended_untrained.emit()

    def _on_saved(self) -> None:
        self.saved.emit()
        self._history_model.changed.emit()
