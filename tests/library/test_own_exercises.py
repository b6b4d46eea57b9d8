"""Exercises of one's own: drafts that say what they lack, files that say what is wrong in them."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from backcompanion.cli.check_coaching import occurrences
from backcompanion.library.exercise_drafts import PLAIN_STARTS
from backcompanion.library.library_error import LibraryError
from backcompanion.library.own_exercises import OwnExerciseFiles, parse_own_exercise
from backcompanion.library.own_routines import OwnRoutineFiles
from backcompanion.library.package_files import take_in, texts_for
from backcompanion.library.routine_package import read_package, write_package
from backcompanion.library.routine_toml import routine_toml
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Library, Routine, RoutineStep
from backcompanion.training.exercise.terms import Position
from backcompanion.training.session.prescription import Choices
from support.cases import each_case
from support.shipped import shipped_library

LIBRARY = shipped_library()
SLIDES = 'id = "wall-slides"\nname = "Wall slides"\nalso = ["Shed doors"]\n'
WHOLE = (
    SLIDES
    + """\
position = "standing"
sides = "alternating"
figure = "upright-turns"

[cues]
move = "Slide your arms up the wall."

[[variants.standard.parts]]
repetitions = 4
phases = [{ name = "reach", seconds = 2 }, { name = "return", seconds = 3 }]

[variants.standard]
alternating = true
"""
)
ROUTINE = 'id = "evening"\nname = "Evening"\nround = [{ exercise = "wall-slides", sets = 2 }]\n'


@pytest.fixture
def files(tmp_path: Path) -> OwnRoutineFiles:
    return OwnRoutineFiles(tmp_path / "data", tmp_path / "cache")


def parsed(text: str) -> Exercise:
    return parse_own_exercise(Path("wall-slides.toml"), text.encode(), LIBRARY)


def library_of(files: OwnRoutineFiles) -> Library:
    return files.read(LIBRARY).added_to(LIBRARY)


def test_a_draft_needs_a_name_and_says_what_it_lacks() -> None:
    draft = parsed(SLIDES)
    assert draft.lacks == ("position", "sides", "cues", "tempo", "figure")
    assert (draft.name, draft.kind, draft.is_own) == ("Wall slides", "work", True)
    assert [phase.name for phase in draft.standard.tempo.phases()] == ["reach", "hold", "return"]
    whole = parsed(WHOLE)
    assert (whole.lacks, whole.motion) == ((), "upright-turns")
    assert (whole.cues.move, whole.cues.lead) == ("Slide your arms up the wall.", "{side} side")
    assert whole.standard.tempo.seconds == 20
    assert parsed(SLIDES + 'sides = "alternating"\n').standard.tempo.alternating


def test_a_mistake_tells_its_line_and_leaves_what_was_good_last(files: OwnRoutineFiles) -> None:
    own = files.own.exercises
    own.write("wall-slides", WHOLE)
    good = files.read(LIBRARY).own.exercises
    for before, after, line in (
        ('"standing"', '"upright"', 4),
        ("seconds = 3", "seconds = 0", 13),
        ("repetitions = 4", "repetitions = 3", 12),
        ('id = "wall-slides"', 'id = "slides"', 1),
        ("[cues]", "[cues", 8),
    ):
        own.write("wall-slides", WHOLE.replace(before, after))
        read_files = files.read(LIBRARY)
        assert read_files.own.exercises == good, after
        assert [problem.line for problem in read_files.problems] == [line], after
    assert files.own.problem_of("wall-slides", LIBRARY) is not None
    own.write("wall-slides", SLIDES)
    assert files.own.problem_of("wall-slides", LIBRARY) is None


def test_a_shipped_one_is_never_shadowed(files: OwnRoutineFiles) -> None:
    files.own.exercises.write("bridge", 'id = "bridge"\nname = "My bridge"\n')
    files.own.exercises.write("swapped", 'id = "swapped"\nname = "S"\nswap = "nothing"\n')
    read_files = files.read(LIBRARY)
    assert library_of(files).exercises == LIBRARY.exercises
    assert [problem.field for problem in read_files.problems] == ["id", "swap"]
    with pytest.raises(LibraryError, match="is shipped"):
        parse_own_exercise(Path("bridge.toml"), b'id = "bridge"\nname = "x"\n', LIBRARY)


def test_each_position_has_a_plain_start() -> None:
    assert set(PLAIN_STARTS) == set(get_args(Position))
    for position, id in PLAIN_STARTS.items():
        assert LIBRARY.exercises[id].position == position


@each_case("position", get_args(Position))
def test_what_is_made_up_fits_what_is_done(position: str) -> None:
    draft = parsed(f'{SLIDES}position = "{position}"\n')
    library = replace(LIBRARY, exercises={**LIBRARY.exercises, draft.id: draft})
    steps = (RoutineStep(draft.id, 15), RoutineStep("bridge", 20))
    routine = Routine("own", "Own", "", (0, 0), 1, (), steps, ())
    having = Choices(equipment=frozenset({"physio-ball"}))
    assert occurrences(routine, library, [having]) == []


def test_an_own_routine_may_name_it(files: OwnRoutineFiles) -> None:
    files.write("evening", ROUTINE)
    assert [problem.field for problem in files.read(LIBRARY).problems] == ["round[0].exercise"]
    files.own.exercises.write("wall-slides", SLIDES)
    read_files = files.read(LIBRARY)
    assert (read_files.routines[0].id, read_files.problems) == ("evening", ())


def test_a_motion_without_its_syntax_is_told_and_one_with_it_completes(
    files: OwnRoutineFiles,
) -> None:
    files.own.exercises.write("wall-slides", SLIDES)
    files.own.motions.write("wall-slides", "side = left\n")
    read_files = files.read(LIBRARY)
    assert [problem.line for problem in read_files.problems] == [1]
    assert "figure" not in read_files.own.exercises[0].lacks


def test_a_package_carries_them_and_they_are_taken_in(
    files: OwnRoutineFiles, tmp_path: Path
) -> None:
    files.own.exercises.write("wall-slides", WHOLE)
    files.own.motions.write("wall-slides", "# a motion\n")
    files.own.exercises.write("other", 'id = "other"\nname = "Other"\n')
    files.write("evening", ROUTINE)
    library = library_of(files)
    routine = library.routines["evening"]
    texts = texts_for(routine, library, files.own)
    assert list(texts) == ["exercises/wall-slides.toml"]  # it borrows the motion of another one
    target = tmp_path / "a.backroutine"
    write_package(target, routine_toml(routine), "# Evening", texts)
    package = read_package(target, LIBRARY)
    assert (package.routine, package.exercises) == (routine, (library.exercises["wall-slides"],))

    there = OwnExerciseFiles(tmp_path / "other", tmp_path / "cache2")
    assert take_in(package, there).keys() == {"exercises/wall-slides.toml"}
    assert not take_in(package, there)
    assert there.read(LIBRARY).exercises == package.exercises
    there.exercises.write("wall-slides", SLIDES)
    with pytest.raises(Exception, match="another exercises/wall-slides"):
        take_in(package, there)
    assert there.exercises.path("wall-slides").read_text() == SLIDES


def test_a_circle_of_stand_ins_is_refused_with_its_place(files: OwnRoutineFiles) -> None:
    """Where each is in place of the other, neither is."""
    for id, other in (("one", "two"), ("two", "three"), ("three", "one")):
        text = f'id = "{id}"\nname = "{id}"\nswap = "{other}"\n[without]\nband = "{other}"\n'
        files.own.exercises.write(id, text)
    files.own.exercises.write("four", 'id = "four"\nname = "Four"\nswap = "one"\n')
    own = files.read(LIBRARY).own
    assert {(problem.file.stem, problem.field) for problem in own.problems} >= {
        (id, "swap") for id in ("one", "two", "three")
    }
    assert not own.exercises  # nor the one that stands on them
    assert 'as of "one" by way of "three" to itself' in str(
        next(problem for problem in own.problems if problem.file.stem == "one")
    )
