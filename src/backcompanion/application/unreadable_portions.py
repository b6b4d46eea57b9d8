"""Looks for what cannot be read without holding the window: a few sessions at a time."""

from collections.abc import Callable, Iterator
from functools import partial

from backcompanion.history import reading
from backcompanion.history.set_aside import SetAside
from backcompanion.history.store import Store

# A few milliseconds' worth: all steps of so many sessions.
_PORTION = 20


def unreadable_in_portions(
    store: Store, whole: Callable[[], tuple[SetAside, ...]]
) -> Iterator[tuple[SetAside, ...] | None]:
    """None after each portion in which all steps are right, and at last the answer.

    `whole` looks through everything, in one go: it is asked where there is something to be found.
    """
    nothing: tuple[object, ...] = ()
    sessions = store.query(reading.sessions_with_steps, nothing)
    for start in range(0, len(sessions), _PORTION):
        portion = sessions[start : start + _PORTION]
        if store.query(partial(reading.has_unreadable_step, session_ids=portion), False):
            yield whole()
            return
        yield None
    yield store.read_all()[1]
