"""What charts of exercises ask the store, asked in a thread before somebody wants to see them."""

from collections.abc import Mapping, Sequence
from datetime import date

from backcompanion.base.dataclass import dataclass
from backcompanion.history.step_queries import first_days, loaded_exercises, trained
from backcompanion.history.store import Store


@dataclass(frozen=True, slots=True)
class ReadAhead:
    """Answers by the keys under which `ProgressQueries` keeps them, as of a `version`."""

    version: int
    answers: Mapping[object, object]


def read_ahead(store: Store, since: Sequence[date | None], until: date) -> ReadAhead:
    """All steps ever are gone through several times. `since`: first days of spans, None: ever."""
    version = store.version()
    answers: dict[object, object] = {
        "firsts": first_days(store),
        "loaded": loaded_exercises(store),
        "trained": trained(store),
    }
    for first in since:
        answers["done", first, until, ""] = store.sets_done(first, until, "")
    return ReadAhead(version, answers)
