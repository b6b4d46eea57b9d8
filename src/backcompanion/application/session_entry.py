"""What a person fills in about a session, and the record that comes of it; no Qt."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from backcompanion.base.dataclass import dataclass
from backcompanion.training.planning.consistency import local_date_of
from backcompanion.training.session.record import BackFeeling, SessionRecord, StepRecord

if TYPE_CHECKING:
    from backcompanion.training.exercise.routine import Routine
    from backcompanion.training.session.prescription import Prescription

ROUTINE = "upper-lower-back"


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """`wall_time`: date and time without a zone, as read from the clock where it was trained.

    `steps`: all of them, where any was corrected; else None.
    """

    wall_time: datetime
    minutes: int
    finished: bool
    counts: bool | None
    effort: int | None
    back: BackFeeling | None
    note: str
    steps: tuple[StepRecord, ...] | None = None


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


def session_as_planned(
    prescription: "Prescription",
    session_id: str,
    ended_at: datetime,
    day_starts_minutes: int,
    weight_kg: float | None,
) -> SessionRecord:
    """What would have been recorded of it, done as prescribed and over at that moment."""
    from backcompanion.training.session.recording import build_record
    from backcompanion.training.session.timeline import perform

    timeline = perform(prescription)
    started_at = ended_at - timedelta(seconds=timeline.seconds)
    return build_record(
        timeline,
        timeline.seconds,
        session_id=session_id,
        started_at=started_at,
        local_date=local_date_of(started_at, day_starts_minutes),
        finished=True,
        weight_kg=weight_kg,
    )


def with_corrections(
    session: SessionRecord,
    entry: SessionEntry,
    day_starts_minutes: int,
    routine: "Routine | None" = None,
) -> SessionRecord:
    """Only what was changed, and what follows from that: seconds, offset and the frozen date stay
    as they were otherwise. `routine`: the one that was trained, where it is known.
    """
    from backcompanion.training.session.corrected_record import with_length, with_steps

    before = entry_from_session(session)
    changed = replace(
        session,
        finished=entry.finished,
        counts=entry.counts,
        effort=entry.effort,
        back=entry.back,
        note=entry.note,
    )
    if entry.steps is not None:
        changed = with_steps(changed, entry.steps, routine)
    if entry.minutes != before.minutes:
        changed = with_length(changed, 60.0 * entry.minutes)
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
