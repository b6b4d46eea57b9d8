"""Own files and settings that came from elsewhere: put in their places before the history notes it.

Where the program ends in between, they stand there as they should, and are noted the next time.
"""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import reason_of
from backcompanion.history.folder.event import Subject
from backcompanion.history.folder.event_fields import FILE_KINDS
from backcompanion.history.folder.fold import Events
from backcompanion.history.folder.own_file_sync import (
    SeenFile,
    content_hash_or_none,
    file_changes,
    write_files,
)
from backcompanion.history.folder.person_sync import SUBJECT as PERSON
from backcompanion.history.folder.person_sync import person_changes
from backcompanion.history.folder.sync_report import SharedPerson


@dataclass(frozen=True, slots=True)
class Before:
    """`seen`: by subject, what stands here, with what was just written; `content`: as noted.
    `texts`: of the own files. `names`: of the devices.
    """

    events: Events
    seen: Mapping[Subject, frozenset[str]]
    content: Mapping[Subject, str]
    texts: Mapping[Subject, str]
    names: Mapping[str, str]


def take_files(
    data: Path, before: Before, written: Mapping[Subject, str], problems: list[str]
) -> tuple[tuple[Subject, ...], list[SeenFile]]:
    """Which are otherwise now, and what is to be noted."""
    texts, seen = before.texts, before.seen
    changes, noted = file_changes(before.events, seen, before.content, texts, before.names)
    subjects = {each.subject for each in noted}
    noted += [
        SeenFile(subject, seen[subject], content_hash_or_none(texts.get(subject)))
        for subject in written
        if subject[0] in FILE_KINDS and subject not in subjects
    ]
    try:
        left = write_files(data, changes)
    except OSError as error:
        problems.append(f"{error.filename}: {reason_of(error)}")
        return (), [each for each in noted if each.subject in written]
    taken = tuple(each.subject for each in changes if each.subject not in left)
    return taken, [each for each in noted if each.subject not in left]


def take_person(
    person: SharedPerson, before: Before, problems: list[str]
) -> tuple[tuple[str, ...], frozenset[str]]:
    """The settings that are otherwise now, and the events that stand here then."""
    seen = before.seen.get(PERSON, frozenset())
    if not person.values:
        return (), seen
    changes, ids = person_changes(before.events, seen, person.values)
    if changes and (problem := person.apply(changes)):
        problems.append(problem)
        return (), seen
    return tuple(changes), ids | seen


def with_written(
    seen: Mapping[Subject, frozenset[str]], written: Mapping[Subject, str]
) -> dict[Subject, frozenset[str]]:
    more = {s: seen.get(s, frozenset()) | {event} for s, event in written.items() if event}
    return {**seen, **more}


def note_seen(
    connection: sqlite3.Connection, subject: Subject, ids: frozenset[str], content: str | None
) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO shared VALUES (?, ?, ?, ?)",
        (*subject, " ".join(sorted(ids)), content),
    )
