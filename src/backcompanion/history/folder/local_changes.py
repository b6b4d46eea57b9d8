"""What was changed here since the last time, as events for the others."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from backcompanion.base.dataclass import dataclass
from backcompanion.history import change_marks
from backcompanion.history.change_marks import ALL, State
from backcompanion.history.field_checks import InvalidValueError
from backcompanion.history.folder.event import (
    MOST_COUNTER,
    Event,
    Subject,
    event_line,
    read_event,
)
from backcompanion.history.folder.event_fields import fields_of
from backcompanion.history.folder.fold import NOTHING, Events, Folded, fold
from backcompanion.history.folder.local_values import UnreadableError, keys_of, value_of

FieldValues = Mapping[str, Any]
SeenIds = Mapping[Subject, frozenset[str]]
# What has a mark and is not there was taken away; of the rest, it may never have been.
_MARKED_BY_KEY = frozenset({"session", "goal", "break"})


@dataclass(frozen=True, slots=True)
class LocalChange:
    """`value`: as it stands here now, None where it went. `token`: the id of its event."""

    subject: Subject
    value: FieldValues | None
    token: str


@dataclass(frozen=True, slots=True)
class LocalState:
    """What the history knows of the folder, as of one moment. `marks`: tokens by kind and key, as
    they lie there.
    """

    state: State | None
    seen: SeenIds
    content: Mapping[Subject, str]
    marks: Mapping[Subject, str]
    changes: tuple[LocalChange, ...]
    revision: int


def read_local(connection: sqlite3.Connection) -> LocalState:
    """Inside a transaction."""
    from backcompanion.history import reading

    seen, content = {}, {}
    for kind, key, events, held in connection.execute(
        "SELECT kind, key, events, content FROM shared WHERE kind <> 'state'"
    ):
        seen[kind, key] = frozenset(events.split())
        if held is not None:
            content[kind, key] = held
    marks = {
        (kind, key): token
        for kind, key, token in connection.execute("SELECT kind, key, token FROM changes")
    }
    changes = []
    for (kind, key), token in marks.items():
        for each in keys_of(connection, kind, key):
            try:
                value = value_of(connection, (kind, each))
            except UnreadableError:
                continue
            changes.append(LocalChange((kind, each), value, _token(token, key, each)))
    state = change_marks.state(connection)
    return LocalState(state, seen, content, marks, tuple(changes), reading.revision(connection))


def _token(token: str, key: str, each: str) -> str:
    return token if key != ALL else short_hash(token, each)


def short_hash(*parts: object) -> str:
    """An id that is the same for the same parts."""
    text = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def moment_text(now: datetime) -> str:
    """As events have it."""
    return now.astimezone(UTC).isoformat(timespec="seconds")


class EventWriter:
    """Makes events of this device, each with the next counter."""

    def __init__(self, events: Events, device: str, at: str) -> None:
        self._events, self.device, self._at = events, device, at
        self.written: list[Event] = []

    def write(self, token: str, kind: str, values: FieldValues, counter: int = 0) -> bool:
        """False where it would say what nobody could read. What stands in our file already, as the
        program was ended before it could note that, is not written twice. `counter`: 0 for the
        next one.
        """
        if token in self._events:
            return True
        counter = min(counter or self._events.greatest_counter + 1, MOST_COUNTER)
        event = read_event(event_line(token, self.device, counter, self._at, kind, values))
        if event is None:
            return False
        try:
            fields_of(event)
        except InvalidValueError:
            return False
        self._events.add(event)
        self.written.append(event)
        return True


def write_changes(
    writer: EventWriter,
    events: Events,
    local: LocalState,
    shareable: Callable[[Subject, FieldValues], FieldValues],
    *,
    file_is_lost: bool = False,
) -> dict[Subject, str]:
    """By subject, the event that stands for what was changed; "" where there is nothing to say.

    `file_is_lost`: others may know of things that nothing here says they do.
    """
    done: dict[Subject, str] = {}
    for change in local.changes:
        value = None if change.value is None else shareable(change.subject, change.value)
        shared = LocalChange(change.subject, value, change.token)
        is_cut = file_is_lost and change.subject[0] in _MARKED_BY_KEY
        done[change.subject] = write_one(writer, events, local, shared, is_cut=is_cut)
    return done


def write_one(
    writer: EventWriter,
    events: Events,
    local: LocalState,
    change: LocalChange,
    *,
    is_cut: bool = False,
) -> str:
    """Its event, or "". `is_cut`: some of what was said of it may be in no file at present."""
    base, whole = known_and_whole(events, change.subject, local.seen, writer.device, local.state)
    is_cut = is_cut or not local.seen.get(change.subject, frozenset()) <= base.ids
    event = _event(change.subject, change.value, base, whole, local.state, is_cut=is_cut)
    return change.token if event is not None and writer.write(change.token, *event) else ""


def known_and_whole(
    events: Events, subject: Subject, seen: SeenIds, device: str, state: State | None
) -> tuple[Folded, Folded]:
    """What the events amount to that stand here already; and all of them.

    What this device has written itself stands here, even if the program was ended before it could
    note that.
    """
    of_subject = events.by_subject.get(subject)
    if not of_subject:
        return NOTHING, NOTHING
    known = seen.get(subject, frozenset())
    if state != "back":
        known = known | {event.id for event in of_subject if event.device == device}
    return (fold(of_subject, known) if known else NOTHING), fold(of_subject)


def _event(
    subject: Subject,
    value: FieldValues | None,
    base: Folded,
    whole: Folded,
    state: State | None,
    *,
    is_cut: bool,
) -> tuple[str, FieldValues] | None:
    """`is_cut`: some of what stands here is in no file at present."""
    kind, key = subject
    if value is None:
        return removal(kind, key) if base.exists or is_cut else None
    if not value:
        return None
    if not base.ids and whole.ids and state != "in use":
        return _met(kind, key, value, whole, state)
    if not base.ids:
        return creation(kind, key, value)
    # No note is what stands where a note was not to leave its computer.
    changed = {n: v for n, v in value.items() if base.fields.get(n, "") != v}
    if base.exists and not changed:
        return None
    over = {name: list(base.heads[name]) for name in changed if base.heads.get(name)}
    if kind == "session":
        return "correction", {"session": key, "fields": changed, "over": over}
    if kind in ("preferences", "person"):
        return kind, {**changed, "over": over}
    event_kind, values = creation(kind, key, value)
    return event_kind, {**values, "over": over}


def _met(
    kind: str, key: str, value: FieldValues, whole: Folded, state: State | None
) -> tuple[str, FieldValues] | None:
    """Here and in the folder, and neither knows of the other."""
    if kind in ("preferences", "person"):
        more = {name: value[name] for name in value if name not in whole.fields}
        return (kind, more) if more else None
    if not whole.exists:
        # Who goes back to a backup wants what is in it.
        if state != "back":
            return None
        if kind == "session":
            return "correction", {"session": key, "fields": {}}
        return creation(kind, key, value)
    changed = {n: v for n, v in value.items() if whole.fields.get(n, v) != v}
    if kind != "session" or state == "back" or not changed:
        return None
    return "correction", {"session": key, "fields": changed}


def removal(kind: str, key: str) -> tuple[str, FieldValues]:
    """Kind and values of the event that takes it away."""
    match kind:
        case "session":
            return "deletion", {"session": key}
        case "running":
            return "stopped", {"session": key}
        case "goal" | "break":
            return f"{kind}-removed", {"from": key}
        case "soreness":
            return kind, {"on": key, "value": None}
        case "milestone":
            return kind, {"on": key, "text": None}
        case "plan":
            return kind, {"plan": None}
    return kind, {"file": key, "text": None}


def creation(kind: str, key: str, value: FieldValues) -> tuple[str, FieldValues]:
    """Kind and values of the event that says all of it."""
    match kind:
        case "session":
            return kind, {"session": {"id": key, **value}}
        case "running":
            return "began", {"session": key, **value}
        case "goal" | "break":
            return kind, {"from": key, **value}
        case "soreness" | "milestone":
            return kind, {"on": key, **value}
        case "routine" | "exercise" | "motion":
            return kind, {"file": key, **value}
    return kind, value
