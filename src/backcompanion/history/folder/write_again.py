"""What stands here and is in no file any more, since ours is lost: written again.

What one event said is said under the id that it had, so that whoever knows that learns nothing new,
and what others answered stays answered. It is old news: what was said since stands against it.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping

from backcompanion.history.folder.event import Subject
from backcompanion.history.folder.fold import Events, fold
from backcompanion.history.folder.local_changes import (
    EventWriter,
    FieldValues,
    LocalState,
    creation,
    removal,
    short_hash,
)
from backcompanion.history.folder.local_values import UnreadableError, value_of
from backcompanion.history.folder.set_value import KINDS
from backcompanion.history.folder.whole_session import NEEDED


def lost_subjects(events: Events, local: LocalState) -> frozenset[Subject]:
    """Of what stands here, where some of what was said of it is in no file."""
    return frozenset(
        subject for subject, ids in local.seen.items() if not all(id_ in events for id_ in ids)
    )


def values_of(
    connection: sqlite3.Connection, subjects: Iterable[Subject]
) -> dict[Subject, FieldValues | None]:
    """Of those that lie in the history and can be read."""
    values: dict[Subject, FieldValues | None] = {}
    for subject in subjects:
        if subject[0] in KINDS:
            try:
                values[subject] = value_of(connection, subject)
            except UnreadableError:
                continue
    return values


def write_again(
    writer: EventWriter,
    events: Events,
    local: LocalState,
    values: Mapping[Subject, FieldValues | None],
    shareable: Callable[[Subject, FieldValues], FieldValues],
) -> dict[Subject, str]:
    """By subject, the event that says it."""
    done: dict[Subject, str] = {}
    for subject, value in sorted(values.items()):
        known = local.seen[subject]
        lost = sorted(id_ for id_ in known if id_ not in events)
        # Who knows some of several has to learn the rest.
        token = lost[0] if len(lost) == 1 else short_hash("again", *subject, lost)
        of_subject = events.by_subject.get(subject, [])
        counter = max((event.counter for event in of_subject if event.id in known), default=0) + 1
        base = fold(of_subject, known)
        if value is None:
            kind, fields = removal(*subject)
        elif subject[0] == "session" and base.fields.keys() >= NEEDED:
            value = shareable(subject, value)
            changed = {n: v for n, v in value.items() if base.fields.get(n, "") != v}
            kind, fields = "correction", {"session": subject[1], "fields": changed}
            if base.exists and not changed:
                continue
        else:
            kind, fields = creation(*subject, shareable(subject, value))
            counter = 1 if subject[0] == "session" else counter
        if writer.write(token, kind, fields, counter):
            done[subject] = token
    return done
