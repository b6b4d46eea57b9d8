"""Handles moved by chance and on purpose: bones keep, contacts hold, a file says it all again."""

import tomllib
from dataclasses import replace
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.base.paths import resources
from backcompanion.figure.model.bones import FOREARM, SHIN, THIGH, UPPER_ARM
from backcompanion.figure.model.key_pose import KeyPose, read_key_pose
from backcompanion.figure.model.key_pose_writing import key_pose_table
from backcompanion.figure.model.motion import load_motion
from backcompanion.figure.model.pose_distance import pose_distance
from backcompanion.figure.model.pose_handles import (
    HANDLES,
    Contact,
    Handle,
    contact_of,
    contacts_for,
    handles_of,
    is_foot,
    is_hand,
    place_of,
    seen_handle,
)
from backcompanion.figure.model.pose_limits import TOLERANCE, excesses
from backcompanion.figure.model.pose_moves import Moved, editable, move, pose_of, set_contact
from backcompanion.figure.model.props import Props, read_props
from backcompanion.figure.model.space import add
from backcompanion.library.own_toml import motion_toml
from support.thoroughness import examples

BARE = read_props({}, "")
MOTIONS = {
    name: load_motion(resources() / f"motions/{name}.toml").level("standard")
    for name in ("kneeling-supermans", "bridge", "roll-downs", "back-bows", "chest-opener")
}
STARTS = [
    (editable(key), each.props) for each in MOTIONS.values() for key in each.key_poses.values()
]
# Where there is something to lean on.
ROOMS: list[tuple[Contact, Props]] = [
    ("wall", replace(BARE, wall=0.9)),
    ("ball", replace(BARE, ball=0.325)),
]
STARTS += [
    (
        set_contact(set_contact(key, "left-hand", "free", room).key, "left-hand", what, room).key,
        room,
    )
    for key, _props in STARTS[:6]
    for what, room in ROOMS
]
ON_ALL_FOURS = editable(next(iter(MOTIONS["kneeling-supermans"].key_poses.values())))


def lengths(key: KeyPose) -> list[float]:
    pose = pose_of(key)
    lengths = [dist(a, b) for a, b in zip(pose.spine[1:], pose.spine[2:], strict=False)]
    for arm, leg in zip(pose.arms, pose.legs, strict=True):
        lengths += [dist(arm.shoulder, arm.elbow) - UPPER_ARM, dist(arm.elbow, arm.wrist) - FOREARM]
        lengths += [dist(leg.hip, leg.knee) - THIGH, dist(leg.knee, leg.ankle) - SHIN]
    return lengths


def test_what_is_shipped_is_written_and_read_alike() -> None:
    for performance in MOTIONS.values():
        for key in performance.key_poses.values():
            written = editable(key)
            assert pose_distance(pose_of(key), pose_of(written)) < 0.003, key.name
            assert read_key_pose(written.name, key_pose_table(written), "") == written


@st.composite
def drags(draw: st.DrawFn) -> tuple[KeyPose, Props, list[tuple[Handle, tuple[float, ...]]]]:
    key, props = draw(st.sampled_from(STARTS))
    way = st.tuples(*[st.floats(-0.6, 0.6)] * 3)
    return key, props, draw(st.lists(st.tuples(st.sampled_from(HANDLES), way), max_size=4))


@examples(25)
@given(drags())
def test_any_drags_leave_a_body_whole_and_a_file_that_says_it(
    given_drags: tuple[KeyPose, Props, list[tuple[Handle, tuple[float, ...]]]],
) -> None:
    key, props, ways = given_drags
    begin, before = key, excesses(key, pose_of(key), props)
    for handle, (x, y, z) in ways:
        held = {each: contact_of(each, key, props) for each in HANDLES}
        places = {each: place_of(each, key, pose_of(key)) for each in HANDLES}
        key = move(key, handle, add(places[handle], (x, y, z)), props).key
        for other, contact in held.items():
            # Whatever stands on the floor stays there; what is moved itself slides on it.
            assert contact_of(other, key, props) == contact
            if other != handle and contact in ("floor", "kneel", "instep", "forearm"):
                moved_by = dist(places[other], place_of(other, key, pose_of(key)))
                assert moved_by < 2 * max(TOLERANCE, before["reach"]), (other, handle)
    for ours, theirs in zip(lengths(key), lengths(begin), strict=True):
        assert ours == pytest.approx(theirs, abs=1e-6)
    after = excesses(key, pose_of(key), props)
    for stop, amount in after.items():
        assert amount <= max(TOLERANCE, before[stop]) + 0.001, stop
    text = motion_toml({"keys": {key.name: key_pose_table(key)}, "phases": {"reach": [key.name]}})
    assert read_key_pose(key.name, tomllib.loads(text)["keys"][key.name], "") == key


def drag(key: KeyPose, handle: Handle, way: tuple[float, float, float]) -> Moved:
    return move(key, handle, add(place_of(handle, key, pose_of(key)), way), BARE)


def test_the_hand_goes_where_it_is_taken_and_no_farther_than_the_arm() -> None:
    key = set_contact(ON_ALL_FOURS, "left-hand", "free", BARE).key
    # Fingers that were turned out on the floor come into line with the arm.
    assert pose_distance(pose_of(key), pose_of(ON_ALL_FOURS)) < 0.03
    near = drag(key, "left-hand", (0.05, 0.2, 0.0))
    wanted = add(place_of("left-hand", key, pose_of(key)), (0.05, 0.2, 0.0))
    assert near.stop is None
    assert place_of("left-hand", near.key, pose_of(near.key)) == pytest.approx(wanted, abs=0.001)
    far = drag(near.key, "left-hand", (0.9, 0.3, 0.0))
    assert far.stop == "reach"
    up = drag(far.key, "left-hand", (0.0, 0.9, 0.0))  # a straight arm goes on round the shoulder
    assert place_of("left-hand", up.key, pose_of(up.key))[1] > 0.75
    arm = pose_of(far.key).arms[0]
    assert dist(arm.shoulder, arm.wrist) > UPPER_ARM + FOREARM - 0.02


def test_hands_and_knees_hold_while_the_pelvis_and_chest_move() -> None:
    down = drag(ON_ALL_FOURS, "pelvis", (-0.15, -0.1, 0.0))
    moved = dist(pose_of(down.key).spine[0], pose_of(ON_ALL_FOURS).spine[0])
    assert moved > 0.03
    round_back = drag(ON_ALL_FOURS, "chest", (0.0, -0.05, 0.0))
    for key in (down.key, round_back.key):
        for handle in HANDLES[:4]:
            before = place_of(handle, ON_ALL_FOURS, pose_of(ON_ALL_FOURS))
            assert dist(before, place_of(handle, key, pose_of(key))) < 0.006
    lifted = drag(ON_ALL_FOURS, "pelvis", (0.0, 0.5, 0.0))  # knees keep it down
    assert pose_of(lifted.key).spine[0][1] < 0.6
    through_the_floor = drag(ON_ALL_FOURS, "head", (0.0, -0.9, 0.0))
    assert through_the_floor.stop in ("floor", "joint", None)
    assert excesses(through_the_floor.key, pose_of(through_the_floor.key), BARE)["floor"] < 0.01


def test_contacts_are_set_and_left_where_they_are_in_reach() -> None:
    props = replace(BARE, wall=1.2, ball=0.3)
    for handle in HANDLES:
        for contact in contacts_for(handle, props):
            done = set_contact(ON_ALL_FOURS, handle, contact, props)
            if done.stop is None:
                assert contact_of(handle, done.key, props) == contact
            else:
                assert done.key is ON_ALL_FOURS
            assert is_hand(handle) or is_foot(handle)
    assert contacts_for("head", props) == ()
    free = set_contact(ON_ALL_FOURS, "right-hand", "free", BARE).key
    lifted = drag(free, "right-hand", (0.0, 0.3, 0.0)).key
    back = set_contact(lifted, "right-hand", "floor", BARE)
    assert back.stop is None and contact_of("right-hand", back.key, BARE) == "floor"


def test_an_elbow_and_a_knee_go_round_while_hand_and_foot_stay() -> None:
    key = ON_ALL_FOURS
    bent = drag(set_contact(key, "left-hand", "free", BARE).key, "left-hand", (0.0, 0.3, 0.0)).key
    kicked = drag(set_contact(bent, "right-foot", "free", BARE).key, "right-foot", (0, 0.25, 0)).key
    joints: tuple[tuple[Handle, Handle, tuple[float, float, float]], ...] = (
        ("left-elbow", "left-hand", (0.4, 0.0, 0.0)),
        ("right-knee", "right-foot", (0.0, 0.0, 0.3)),
    )
    for handle, end, way in joints:
        before = pose_of(kicked)
        at = place_of(handle, kicked, before)
        wanted = add(at, way)
        moved = drag(kicked, handle, way)
        after = pose_of(moved.key)
        new = place_of(handle, moved.key, after)
        assert dist(new, wanted) < dist(at, wanted) - 0.02, handle
        stays = place_of(end, kicked, before)
        assert place_of(end, moved.key, after) == pytest.approx(stays, abs=0.002)
        assert lengths(moved.key) == pytest.approx(lengths(kicked), abs=1e-6)


def test_a_joint_that_holds_the_limb_is_its_hand_or_foot_and_a_straight_limb_has_none() -> None:
    assert seen_handle("left-knee", ON_ALL_FOURS) == "left-foot", "it kneels"
    assert "left-knee" not in handles_of(ON_ALL_FOURS) and "left-elbow" in handles_of(ON_ALL_FOURS)
    far = drag(set_contact(ON_ALL_FOURS, "left-hand", "free", BARE).key, "left-hand", (1, 0.2, 0))
    straight = drag(far.key, "left-elbow", (0.0, 0.2, 0.0))
    assert pose_distance(pose_of(straight.key), pose_of(far.key)) < 0.03
