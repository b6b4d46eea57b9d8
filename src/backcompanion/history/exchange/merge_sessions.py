"""The sessions of a file into ours. Inside a transaction."""

import sqlite3
from dataclasses import field, replace
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.history import reading, writing
from backcompanion.history.exchange.incoming import Incoming
from backcompanion.history.exchange.progress_callback import with_progress
from backcompanion.history.exchange.same_session import OurSessions, corrected, matches
from backcompanion.history.record_checks import with_id
from backcompanion.training.planning.consistency import local_date_of
from backcompanion.training.session.record import SessionRecord

# Of a session that the file has otherwise than we do: ours stands, the file's takes its place, or
# the file's is added to ours.
Changed = Literal["ours", "theirs", "both"]


@dataclass(slots=True)
class MergedSessions:
    """`written`: ids of those that have to be on record now. `without_sets`: those of them whose
    sets the file counts and does not name, and which have none on record; `otherwise`: those of
    these that were a training day by their sets and are none without them, or the other way round.
    """

    already_there: int = 0
    different: int = 0
    refused: int = 0
    without_sets: int = 0
    otherwise: int = 0
    written: set[str] = field(default_factory=set)


def merge_sessions(
    connection: sqlite3.Connection,
    incoming: Incoming,
    ours: dict[str, SessionRecord],
    changed: Changed,
    refused: list[str],
) -> MergedSessions:
    """Adds those that ours has none of. What is refused is added to `refused`, a sentence each."""
    day_starts = reading.preferences(connection).day_starts_minutes
    result = MergedSessions()
    known = OurSessions(ours, (session.record.id for session in incoming.sessions))
    seen: dict[str, SessionRecord] = {}
    added: list[SessionRecord] = []
    for session in with_progress(incoming.sessions, len(incoming.sessions)):
        id_ = session.record.id
        if id_ in seen:
            if matches(seen[id_], session):
                result.already_there += 1
            else:
                text = _("session {id}: stands twice in the file, with different content")
                refused.append(text.format(id=id_))
                result.refused += 1
            continue
        seen[id_] = session.record
        own = known.find(session)
        if own is not None and matches(own, session):
            result.already_there += 1
            continue
        if own is not None and changed == "both" and own.id == id_:
            session = with_id(replace(session, record=replace(session.record, id="")))
            if session.record.id in ours:
                result.already_there += 1
                continue
        record = session.record
        if not session.has_local_date:
            record = replace(record, local_date=local_date_of(record.started_at, day_starts))
        if own is not None:
            result.different += 1
        if own is None or changed == "both":
            added.append(record)
        elif changed == "theirs":
            record = corrected(own, session)
            writing.edit(connection, record)
        else:
            continue
        result.written.add(record.id)
        if session.counts_sets and not record.steps:
            result.without_sets += 1
            by_sets = session.counts_by_sets if record.counts is None else None
            result.otherwise += by_sets is not None and by_sets != record.finished
    writing.add_all(connection, with_progress(added, len(added)))
    return result
