"""What a person fills in about a session, and the record that comes of it; no Qt."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

from backcompanion.training.planning.consistency import local_date_of
from backcompanion.training.session.record import Back, SessionRecord

ROUTINE = "upper-lower-back"


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """`wall`: date and time without a zone, as read from the clock where it was trained."""

    wall: datetime
    minutes: int
    finished: bool
    counts: bool | None
    effort: int | None
    back: Back | None
    note: str


def entry_of(session: SessionRecord) -> SessionEntry:
    return SessionEntry(
        wall=session.started_at.replace(tzinfo=None, second=0, microsecond=0),
        minutes=round(session.active_seconds / 60),
        finished=session.finished,
        counts=session.counts,
        effort=session.effort,
        back=session.back,
        note=session.note,
    )


def added(
    entry: SessionEntry, session_id: str, day_starts_minutes: int, routine: str = ROUTINE
) -> SessionRecord:
    """A session trained without the laptop: no steps on record, no energy that nobody measured."""
    started_at = entry.wall.astimezone()
    started_at = started_at.replace(tzinfo=timezone(_offset(started_at)))
    return SessionRecord(
        id=session_id,
        routine=routine,
        started_at=started_at,
        local_date=local_date_of(started_at, day_starts_minutes),
        active_seconds=60.0 * entry.minutes,
        finished=entry.finished,
        counts=entry.counts,
        effort=entry.effort,
        back=entry.back,
        note=entry.note,
    )


def corrected(
    session: SessionRecord, entry: SessionEntry, day_starts_minutes: int
) -> SessionRecord:
    """Only what was changed: seconds, offset and the frozen date stay as they were otherwise."""
    before = entry_of(session)
    changed = replace(
        session,
        finished=entry.finished,
        counts=entry.counts,
        effort=entry.effort,
        back=entry.back,
        note=entry.note,
    )
    if entry.minutes != before.minutes:
        changed = replace(changed, active_seconds=60.0 * entry.minutes)
    if entry.wall != before.wall:
        started_at = _moved(session.started_at, entry.wall)
        changed = replace(
            changed,
            started_at=started_at,
            local_date=local_date_of(started_at, day_starts_minutes),
        )
    return changed


def _moved(started_at: datetime, wall: datetime) -> datetime:
    """By this machine's zone where it was trained in it (clocks change), else by its own offset."""
    here = wall.astimezone()
    trained_here = started_at.astimezone().utcoffset() == started_at.utcoffset()
    offset = _offset(here if trained_here else started_at)
    return wall.replace(tzinfo=timezone(offset))


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()
