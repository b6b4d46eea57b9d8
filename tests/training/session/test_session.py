"""A session follows its clock, pauses, leads in, and is not fooled by sleep."""

import pytest

from backcompanion.training.session.clock import ManualClock
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.session import Session
from backcompanion.training.session.timeline import LogEntry
from support.routines import LIBRARY, ROUTINE

SAMPLE = prescribe(ROUTINE, LIBRARY, Choices())


class Run:
    """A session and the hand that moves its clock, looking every 50 ms as the window does."""

    def __init__(self, **options: object) -> None:
        self.clock = ManualClock()
        self.session = Session(SAMPLE, self.clock, **options)  # type: ignore[arg-type]

    def go(self, seconds: float, tick: float = 0.05) -> None:
        left = seconds
        while left > 1e-9:
            self.clock.advance(min(tick, left))
            self.session.tick()
            left -= tick


def test_it_leads_in_and_then_runs_with_the_clock() -> None:
    run = Run()
    run.session.start()
    run.go(1)
    assert run.session.state == "leading-in"
    assert run.session.lead_in_left == pytest.approx(2)
    run.go(12)
    assert run.session.state == "running"
    assert run.session.position == pytest.approx(10)


def test_time_is_exact_however_rarely_one_looks() -> None:
    often, rarely = Run(), Run()
    for run, tick in ((often, 0.016), (rarely, 1.9)):
        run.session.start()
        run.go(203, tick)
    assert often.session.position == pytest.approx(200)
    assert rarely.session.position == pytest.approx(200)


def test_pause_keeps_the_second_and_resume_leads_in_again() -> None:
    run = Run()
    run.session.start()
    run.go(13)
    run.session.pause()
    run.go(100)
    assert run.session.position == pytest.approx(10)
    run.session.resume()
    run.go(4)
    assert run.session.position == pytest.approx(11)
    assert [entry.command for entry in run.session.log] == ["pause", "resume"]


@pytest.mark.parametrize("speed", [1, 60])
def test_a_gap_of_over_two_real_seconds_pauses_where_it_was_last_seen(speed: float) -> None:
    run = Run(speed=speed)
    run.session.start()
    run.go((3 + 60) / speed)
    seen = run.session.position
    run.clock.advance(2.1)
    run.session.tick()
    assert (run.session.state, run.session.pause_reason) == ("paused", "gap")
    assert run.session.position == seen == pytest.approx(60)


def test_a_gap_while_leading_in_pauses_too() -> None:
    run = Run()
    run.session.start()
    run.go(1)
    run.clock.advance(3600)
    run.session.tick()
    assert (run.session.state, run.session.position) == ("paused", 0)


def test_sleep_while_paused_is_no_news() -> None:
    run = Run()
    run.session.start()
    run.go(5)
    run.session.pause()
    run.clock.advance(3600)
    run.session.tick()
    assert run.session.pause_reason == "person"


def test_a_whole_session_at_sixty_times_the_speed() -> None:
    run = Run(speed=60)
    run.session.start()
    run.go((SAMPLE.seconds + 3) / 60 + 0.05)
    assert run.session.finished
    assert run.session.position == SAMPLE.seconds
    records = run.session.timeline.records(run.session.position)
    assert {record.outcome for record in records} == {"done"}


def test_end_is_not_finished() -> None:
    run = Run()
    run.session.start()
    run.go(50)
    run.session.end()
    assert run.session.state == "ended"
    assert not run.session.finished


def test_skipping_all_reaches_the_end() -> None:
    run = Run()
    run.session.start()
    run.go(4)
    for _ in range(40):
        run.session.skip()
    assert run.session.finished
    records = run.session.timeline.records(run.session.position)
    assert {record.outcome for record in records} == {"skipped"}


def test_skip_works_while_paused_and_stays_paused() -> None:
    run = Run()
    run.session.start()
    run.go(4)
    run.session.pause()
    run.session.skip()
    assert (run.session.state, run.session.moment.step) == ("paused", 1)


def test_hurt_pauses_at_once_and_is_on_record() -> None:
    run = Run()
    run.session.start()
    run.go(3 + 45)
    run.session.hurt()
    assert (run.session.state, run.session.pause_reason) == ("paused", "hurt")
    assert run.session.timeline.records(run.session.position)[2].outcome == "hurt"
    run.session.undo_hurt()
    assert run.session.timeline.records(run.session.position)[2].outcome == "partial"


def test_entries_are_told_as_they_are_made() -> None:
    entries: list[LogEntry] = []
    run = Run(on_entry=entries.append)
    run.session.start()
    run.go(5)
    run.session.add_time()
    run.session.pause()
    assert [entry.command for entry in entries] == ["more", "pause"]
    assert tuple(entries) == run.session.log


def test_one_that_was_cut_off_goes_on_from_its_log() -> None:
    first = Run()
    first.session.start()
    first.go(3 + 55)
    first.session.add_time()
    second = Run(log=first.session.log, at=first.session.position)
    second.session.restart_step()
    second.session.start()
    second.go(3 + 1)
    moment = second.session.moment
    assert (moment.planned.exercise, moment.attempt) == ("lifts", 2)
    assert moment.elapsed == pytest.approx(1)


def test_toggle_starts_pauses_and_goes_on() -> None:
    run = Run()
    states = []
    for _ in range(3):
        run.session.toggle()
        states.append(run.session.state)
        run.go(4)
    assert states == ["leading-in", "paused", "leading-in"]
