"""An exercise as it is filled in: what is wrong, what is written, and what is undone."""

from dataclasses import replace
from pathlib import Path

import pytest

from application.wall_slides import WALL_SLIDES
from backcompanion.application.exercise_edits import ExerciseEdits
from backcompanion.application.exercise_form import (
    OWN_FIGURE,
    ExerciseFields,
    PhaseFields,
    fields_of,
    problems_in,
)
from backcompanion.application.level_fields import NO_LEVEL, LevelFields
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.application.undo_stack import UndoStack
from backcompanion.base.errors import KnownError
from backcompanion.base.paths import folders
from support.cases import each_case
from support.shipped import shipped_library

LIBRARY = shipped_library()
NONE: frozenset[str] = frozenset()
FIELDS = WALL_SLIDES


@pytest.fixture
def shelf(tmp_path: Path, qapp: object) -> RoutineShelf:
    return RoutineShelf(LIBRARY, folders(tmp_path))


@pytest.fixture
def edits(shelf: RoutineShelf) -> ExerciseEdits:
    return ExerciseEdits(shelf, UndoStack())


def test_what_is_saved_is_filled_in_again(shelf: RoutineShelf, edits: ExerciseEdits) -> None:
    for fields in (FIELDS, ExerciseFields(name="Only a name"), replace(FIELDS, name="B", also=())):
        id = edits.save(fields, None)
        exercise = shelf.library.exercises[id]
        assert fields_of(exercise, NONE) == replace(
            fields, id=id, eyes=exercise.eyes, lead=exercise.cues.lead
        )
    path = shelf.own_exercise_files().exercises.path("wall-slides")
    assert "[[variants.standard.parts]]" in path.read_text()
    assert set(shelf.library.exercises["wall-slides"].remarks or {}) == {"disc", "sore-shoulder"}


def test_comments_and_what_the_form_never_says_survive(
    shelf: RoutineShelf, edits: ExerciseEdits
) -> None:
    id = edits.save(FIELDS, None)
    path = shelf.own_exercise_files().exercises.path(id)
    text = path.read_text().replace('"Seated slides"', '"Sitting" # on a chair')
    path.write_text("# Mine.\n" + text)
    shelf.check_for_changes()
    fields = fields_of(shelf.library.exercises[id], NONE)
    edits.save(fields, None)
    assert path.read_text() == "# Mine.\n" + text
    edits.save(replace(fields, repetitions=8, sides="", phases=(), cautions=()), None)
    exercise = shelf.library.exercises[id]
    assert exercise.variants["easier"].name == "Sitting"
    assert (exercise.lacks, exercise.remarks) == (("sides", "tempo"), None)
    assert "# Mine." in path.read_text() and "# on a chair" in path.read_text()


def test_levels_are_trained_as_they_are_filled_in_and_go_with_their_name(
    shelf: RoutineShelf, edits: ExerciseEdits
) -> None:
    id = edits.save(FIELDS, None)
    exercise = shelf.library.exercises[id]
    easier, harder = exercise.variants["easier"], exercise.variants["harder"]
    assert (easier.cue, easier.tempo.repetitions) == ("Sit on a chair.", 4)
    assert easier.tempo.parts[0].phases == exercise.standard.tempo.parts[0].phases
    assert (harder.needs, harder.tempo) == ((("dumbbells",),), exercise.standard.tempo)
    fields = replace(FIELDS, id=id)
    path = shelf.own_exercise_files().exercises.path(id)
    gentler = path.read_text() + '\n[remark_levels]\ndisc = "easier"\n'
    path.write_text(gentler.replace('disc = "', f'disc = "{id}" # ', 1))
    edits.save(replace(fields, easier=NO_LEVEL, harder=replace(FIELDS.harder, equipment=())), None)
    exercise = shelf.library.exercises[id]
    assert set(exercise.variants) == {"standard", "harder"}
    assert exercise.variants["harder"].needs == ()
    assert "remark_levels" not in path.read_text()
    edits.save(replace(fields, easier=replace(FIELDS.easier, repetitions=0)), None)
    exercise = shelf.library.exercises[id]
    assert exercise.variants["easier"].tempo == exercise.standard.tempo


def test_a_tempo_that_a_file_gives_a_level_stays(shelf: RoutineShelf, edits: ExerciseEdits) -> None:
    id = edits.save(FIELDS, None)
    path = shelf.own_exercise_files().exercises.path(id)
    text = path.read_text()
    slower = text.replace("[variants.harder]", "[variants.harder] # slowly")
    slower += """
[[variants.harder.parts]]
repetitions = 6
phases = [{ name = "reach", seconds = 9 }, { name = "return", seconds = 9 }]
"""
    path.write_text(slower.replace('needs = [["dumbbells"]]', "alternating = true"))
    shelf.check_for_changes()
    assert not shelf.problems
    fields = fields_of(shelf.library.exercises[id], NONE)
    assert fields.harder.own_tempo
    before = path.read_text()
    edits.save(fields, None)
    assert path.read_text() == before


def test_all_is_undone_and_redone(shelf: RoutineShelf) -> None:
    undo_stack = UndoStack()
    edits = ExerciseEdits(shelf, undo_stack)
    id = edits.save(FIELDS, None)
    edits.save(replace(FIELDS, id=id, name="Slides"), None)
    edits.remove(id)
    assert id not in shelf.library.exercises
    undo_stack.undo()
    assert shelf.library.exercises[id].name == "Slides"
    undo_stack.undo()
    assert shelf.library.exercises[id].name == "Wall slides"
    undo_stack.undo()
    assert id not in shelf.library.exercises
    undo_stack.redo()
    assert shelf.library.exercises[id].name == "Wall slides"


def test_one_that_a_routine_has_is_not_removed(shelf: RoutineShelf, edits: ExerciseEdits) -> None:
    id = edits.save(FIELDS, None)
    evening = f'id = "evening"\nname = "Evening"\nround = [{{ exercise = "{id}" }}]\n'
    shelf.restore("evening", evening)
    with pytest.raises(KnownError, match="Evening"):
        edits.remove(id)
    assert id in shelf.library.exercises


@each_case(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "bridge"}, "name"),
        ({"also": ("Bird dog",)}, "also"),
        ({"sentences": ("", "word " * 13, "", "")}, "move"),
        ({"short": ("word " * 13,)}, "short"),
        ({"phases": (PhaseFields("reach", 0),)}, "phases"),
        ({"phases": (PhaseFields("reach", 1), PhaseFields("reach", 1))}, "phases"),
        ({"phases": (PhaseFields("reach", 1, "{x}"),)}, "phases"),
        ({"easier": LevelFields("Gently", "word " * 13)}, "easier"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(changes: dict[str, object], field: str) -> None:
    assert not problems_in(FIELDS, LIBRARY.exercises)
    problems = problems_in(replace(FIELDS, **changes), LIBRARY.exercises)  # type: ignore[arg-type]
    assert list(problems) == [field]


def test_a_borrowed_figure_brings_its_tempo_and_sides() -> None:
    fields = ExerciseFields(name="Mine").borrowing(LIBRARY.exercises["kneeling-supermans"])
    assert (fields.figure, fields.sides) == ("kneeling-supermans", "alternating")
    assert fields.position == "hands-and-knees" and fields.phases
    assert not problems_in(fields, LIBRARY.exercises)


def test_a_motion_of_its_own_comes_and_goes_with_it(
    shelf: RoutineShelf, edits: ExerciseEdits
) -> None:
    motion = {
        "keys": {"a": {"pelvis": {"at": [0.0, 0.9, 0.0]}}},
        "phases": {"reach": ["a"], "return": ["a"]},
    }
    id = edits.save(replace(FIELDS, figure=OWN_FIGURE), motion)
    files = shelf.own_exercise_files()
    assert files.motions.ids() == {id} and shelf.library.exercises[id].motion == id
    assert fields_of(shelf.library.exercises[id], files.motions.ids()).figure == OWN_FIGURE
    edits.save(replace(FIELDS, id=id), None)
    assert files.motions.ids() == frozenset()


def test_a_session_goes_on_with_an_exercise_whose_file_has_gone(
    shelf: RoutineShelf, edits: ExerciseEdits
) -> None:
    id = edits.save(FIELDS, None)
    library = shelf.library  # as a page keeps it
    exercise = library.exercises[id]
    shelf.own_exercise_files().exercises.remove(id)
    shelf.check_for_changes()
    assert id not in library.exercises and library.exercises.get(id) is None
    assert library.exercises[id] == exercise
    unknown = library.exercises["never-there"]
    assert (unknown.name, unknown.is_own) == ("Never there", True)
    assert "never-there" not in library.exercises
