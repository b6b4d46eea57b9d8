"""One's own routines and exercises are kept as they were read last, and taken while all is so."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from backcompanion.base import paths
from backcompanion.library import compiled_own
from backcompanion.library.compiled_own import read_own
from backcompanion.library.own_library import OwnRoutines
from backcompanion.library.own_routines import OwnRoutineFiles
from backcompanion.training.exercise.routine import Library
from library.own_resources import copy_of_resources
from support.shipped import shipped_library

LIBRARY = shipped_library()
ROUTINE = """\
id = "evening"
name = "Evening"
rounds = 2
notes = ["At home."]
round = [
    { exercise = "bridge", sets = 3, repetitions = 10, note = "slowly", say_note = true },
    { exercise = "wall-slides", seconds = 60, get_ready_seconds = 20 },
    { exercise = "plain" },
]
"""
WHOLE = """\
id = "wall-slides"
name = "Wall slides"
also = ["Shed doors"]
position = "standing"
sides = "alternating"
figure = "upright-turns"
remarks = { disc = "bridge" }

[cues]
move = "Slide your arms up the wall."

[[variants.standard.parts]]
repetitions = 4
phases = [{ name = "reach", seconds = 2 }, { name = "return", seconds = 3 }]

[variants.standard]
alternating = true
"""
DRAFT = 'id = "plain"\nname = "Plain"\n'


class Folder:
    """Own files, beside what is shipped; `parsed` counts how often they were."""

    def __init__(self, root: Path) -> None:
        self.data, self.cache = root / "data", root / "cache"
        self.resources = paths.resources()
        self.parsed = 0
        self.meanwhile: Callable[[], None] = lambda: None
        self.put("routines/evening.toml", ROUTINE)
        self.put("exercises/wall-slides.toml", WHOLE)
        self.put("exercises/plain.toml", DRAFT)
        self.put("motions/plain.toml", "[camera]\nyaw = -28\n")

    def put(self, name: str, text: str) -> None:
        file = self.data / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def read(self, shipped: Library = LIBRARY) -> OwnRoutines:
        return read_own(self.data, self.cache, self.resources, shipped, self._parse)

    def _parse(self, shipped: Library) -> OwnRoutines:
        self.parsed += 1
        own = OwnRoutineFiles(self.data, self.cache).read(shipped)
        self.meanwhile()
        return own


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_what_is_kept_is_what_was_parsed(folder: Folder) -> None:
    parsed = folder.read()
    assert [each.id for each in parsed.routines] == ["evening"]
    assert {each.id: bool(each.lacks) for each in parsed.own.exercises} == {
        "plain": True,
        "wall-slides": False,
    }
    assert folder.read() == parsed
    assert folder.parsed == 1


def change_a_routine(folder: Folder) -> None:
    folder.put("routines/evening.toml", ROUTINE.replace("rounds = 2", "rounds = 3"))


def add_a_routine(folder: Folder) -> None:
    folder.put("routines/morning.toml", ROUTINE.replace("evening", "morning"))


def remove_an_exercise(folder: Folder) -> None:
    (folder.data / "exercises/plain.toml").unlink()


def change_a_motion(folder: Folder) -> None:
    folder.put("motions/plain.toml", "[camera]\nyaw = -29\n")


def change_what_is_shipped(folder: Folder) -> None:
    file = folder.resources / "exercises/bridge.toml"
    os.utime(file, ns=(1, 1))


def damage_what_is_kept(folder: Folder) -> None:
    (folder.cache / "compiled-own.json").write_text('{"shape": []')


CHANGES = [
    change_a_routine,
    add_a_routine,
    remove_an_exercise,
    change_a_motion,
    change_what_is_shipped,
    damage_what_is_kept,
]


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_all_is_parsed_again(
    folder: Folder, change: Callable[[Folder], None], tmp_path: Path
) -> None:
    if change is change_what_is_shipped:
        folder.resources = copy_of_resources(tmp_path / "resources")
    folder.read()
    change(folder)
    again = folder.read()
    assert folder.parsed == 2
    parsed = OwnRoutineFiles(folder.data, folder.cache).read(LIBRARY)
    assert again.routines == parsed.routines
    assert again.own.exercises == parsed.own.exercises
    assert again.own.motions == parsed.own.motions


def test_in_another_language_drafts_are_completed_again(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.read()
    monkeypatch.setattr(compiled_own, "language", lambda: "xx")
    folder.read()
    assert folder.parsed == 2


def test_beside_another_library_all_is_parsed_again(folder: Folder) -> None:
    folder.read()
    fewer = {id: each for id, each in LIBRARY.routines.items() if id != "stretches"}
    folder.read(Library(LIBRARY.exercises, fewer))
    assert folder.parsed == 2


def test_where_something_is_wrong_nothing_is_kept(folder: Folder) -> None:
    folder.put("routines/bad.toml", "id =")
    for _time in range(2):
        own = folder.read()
        assert [problem.file.name for problem in own.problems] == ["bad.toml"]
    assert folder.parsed == 2


def test_what_is_changed_while_it_is_parsed_is_not_kept(folder: Folder) -> None:
    folder.meanwhile = lambda: change_a_routine(folder)
    folder.read()
    folder.meanwhile = lambda: None
    assert folder.read().routines[0].rounds == 3


def test_where_nothing_can_be_kept_all_is_parsed_each_time(folder: Folder) -> None:
    folder.cache.write_text("")
    assert folder.read() == folder.read()
    assert folder.parsed == 2
