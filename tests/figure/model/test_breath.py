"""Breathing can be seen in every hold that is breathed through, in step with what is said."""

from itertools import pairwise

import pytest

from backcompanion.figure.model.body import BREATH_RISE
from backcompanion.figure.model.pose_distance import pose_distance
from backcompanion.training.exercise.breathing import breath_at
from backcompanion.training.exercise.exercise import LEVELS
from figure.all_motions import IDS, motion
from figure.model.test_tempo import exercise
from support.cases import each_case
from support.shipped import shipped_library

BREATHED = [name for name in IDS if exercise(name).variant("standard").tempo.breath_seconds]


@each_case("motion_id", BREATHED)
def test_a_breath_can_be_seen(motion_id: str) -> None:
    performed_motion = motion(motion_id)
    phase = performed_motion.phases("standard")[0]
    out = performed_motion.pose("standard", phase, 0.0, "left", breath=0.0)
    full = performed_motion.pose("standard", phase, 0.0, "left", breath=1.0)
    assert pose_distance(out, full) >= BREATH_RISE
    assert 0.015 <= BREATH_RISE <= 0.020


def test_a_hold_comes_and_goes_with_the_breath_and_not_with_its_length() -> None:
    performed_motion = motion("childs-pose")
    folded = dict(performed_motion.keys("standard"))["folded"]
    for fraction in (0.0, 0.37, 0.9):
        out = performed_motion.pose("standard", "hold", fraction, breath=0.0)
        assert pose_distance(out, folded) == 0.0
        assert performed_motion.pose("standard", "hold", fraction, breath=1.0).spine != folded.spine


def test_swimming_goes_on_through_a_breath() -> None:
    performed_motion = motion("pilates-swimmers")
    poses = [
        performed_motion.pose("easier", "beat", fraction, breath=0.5)
        for fraction in (0.0, 0.5, 1.0)
    ]
    assert pose_distance(poses[0], poses[2]) > 0.05


def test_a_breath_goes_in_and_then_out_as_it_is_said() -> None:
    tempo = shipped_library().exercises["childs-pose"].variant("standard").tempo
    assert [breath_at(tempo, seconds) for seconds in (0, 2.5, 5, 7.5, 10)] == [0, 0.5, 1, 0.5, 0]
    march = shipped_library().exercises["march"].variant("standard").tempo
    assert breath_at(march, 3.0) is None


def test_lungs_go_with_the_phases_that_say_in_and_out() -> None:
    tempo = shipped_library().exercises["back-bows"].variant("standard").tempo  # 2-2-3-1
    full = [breath_at(tempo, 8 + seconds) for seconds in (0, 1, 2, 4, 5.5, 7, 7.9)]
    assert full == pytest.approx([1, 0.5, 0, 0, 0.5, 1, 1])
    assert breath_at(tempo, 0.0) == 0.0  # from standing still it goes over
    assert breath_at(tempo, 0.5) == pytest.approx(0.75 * 0.5)


def test_a_long_hold_is_breathed_through_and_ends_as_it_began() -> None:
    harder = shipped_library().exercises["back-bows"].variant("harder").tempo
    hold = next(phase for phase in harder.parts[0].phases if phase.name == "hold")
    assert hold.seconds == 5
    start = harder.parts[0].repetition_seconds + harder.parts[0].phases[0].seconds
    assert [breath_at(harder, start + s) for s in (0, 1.25, 2.5, 5)] == pytest.approx(
        [0, 0.5, 1, 0]
    )


@each_case("motion_id", IDS)
def test_no_breath_is_taken_between_two_frames(motion_id: str) -> None:
    for level in LEVELS:
        tempo = exercise(motion_id).variant(level).tempo
        frames = [breath_at(tempo, frame / 25) for frame in range(round(tempo.seconds * 25))]
        breaths = [breath for breath in frames if breath is not None]
        assert len(breaths) in (0, len(frames))
        assert all(abs(a - b) < 0.1 for a, b in pairwise(breaths))
