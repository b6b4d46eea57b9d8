"""The labels of the marks in the pose editor lie beside one another."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication

from backcompanion.ui.routines.handle_marks import label_boxes

ROOM = QRectF(0, 0, 640, 400)


@pytest.mark.parametrize("first", [(300, 200), (20, 200), (620, 200), (300, 12), (300, 390)])
def test_two_hands_that_meet_have_a_label_each(
    qapp: QApplication, first: tuple[float, float]
) -> None:
    x, y = first
    labels = [
        (QPointF(x + 16, y - 2), "Left knee"),
        (QPointF(x + 8, y), "Right hand"),
        (QPointF(x, y), "Left hand"),
    ]
    boxes = label_boxes(labels, ROOM)
    assert not any(a.intersects(b) for a, b in combinations(boxes, 2))
    assert all(ROOM.contains(box) for box in boxes)


def test_what_is_chosen_has_its_label_above(qapp: QApplication) -> None:
    labels = [(QPointF(300, 200), "Right hand"), (QPointF(308, 200), "Left hand")]
    other, chosen = label_boxes(labels, ROOM)
    assert chosen.bottom() < 200 < other.top()
