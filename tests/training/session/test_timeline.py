"""The one answer: `at(t)`, and what commands do to it."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.training.session import segments
from backcompanion.training.session.limits import LONGEST_STEP_SECONDS
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.prescription_json import from_json, to_json
from backcompanion.training.session.segment import MORE_SECONDS
from backcompanion.training.session.timeline import LogEntry, Timeline, perform
from support.cases import each_case
from support.routines import LIBRARY, ROUTINE
from support.thoroughness import examples

SAMPLE = prescribe(ROUTINE, LIBRARY, Choices())
# march 0–10–20 · ready 20–40 lifts 40–72 · ready 72–87 reaches 87–123 · the same from 123 · folds
COMMANDS = [
    "pause",
    "resume",
    "skip",
    "omit",
    "back",
    "more",
    "easier",
    "harder",
    "hurt",
    "unhurt",
    "again",
]


def after(*log: tuple[float, str]) -> Timeline:
    return perform(SAMPLE, [LogEntry(at, command) for at, command in log])  # type: ignore[arg-type]


def test_the_whole_takes_the_sum_of_its_parts() -> None:
    # 2 × 10 + 2 × (20 + 32 + 15 + 36) + 13 + 20 + 5 + 20
    assert after().seconds == SAMPLE.seconds == 20 + 2 * 103 + 58


@each_case(
    ("seconds", "exercise", "getting_ready", "repetition", "phase", "left"),
    [
        (0, "march", False, 1, "step", 10),
        (9.9, "march", False, 20, "step", 0.1),
        (20, "lifts", True, 0, "lift", 20),
        (40, "lifts", False, 1, "lift", 32),
        (43, "lifts", False, 1, "hold", 29),
        (44, "lifts", False, 1, "lower", 28),
        (47.5, "lifts", False, 1, "reset", 24.5),
        (48, "lifts", False, 2, "lift", 24),
        (71.99, "lifts", False, 4, "reset", 0.01),
        (72, "reaches", True, 0, "reach", 15),
        (87, "reaches", False, 1, "reach", 36),
    ],
)
def test_what_is_at_a_second(
    seconds: float, exercise: str, getting_ready: bool, repetition: int, phase: str, left: float
) -> None:
    moment = after().at(seconds)
    assert moment.planned.exercise == exercise
    assert (moment.getting_ready, moment.repetition, moment.phase.name) == (
        getting_ready,
        repetition,
        phase,
    )
    assert moment.left == pytest.approx(left)


def test_a_phase_runs_from_nought_to_one() -> None:
    assert after().at(44).phase_fraction == 0
    assert after().at(45.5).phase_fraction == pytest.approx(0.5)


def test_alternating_sides_begin_on_the_other_side_in_the_second_round() -> None:
    timeline = after()
    assert [timeline.at(87 + 6 * n).side for n in range(3)] == ["right", "left", "right"]
    assert [timeline.at(190 + 6 * n).side for n in range(3)] == ["left", "right", "left"]


def test_next_is_the_step_after_and_none_at_the_last() -> None:
    timeline = after()
    following = timeline.at(50).next
    assert following is not None and following.exercise == "reaches"
    assert timeline.at(timeline.seconds - 1).next is None


def test_before_the_start_and_past_the_end() -> None:
    timeline = after()
    assert timeline.at(-5).seconds == 0
    assert timeline.at(9999).finished
    assert not timeline.at(timeline.seconds - 0.001).finished


def test_skip_leaves_a_step_for_the_next_and_ends_getting_ready_at_once() -> None:
    timeline = after((3, "skip"), (5, "skip"))
    assert timeline.at(3).step == 1
    assert timeline.at(5).getting_ready and timeline.at(5).planned.exercise == "lifts"
    ready_over = after((25, "skip"))
    assert not ready_over.at(25).getting_ready
    assert ready_over.at(25).left == 32


def test_back_restarts_a_step_and_within_two_seconds_goes_to_the_one_before() -> None:
    restarted = after((50, "back")).at(50)
    assert (restarted.planned.exercise, restarted.getting_ready, restarted.left) == (
        "lifts",
        False,
        32,
    )
    assert restarted.attempt == 2
    before = after((42, "back")).at(42)
    assert (before.step, before.getting_ready) == (1, False)
    resting = after((80, "back")).at(80)
    assert (resting.step, resting.getting_ready) == (2, True)


def test_back_at_the_very_first_step_starts_it_again() -> None:
    assert after((1, "back")).at(1).step == 0
    assert after((1, "back")).at(1).left == 10


def test_more_gives_whole_repetitions_and_a_stretch_just_fifteen_seconds() -> None:
    assert after((45, "more")).seconds == SAMPLE.seconds + 16
    assert after((45, "more")).at(45).repetitions == 6
    assert after((90, "more")).seconds == SAMPLE.seconds + 12  # two of 6 s, one a side
    assert after((25, "more")).at(25).left == 30
    last = SAMPLE.seconds - 5
    assert after((last, "more")).at(last).left == 20


def test_easier_swaps_the_rest_of_the_set() -> None:
    timeline = after((56, "easier"))
    moment = timeline.at(56)
    assert (moment.level, moment.phase.name, moment.phase_fraction) == ("easier", "lift", 0)
    assert moment.left == 16  # four of 4 s in the 16 s that were left
    assert moment.repetition == 3
    assert timeline.at(55.9).level == "standard"
    record = timeline.records(timeline.seconds)[2]
    assert (record.variant, record.done_seconds, record.outcome) == ("easier", 32, "done")


def test_easier_while_getting_ready_changes_the_set_to_come() -> None:
    timeline = after((30, "easier"))
    assert timeline.at(30).level == "easier"
    assert timeline.at(40).repetitions == 8
    # and the second round is as prescribed
    assert timeline.at(150).level == "standard"


def test_what_there_is_no_variant_for_stays() -> None:
    assert after((5, "easier")).at(5) == after().at(5)
    assert after((95, "harder")).at(95) == after().at(95)


def test_records_of_each_outcome() -> None:
    log = [(3.0, "skip"), (45.0, "hurt"), (50.0, "end")]
    records = after(*log).records(50)
    assert [r.outcome for r in records[:4]] == ["skipped", "done", "hurt", "unreached"]
    assert [r.done_seconds for r in records[:3]] == [3, 10, 17]  # 3 + 10 + 20 ready, then 17
    assert after((45, "end")).records(45)[2].outcome == "partial"


def test_a_repeated_step_is_one_record_with_both_times() -> None:
    timeline = after((60, "back"))
    record = timeline.records(timeline.seconds)[2]
    assert (record.done_seconds, record.planned_seconds, record.outcome) == (52, 32, "done")


def test_hurt_can_be_taken_back() -> None:
    assert after((45, "hurt"), (45, "unhurt")).records(100)[2].outcome == "done"


def test_the_log_may_not_go_back() -> None:
    with pytest.raises(ValueError, match="after one at"):
        after((50, "skip"), (49, "skip"))


def test_a_prescription_survives_storage() -> None:
    assert from_json(to_json(SAMPLE)) == SAMPLE
    with pytest.raises(ValueError, match="not a prescription"):
        from_json("{}")


# --- for any sequence of commands -------------------------------------------------------------

gaps = st.one_of(st.just(0.0), st.floats(0.0, 60.0).map(lambda s: round(s, 2)))
logs = st.lists(st.tuples(gaps, st.sampled_from(COMMANDS)), max_size=25)


def entries(steps: list[tuple[float, str]]) -> list[LogEntry]:
    log: list[LogEntry] = []
    at = 0.0
    for gap, command in steps:
        at = min(at + gap, perform(SAMPLE, log).seconds)
        log.append(LogEntry(at, command))  # type: ignore[arg-type]
    return log


@given(logs, st.data())
@examples(150)
def test_a_new_command_never_changes_what_has_passed(
    steps: list[tuple[float, str]], data: st.DataObject
) -> None:
    log = entries(steps)
    for length in range(len(log)):
        now = log[length].at
        if now == 0:
            continue
        before, then = perform(SAMPLE, log[:length]), perform(SAMPLE, log[: length + 1])
        t = data.draw(st.floats(0, now, exclude_max=True))
        assert before.at(t) == then.at(t)


@given(logs)
@examples(150)
def test_done_times_add_up_to_the_time_less_getting_ready(steps: list[tuple[float, str]]) -> None:
    timeline = perform(SAMPLE, entries(steps))
    getting_ready = sum(s.end - s.start for s in timeline.segments if s.getting_ready)
    done = sum(record.done_seconds for record in timeline.records(timeline.seconds))
    assert done == pytest.approx(timeline.seconds - getting_ready, abs=0.05)


@given(logs)
@examples(150)
def test_segments_join_and_every_attempt_ends_once(steps: list[tuple[float, str]]) -> None:
    timeline = perform(SAMPLE, entries(steps))
    segments = timeline.segments
    assert segments[0].start == 0
    for first, other in pairwise(segments):
        assert first.end == pytest.approx(other.start)
        assert first.end >= first.start
    ends: dict[tuple[int, int], int] = {}
    for segment in segments:
        if not segment.getting_ready:
            key = (segment.step, segment.attempt)
            ends[key] = ends.get(key, 0) + segment.last
    assert all(count == 1 for count in ends.values())


@given(logs)
@examples(50)
def test_replaying_the_log_gives_the_same_timeline(steps: list[tuple[float, str]]) -> None:
    log = entries(steps)
    once, other = perform(SAMPLE, log), perform(from_json(to_json(SAMPLE)), list(log))
    assert once.segments == other.segments
    assert once.records(once.seconds) == other.records(other.seconds)


@given(logs)
@examples(50)
def test_the_end_leaves_nothing_to_come(steps: list[tuple[float, str]]) -> None:
    log = entries(steps)
    at = (log[-1].at if log else 0.0) + 1
    total = perform(SAMPLE, log).seconds
    timeline = perform(SAMPLE, [*log, LogEntry(at, "end")])
    assert timeline.seconds == min(at, total)


def test_the_lead_of_a_sided_stretch_is_its_side() -> None:
    folds = [s for s in SAMPLE.steps if s.exercise == "fold"]
    assert [s.side for s in folds] == ["right", "left"]
    assert replace(folds[0], side=None).leads == "right"


def test_a_step_can_be_left_out_while_one_gets_ready_for_it() -> None:
    timeline = after((25, "omit"))
    assert timeline.at(25).planned.exercise == "reaches"
    assert timeline.at(25).getting_ready
    record = timeline.records(timeline.seconds)[2]
    assert (record.outcome, record.done_seconds) == ("skipped", 0)
    assert after((45, "omit")).segments == after((45, "skip")).segments


def test_a_slip_takes_back_only_the_latest_that_hurt() -> None:
    timeline = after((45, "hurt"), (50, "hurt"), (50, "unhurt"))
    assert timeline.records(100)[2].outcome == "hurt"


def test_more_goes_as_far_as_a_record_may_say_and_no_further() -> None:
    pressed = after(*((45, "more") for _press in range(600)))
    assert LONGEST_STEP_SECONDS - 16 <= pressed.at(45).left + 5 <= LONGEST_STEP_SECONDS
    (lifts, *_others) = [
        record for record in pressed.records(pressed.seconds) if record.kind == "work"
    ]
    assert lifts.planned_seconds == lifts.done_seconds <= LONGEST_STEP_SECONDS
    # Twice the longest is one record, and so is what was begun anew.
    twice = after(*((45, "more") for _press in range(600)), (7_000, "again"))
    again = twice.after(LogEntry(13_000, "more"))
    assert (
        max(record.done_seconds for record in again.records(again.seconds)) <= LONGEST_STEP_SECONDS
    )


def test_getting_ready_goes_on_as_long_as_a_session_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "LONGEST_SESSION_SECONDS", 900)
    pressed = after(*((25, "more") for _press in range(60)))
    assert 900 - MORE_SECONDS < pressed.seconds <= 900
