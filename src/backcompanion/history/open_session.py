"""A session that is not over."""

from datetime import datetime
from typing import TYPE_CHECKING

from backcompanion.base.dataclass import dataclass

if TYPE_CHECKING:
    from backcompanion.training.session.timeline import LogEntry


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that was begun and not ended, with all that it takes to go on with it.

    `prescription`: as text, for `training.session.prescription_json.from_json`. `last_second`:
    training time when it was last seen, at `last_heartbeat` (UTC). `weight_kg`: of the body, where
    it was known.
    """

    id: str
    routine: str
    started_at: datetime
    prescription: str
    weight_kg: float | None
    log: "tuple[LogEntry, ...]"
    last_second: float
    last_heartbeat: datetime

    @property
    def is_trained(self) -> bool:
        """False where it was left or cut off before its first second: nothing to keep."""
        return self.last_second > 0
