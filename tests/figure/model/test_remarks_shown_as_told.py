"""What health remarks change is shown as it is told, of every combination of them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from backcompanion.training.exercise.exercise import Cues, Exercise
from backcompanion.training.exercise.terms import Remark
from backcompanion.training.session.reason import Reason
from backcompanion.training.session.substitution import figure_of, is_allowed
from support.cases import each_case
from support.shipped import shipped_library

LIBRARY = shipped_library()
CHANGED = [e for e in LIBRARY.exercises.values() if e.cues_for or e.remark_figures]

# Told otherwise and shown so by the motion that it has anyway: its elbows are low.
SHOWN_ANYWAY = {("w-squeeze", "sore-shoulder")}


def _that_change_it(exercise: Exercise) -> list[Remark]:
    keys = {*(exercise.cues_for or {}), *(exercise.remark_figures or {})}
    alone = (key for key in keys if "+" not in key)
    return sorted(alone)  # type: ignore[arg-type]


def _combinations(exercise: Exercise) -> Iterator[tuple[Remark, ...]]:
    remarks = _that_change_it(exercise)
    for size in range(1, len(remarks) + 1):
        yield from combinations(remarks, size)


def _figure(exercise: Exercise, remarks: tuple[Remark, ...]) -> str:
    return figure_of(exercise, [Reason("remark", remark) for remark in remarks])


def _of_the_body(cues: Cues) -> Cues:
    """What is felt and what is to be avoided is seen of no figure."""
    return replace(cues, feel="", avoid="")


def _made_for(exercise: Exercise, figure: str) -> set[str]:
    """The remarks that a figure is for, alone or together."""
    figures = exercise.remark_figures or {}
    return {part for key, each in figures.items() if each == figure for part in key.split("+")}


@each_case("exercise", CHANGED)
def test_what_is_told_is_what_the_figure_was_made_for(exercise: Exercise) -> None:
    """A remark that the figure shown is not made for adds nothing to what is told of the body."""
    for remarks in _combinations(exercise):
        shown = _made_for(exercise, _figure(exercise, remarks))
        shown |= {r for r in remarks if not _figure(exercise, (r,))}  # has none of its own
        remaining = [remark for remark in remarks if remark in shown]
        for level in exercise.variants:
            cues = _of_the_body(exercise.cues_at(level, remarks=remarks))
            without = _of_the_body(exercise.cues_at(level, remarks=remaining))
            assert cues == without, (remarks, level)


@each_case("exercise", CHANGED)
def test_who_is_told_to_lie_sit_or_kneel_otherwise_is_shown_so(exercise: Exercise) -> None:
    for remark in _that_change_it(exercise):
        if (exercise.id, remark) in SHOWN_ANYWAY:
            continue
        cues = exercise.cues_at("standard", remarks=[remark])
        if (cues.set_up, cues.side_set_up) != (exercise.cues.set_up, exercise.cues.side_set_up):
            assert _figure(exercise, (remark,)), remark


@each_case("exercise", CHANGED)
def test_what_a_level_tells_is_lost_to_no_remark(exercise: Exercise) -> None:
    """Where both a level and a remark say how to lie or how it goes, there are words for both,
    but for a remark that caps the level or takes the arms or hands out of it.
    """
    for level, variant in exercise.variants.items():
        for remark in _that_change_it(exercise):
            changes = (exercise.cues_for or {}).get(remark)
            cap = (exercise.remark_levels or {}).get(remark)
            if changes is None or cap is not None or level == "standard":
                continue
            both = (variant.changes.set_up and changes.set_up) or (
                variant.changes.move and changes.move
            )
            same = variant.changes.set_up in (None, exercise.cues.set_up) and (
                variant.changes.move is None or changes.move is None
            )
            if both and not same:
                assert f"{remark}+{level}" in (exercise.cues_for or {}), (remark, level)


def test_all_that_keep_an_exercise_are_looked_at() -> None:
    assert len(CHANGED) >= 12
    for exercise in CHANGED:
        for remark in _that_change_it(exercise):
            assert is_allowed(exercise, [remark]), (exercise.id, remark)
