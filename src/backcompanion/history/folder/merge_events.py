"""What the folder says into the history: all of it in one transaction."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from typing import Any

from backcompanion.base.dataclass import dataclass
from backcompanion.history import change_marks, writing
from backcompanion.history.change_marks import ALL
from backcompanion.history.field_checks import InvalidValueError
from backcompanion.history.folder.event import Event, Subject
from backcompanion.history.folder.fold import Events, Folded, Rival, device_names, fold
from backcompanion.history.folder.local_values import UnreadableError, session_value, value_of
from backcompanion.history.folder.set_value import KINDS, set_value
from backcompanion.history.folder.whole_session import NEEDED, whole_session
from backcompanion.training.session.record import SessionRecord

FieldValues = Mapping[str, Any]
# A session that came whole is kept as it is.
AnyValue = FieldValues | SessionRecord | None


@dataclass(frozen=True, slots=True)
class WrittenChanges:
    """`marks`: as they were read; `events`: by subject, what was written of it, or ""."""

    marks: Mapping[Subject, str]
    events: Mapping[Subject, str]


@dataclass(slots=True)
class Merged:
    """`before`, `after`: of each thing that is otherwise now, None where it was or is not there.
    `devices`: whose events these were.
    """

    before: dict[Subject, AnyValue] = field(default_factory=dict)
    after: dict[Subject, AnyValue] = field(default_factory=dict)
    devices: set[str] = field(default_factory=set)


class _Merge:
    """One transaction's work: what is seen already, what waits, and what was done."""

    def __init__(
        self, connection: sqlite3.Connection, now_us: int, names: Mapping[str, str]
    ) -> None:
        self.connection, self.now_us, self.names = connection, now_us, names
        self.merged = Merged()
        self.seen: dict[Subject, frozenset[str]] = {
            (kind, key): frozenset(ids.split())
            for kind, key, ids in connection.execute("SELECT kind, key, events FROM shared")
        }
        self.newly_seen: dict[Subject, Collection[str]] = {}
        self.added: list[SessionRecord] = []

    def see(self, subject: Subject, ids: Collection[str]) -> None:
        self.newly_seen[subject] = ids

    def note(self, subject: Subject, before: FieldValues | None, after: FieldValues | None) -> None:
        self.merged.before[subject] = before
        self.merged.after[subject] = after


def merge_events(
    connection: sqlite3.Connection, events: Events, written: WrittenChanges, now_us: int
) -> Merged:
    """Inside a transaction. What was changed here since `written` was read waits for its turn."""
    merge = _Merge(connection, now_us, device_names(events))
    waiting = _take_marks_off(merge, written)
    own_marks = connection.execute("SELECT kind, key, token FROM changes").fetchall()
    rows: dict[str, str] = dict(connection.execute("SELECT id, state FROM sessions").fetchall())
    for subject, group in events.by_subject.items():
        kind, key = subject
        if kind not in KINDS:
            continue
        known = merge.seen.get(subject, frozenset())
        new = [event for event in group if event.id not in known]
        if not new or subject in waiting or (kind, ALL) in waiting:
            continue
        if kind == "session":
            state = rows.get(key, "")
            if state == "open":
                continue
            if not state and len(group) == 1 and new[0].kind == "session":
                _add_session(merge, subject, new[0])
                continue
        _merge_one(merge, subject, group, known)
    for subject in written.events:
        if subject[0] == "session" and len(group := events.by_subject.get(subject, [])) > 1:
            _keep_rivals(connection, subject[1], fold(group).rivals, merge.names)
    writing.add_all(connection, merge.added, as_ours=False)
    _write_seen(merge)
    # What came from elsewhere was not changed here.
    connection.execute("DELETE FROM changes")
    connection.executemany("INSERT INTO changes VALUES (?, ?, ?)", own_marks)
    change_marks.set_state(connection, "in use")
    return merge.merged


def _take_marks_off(merge: _Merge, written: WrittenChanges) -> set[Subject]:
    """Of what has been written since; what was changed once more meanwhile keeps its mark."""
    waiting: set[Subject] = set()
    for kind, key, token in merge.connection.execute(
        "SELECT kind, key, token FROM changes"
    ).fetchall():
        if written.marks.get((kind, key)) == token:
            merge.connection.execute("DELETE FROM changes WHERE kind = ? AND key = ?", (kind, key))
        else:
            waiting.add((kind, key))
    for subject, event in written.events.items():
        if event:
            known = merge.seen.get(subject, frozenset()) | {event}
            merge.seen[subject] = known
            merge.see(subject, known)
    return waiting


def _add_session(merge: _Merge, subject: Subject, event: Event) -> None:
    """The usual one: new here, and one event says all of it."""
    try:
        record = whole_session(event)
    except InvalidValueError:
        return
    merge.added.append(record)
    merge.merged.before[subject], merge.merged.after[subject] = None, record
    merge.merged.devices.add(event.device)
    merge.see(subject, (event.id,))


def _merge_one(
    merge: _Merge, subject: Subject, group: Iterable[Event], known: frozenset[str]
) -> None:
    folded = fold(group)
    new = folded.ids - known
    if not new:
        return
    target = _target(folded, known)
    try:
        before = value_of(merge.connection, subject)
    except UnreadableError:
        if subject[0] == "session":
            writing.discard(merge.connection, subject[1])
        before = None
    if target is not None:
        target = {**(before or {}), **target}
        if subject[0] == "session" and not target.keys() >= NEEDED:
            return  # what was corrected comes later
    if target != before:
        merge.connection.execute("SAVEPOINT one")
        try:
            set_value(merge.connection, subject, target, merge.now_us)
            merge.connection.execute("RELEASE one")
        except (InvalidValueError, KeyError):
            merge.connection.execute("ROLLBACK TO one")
            merge.connection.execute("RELEASE one")
            return
        merge.note(subject, before, target)
        merge.merged.devices |= {event.device for event in group if event.id in new}
    if subject[0] == "session":
        _keep_rivals(merge.connection, subject[1], folded.rivals, merge.names)
    merge.see(subject, known | folded.ids)


def _target(folded: Folded, known: frozenset[str]) -> FieldValues | None:
    """Where some of what stands here is in no file any more, the rest says only what is new."""
    if not folded.exists:
        return None
    if known <= folded.ids:
        return folded.fields
    return {
        name: value
        for name, value in folded.fields.items()
        if not (heads := folded.heads.get(name)) or heads[0] not in known
    }


def _keep_rivals(
    connection: sqlite3.Connection,
    session: str,
    rivals: Iterable[Rival],
    names: Mapping[str, str],
) -> None:
    wanted = {
        (
            session,
            rival.field,
            rival.event.id,
            json.dumps(rival.value),
            names.get(rival.event.device, rival.event.device[:4]),
            rival.event.at,
        )
        for rival in rivals
    }
    present = connection.execute("SELECT * FROM conflicts WHERE session = ?", (session,)).fetchall()
    if wanted == set(present):
        return
    connection.execute("DELETE FROM conflicts WHERE session = ?", (session,))
    connection.executemany("INSERT OR REPLACE INTO conflicts VALUES (?, ?, ?, ?, ?, ?)", wanted)
    writing.bump_revision(connection)  # also where ours stands, History has to show it


def _write_seen(merge: _Merge) -> None:
    merge.connection.executemany(
        "INSERT INTO shared VALUES (?, ?, ?, NULL)"
        " ON CONFLICT (kind, key) DO UPDATE SET events = excluded.events",
        ((kind, key, " ".join(sorted(ids))) for (kind, key), ids in merge.newly_seen.items()),
    )


def take_back(connection: sqlite3.Connection, merged: Merged, now_us: int) -> int:
    """As it was before, as a change of one's own that the others get too; how many things were
    changed since and stay. Inside a transaction.
    """
    changed_since = 0
    for subject, before in merged.before.items():
        if value_of(connection, subject) != plain(merged.after[subject]):
            changed_since += 1
        else:
            set_value(connection, subject, plain(before), now_us)
    return changed_since


def swapped(merged: Merged) -> Merged:
    """To take back what was taken back."""
    return Merged(merged.after, merged.before, merged.devices)


def plain(value: AnyValue) -> FieldValues | None:
    """As JSON has it."""
    return session_value(value) if isinstance(value, SessionRecord) else value
