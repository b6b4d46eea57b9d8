"""What a person fills in about a session, and the record that comes of it; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone

from backcompanion.training.adaptation.loads import with_loads
from backcompanion.training.planning.consistency import local_date_of
from backcompanion.training.session.record import BackFeeling, SessionRecord

ROUTINE = "upper-lower-back"


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """`wall_time`: date and time without a zone, as read from the clock where it was trained.

    `loads`: kg by exercise (None: not said), of those that were corrected.
    """

    wall_time: datetime
    minutes: int
    finished: bool
    counts: bool | None
    effort: int | None
    back: BackFeeling | None
    note: str
    loads: Mapping[str, float | None] = field(default_factory=dict)


def entry_from_session(session: SessionRecord) -> SessionEntry:
    return SessionEntry(
        wall_time=session.started_at.replace(tzinfo=None, second=0, microsecond=0, fold=0),
        minutes=round(session.active_seconds / 60),
        finished=session.finished,
        counts=session.counts,
        effort=session.effort,
        back=session.back,
        note=session.note,
    )


def new_session(
    entry: SessionEntry, session_id: str, day_starts_minutes: int, routine: str = ROUTINE
) -> SessionRecord:
    """A session trained without the laptop: no steps on record, no energy that nobody measured."""
    started_at = entry.wall_time.astimezone()
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


def with_corrections(
    session: SessionRecord, entry: SessionEntry, day_starts_minutes: int
) -> SessionRecord:
    """Only what was changed: seconds, offset and the frozen date stay as they were otherwise."""
    before = entry_from_session(session)
    changed = replace(
        session,
        finished=entry.finished,
        counts=entry.counts,
        effort=entry.effort,
        back=entry.back,
        note=entry.note,
    )
    changed = with_loads(changed, entry.loads)
    if entry.minutes != before.minutes:
        changed = replace(changed, active_seconds=60.0 * entry.minutes)
    if entry.wall_time != before.wall_time:
        wall_time = entry.wall_time
        if wall_time.time() == before.wall_time.time():  # another day at the same time
            wall_time = datetime.combine(wall_time, session.started_at.time())
        started_at = _with_wall_time(session.started_at, wall_time)
        changed = replace(
            changed,
            started_at=started_at,
            local_date=local_date_of(started_at, day_starts_minutes),
        )
    return changed


def _with_wall_time(started_at: datetime, wall_time: datetime) -> datetime:
    """By this machine's zone where it was trained in it (clocks change), else by its own offset."""
    here = wall_time.astimezone()
    trained_here = started_at.astimezone().utcoffset() == started_at.utcoffset()
    offset = _offset(here if trained_here else started_at)
    return wall_time.replace(tzinfo=timezone(offset))


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()
