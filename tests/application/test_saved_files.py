"""What the editors leave on disk fits the schemas that are given away, drafts too, and is read;
what the schemas refuse they do not save. A crash in the middle leaves what was there.
"""

import tomllib
from dataclasses import fields as fields_of_class
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.wall_slides import WALL_SLIDES
from backcompanion.application.exercise_edits import ExerciseEdits
from backcompanion.application.exercise_form import (
    OWN_FIGURE,
    ExerciseFields,
    PhaseFields,
    mapping_of,
    problems_in,
)
from backcompanion.application.pose_sequence import motion_and_tempo, sequence_of
from backcompanion.application.routine_editor import RoutineEditor
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.application.undo_stack import UndoStack
from backcompanion.base.paths import folders, resources
from backcompanion.library import MotionFiles
from backcompanion.library.foreign.brought import BroughtExercise
from backcompanion.library.foreign.drafts import draft_of
from backcompanion.library.own_exercises import own_exercise
from backcompanion.library.own_routines import parse_own_routine
from backcompanion.library.own_toml import exercise_toml, motion_toml
from backcompanion.library.routine_toml import routine_toml
from support.cases import each_case
from support.schemas import validator_of
from support.shipped import shipped_library
from support.thoroughness import examples

LIBRARY = shipped_library()
EXERCISE, MOTION, ROUTINE = map(validator_of, ("own-exercise", "motion", "routine"))
NOTHING = ExerciseFields(id="mine", name="Mine")
ALL = replace(WALL_SLIDES, id="mine", name="Mine")
MAY_BE_LEFT = [each.name for each in fields_of_class(ExerciseFields)][2:]
ODD: dict[str, Any] = {
    "name": "x" * 121,
    "sentences": ("", "x" * 401, "", ""),
    "phases": (PhaseFields("reach", 601),),
    "repetitions": 601,
    "muscles": ("x" * 121,),
}


@examples(100)
@given(left=st.sets(st.sampled_from(MAY_BE_LEFT)))
def test_whatever_is_left_open_in_an_exercise_is_a_draft_that_fits(left: set[str]) -> None:
    fields = replace(ALL, **{name: getattr(NOTHING, name) for name in left})
    if problems_in(fields, LIBRARY.exercises):
        return  # it is not saved, and each field says why
    text = exercise_toml(mapping_of(fields, LIBRARY.exercises))
    mapping = tomllib.loads(text)
    assert [error.message for error in EXERCISE.iter_errors(mapping)] == []
    read = own_exercise(Path("mine.toml"), mapping)
    assert set(read.lacks) == set(fields.lacks)


@each_case("name", ODD)
def test_what_the_schema_refuses_the_form_does_not_save(name: str) -> None:
    fields = replace(ALL, **{name: ODD[name]})
    assert not EXERCISE.is_valid(mapping_of(fields, LIBRARY.exercises))
    assert problems_in(fields, LIBRARY.exercises)


def test_drafts_of_what_another_program_names_fit() -> None:
    plain = BroughtExercise("", "Wall slides")
    more = replace(plain, also=("Shed doors",), muscles_main=("Shoulders",), needs="band")
    for brought in (plain, more, replace(more, is_held=True), replace(plain, is_stretch=True)):
        mapping = tomllib.loads(draft_of(brought, "wall-slides").text)
        assert EXERCISE.is_valid(mapping)
        assert own_exercise(Path("wall-slides.toml"), mapping).lacks


@pytest.mark.parametrize("id", ["bridge", "ball-back-extensions", "lying-twist"])
def test_poses_fit_as_a_motion(id: str) -> None:
    phases = ExerciseFields().borrowing(LIBRARY.exercises[id]).phases
    files = MotionFiles(resources(), compiled=None)
    sides = LIBRARY.exercises[id].sides
    mapping, _phases = motion_and_tempo(sequence_of(files.mapping(id), phases), sides)
    assert MOTION.is_valid(tomllib.loads(motion_toml(mapping)))


def test_each_step_of_a_routine_on_its_way_fits() -> None:
    """From its first exercise on; with none it cannot be saved, and does not fit."""
    whole = next(iter(LIBRARY.routines.values()))
    editor = RoutineEditor(replace(whole, id="mine"), LIBRARY.exercises, whole)
    written: list[str] = []
    editor.changed.connect(lambda: written.append(routine_toml(editor.routine, "")))
    editor.select(editor.spots[-1])
    editor.set_note("Slowly.")
    editor.set_note_spoken(say=True)
    editor.double()
    editor.change_dose(lambda dose: replace(dose, until_done=True, repetitions=None), "mode")
    editor.change_dose(lambda dose: replace(dose, until_done=False, seconds=45.0), "mode")
    editor.set_ready(90)
    editor.set_rounds(3)
    editor.set_edge("warm-up", "none")
    while editor.can_be_saved:
        editor.remove()
    *steps, last = written
    assert len(steps) > 20
    for text in steps:
        assert [error.message for error in ROUTINE.iter_errors(tomllib.loads(text))] == []
        assert parse_own_routine(Path("mine.toml"), text.encode(), LIBRARY).id == "mine"
    assert not ROUTINE.is_valid(tomllib.loads(last)) and not editor.can_be_saved


def test_a_crash_while_it_is_saved_leaves_what_was_there(
    tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The half of it lies beside under a name that nobody reads."""
    shelf = RoutineShelf(LIBRARY, folders(tmp_path))
    edits = ExerciseEdits(shelf, UndoStack())
    id = edits.save(replace(NOTHING, id=""), None)

    def crash(_draft: Path, _target: Path) -> None:
        raise SystemExit

    with monkeypatch.context() as crashing, pytest.raises(SystemExit):
        crashing.setattr(Path, "replace", crash)
        crashing.setattr(Path, "unlink", lambda _draft, missing_ok=False: None)
        edits.save(replace(ALL, id=id, figure=OWN_FIGURE), None)
    folder = shelf.own_exercise_files().exercises.folder
    assert len(list(folder.iterdir())) == 2
    again = RoutineShelf(LIBRARY, folders(tmp_path))
    assert not again.problems
    assert again.library.exercises[id].lacks
