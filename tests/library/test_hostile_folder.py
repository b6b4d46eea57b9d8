"""A folder of one's own with things in it that are no routines: what is good stays in use, each is
told, nothing is waited for and nothing is written.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from backcompanion.library.own_folder import MOST_FILES
from backcompanion.library.own_library import OwnRoutines
from backcompanion.library.own_routines import OwnRoutineFiles
from backcompanion.library.source_files import MAX_FILE_BYTES
from backcompanion.library.toml_library import check_substitutes
from backcompanion.training.exercise.exercise import Exercise
from support.shipped import shipped_library
from support.work import within

GOOD = 'id = "{id}"\nname = "Mine"\nround = [{{ exercise = "bridge" }}]\n'
SLIDE = 'id = "slide-{n}"\nname = "Slide"\nswap = "slide-{to}"\n'


@pytest.fixture
def files(tmp_path: Path) -> OwnRoutineFiles:
    """With one good routine and one good draft, both read before."""
    files = OwnRoutineFiles(tmp_path / "data", tmp_path / "cache")
    files.write("mine", GOOD.format(id="mine"))
    files.own.exercises.write("wall-slides", 'id = "wall-slides"\nname = "Wall slides"\n')
    files.own.motions.folder.mkdir()
    read = files.read(shipped_library())
    assert [each.id for each in read.routines] == ["mine"] and not read.problems
    return files


def put_folder(place: Path) -> None:
    place.mkdir()
    (place / "inside.toml").write_text(GOOD.format(id="inside"))


def put_unreadable(place: Path) -> None:
    """Also for the administrator, who may read everything."""
    place.symlink_to("/proc/self/mem")


def put_pipe(place: Path) -> None:
    os.mkfifo(place)


def put_growing(place: Path) -> None:
    """As far as anybody reads it, there is more."""
    place.symlink_to("/dev/zero")


def put_large(place: Path) -> None:
    with place.open("wb") as file:
        file.truncate(40 * 1024**3)


def put_nowhere(place: Path) -> None:
    place.symlink_to(place.parent / "gone")


def put_circle(place: Path) -> None:
    place.symlink_to(place)


def put_link_out(place: Path) -> None:
    place.symlink_to("/etc/passwd")


def put_noise(place: Path) -> None:
    place.write_bytes(os.urandom(4096))


KINDS = (
    put_folder,
    put_unreadable,
    put_pipe,
    put_growing,
    put_large,
    put_nowhere,
    put_circle,
    put_link_out,
    put_noise,
)


def names_below(folder: Path) -> set[tuple[str, int]]:
    return {(str(path), path.lstat().st_mtime_ns) for path in folder.rglob("*")}


def read_again(files: OwnRoutineFiles) -> OwnRoutines:
    """With nothing written, in bounded work."""
    before, read = names_below(files.folder.parent.parent), []
    within(60_000, lambda: read.append(files.read(shipped_library())))
    assert names_below(files.folder.parent.parent) == before
    return read[0]


@pytest.mark.parametrize("put", KINDS)
def test_what_is_no_file_to_read_is_told_and_the_rest_stays(
    files: OwnRoutineFiles, put: Callable[[Path], None]
) -> None:
    for folder in (files.folder, files.own.exercises.folder, files.own.motions.folder):
        put(folder / "a-first.toml")
    read = read_again(files)
    assert [each.id for each in read.routines] == ["mine"]
    assert [each.id for each in read.own.exercises] == ["wall-slides"]
    assert [problem.file.name for problem in read.problems] == ["a-first.toml"] * 3

    # In the place of one that was good, what it said before stays in use.
    files.path("mine").unlink()
    put(files.path("mine"))
    read = read_again(files)
    assert [each.id for each in read.routines] == ["mine"]
    assert [problem.file.name for problem in read.problems] == ["a-first.toml"] * 3 + ["mine.toml"]


def test_what_an_editor_keeps_for_itself_is_none(files: OwnRoutineFiles) -> None:
    (files.folder / ".#mine.toml").symlink_to("somebody@a-machine.4711")  # Emacs, of one it edits
    (files.folder / ".mine.toml").write_text("half of it")
    read = read_again(files)
    assert [each.id for each in read.routines] == ["mine"] and not read.problems


def test_one_that_grows_while_it_is_read_is_read_up_to_the_bound(
    files: OwnRoutineFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each look there is more in it; what is good last stays until it has settled."""
    text = GOOD.format(id="mine")
    for much in (10, MAX_FILE_BYTES, MAX_FILE_BYTES + 1, 4 * MAX_FILE_BYTES):
        files.path("mine").write_text(text + "#" * much)
        read = read_again(files) if much != 10 else files.read(shipped_library())
        assert [each.name for each in read.routines] == ["Mine"]
        assert bool(read.problems) == (much > 10)


def test_a_link_to_a_file_elsewhere_is_followed_and_taken_away_alone(
    files: OwnRoutineFiles, tmp_path: Path
) -> None:
    """People keep such files with their other settings, and link them here: what they save goes
    there, and what they remove is the link.
    """
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.write_text(GOOD.format(id="linked"))
    files.path("linked").symlink_to(elsewhere)
    assert [each.id for each in files.read(shipped_library()).routines] == ["linked", "mine"]
    files.write("linked", GOOD.format(id="linked") + "rounds = 2\n")
    assert elsewhere.read_text().endswith("rounds = 2\n") and files.path("linked").is_symlink()
    files.remove("linked")
    assert elsewhere.exists() and not files.path("linked").is_symlink()


def test_more_files_than_anybody_has_are_read_as_far_as_the_bound_and_that_is_told(
    files: OwnRoutineFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_FILES >= 900, "a library of so many is meant to be there"
    monkeypatch.setattr("backcompanion.library.own_folder.MOST_FILES", 50)
    for n in range(5_000):
        (files.folder / f"z-{n}.toml").symlink_to("nowhere")
    read = files.read(shipped_library())
    assert [each.id for each in read.routines] == ["mine"]
    assert len(read.problems) == 50  # 49 that cannot be read, and the folder
    assert "than 50" in str(read.problems[-1])


def test_a_long_row_of_stand_ins_that_ends_nowhere(
    files: OwnRoutineFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last names one that is not there, and each of the others the next: none can be kept."""
    many, looks = 60, []

    def counted(file: Path, exercise: Exercise, exercises: Mapping[str, Exercise]) -> None:
        looks.append(exercise.id)
        check_substitutes(file, exercise, exercises)

    module = "backcompanion.library.own_exercises"
    monkeypatch.setattr(f"{module}.check_substitutes", counted)
    for n in range(many):
        text = SLIDE.format(n=n, to=n + 1)
        files.own.exercises.path(f"slide-{n}").write_text(text)
    read = files.own.read(shipped_library())
    assert [each.id for each in read.exercises] == ["wall-slides"]
    assert len(read.problems) == many
    assert len(looks) <= 2 * many + 1
