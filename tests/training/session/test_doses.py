"""What is planned of a place with a dose."""

import json
from dataclasses import replace

import pytest

from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.routine import Routine, RoutineStep
from backcompanion.training.session.prescription import Choices, PlannedStep, prescribe
from backcompanion.training.session.prescription_json import from_json, to_json
from backcompanion.training.session.timeline import perform
from support.cases import each_case
from support.shipped import shipped_library

LIBRARY = shipped_library()
BUILT_IN = LIBRARY.routines["upper-lower-back"]


def routine(*places: RoutineStep) -> Routine:
    return Routine("mine", "Mine", "", (0, 0), 1, (), places, ())


def planned(*places: RoutineStep, **choices: object) -> tuple[PlannedStep, ...]:
    wanted = Choices(rounds=1, **choices)  # type: ignore[arg-type]
    return prescribe(routine(*places), LIBRARY, wanted).steps


def test_sets_come_one_after_another_with_the_rest_between_them() -> None:
    steps = planned(
        RoutineStep("march", 5),
        RoutineStep("bridge", 20, dose=Dose(sets=3, repetitions=10, rest_seconds=40)),
        RoutineStep("dead-bug", 25),
    )
    rows = [(s.number, s.count, s.set, s.sets, s.get_ready_seconds, s.seconds) for s in steps[1:4]]
    assert rows == [(2, 3, n, 3, ready, 90) for n, ready in ((1, 20), (2, 40), (3, 40))]
    assert (steps[4].number, steps[4].get_ready_seconds) == (3, 25)


@each_case(
    ("name", "dose", "seconds"),
    [
        ("lying-twist", Dose(sets=2, seconds=20, per_side=True), 20),
        ("side-plank", Dose(sets=2, seconds=15, per_side=True), 15),
        ("side-plank", Dose(sets=2, seconds=15), 15),
        ("side-lying-leg-lifts", Dose(sets=2, repetitions=12, per_side=True), 60),
    ],
)
def test_all_sets_are_done_on_one_side_and_then_on_the_other(
    name: str, dose: Dose, seconds: float
) -> None:
    steps = planned(RoutineStep(name, 20, dose=dose))
    assert [(s.side, s.leads, s.set) for s in steps] == [
        ("right", "right", 1),
        ("right", "right", 2),
        ("left", "left", 1),
        ("left", "left", 2),
    ]
    assert {s.seconds for s in steps} == {seconds}
    assert not any(phase.name == "switch" for s in steps for phase in s.tempos[s.level].phases())


def test_where_sides_take_turns_they_still_do() -> None:
    (step,) = planned(
        RoutineStep("kneeling-supermans", 20, dose=Dose(repetitions=6, per_side=True))
    )
    assert (step.side, step.tempos["standard"].repetitions) == (None, 12)


def test_the_second_round_begins_on_the_other_side() -> None:
    place = RoutineStep("lying-twist", 20, dose=Dose(seconds=20, per_side=True))
    steps = prescribe(replace(routine(place), rounds=2), LIBRARY, Choices(rounds=2)).steps
    assert [s.side for s in steps] == ["right", "left", "left", "right"]


def test_repetitions_of_what_is_held_are_holds_of_their_own() -> None:
    dose = Dose(sets=2, repetitions=3, hold_seconds=12, pause_seconds=4)
    steps = planned(RoutineStep("childs-pose", 10, dose=dose))
    assert [(s.set, s.sets, s.get_ready_seconds, s.seconds) for s in steps] == [
        (n, 6, 4 if n > 1 else 10, 12) for n in range(1, 7)
    ]


def test_what_stands_in_takes_the_time_that_was_asked_for() -> None:
    dose = Dose(sets=2, repetitions=6, load_kg=2)
    steps = planned(RoutineStep("roll-downs", 20, dose=dose), remarks=frozenset({"disc"}))
    assert {(s.instead_of, s.sets, s.load_kg) for s in steps} == {("roll-downs", 2, None)}
    assert all(abs(s.seconds - 78) <= 5 for s in steps)


def test_a_weight_that_is_said_is_the_weight() -> None:
    loads = {"roll-downs": 4.0}
    asked, as_last = (
        planned(RoutineStep("roll-downs", 20, dose=dose), loads=loads)[0].load_kg
        for dose in (Dose(load_kg=2), Dose())
    )
    assert (asked, as_last) == (2, 4)


def test_the_plans_repetitions_leave_a_number_that_was_said() -> None:
    spoken, written = (
        planned(RoutineStep("bridge", 20, dose=dose), extra_repetitions=1)[0].tempos["standard"]
        for dose in (Dose(repetitions=10), Dose(sets=2))
    )
    assert (spoken.repetitions, written.repetitions) == (10, 5)


def test_every_step_follows_the_pace_of_the_routine() -> None:
    as_written = prescribe(BUILT_IN, LIBRARY, Choices())
    slower = prescribe(BUILT_IN, LIBRARY, Choices(pace=80))
    assert (slower.pace, {step.pace for step in slower.steps}) == (80, {80})
    for written, step in zip(as_written.steps, slower.steps, strict=True):
        assert step.get_ready_seconds == written.get_ready_seconds
        assert step.seconds == pytest.approx(written.seconds / 0.8)


def test_an_exercise_has_a_pace_of_its_own_and_all_stay_within_the_range() -> None:
    place = RoutineStep("bridge", 20, dose=Dose(pace=80))
    assert planned(place)[0].pace == 80
    assert planned(place, paces={"bridge": 120})[0].pace == 120
    assert planned(place, paces={"bridge": 120}, pace=150)[0].pace == 150
    assert planned(place, pace=60)[0].pace == 60


def test_a_prescription_with_doses_is_stored_and_read() -> None:
    session = prescribe(
        routine(
            RoutineStep(
                "side-plank",
                20,
                dose=Dose(sets=2, seconds=15, per_side=True),
                note="Ow",
                say_note=True,
            ),
            RoutineStep("dead-bug", 20, dose=Dose(until_done=True, pace=80)),
        ),
        LIBRARY,
        Choices(rounds=1, pace=90),
    )
    assert session.steps[-1].waits
    assert from_json(to_json(session)) == session


def test_a_prescription_of_an_earlier_release_is_read_as_it_was() -> None:
    """It knew of no sets, pace, waiting, notes and places."""
    session = prescribe(BUILT_IN, LIBRARY, Choices())
    raw = json.loads(to_json(session))
    del raw["pace"]
    for step in raw["steps"]:
        for name in ("set", "sets", "waits", "pace", "note", "load_asked", "place", "say_note"):
            del step[name]
    read = from_json(json.dumps(raw))
    assert read == replace(session, steps=tuple(replace(s, place=0) for s in session.steps))
    assert perform(read).seconds == 1500
