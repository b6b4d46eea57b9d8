"""Histories to test with: a small one in full, any one at all (hypothesis), and years of one."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from backcompanion.training.session.prescription import Choices, Prescription, prescribe
from backcompanion.training.session.reason import parse_reason
from backcompanion.training.session.record import (
    Break,
    Goal,
    History,
    Preferences,
    SessionRecord,
    StepRecord,
)
from support.routines import LIBRARY, ROUTINE

CET = timezone(timedelta(hours=1))
EVENING = datetime(2026, 11, 19, 18, 2, 11, tzinfo=CET)


def prescription() -> Prescription:
    return prescribe(ROUTINE, LIBRARY, Choices())


def step(exercise: str = "back-bows", **changes: object) -> StepRecord:
    values = {
        "exercise": exercise,
        "instead_of": None,
        "variant": "standard",
        "kind": "work",
        "round": 1,
        "side": None,
        "planned_seconds": 32.0,
        "done_seconds": 32.0,
        "outcome": "done",
        "load_kg": None,
    }
    return StepRecord(**(values | changes))  # type: ignore[arg-type]


def session(id: str = "a", started_at: datetime = EVENING, **changes: object) -> SessionRecord:
    values = {
        "id": id,
        "routine": "upper-lower-back",
        "started_at": started_at,
        "local_date": started_at.date(),
        "active_seconds": 1490.0,
        "finished": True,
    }
    return SessionRecord(**(values | changes))  # type: ignore[arg-type]


def years_of(years: int, steps: int = 16) -> list[SessionRecord]:
    """Three sessions a week."""
    first = datetime(2016, 11, 21, 18, tzinfo=UTC)
    work = tuple(step(f"move-{n}") for n in range(steps))
    return [
        session(
            f"{week}-{day}", first + timedelta(weeks=week, days=day), steps=work, kcal=(165, 210)
        )
        for week in range(52 * years)
        for day in (0, 2, 4)
    ]


def exactly(history: History) -> History:
    """For comparing field by field: two instants are equal whatever their offset, so is text."""
    return history, [session.started_at.isoformat() for session in history.sessions]  # type: ignore


def _with_every_field(kind: type[Any], /, **values: Any) -> st.SearchStrategy[Any]:
    """A field that nobody varies here would be lost on the way out and in without a failed test."""
    forgotten = {field.name for field in fields(kind)} - set(values)
    assert not forgotten, f"{kind.__name__}: say here what {forgotten} may be"
    return st.builds(kind, **values)


_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=64)
_seconds = st.floats(0, 7200)
_zones = st.integers(-86_399, 86_399).map(lambda s: timezone(timedelta(seconds=s)))
_days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
steps = _with_every_field(
    StepRecord,
    exercise=_names,
    instead_of=st.none() | _names,
    variant=st.sampled_from(["easier", "standard", "harder"]),
    kind=st.sampled_from(["warm-up", "work", "stretch"]),
    round=st.integers(1, 9),
    side=st.sampled_from(["left", "right", None]),
    planned_seconds=_seconds,
    done_seconds=_seconds,
    outcome=st.sampled_from(["done", "partial", "skipped", "hurt", "unreached"]),
    load_kg=st.none() | st.floats(0, 200),
    reasons=st.lists(
        st.sampled_from(["missing:physio-ball", "remark:disc", "hurt"]) | _names, max_size=2
    ).map(lambda texts: tuple(map(parse_reason, texts))),
)
sessions = _with_every_field(
    SessionRecord,
    id=_names,
    routine=_names,
    started_at=st.datetimes(datetime(1970, 1, 1), datetime(2200, 12, 31), timezones=_zones),
    local_date=_days,
    active_seconds=st.floats(0, 86_400),
    finished=st.booleans(),
    counts=st.sampled_from([True, False, None]),
    kcal=st.none()
    | st.tuples(st.floats(0, 10_000), st.floats(0, 10_000)).map(lambda k: tuple(sorted(k))),
    energy_basis=st.sampled_from(["routine", "body-weight", None]),
    effort=st.none() | st.integers(1, 10),
    back=st.sampled_from(["good", "tired", "sore", "painful", None]),
    note=_texts,
    steps=st.lists(steps, max_size=4).map(tuple),
    sets=st.none(),
)


@st.composite
def _breaks(draw: st.DrawFn) -> Break:
    start = draw(_days)
    end = draw(st.none() | st.dates(start, date(2200, 12, 31)))
    return Break(start, end, draw(st.sampled_from(["holiday", "illness", "rest"])))


histories = st.builds(
    History,
    sessions=st.lists(sessions, max_size=5, unique_by=lambda s: s.id).map(
        lambda sessions: tuple(sorted(sessions, key=lambda s: (s.started_at, s.id)))
    ),
    goals=st.lists(
        st.builds(Goal, _days, st.integers(1, 7)), max_size=3, unique_by=lambda g: g.start
    ).map(lambda goals: tuple(sorted(goals, key=lambda g: g.start))),
    breaks=st.lists(_breaks(), max_size=3, unique_by=lambda b: b.start).map(
        lambda breaks: tuple(sorted(breaks, key=lambda b: b.start))
    ),
    preferences=st.builds(Preferences, st.integers(0, 6), st.integers(0, 720)),
)
