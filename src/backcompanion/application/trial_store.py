"""In the place of the history while an exercise is only tried: keeps nothing of it."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from backcompanion.history.write_future import OnSaved
    from backcompanion.training.session.prescription import Prescription
    from backcompanion.training.session.record import SessionRecord


class SessionStore(Protocol):
    """What a running session asks of the history."""

    now: Callable[[], datetime]

    def begin(
        self, _of: "Prescription", _started_at: datetime, /, *, weight_kg: float | None = None
    ) -> str: ...

    def heartbeat(self, _id: str, _at: float, /) -> object: ...

    def log(self, _id: str, _at: float, _command: str, /) -> object: ...

    def session(self, _id: str, /) -> "SessionRecord | None": ...

    def finish(self, _record: "SessionRecord", _on_saved: "OnSaved | None" = None, /) -> object: ...

    def discard(self, _id: str, /) -> object: ...


class TrialStore:
    """`now`: the clock on the wall."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now

    def begin(
        self, _of: "Prescription", _started_at: datetime, /, *, weight_kg: float | None = None
    ) -> str:
        return f"trial, {weight_kg}"

    def heartbeat(self, _id: str, _at: float, /) -> None:
        return

    def log(self, _id: str, _at: float, _command: str, /) -> None:
        return

    def session(self, _id: str, /) -> None:
        return None

    def finish(self, _record: "SessionRecord", _on_saved: "OnSaved | None" = None, /) -> None:
        return

    def discard(self, _id: str, /) -> None:
        return
