"""What a person has told of themselves, which lies in the settings: equipment, remarks, levels."""

from collections.abc import Mapping
from typing import Any

from backcompanion.history.folder.event import Subject
from backcompanion.history.folder.fold import Events, fold
from backcompanion.history.folder.local_changes import (
    EventWriter,
    LocalChange,
    LocalState,
    short_hash,
    write_one,
)

SUBJECT: Subject = ("person", "")

PersonValues = Mapping[str, Any]
"""By name, as JSON has them."""


def write_person(
    writer: EventWriter,
    events: Events,
    local: LocalState,
    person: PersonValues,
    unsaid: PersonValues,
) -> str:
    """The event that says what is set otherwise here, or "". `unsaid`: as it is at first."""
    known = local.seen.get(SUBJECT, frozenset())
    base = fold(events.by_subject.get(SUBJECT, ()), known)
    fields = {
        name: value
        for name, value in person.items()
        if name in base.fields or value != unsaid.get(name)
    }
    if not fields or all(base.fields.get(name) == value for name, value in fields.items()):
        return ""
    token = short_hash(*SUBJECT, sorted(known), fields)
    return write_one(writer, events, local, LocalChange(SUBJECT, fields, token))


def person_changes(
    events: Events, seen: frozenset[str], person: PersonValues
) -> tuple[dict[str, Any], frozenset[str]]:
    """What is to be set here, and the events that it comes from; none where nothing is new."""
    folded = fold(events.by_subject.get(SUBJECT, ()))
    if folded.ids <= seen:
        return {}, frozenset()
    changes = {
        name: value
        for name, value in folded.fields.items()
        if name in person and person[name] != value
    }
    return changes, folded.ids
