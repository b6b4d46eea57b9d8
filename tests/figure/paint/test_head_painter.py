"""The head from wherever one looks."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from backcompanion.figure.model.viewpoints import camera_for
from backcompanion.figure.paint.colours import HAIR_STYLES, figure_colours
from figure.all_motions import motion
from figure.paint.test_figure_painter import painted, share_like


@pytest.fixture(autouse=True)
def _application(qapp: QGuiApplication) -> Iterator[None]:
    yield


@pytest.mark.parametrize("hair_style", HAIR_STYLES)
def test_whose_crown_points_at_the_eye_is_not_bald(hair_style: str) -> None:
    """Somebody in child's pose was, seen from the front: the hairline dips behind the edge."""
    performed_motion, colours = motion("childs-pose"), figure_colours(hair_style=hair_style)
    front = camera_for(
        "front", performed_motion.still_pose("standard"), performed_motion.camera("standard")
    )
    for yaw in (-8.0, 0.0, 8.0):
        for pitch in (-6.0, 0.0, 6.0):
            image = painted("childs-pose", colours, camera=front.turned(yaw, pitch))
            assert share_like(image, colours.hair) > 0.006, (yaw, pitch)
