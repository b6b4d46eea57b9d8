"""The skeleton: reach, poles, a spine that rolls, ribs that turn."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.figure.model import body
from backcompanion.figure.model.bones import FOREARM, UPPER_ARM, two_bones
from backcompanion.figure.model.space import Vec, distance, dot, length, sub, unit
from figure.measures import bend_of
from support.child_process import must_succeed

coordinates = st.floats(-1.0, 1.0)
points = st.tuples(coordinates, coordinates, coordinates)


@given(points, points, points)
def test_two_bones_never_stretch(root: Vec, target: Vec, pole: Vec) -> None:
    elbow, wrist = two_bones(root, target, UPPER_ARM, FOREARM, pole)
    assert distance(root, elbow) == pytest.approx(UPPER_ARM, abs=1e-6)
    assert distance(elbow, wrist) == pytest.approx(FOREARM, abs=1e-6)


def test_within_reach_the_target_is_met_and_the_joint_points_to_its_pole() -> None:
    elbow, wrist = two_bones((0, 1, 0), (0.3, 1, 0), UPPER_ARM, FOREARM, (0, -1, 0))
    assert wrist == pytest.approx((0.3, 1, 0))
    assert elbow[1] < 1


def test_out_of_reach_is_pointed_at_with_a_straight_limb() -> None:
    elbow, wrist = two_bones((0, 0, 0), (3, 4, 0), UPPER_ARM, FOREARM, (0, 0, 1))
    assert bend_of((0, 0, 0), elbow, wrist) == pytest.approx(0, abs=1e-3)
    assert unit(wrist) == pytest.approx((0.6, 0.8, 0))


def trunk(**numbers: float) -> body.Trunk:
    result = [0.0] * body.TRUNK_NUMBERS
    result[body.AT + 1] = 0.9
    for name, value in numbers.items():
        result[getattr(body, name)] = value
    return tuple(result)


def test_the_spine_curls_segment_by_segment() -> None:
    numbers = list(trunk())
    numbers[body.CURL + 5] = 40.0
    spine, frames = body.place_spine(tuple(numbers))
    assert spine[-2][0] == pytest.approx(0.0)
    assert spine[-1][0] > 0.03
    assert dot(frames[-1].up, (0, 1, 0)) < 0.8 < dot(frames[-2].up, (0, 1, 0))


def test_a_twist_turns_the_ribs_with_the_shoulders_and_leaves_the_pelvis() -> None:
    _, frames = body.place_spine(trunk(TWIST=45))
    shares = [unit(frame.forward)[2] for frame in frames]
    assert shares[0] == 0
    assert all(after < before for before, after in pairwise(shares))
    assert shares[-1] == pytest.approx(-0.7071, abs=1e-3)


def test_the_loins_turn_little_of_a_twist() -> None:
    assert sum(body.TWIST_SHARE) == pytest.approx(1.0)
    assert sum(body.TWIST_SHARE[:3]) * 45 <= 15


@given(st.floats(-90, 90), st.floats(-90, 90), st.floats(-90, 90), st.floats(-180, 180))
def test_the_trunk_keeps_its_length(lean: float, tip: float, twist: float, turn: float) -> None:
    spine, _ = body.place_spine(trunk(LEAN=lean, TIP=tip, TWIST=twist, TURN=turn))
    assert length(sub(spine[-1], spine[0])) == pytest.approx(0.5)


def test_body_and_motion_need_no_qt() -> None:
    code = (
        "import sys, backcompanion.figure.model.motion, backcompanion.figure.model.body;"
        "heavy = {'PySide6', 'numpy', 'msgspec', 'tomllib'};"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    must_succeed(code)
