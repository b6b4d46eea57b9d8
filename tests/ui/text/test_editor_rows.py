"""What is said of a routine that is put together: of each step, and of what all of it needs."""

from backcompanion.application.edited_routine import RoutineNeeds, routine_needs
from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.routine import RoutineStep
from backcompanion.ui.text import formats
from backcompanion.ui.text.editor_rows import found_text, needs_text, place_text, search_words
from support.shipped import shipped_library

EXERCISES = shipped_library().exercises


def said(id: str, dose: Dose, **more: str) -> str:
    return place_text(RoutineStep(id, 15, dose=dose, **more), EXERCISES[id])  # type: ignore[arg-type]


def test_how_much_of_a_step() -> None:
    assert said("back-bows", Dose()) == "4 reps · 32 s"
    assert said("figure-four", Dose(per_side=True)) == "20 s, one side, then the other"
    assert said("figure-four", Dose(), side="left") == "20 s, left side only"
    full = Dose(sets=3, repetitions=8, hold_seconds=5, load_kg=2.5, pace=90, rest_seconds=30)
    assert said("back-bows", full) == (
        f"3 sets of 8, each held 5 s, {formats.weight(2.5, 'kg')}, at 90 % pace,"
        " 30 s rest between sets"
    )
    assert said("bridge", Dose(until_done=True)) == "until you say"


def test_what_it_needs() -> None:
    shipped = shipped_library()
    whole = next(iter(shipped.routines.values()))
    needs = routine_needs(whole, shipped)
    assert needs_text(needs) == "a mat, dumbbells, ball, wall, medicine ball"
    assert needs_text(RoutineNeeds(mat=False, wall=True, things=())) == "a wall"
    assert needs_text(RoutineNeeds(mat=False, wall=False, things=())) == "nothing but the floor"


def test_what_an_exercise_is_found_by() -> None:
    words = search_words(EXERCISES["ball-back-extensions"])
    assert "Physio ball and wall" in words
    assert "face down over the ball" in words
    assert found_text(EXERCISES["bridge"]).endswith("on your back")
