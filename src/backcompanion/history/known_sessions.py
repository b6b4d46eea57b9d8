"""The sessions that were seen on record in this run, so that what is missing can be counted."""

import threading
from collections.abc import Iterable


class KnownSessions:
    """By id; may be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ids: set[str] = set()

    def replace(self, ids: Iterable[str]) -> None:
        with self._lock:
            self._ids = set(ids)

    def add(self, session_id: str) -> None:
        with self._lock:
            self._ids.add(session_id)

    def forget(self, session_id: str) -> None:
        """It was removed on purpose."""
        with self._lock:
            self._ids.discard(session_id)

    def missing_from(self, ids: Iterable[str]) -> frozenset[str]:
        with self._lock:
            return frozenset(self._ids.difference(ids))
