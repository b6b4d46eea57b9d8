"""Every change says why, in the list and in full."""

import pytest

from backcompanion.training.exercise.terms import Equipment, Remark
from backcompanion.training.session.prescription import (
    Choices,
    PlannedStep,
    Prescription,
    prescribe,
)
from backcompanion.training.session.substitution import REMARKS
from backcompanion.ui.text import reasons
from backcompanion.ui.workout.exercise_rows import build_rows
from support.shipped import shipped_library

LIBRARY = shipped_library()
ROUTINE = LIBRARY.routines["upper-lower-back"]


def prescribed(
    *remarks: Remark, equipment: tuple[Equipment, ...] = (), **more: object
) -> Prescription:
    choices = Choices(equipment=frozenset(equipment), remarks=frozenset(remarks), **more)  # type: ignore
    return prescribe(ROUTINE, LIBRARY, choices)


def place(prescription: Prescription, written: str) -> PlannedStep:
    return next(s for s in prescription.steps if (s.instead_of or s.exercise) == written)


@pytest.mark.parametrize(
    ("prescription", "written", "short", "sentence"),
    [
        (
            prescribed(),
            "ball-back-extensions",
            "on the mat: no physio ball today",
            "In place of ball back extensions: no physio ball today.",
        ),
        (
            prescribed(),
            "reverse-fly",
            "water bottles for the dumbbells",
            "No dumbbells today.",
        ),
        (
            prescribed("stenosis"),
            "back-bows",
            "with stenosis",
            "In place of back bows: gentler with stenosis or spondylolisthesis.",
        ),
        (
            prescribed(start_gently=frozenset({"back-bows"})),
            "back-bows",
            "gentler: it hurt last time",
            "Gentler, as it hurt last time.",
        ),
        (
            prescribed(level_offsets={"back-bows": 1}),
            "back-bows",
            "harder: as you chose",
            "Harder, as you chose.",
        ),
        (prescribed(), "back-bows", "", ""),
    ],
)
def test_words_of_a_reason(
    prescription: Prescription, written: str, short: str, sentence: str
) -> None:
    step = place(prescription, written)
    assert reasons.short(step, LIBRARY) == short
    assert reasons.sentence(step, LIBRARY) == sentence


@pytest.mark.parametrize("remark", REMARKS)
def test_every_remark_has_words(remark: Remark) -> None:
    prescription = prescribed(remark)
    assert reasons.has_remark_reason(prescription)
    assert reasons.remark_phrase(remark)
    for step in prescription.steps:
        assert bool(step.reasons) == bool(reasons.short(step, LIBRARY))


def test_what_holds_for_all_of_it() -> None:
    assert reasons.changes(prescribed()) == ""
    assert reasons.changes(prescribed("anaemia")) == (
        "One round with low haemoglobin and more time to get ready."
    )
    assert reasons.changes(prescribed("dizziness")) == (
        "More time to get ready with dizziness or blood pressure."
    )


def test_with_nothing_but_a_floor_the_list_says_how() -> None:
    rows = build_rows(prescribed(), LIBRARY, frozenset())
    notes = {row.title: row.note for row in rows if row.step and not row.folds}
    assert len(notes) == 8
    assert notes["Chest lifts"] == "on the mat: no physio ball today"
    assert notes["Roll downs"] == "water bottles for the dumbbells"
    assert notes["Pendulum swing"] == "a water bottle for the medicine ball"
    assert notes["Back bows"] == ""


def test_a_folded_block_says_that_something_in_it_changed() -> None:
    rows = build_rows(prescribed("disc"), LIBRARY, frozenset())
    assert next(r.note for r in rows if r.folds and r.group.startswith("cool")) == (
        "5 changed for you"
    )


def test_the_first_time_with_empty_hands_is_told_in_place_of_what_is_missing() -> None:
    rows = build_rows(prescribed(practised=frozenset()), LIBRARY, frozenset())
    notes = {row.title: row.note for row in rows if row.step and not row.folds}
    assert notes["Pendulum swing"] == notes["Roll downs"] == "the first time with empty hands"


def test_one_thing_is_spoken_of_where_one_is_held() -> None:
    def notes(have: tuple[Equipment, ...], level: str) -> dict[str, str]:
        rows = build_rows(prescribed(equipment=have, level=level), LIBRARY, frozenset())
        return {row.title: row.note for row in rows if row.step and not row.folds}

    here = notes(("dumbbells", "physio-ball"), "harder")
    assert here["Pendulum swing"] == "a dumbbell for the medicine ball"
    assert here["Russian twists"] == "a dumbbell"
    assert here["Reverse fly"] == "dumbbells"
    nothing = notes((), "harder")
    assert nothing["Russian twists"] == "a water bottle for the dumbbell"
    assert nothing["Roll downs"] == "water bottles for the dumbbells"
