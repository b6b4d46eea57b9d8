"""A damaged motion file is refused with the file, the key pose and the field."""

import copy
from pathlib import Path
from typing import Any

import pytest

from backcompanion.base.errors import KnownError
from backcompanion.figure.model.motion import MotionError, load_motion, motion_from_mapping
from support.cases import each_case

SOUND: dict[str, Any] = {
    "keys": {
        "low": {
            "pelvis": {"over": [0.0, 0.0], "knees": 20},
            "legs": {"floor": [0.0, 0.1]},
            "arms": {"raise": 20},
        },
        "high": {"from": "low", "pelvis": {"knees": 5}},
    },
    "phases": {"up": ["low", "high"], "down": ["high", "low"]},
    "easier": {"keys": {"high": {"pelvis": {"knees": 12}}}},
}


def damaged(*path_and_value: Any) -> dict[str, Any]:
    *path, last, value = path_and_value
    raw = copy.deepcopy(SOUND)
    table = raw
    for step in path:
        table = table.setdefault(step, {})
    table[last] = value
    return raw


def test_a_sound_motion_is_read_with_its_levels() -> None:
    motion = motion_from_mapping(SOUND, "squat.toml")
    standard = motion.pose("standard", "up", 1.0)
    assert standard.spine[0][1] > motion.pose("easier", "up", 1.0).spine[0][1]
    assert motion.pose("harder", "up", 1.0).head == standard.head


@each_case(
    ("raw", "key", "field"),
    [
        (damaged("keys", "low", "arms", "raise", "high"), "low", "arms.raise"),
        (damaged("keys", "low", "arms", {"bend": 10}), "low", "arms"),
        (damaged("keys", "low", "arms", "bend", 190), "low", "arms.bend"),
        (damaged("keys", "low", "arms", "palm_to", "sideways"), "low", "arms.palm_to"),
        (damaged("keys", "low", "legs", "floor", [0.0]), "low", "legs.floor"),
        (damaged("keys", "low", "legs", "knee", 4), "low", "legs.knee"),
        (damaged("keys", "low", "curl", [1, 2, 3]), "low", "curl"),
        (damaged("keys", "low", "pelvis", {"lean": 3}), "low", "pelvis"),
        (damaged("keys", "low", "pelvis", {"thighs": 3}), "low", "pelvis.thighs"),
        (damaged("keys", "low", "twsit", 3), "low", "twsit"),
        (damaged("keys", "high", "from", "nowhere"), "high", "from"),
        (damaged("keys", "low", "from", "high"), "high", "from"),
        (damaged("phases", "up", ["low", "hihg"]), "", "phases.up"),
        (
            damaged("phases", "up", {"through": ["low", "high"], "times": [0, 2]}),
            "",
            "phases.up.times",
        ),
        (damaged("props", "hold", ["kettlebell"]), "", "props.hold"),
        (damaged("camera", "zoom", 2), "", "camera.zoom"),
        (damaged("lit", ["biceps"]), "", "lit"),
        (damaged("colour", "red"), "", "colour"),
        (damaged("easier", "keys", "high", "arms", {"raise": "up"}), "high", "arms.raise"),
    ],
)
def test_a_damaged_motion_is_refused(raw: dict[str, Any], key: str, field: str) -> None:
    with pytest.raises(MotionError) as caught:
        motion_from_mapping(raw, "squat.toml")
    assert (caught.value.file, caught.value.key, caught.value.field) == ("squat.toml", key, field)
    assert "squat.toml" in str(caught.value)
    assert key in str(caught.value)
    assert isinstance(caught.value, KnownError)


@each_case(
    "raw",
    [
        damaged("keys", "high", "from", ["low"]),  # TypeError
        damaged("camera", "yaw", 10**400),  # OverflowError
        damaged("lit_in", "low"),  # ValueError
        damaged("easier", ["low"]),  # AttributeError
    ],
)
def test_what_nobody_would_write_there_is_refused_as_a_whole(raw: dict[str, Any]) -> None:
    with pytest.raises(MotionError, match=r"squat\.toml.*does not fit together"):
        motion_from_mapping(raw, "squat.toml")


def test_a_file_with_broken_syntax_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "squat.toml"
    file.write_text("[keys\n", encoding="utf-8")
    with pytest.raises(MotionError, match=r"squat\.toml"):
        load_motion(file)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MotionError, match=r"gone\.toml"):
        load_motion(tmp_path / "gone.toml")


def test_what_is_trusted_is_read_when_asked_for() -> None:
    raw = damaged("easier", "keys", "high", "arms", {"raise": "up"})
    motion = motion_from_mapping(raw, "squat.toml", trusted=True)
    assert motion.phases("standard") == ("up", "down")
    with pytest.raises(MotionError):
        motion.phases("easier")


def test_what_is_held_is_what_the_person_has() -> None:
    motion = motion_from_mapping(
        damaged("props", "hold", ["dumbbells", "water-bottles"]), "squat.toml"
    )

    def kinds(held: frozenset[str] | None) -> set[str]:
        return {thing.kind for thing in motion.pose("standard", "up", 0.5, held=held).scene_objects}

    assert kinds(None) == {"dumbbells"}
    assert kinds(frozenset({"water-bottles", "band"})) == {"water-bottles"}
    assert kinds(frozenset()) == set()
