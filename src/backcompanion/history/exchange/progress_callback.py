"""Says how far a long import or export is, and lets it be called off."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from backcompanion.base.errors import KnownError

T = TypeVar("T")
OnStep = Callable[[int, int], bool]

_here = threading.local()
_EVERY = 25


class CalledOffError(KnownError):
    """The person has had enough; nothing was written."""


@contextmanager
def watched(on_step: OnStep) -> Iterator[None]:
    """For what is done in this thread meanwhile. `on_step` hears how many of how many entries, of
    reading and of comparing in turn; false calls it off.
    """
    _here.on_step = on_step
    try:
        yield
    finally:
        _here.on_step = None


def counted(entries: Iterable[T], total: int) -> Iterator[T]:
    """The same entries; raises CalledOffError between two of them."""
    on_step: OnStep | None = getattr(_here, "on_step", None)
    for n, entry in enumerate(entries):
        if on_step is not None and n % _EVERY == 0 and not on_step(n, total):
            raise CalledOffError("called off")
        yield entry
