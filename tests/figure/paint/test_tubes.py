"""Outlines of tubes: what overlaps adds up."""

import pytest
from PySide6.QtCore import QPointF

from backcompanion.figure.paint.tubes import Tube, tubes_path

ALONG: Tube = [(0.0, 0.0, 10.0), (60.0, 0.0, 10.0)]
BENT: Tube = [(0.0, 0.0, 10.0), (20.0, 0.0, 9.0), (40.0, 16.0, 8.0), (40.0, 60.0, 8.0)]
STRAIGHT: Tube = [(0.0, 0.0, 10.0), (30.0, 0.0, 10.0), (60.0, 0.0, 10.0)]
TO_THE_EYE: Tube = [(6.0, 2.0, 9.0), (6.5, 2.0, 6.0)]
LONG_TO_THE_EYE: Tube = [(6.0, 2.0, 9.0), (6.2, 2.0, 8.0), (6.5, 2.0, 6.0)]


@pytest.mark.parametrize("over", [ALONG, BENT, STRAIGHT])
@pytest.mark.parametrize("tube", [TO_THE_EYE, LONG_TO_THE_EYE])
def test_a_tube_that_points_at_the_eye_makes_no_hole_in_another(tube: Tube, over: Tube) -> None:
    """Of the glow on back and bottom that one was cut out where both lay over one another."""
    path = tubes_path([over, tube])
    assert path.contains(QPointF(3.0, 1.0))
    assert path.contains(QPointF(6.0, 2.0))
    assert not path.contains(QPointF(-30.0, 0.0))
