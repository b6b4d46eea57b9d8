"""The compiled library gives what the TOML gives, or is left aside."""

import json
from dataclasses import fields

import pytest

from backcompanion.library import LibraryError, MotionFiles, load_library
from backcompanion.library.compiled_library import read_compiled, write_compiled
from backcompanion.library.motion_files import compiled_motions_path, write_motions
from backcompanion.library.source_files import read_folder
from library.own_resources import RestoredFolder, copy_of_resources, library
from support.cases import each_case
from support.child_process import run_python
from support.work import COUNT_IN_CHILD


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    root = tmp_path_factory.mktemp("compiled")
    resources = copy_of_resources(root / "resources")
    (resources / "motions/sample.toml").write_text("[camera]\nyaw = -28\n")
    write_compiled(resources, root / "package/compiled.json")
    return RestoredFolder(root)


@pytest.fixture
def resources(shared):
    yield shared.root / "resources"
    shared.restore()


@pytest.fixture
def compiled(shared, resources):
    return shared.root / "package/compiled.json"


def sources(resources):
    return read_folder(resources, "exercises") | read_folder(resources, "routines")


def change(resources):
    file = resources / "exercises/back-bows.toml"
    file.write_text(file.read_text().replace('"Back bows"', '"Bows"'))


def test_it_gives_back_the_very_same_values(resources, compiled):
    result = read_compiled(compiled, sources(resources))
    assert result == library()


def test_every_sequence_is_a_tuple(resources, compiled):
    def check(value):
        assert not isinstance(value, list)
        if isinstance(value, tuple):
            for each in value:
                check(each)
        elif isinstance(value, dict):
            for each in value.values():
                check(each)
        elif hasattr(value, "__dataclass_fields__"):
            for field in fields(value):
                check(getattr(value, field.name))

    check(read_compiled(compiled, sources(resources)))


def test_a_launch_imports_neither_tomllib_nor_msgspec(resources, compiled):
    program = f"""
import sys
from pathlib import Path
from backcompanion.library import MotionFiles, load_library
{COUNT_IN_CHILD}
library = load_library(Path({str(resources)!r}), None, Path({str(compiled)!r}))
read_with = calls
motion = MotionFiles(Path({str(resources)!r}), None, Path({str(compiled)!r})).mapping("sample")
assert motion == {{"camera": {{"yaw": -28}}}}
print(len(library.exercises), read_with)
print([name for name in ("tomllib", "msgspec") if name in sys.modules])
"""
    done = run_python("-c", program)
    assert done.returncode == 0, done.stderr
    counted, heavy, _all = done.stdout.splitlines()
    count, calls = map(int, counted.split())
    assert heavy == "[]"
    assert count == len(library().exercises)
    assert calls < 7_000


def test_a_changed_file_is_seen_and_kept_for_the_next_launch(tmp_path, resources, compiled):
    cache = tmp_path / "cache"
    change(resources)
    assert read_compiled(compiled, sources(resources)) is None
    changed = load_library(resources, cache, compiled)
    assert changed.exercises["back-bows"].name == "Bows"
    assert read_compiled(cache / "compiled.json", sources(resources)) == changed


def test_a_new_file_is_seen(resources, compiled):
    text = (resources / "exercises/heel-digs.toml").read_text()
    (resources / "exercises/toe-digs.toml").write_text(
        text.replace('id = "heel-digs"', 'id = "toe-digs"')
    )
    assert "toe-digs" in load_library(resources, None, compiled).exercises


def test_a_damaged_file_is_refused_although_a_compiled_one_is_there(resources, compiled):
    (resources / "exercises/back-bows.toml").write_text("id = ")
    with pytest.raises(LibraryError):
        load_library(resources, None, compiled)


@each_case("content", ["", "{}", "[]", "null", "{", "[" * 5000, '{"shape": 1}'])
def test_a_damaged_compiled_file_is_left_aside(resources, compiled, content):
    compiled.write_text(content)
    assert load_library(resources, None, compiled) == library()


def test_a_compiled_file_of_another_shape_is_left_aside(resources, compiled):
    content = json.loads(compiled.read_text())
    content["shape"][0].append("mood")
    compiled.write_text(json.dumps(content))
    assert read_compiled(compiled, sources(resources)) is None


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path, resources):
    (tmp_path / "cache").write_text("a file, where a folder should be")
    assert load_library(resources, tmp_path / "cache", None) == library()


def test_no_draft_is_left_behind(compiled):
    assert sorted(file.name for file in compiled.parent.iterdir()) == [
        "compiled-motions.json",
        "compiled.json",
    ]


def test_the_build_fails_on_a_bad_file_and_leaves_the_old_one(resources, compiled):
    before = compiled.read_text()
    (resources / "exercises/back-bows.toml").write_text("id = 3")
    with pytest.raises(LibraryError):
        write_compiled(resources, compiled)
    assert compiled.read_text() == before


def test_motions_are_the_same_compiled_or_not(resources, compiled):
    from_toml = MotionFiles(resources, None, None).mapping("sample")
    assert (
        MotionFiles(resources, None, compiled).mapping("sample")
        == from_toml
        == {"camera": {"yaw": -28}}
    )


def test_a_changed_motion_is_seen_and_kept(tmp_path, resources, compiled):
    (resources / "motions/sample.toml").write_text("[camera]\nyaw = 5\n")
    motions = MotionFiles(resources, tmp_path / "cache", compiled)
    assert motions.mapping("sample") == {"camera": {"yaw": 5}}
    kept = json.loads(compiled_motions_path(tmp_path / "cache/compiled.json").read_text())
    assert json.loads(kept["motions/sample.toml"][1]) == {"camera": {"yaw": 5}}
    assert motions.mapping("sample") == {"camera": {"yaw": 5}}


@pytest.mark.parametrize("id", ["missing", "../exercises/bridge", ""])
def test_a_motion_that_is_not_there_is_refused(resources, id):
    with pytest.raises(LibraryError):
        MotionFiles(resources, None, None).mapping(id)


def test_a_motion_of_wrong_syntax_names_the_line(resources, tmp_path):
    (resources / "motions/sample.toml").write_text("[camera]\nyaw = \n")
    with pytest.raises(LibraryError, match=r"sample\.toml, line 2"):
        MotionFiles(resources, tmp_path / "cache", None).mapping("sample")
    with pytest.raises(LibraryError):
        write_motions(resources, tmp_path / "target.json")
