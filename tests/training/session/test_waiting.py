"""A step that lasts until the person says so."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.training.session.clock import ManualClock
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.session import Session
from backcompanion.training.session.timeline import LogEntry, perform
from support.routines import LIBRARY, ROUTINE
from support.thoroughness import examples

# march 0–10–20 · ready 20–40 lifts, which wait, from 40 (32 assumed) · ready, reaches · …
PLAIN = prescribe(ROUTINE, LIBRARY, Choices())
SAMPLE = replace(
    PLAIN,
    steps=tuple(replace(step, waits=step.exercise in ("lifts", "fold")) for step in PLAIN.steps),
)
ACTIONS = ("done", "skip", "back", "add_time", "easier", "harder", "pause", "resume", "hurt", "")


def run(session: Session, clock: ManualClock, seconds: float, tick: float = 0.5) -> None:
    left = seconds
    while left > 1e-9:
        clock.advance(min(tick, left))
        session.tick()
        left -= tick


def started() -> tuple[Session, ManualClock]:
    clock = ManualClock()
    session = Session(SAMPLE, clock, lead_in=0)
    session.start()
    return session, clock


def test_it_lasts_until_the_person_says_so_and_that_is_its_time() -> None:
    session, clock = started()
    run(session, clock, 140)
    assert (session.moment.planned.exercise, session.moment.waits) == ("lifts", True)
    session.done()
    run(session, clock, 1)
    assert (session.moment.planned.exercise, session.moment.getting_ready) == ("reaches", True)
    record = session.timeline.records(session.position)[2]
    assert (record.outcome, record.planned_seconds, record.done_seconds) == ("done", 100, 100)


def test_it_may_be_over_sooner_than_was_assumed() -> None:
    session, clock = started()
    run(session, clock, 45)
    before = session.timeline.seconds
    session.done()
    assert session.timeline.seconds == before - 27
    record = session.timeline.records(session.position)[2]
    assert (record.outcome, record.planned_seconds, record.done_seconds) == ("done", 5, 5)


def test_nobody_is_done_with_what_does_not_wait_or_has_not_begun() -> None:
    session, clock = started()
    for seconds in (5, 20):  # in the march, and getting ready for the lifts
        run(session, clock, seconds)
        before = session.moment
        session.done()
        assert session.moment == before


def test_the_last_step_waits_as_well_and_then_all_is_done() -> None:
    session, clock = started()
    while session.moment.next is not None:
        run(session, clock, 40, tick=1.5)
        session.done()
    run(session, clock, 300, tick=1.9)
    assert session.state == "running"
    session.done()
    assert session.finished


def test_it_waits_no_longer_than_a_record_may_say() -> None:
    clock = ManualClock()
    session = Session(SAMPLE, clock, lead_in=0, speed=240)
    session.start()
    run(session, clock, 40, tick=1.0)
    assert session.timeline.records(session.position)[2].done_seconds <= 7200
    assert session.moment.step > 2


def test_what_was_not_waited_for_to_the_end_is_a_part() -> None:
    session, clock = started()
    run(session, clock, 140)
    session.end()
    assert session.timeline.records(session.position)[2].outcome == "partial"


@given(
    actions=st.lists(
        st.tuples(st.floats(0.05, 60), st.sampled_from(ACTIONS)), min_size=1, max_size=12
    ),
    tick=st.sampled_from((0.05, 0.7, 1.9)),
    speed=st.sampled_from((1.0, 20.0)),
)
@examples(40)
def test_a_replay_of_the_log_gives_the_same_second(
    actions: list[tuple[float, str]], tick: float, speed: float
) -> None:
    """And nothing that is done later changes what was at any second before."""
    clock = ManualClock()
    session = Session(SAMPLE, clock, lead_in=0, speed=speed)
    session.start()
    seen = []
    for seconds, action in actions:
        run(session, clock, seconds, max(tick, seconds / 40))
        if action:
            getattr(session, action)()
        if session.state == "running":
            seen.append(session.moment)
    replayed = perform(SAMPLE, session.log)
    assert replayed.at(session.position) == session.moment
    assert replayed.records(session.position) == session.timeline.records(session.position)
    assert replayed.seconds == session.timeline.seconds
    for moment in seen:
        again = replayed.at(moment.seconds)
        assert (again.step, again.attempt) == (moment.step, moment.attempt)
        assert again.seconds == moment.seconds


@pytest.mark.parametrize("at", [40, 55, 71.9])
def test_waiting_longer_leaves_what_was(at: float) -> None:
    before = perform(SAMPLE)
    waited = before.after(LogEntry(at, "wait"))
    assert [waited.at(t) for t in (0, 30, at - 0.1)] == [before.at(t) for t in (0, 30, at - 0.1)]
    assert waited.seconds == before.seconds + 16
