"""Says how far a long import or export is, and lets it be called off."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from backcompanion.base.errors import KnownError

T = TypeVar("T")
OnProgress = Callable[[int, int], bool]

_thread_state = threading.local()
_STEP_INTERVAL = 25


class OperationCancelledError(KnownError):
    """The person has had enough; nothing was written."""


@contextmanager
def reporting_progress(on_progress: OnProgress) -> Iterator[None]:
    """For what is done in this thread meanwhile. `on_progress` hears how many of how many entries,
    of reading and of comparing in turn; false calls it off.
    """
    _thread_state.on_progress = on_progress
    try:
        yield
    finally:
        _thread_state.on_progress = None


def with_progress(entries: Iterable[T], total: int) -> Iterator[T]:
    """The same entries; raises OperationCancelledError between two of them."""
    on_progress: OnProgress | None = getattr(_thread_state, "on_progress", None)
    for n, entry in enumerate(entries):
        if on_progress is not None and n % _STEP_INTERVAL == 0 and not on_progress(n, total):
            raise OperationCancelledError("called off")
        yield entry
