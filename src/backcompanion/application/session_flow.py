"""From Start to Finish and back: begins, goes on, ends and keeps sessions."""

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcompanion.application.context import Parts
from backcompanion.application.history_model import Numbers
from backcompanion.base.i18n import gettext as _
from backcompanion.history.open_session import OpenSession
from backcompanion.training.session.prescription import Prescription
from backcompanion.training.session.record import SessionRecord

if TYPE_CHECKING:
    from backcompanion.application.running_session import RunningSession

log = logging.getLogger(__name__)

GO_ON_WITHIN = timedelta(hours=6)


class SessionFlow(QObject):
    """`began` carries the running session; `ended` the record that is being saved.

    `refused`: a sentence, why a session cannot be gone on with.
    """

    began = Signal(object)
    ended = Signal(object)
    saved = Signal()
    refused = Signal(str)

    def __init__(self, parts: Parts, numbers: Numbers) -> None:
        super().__init__()
        self._parts, self._numbers = parts, numbers
        self.running: RunningSession | None = None

    def begin(self, prescription: Prescription) -> None:
        if self.running is not None:
            return
        from backcompanion.application.running_session import RunningSession

        now = self._parts.live.now
        running = RunningSession.begin(
            self._parts.store,
            self._parts.clock,
            prescription,
            speed=self._parts.speed,
            lead_in=now.lead_in_seconds,
            weight_kg=now.weight_kg or None,
        )
        self._follow(running)
        self._start(running)

    def cut_off(self) -> OpenSession | None:
        """A session that can be gone on with. One that is too old is kept as it is.

        One that was cut off before its first second is discarded.
        """
        found = self._parts.store.open_session()
        if found is None or self.running is not None:
            return None
        if not found.is_trained:
            self._parts.store.discard(found.id)
            return None
        age = datetime.now(UTC) - found.last_beat
        # Set back since, a clock makes it lie in the future; it is recent all the same.
        if age > GO_ON_WITHIN:
            self._parts.store.keep(found.id)
            return None
        return found

    def is_open(self, found: OpenSession) -> bool:
        """False once it was deleted, or corrected in the history, which ends it."""
        latest = self._parts.store.open_session()
        return latest is not None and latest.id == found.id

    def go_on(self, found: OpenSession) -> None:
        """Where it stopped, from the start of the step, if it is still there."""
        if self.running is not None:
            return
        if not self.is_open(found):
            self.refused.emit(
                _("You deleted or changed that session in the history, so it cannot go on.")
            )
            return
        from backcompanion.application.running_session import RunningSession

        try:
            running = RunningSession.go_on(
                self._parts.store,
                self._parts.clock,
                found,
                speed=self._parts.speed,
                lead_in=self._parts.live.now.lead_in_seconds,
            )
        except ValueError:
            log.info("a session that was cut off cannot be read; it is kept as it is")
            self.keep(found)
            return
        self._follow(running)
        self._start(running)

    def keep(self, found: OpenSession) -> None:
        self._parts.store.keep(found.id, on_saved=self._numbers.changed.emit)

    def drop(self) -> None:
        """The session was discarded or left; nothing runs any more."""
        self.running = None

    def edit(self, record: SessionRecord) -> None:
        self._numbers.edit(record)

    def _follow(self, running: "RunningSession") -> None:
        self.running = running
        running.ended.connect(self._ended)
        running.saved.connect(self._saved)
        self.began.emit(running)

    def _start(self, running: "RunningSession") -> None:
        running.session.start()
        # Looked at before the Player is painted for the first time, which may take longer than the
        # first tone may be late.
        running.look()

    def _ended(self) -> None:
        running = self.running
        if running is not None:
            self.running = None
            self.ended.emit(running.record())

    def _saved(self) -> None:
        self.saved.emit()
        self._numbers.changed.emit()
