"""What follows from steps or a length that were put right: as if it had been recorded so."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.training.session.corrected_record import with_length, with_steps
from backcompanion.training.session.record import SessionRecord, StepRecord
from backcompanion.training.session.recording import build_record
from backcompanion.training.session.rounds import with_round_added, with_round_removed
from backcompanion.training.session.timeline import LogEntry, perform
from support.histories import EVENING, session, sessions, step
from support.prescribing import ROUTINE, prescribed
from support.thoroughness import examples


def trained(log: tuple[LogEntry, ...] = (), weight_kg: float | None = None, **choices: object):
    timeline = perform(prescribed(**choices), log)  # type: ignore[arg-type]
    return build_record(
        timeline,
        timeline.seconds,
        session_id="a",
        started_at=EVENING,
        local_date=date(2026, 11, 19),
        finished=not timeline.ended,
        weight_kg=weight_kg,
    )


ENDED = (LogEntry(730.0, "end"),)  # in a set of the first round
SKIPPED = (LogEntry(330.0, "skip"), LogEntry(400.0, "skip"))


@pytest.mark.parametrize("weight_kg", [None, 70.0])
@pytest.mark.parametrize("log", [ENDED, SKIPPED])
def test_put_right_it_is_as_it_would_have_been_recorded(log, weight_kg) -> None:
    whole, other = trained(weight_kg=weight_kg), trained(log, weight_kg)
    steps = with_steps(whole, other.steps, ROUTINE)
    assert steps.steps == other.steps
    assert steps.counts_as_active_day() == other.counts_as_active_day()
    assert steps.set_totals() == other.set_totals()
    # But for the seconds in which one got ready and did not begin.
    assert steps.active_seconds == pytest.approx(other.active_seconds, abs=30)
    assert steps.kcal == pytest.approx(other.kcal, abs=0.11 if weight_kg is None else 3)
    # And back again: from the little that was recorded to the whole.
    again = with_steps(other, whole.steps, ROUTINE)
    assert again.active_seconds == pytest.approx(whole.active_seconds, abs=30)
    assert again.kcal == pytest.approx(whole.kcal, abs=1 if weight_kg is None else 4)


@pytest.mark.parametrize("weight_kg", [None, 70.0])
def test_a_round_more_or_less_is_as_if_it_had_been_prescribed(weight_kg) -> None:
    two, three = (trained(weight_kg=weight_kg, rounds=rounds) for rounds in (2, 3))
    more = with_steps(two, with_round_added(two.steps), ROUTINE)
    assert more == three
    assert with_steps(three, with_round_removed(three.steps), ROUTINE) == two


def test_nothing_was_done_and_then_it_was() -> None:
    whole = trained()
    nothing = [replace(step, outcome="unreached", done_seconds=0.0) for step in whole.steps]
    none = with_steps(whole, nothing, ROUTINE)
    assert (none.active_seconds, none.kcal) == (0.0, (0.0, 0.0))
    assert with_steps(none, whole.steps, ROUTINE) == whole
    unknown = with_steps(none, whole.steps, None)
    assert (unknown.active_seconds, unknown.kcal) == (1102.0, (0.0, 0.0))


def test_weights_and_what_was_typed_change_no_energy() -> None:
    whole = trained()
    heavier = [replace(step, load_kg=5.0) for step in whole.steps]
    assert with_steps(whole, heavier, ROUTINE) == replace(whole, steps=tuple(heavier))
    typed = replace(whole, energy_basis=None, kcal=(300.0, 300.0))
    fewer = with_steps(typed, trained(SKIPPED).steps, ROUTINE)
    assert (fewer.kcal, with_length(typed, 60.0).kcal) == ((300.0, 300.0), (300.0, 300.0))
    assert fewer.active_seconds < typed.active_seconds


def test_the_length_is_a_persons_word() -> None:
    by_weight, by_routine = trained(weight_kg=70.0), trained()
    half = with_length(by_weight, by_weight.active_seconds / 2)
    assert half.kcal == pytest.approx([kcal / 2 for kcal in by_weight.kcal or ()], abs=0.1)
    # The routine's claim goes by the work that was done.
    assert with_length(by_routine, 60.0).kcal == by_routine.kcal
    bare = session(steps=(), kcal=(100.0, 200.0), energy_basis="routine", active_seconds=1500.0)
    assert with_length(bare, 750.0).kcal == (50.0, 100.0)
    assert with_length(replace(bare, active_seconds=0.0), 60.0).kcal == (100.0, 200.0)
    # Steps that are filled in where none were on record do not change it.
    filled = with_steps(bare, (step(),), ROUTINE)
    assert (filled.active_seconds, filled.kcal, filled.steps) == (1500.0, bare.kcal, (step(),))


def test_a_strange_length_is_not_carried_on() -> None:
    """Of a file that says two hours for one set: the next one takes no hour to get ready for."""
    odd = session(steps=(step(), step(round=2, outcome="unreached", done_seconds=0.0)))
    odd = replace(odd, active_seconds=7_200.0)
    done = with_steps(odd, (odd.steps[0], step(round=2)), ROUTINE)
    assert done.active_seconds == 7_200 + 32 + 2 * 20


@examples(25)
@given(sessions, st.sampled_from([None, ROUTINE]))
def test_whatever_is_put_right_can_be_kept(record, routine) -> None:
    """As the format has it. Without a change it is what it was."""

    def check(changed: SessionRecord) -> None:
        assert 0 <= changed.active_seconds <= 86_400
        assert changed.kcal is None or 0 <= changed.kcal[0] <= changed.kcal[1] <= 10_000

    assert with_steps(record, record.steps, routine) is record
    check(with_steps(record, [with_done(step, 7_200.0) for step in record.steps], routine))
    check(with_steps(record, [with_done(step, 0.0) for step in record.steps], routine))
    check(with_steps(record, with_round_added(record.steps), routine))
    check(with_steps(record, with_round_removed(record.steps), routine))
    check(with_length(record, 86_400.0))


def with_done(step: StepRecord, seconds: float) -> StepRecord:
    return replace(step, done_seconds=seconds)
