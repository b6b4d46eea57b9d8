"""Things to do at a moment of the machine's clock, for a loop that can wait for so long."""

import time
from collections.abc import Callable

TOO_LATE_SECONDS = 0.4


class Alarms:
    """Each by a name, under which there is one at a time. `due`: of `time.monotonic`."""

    def __init__(self) -> None:
        self._pending: dict[str, tuple[float, Callable[[], None]]] = {}

    def set(self, name: str, due: float, action: Callable[[], None]) -> None:
        self._pending[name] = due, action

    def is_set(self, name: str) -> bool:
        return name in self._pending

    def clear(self, name: str) -> None:
        self._pending.pop(name, None)

    def seconds_left(self) -> float | None:
        """Until the next; None: there is none."""
        if not self._pending:
            return None
        return max(0.0, min(due for due, _action in self._pending.values()) - time.monotonic())

    def ring(self) -> None:
        """Does what is due, in its order."""
        now = time.monotonic()
        rung = sorted((due, name) for name, (due, _action) in self._pending.items() if due <= now)
        for _due, name in rung:
            if name in self._pending:  # one before it may have cleared it
                self._pending.pop(name)[1]()


class DueQueue:
    """Each key is done once, however often it is added; what is too late is not done at all,
    unless it is `patient`.
    """

    def __init__(self, alarms: Alarms, lead_seconds: float) -> None:
        self._alarms = alarms
        self._lead_seconds = lead_seconds
        self._seen_keys: set[str] = set()

    def add(self, key: str, due: float, action: Callable[[], None], *, patient: bool) -> None:
        if key in self._seen_keys:
            return
        self._seen_keys.add(key)
        due -= self._lead_seconds
        if due < time.monotonic() - TOO_LATE_SECONDS and not patient:
            return
        self._alarms.set(_name(key), due, action)

    def cancel(self) -> None:
        """All that is not done yet; it may be told anew."""
        for key in [key for key in self._seen_keys if self._alarms.is_set(_name(key))]:
            self._alarms.clear(_name(key))
            self._seen_keys.discard(key)


def _name(key: str) -> str:
    return f"queued {key}"
