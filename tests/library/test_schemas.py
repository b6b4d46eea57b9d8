"""The JSON Schemas that editors are given, held by what the program reads."""

import runpy
import tomllib
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.base.paths import resources
from backcompanion.figure.model.motion import MotionError, motion_from_mapping
from backcompanion.library.conversion import convert
from backcompanion.library.file_schema import ExerciseInFile, RoutineInFile
from backcompanion.library.library_error import LibraryError
from backcompanion.library.own_exercises import own_exercise
from support.cases import each_case
from support.schemas import validator_of
from support.thoroughness import examples

ROOT = Path(__file__).parents[2]
SHAPES: dict[str, Any] = {"exercise": ExerciseInFile, "routine": RoutineInFile}


KINDS = ("exercise", "routine", "motion")


@cache
def files(kind: str) -> dict[str, dict[str, Any]]:
    return {
        file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted((resources() / f"{kind}s").glob("*.toml"))
    }


VALUES = st.one_of(
    st.integers(-3, 700),
    st.floats(-2, 4000, allow_nan=False),
    st.booleans(),
    st.sampled_from(["", "left", "hold", "disc", "band", "back-bows", "Not an id", "x" * 500]),
    st.lists(st.integers(0, 3), max_size=3),
    st.dictionaries(st.sampled_from(["text", "name", "at", "floor"]), st.integers(0, 3)),
)


@pytest.mark.parametrize("kind", [*SHAPES, "own-exercise"])
def test_they_say_what_the_program_reads(kind: str) -> None:
    tool = runpy.run_path(str(ROOT / "tools/write-schemas"))
    file = resources() / f"schemas/{kind}.schema.json"
    assert file.read_text(encoding="utf-8") == tool["text_of"](tool["schema_of"](kind)), (
        "run tools/write-schemas"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_that_is_shipped_fits(kind: str) -> None:
    validator_of(kind).check_schema(validator_of(kind).schema)
    for name, mapping in files(kind).items():
        messages = [error.message for error in validator_of(kind).iter_errors(mapping)]
        assert messages == [], name


def test_an_exercise_of_ones_own_may_be_a_draft() -> None:
    own = validator_of("own-exercise")
    drafts: list[dict[str, Any]] = [
        {"id": "mine", "name": "Mine"},
        {"id": "mine", "name": "Mine", "cues": {"move": "Slowly."}, "variants": {"standard": {}}},
    ]
    for draft in (*drafts, *files("exercise").values()):
        assert own.is_valid(draft)
        assert own_exercise(Path(f"{draft['id']}.toml"), draft).id == draft["id"]
    for wrong in ({"id": "mine"}, drafts[0] | {"tempo": 1}, drafts[0] | {"position": "up"}):
        assert not own.is_valid(wrong)
        with pytest.raises(LibraryError):
            own_exercise(Path("mine.toml"), wrong)
    assert not any(validator_of("exercise").is_valid(draft) for draft in drafts)


@st.composite
def changed_files(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """A file that is shipped, with one thing in it otherwise, gone, or more."""
    mapping = deepcopy(draw(st.sampled_from(list(files(kind).values()))))
    place: Any = mapping
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = draw(st.sampled_from(keys))
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or draw(st.booleans()):
            break
        place = inner
    match draw(st.sampled_from(["change", "remove", "add"])):
        case "remove":
            del place[key]
        case "add" if isinstance(place, dict):
            place[draw(st.sampled_from(["note", "lead", "seconds", "turn", "nothing"]))] = draw(
                VALUES
            )
        case _:
            place[key] = draw(VALUES)
    return mapping


@pytest.mark.parametrize("kind", SHAPES)
@examples(300)
@given(data=st.data())
def test_what_is_read_fits_and_what_fits_is_read(kind: str, data: st.DataObject) -> None:
    mapping = data.draw(changed_files(kind))
    try:
        convert(Path("file.toml"), mapping, SHAPES[kind])
        is_read = True
    except LibraryError:
        is_read = False
    assert validator_of(kind).is_valid(mapping) == is_read


@each_case(
    ("place", "value"),
    [
        (("camera", "yaw"), "left"),
        (("keys", "up", "legs"), {"hip": 0, "knee": 500}),
        (("keys", "up", "arms"), {"floor": [1, 2, 3]}),
        (("keys", "up", "pelvis", "height"), 1),
        (("phases", "lift"), []),
        (("phases", "lift", "times"), [0, 2]),
        (("lit",), ["toes"]),
        (("side",), "both"),
        (("word",), 1),
    ],
)
def test_a_slip_in_a_motion_is_marked(place: tuple[str, ...], value: object) -> None:
    mapping = deepcopy(files("motion")["bridge"])
    inner = mapping
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    with pytest.raises(MotionError):
        motion_from_mapping(mapping, "file.toml")
    assert not validator_of("motion").is_valid(mapping)
