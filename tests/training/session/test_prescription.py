"""What stands in for what and why, as tables of cases."""

import json
from collections.abc import Iterable
from dataclasses import replace

from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Equipment, Level, Remark
from backcompanion.training.session.prescription import Choices, prescribe, substitution_for
from backcompanion.training.session.prescription_json import from_json, to_json
from backcompanion.training.session.reason import Reason, SessionChange
from backcompanion.training.session.substitution import care_cues
from support.cases import each_case
from support.prescribing import LIBRARY, place, prescribed
from support.routines import FOLD, LIFTS, REACHES
from support.routines import ROUTINE as SAMPLE


def texts(reasons: Iterable[Reason | SessionChange]) -> tuple[str, ...]:
    """As they are stored."""
    return tuple(str(reason) for reason in reasons)


@each_case(
    ("equipment", "remarks", "written", "exercise", "level", "reasons"),
    [
        ((), (), "ball-back-extensions", "chest-lifts", "standard", ("missing:physio-ball",)),
        (
            (),
            ("stenosis",),
            "ball-back-extensions",
            "bridge",
            "standard",
            ("remark:stenosis",),
        ),
        (
            (),
            ("disc",),
            "ball-back-extensions",
            "chest-lifts",
            "standard",
            ("missing:physio-ball",),
        ),
        (
            ("physio-ball",),
            ("disc",),
            "ball-back-extensions",
            "ball-back-extensions",
            "standard",
            ("remark:disc",),
        ),
        (
            (),
            ("dizziness", "pregnancy"),
            "ball-back-extensions",
            "side-lying-leg-lifts",
            "standard",
            ("remark:pregnancy",),
        ),
        (
            ("dumbbells",),
            (),
            "pendulum-swing",
            "pendulum-swing",
            "standard",
            ("missing:medicine-ball",),
        ),
        ((), (), "reverse-fly", "reverse-fly", "standard", ("missing:dumbbells",)),
        (
            ("medicine-ball",),
            ("pregnancy",),
            "pendulum-swing",
            "pendulum-swing",
            "easier",
            ("remark:pregnancy",),
        ),
        (
            ("band",),
            ("sore-shoulder",),
            "reverse-fly",
            "w-squeeze",
            "standard",
            ("remark:sore-shoulder",),
        ),
        (
            (),
            ("disc", "sore-shoulder"),
            "russian-twists",
            "side-lying-leg-lifts",
            "standard",
            ("remark:disc", "remark:sore-shoulder"),
        ),
        (
            (),
            ("osteoporosis", "sore-wrists-or-knees"),
            "childs-pose",
            "rest-breathing",
            "standard",
            ("remark:osteoporosis",),
        ),
        (
            (),
            ("disc", "sore-wrists-or-knees"),
            "childs-pose",
            "rest-breathing",
            "standard",
            ("remark:disc",),
        ),
        ((), ("disc",), "lying-twist", "knee-sways", "standard", ("remark:disc",)),
        (
            (),
            ("disc", "pregnancy"),
            "lying-twist",
            "side-lying-rest",
            "standard",
            ("remark:disc", "remark:pregnancy"),
        ),
    ],
)
def test_what_stands_in(
    equipment: tuple[Equipment, ...],
    remarks: tuple[Remark, ...],
    written: str,
    exercise: str,
    level: Level,
    reasons: tuple[str, ...],
) -> None:
    choices = Choices(equipment=frozenset(equipment), remarks=frozenset(remarks))
    step = substitution_for(LIBRARY.exercises[written], LIBRARY, choices)
    assert (step.exercise.id, step.level) == (exercise, level)
    assert texts(step.reasons) == reasons


def test_what_stands_in_for_several_stretches_in_a_row_is_one_of_their_time() -> None:
    """Nobody is told to change into what they do already, and the whole keeps its time."""
    prescription = prescribed(remarks=frozenset({"osteoporosis"}))
    stretches = [step for step in prescription.steps if step.block == "cool-down"]
    assert [step.exercise for step in stretches] == [
        "chest-opener",
        "rest-breathing",
        "lying-reach",
        "figure-four",
        "figure-four",
        "lying-hamstring",
        "lying-hamstring",
    ]
    assert stretches[1].side is None
    assert [step.number for step in stretches] == [1, 2, 3, 4, 5, 6, 7]
    assert {step.count for step in stretches} == {7}
    assert sum(step.get_ready_seconds + step.seconds for step in stretches) == 308


def test_getting_into_what_stands_in_takes_longer_where_it_lies_otherwise() -> None:
    prescription = prescribed(remarks=frozenset({"sore-wrists-or-knees"}))
    reach = place(prescription, "childs-pose")
    assert reach.exercise == "seated-reach"
    assert (reach.get_ready_seconds, reach.seconds) == (10, 25)
    assert prescription.seconds == prescribed().seconds


def test_with_nothing_but_a_floor_the_whole_workout_is_there() -> None:
    prescription = prescribed(frozenset())
    assert prescription.rounds == 2
    held = {thing for step in prescription.steps for thing in step.held}
    assert held == {"water-bottles"}
    changed = {(s.instead_of or s.exercise): s.exercise for s in prescription.steps if s.reasons}
    assert changed == {
        "roll-downs": "roll-downs",
        "reverse-fly": "reverse-fly",
        "ball-back-extensions": "chest-lifts",
        "pendulum-swing": "pendulum-swing",
    }


def test_little_haemoglobin_makes_it_one_round_with_more_time_between() -> None:
    usual, prescription = prescribed(), prescribed(remarks=frozenset({"anaemia"}))
    assert prescription.rounds == 1
    assert prescription.kcal == (82.5, 105)
    assert texts(prescription.changes) == ("rounds:anaemia", "rest:anaemia")
    rest = place(prescription, "back-bows").get_ready_seconds
    assert rest == 1.5 * place(usual, "back-bows").get_ready_seconds


def test_dizziness_gives_more_time_to_change_position() -> None:
    prescription = prescribed(remarks=frozenset({"dizziness"}), rest_factor=2.0)
    assert place(prescription, "back-bows").get_ready_seconds == 50
    assert texts(prescription.changes) == ("rest:dizziness",)
    assert prescription.rounds == 2
    both = prescribed(remarks=frozenset({"dizziness", "anaemia"}))
    assert place(both, "back-bows").get_ready_seconds == 30


def test_what_to_do_differently_comes_with_the_remark() -> None:
    prescription = prescribed(remarks=frozenset({"sore-wrists-or-knees"}))
    step = place(prescription, "kneeling-supermans")
    assert step.exercise == "kneeling-supermans"
    assert texts(step.reasons) == ("remark:sore-wrists-or-knees",)
    assert "forearms" in care_cues(LIBRARY.exercises[step.exercise], step.reasons)[0]


def test_what_hurt_begins_gently_and_says_so() -> None:
    step = place(prescribed(start_gently=frozenset({"back-bows"})), "back-bows")
    assert (step.level, texts(step.reasons)) == ("easier", ("hurt",))
    again = place(prescribed(level="easier", start_gently=frozenset({"back-bows"})), "back-bows")
    assert (again.level, texts(again.reasons)) == ("easier", ())


@each_case(
    ("level", "up", "got", "reasons"),
    [
        ("standard", 1, "harder", ("step",)),
        ("standard", -1, "easier", ("step",)),
        ("easier", 1, "standard", ("step",)),
        ("harder", 1, "harder", ()),
        ("harder", -1, "standard", ("step",)),
    ],
)
def test_the_steps_that_were_agreed_to(
    level: Level, up: int, got: Level, reasons: tuple[str, ...]
) -> None:
    step = place(prescribed(level=level, level_offsets={"back-bows": up}), "back-bows")
    assert (step.level, texts(step.reasons)) == (got, reasons)


def test_a_week_of_the_plan_adds_repetitions_and_takes_up_what_is_ready() -> None:
    prescription = prescribed(extra_repetitions=1, level_up=frozenset({"back-bows"}))
    bows, supermans = place(prescription, "back-bows"), place(prescription, "kneeling-supermans")
    assert (bows.level, texts(bows.reasons)) == ("harder", ("plan",))
    assert bows.tempos["standard"].repetitions == 5
    assert supermans.tempos["standard"].repetitions == 8  # one more on each side
    assert place(prescription, "cat-and-cow").seconds == 30
    assert "repetitions:plan" in texts(prescription.changes)


def test_last_times_weight_stands_in_the_plan() -> None:
    prescription = prescribed(loads={"reverse-fly": 2.5, "back-bows": 9})
    assert place(prescription, "reverse-fly").load_kg == 2.5
    assert place(prescription, "back-bows").load_kg is None


def test_what_comes_too_often_gives_way_and_says_so() -> None:
    third = replace(LIFTS, id="third", swap="reaches", remarks={"disc": "reaches"})
    second = replace(LIFTS, id="second", swap="reaches", remarks={"disc": "reaches"})
    spare = replace(LIFTS, id="spare")
    exercises = {e.id: e for e in (REACHES, second, third, spare, FOLD)}
    library = Library(exercises, {})
    routine = replace(
        SAMPLE,
        warm_up=(),
        cool_down=(),
        round=tuple(replace(SAMPLE.round[0], exercise=n) for n in ("reaches", "second", "third")),
    )
    prescription = prescribe(routine, library, Choices(remarks=frozenset({"disc"}), rounds=1))
    assert [s.exercise for s in prescription.steps] == ["reaches", "reaches", "spare"]
    assert texts(prescription.steps[2].reasons) == ("remark:disc", "often:reaches")


def test_two_that_stand_in_for_one_another_come_to_an_end() -> None:
    first = replace(LIFTS, id="one", remarks={"disc": "two"})
    two = replace(LIFTS, id="two", remarks={"stenosis": "one"})
    library = Library({e.id: e for e in (first, two, REACHES)}, {})
    routine = replace(
        SAMPLE, warm_up=(), cool_down=(), round=(replace(SAMPLE.round[0], exercise="one"),)
    )
    both: frozenset[Remark] = frozenset({"disc", "stenosis"})
    prescription = prescribe(routine, library, Choices(remarks=both, rounds=1))
    assert [s.exercise for s in prescription.steps] == ["reaches"]
    assert set(texts(prescription.steps[0].reasons)) == {"remark:disc", "remark:stenosis"}


def test_it_comes_back_from_its_text() -> None:
    prescription = prescribed(frozenset(), "harder", frozenset({"disc", "anaemia"}))
    assert from_json(to_json(prescription)) == prescription


def test_a_text_of_an_earlier_release_can_be_read() -> None:
    raw = json.loads(to_json(prescribed(frozenset())))
    del raw["changes"]
    for step in raw["steps"]:
        del step["reasons"]
        step["reason"] = "physio-ball" if step["exercise"] == "chest-lifts" else ""
    read_back = from_json(json.dumps(raw))
    assert texts(place(read_back, "ball-back-extensions").reasons) == ("missing:physio-ball",)
    assert place(read_back, "back-bows").reasons == ()
    assert texts(read_back.changes) == ()
