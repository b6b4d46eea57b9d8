"""A year of training that nobody did: for the demo, the pictures and the benchmarks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from random import Random
from typing import TYPE_CHECKING

from backcompanion.training.session.prescription import Prescription
from backcompanion.training.session.record import Break, Goal, History, SessionRecord
from backcompanion.training.session.recording import build_record
from backcompanion.training.session.timeline import LogEntry, perform

if TYPE_CHECKING:
    from backcompanion.base.paths import Folders

# What the sample's person may have said afterwards, more often good than not.
_BACK_ANSWERS = ("good", "good", "good", "tired", "good", "sore")


# For the disk, at most.
_WRITE_SECONDS = 240.0


def write_sample_history(
    app_folders: "Folders", now: Callable[[], datetime], weeks: int = 52
) -> None:
    """Of the first routine, up to that day, into a history that need not be there yet."""
    from backcompanion.base.paths import resources
    from backcompanion.history.store import Store
    from backcompanion.library.loader import load_library
    from backcompanion.training.session.prescription import Choices, prescribe

    library = load_library(resources(), app_folders.cache)
    routine = next(iter(library.routines.values()))
    history = sample_history(prescribe(routine, library, Choices()), now().date(), weeks)
    store = Store.open(app_folders.data, now=now)
    store.set_preferences(history.preferences)
    for goal in history.goals:
        store.set_goal(goal.start, goal.days_per_week)
    for days_off in history.breaks:
        store.set_break(days_off)
    for session in history.sessions:
        store.add(session)
    store.close(_WRITE_SECONDS)


def sample_history(prescription: Prescription, today: date, weeks: int = 52) -> History:
    """The same for the same day: three times a week mostly, a holiday, some sessions cut short."""
    rng = Random(20260105)  # noqa: S311 - invented data, and the same at each run
    first = today - timedelta(days=today.weekday(), weeks=weeks)
    holiday = (first + timedelta(weeks=weeks * 2 // 3), first + timedelta(weeks=weeks * 2 // 3 + 2))
    sessions: list[SessionRecord] = []
    for week in range(weeks + 1):
        monday = first + timedelta(weeks=week)
        if holiday[0] <= monday < holiday[1]:
            continue
        days = [0, 2, 4] if rng.random() < 0.8 else [0, 3]
        if rng.random() < 0.15:
            days.append(5)
        for day in days:
            on = monday + timedelta(days=day)
            if on < today:
                sessions.append(_session(prescription, on, len(sessions), rng))
    goals = (Goal(first, 2), Goal(first + timedelta(weeks=6), 3))
    return History(
        sessions=tuple(sessions),
        goals=goals,
        breaks=(Break(holiday[0], holiday[1] - timedelta(days=1), "holiday"),),
    )


def _session(prescription: Prescription, on: date, number: int, rng: Random) -> SessionRecord:
    full_timeline = perform(prescription)
    cut_short = rng.random() < 0.1
    end_second = full_timeline.seconds * (rng.uniform(0.55, 0.9) if cut_short else 1.0)
    timeline = full_timeline.after(LogEntry(end_second, "end")) if cut_short else full_timeline
    start = datetime.combine(
        on, time(rng.choice((7, 18, 18, 19)), rng.randrange(60)), timezone(timedelta(hours=1))
    )
    record = build_record(
        timeline,
        end_second,
        session_id=f"sample-{number:04d}",
        started_at=start,
        local_date=on,
        finished=not cut_short,
    )
    effort = min(10, max(1, round(7.5 - number / 60 + rng.uniform(-1.2, 1.2))))
    back = rng.choice(_BACK_ANSWERS)
    return replace(record, effort=effort, back=back)  # type: ignore[arg-type]
