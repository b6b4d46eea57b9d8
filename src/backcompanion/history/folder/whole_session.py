"""A session that one event says all of, quickly: most of its steps were met in others."""

import json
from functools import lru_cache

from backcompanion.history.field_checks import InvalidValueError
from backcompanion.history.folder.event import Event
from backcompanion.history.folder.event_fields import STEP_FIELDS, session_fields
from backcompanion.history.record_checks import MAX_STEPS, check_session, check_step
from backcompanion.training.session.record import SessionRecord, StepRecord

NEEDED = frozenset({"routine", "started_at", "local_date", "active_seconds", "finished"})
"""What a session cannot be without; an import may leave some of it out."""

# As this program writes a line, the steps stand at its end, each an object of plain values.
_STEPS, _END, _BETWEEN = ',"steps":[{', "}]}}", "},{"


def whole_session(event: Event) -> SessionRecord:
    """Raises InvalidValueError."""
    start = event.line.find(_STEPS)
    if start > 0 and event.line.endswith(_END):
        pieces = event.line[start + len(_STEPS) : -len(_END)].split(_BETWEEN)
        try:
            steps = tuple([_step(piece) for piece in pieces])
        except ValueError:
            steps = ()  # it only looked so
        if steps and len(steps) <= MAX_STEPS:
            return _session(event.line[:start] + "}}", event, steps)
    return _session(event.line, event)


def _session(text: str, event: Event, steps: tuple[StepRecord, ...] = ()) -> SessionRecord:
    """`steps`: where the text does not have them itself."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidValueError("a broken line") from None
    fields = session_fields(values.get("session"))
    if not fields.keys() >= NEEDED:
        raise InvalidValueError("not all of it")
    fields["id"] = event.subject[1] if event.subject else ""
    return check_session(fields, steps).record


@lru_cache(maxsize=4096)
def _step(piece: str) -> StepRecord:
    """Raises ValueError where it is no object by itself, InvalidValueError where it is no step."""
    values = json.loads(f"{{{piece}}}")
    return check_step({name: values[name] for name in values if name in STEP_FIELDS})
