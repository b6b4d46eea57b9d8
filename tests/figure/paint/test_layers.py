"""Layers that share the way of their first: each is what it would be by itself."""

from dataclasses import replace
from math import cos, radians, sin

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from backcompanion.figure.model.space import Frame, Vec
from backcompanion.figure.paint.canvas import Projection
from backcompanion.figure.paint.hulls import Ellipsoid, add_hull_layers, add_hulls
from backcompanion.figure.paint.limb_shapes import hand, shoe
from backcompanion.figure.paint.limb_templates import PlacedRod
from backcompanion.figure.paint.tubes import Tube, add_layers, new_path, sleeve_paths
from figure.all_motions import motion
from support.cases import each_case

AXES: tuple[Vec, Vec, Vec] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
VIEW = Projection(AXES, 100.0, 0.0, 0.0)
UPRIGHT = Frame((0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0))
TUBES: dict[str, Tube] = {
    "capsule": [(0.0, 0.0, 10.0), (60.0, 5.0, 8.0)],
    "straight": [(0.0, 0.0, 10.0), (30.0, 0.0, 9.0), (60.0, 0.0, 8.0)],
    "bent": [(0.0, 0.0, 10.0), (25.0, 0.0, 9.0), (40.0, 20.0, 8.0), (40.0, 60.0, 8.0)],
}


def _box(path: QPainterPath) -> tuple[float, float, float, float]:
    box = path.boundingRect()
    return box.left(), box.top(), box.right(), box.bottom()


@pytest.mark.parametrize("kind", TUBES)
def test_a_layer_of_a_tube_is_as_it_would_be_alone(kind: str) -> None:
    tube = TUBES[kind]
    thin = [(x, y, 0.8 * r) for x, y, r in tube]
    layers, alone = (new_path(), new_path()), new_path()
    add_layers(layers, (tube, thin))
    add_layers((alone,), (thin,))
    for a, b in zip(_box(layers[1]), _box(alone), strict=True):
        assert a == pytest.approx(b, abs=0.2)


def test_a_layer_of_hulls_is_as_it_would_be_alone() -> None:
    whole = [
        Ellipsoid(VIEW, (0.0, y, 0.0), UPRIGHT, 0.15 - y / 9, 0.1, 0.08) for y in (0.0, 0.2, 0.5)
    ]
    lit = [part.smaller(0.87, -0.4, -0.8, 0.5) for part in whole]
    layers, alone = (new_path(), new_path()), (new_path(), new_path())
    add_hull_layers(*layers, whole, lit)
    add_hulls(alone[0], whole)
    add_hulls(alone[1], lit)
    for together, path in zip(layers, alone, strict=True):
        for a, b in zip(_box(together), _box(path), strict=True):
            assert a == pytest.approx(b, abs=0.2)


def test_layers_of_a_sleeve_end_where_they_would_alone() -> None:
    for tube in (TUBES["straight"], TUBES["bent"]):
        thin = [(x, y, 0.8 * r) for x, y, r in tube]
        together, (alone,) = sleeve_paths((tube, thin), 0.5)[1], sleeve_paths((thin,), 0.5)
        for a, b in zip(_box(together), _box(alone), strict=True):
            assert a == pytest.approx(b, abs=0.2)


@each_case("bend", [0.0, 40.0, 90.0, 130.0, -90.0])
def test_a_bent_joint_is_round_though_each_bone_begins_flat(bend: float) -> None:
    """The end of the bone before makes it: from no side is anything of its circle left out."""
    way = radians(bend)
    elbow = (0.3, 0.0, 0.0)
    wrist = (0.3 + 0.3 * cos(way), 0.3 * sin(way), 0.0)
    path, even = new_path(), ((0.0, 0.04), (0.5, 0.04), (1.0, 0.04))
    for a, b in (((0.0, 0.0, 0.0), elbow), (elbow, wrist)):
        PlacedRod(VIEW, a, b, even).add_whole(path, 0.0)
    x, y = VIEW.at(elbow)
    for turn in range(0, 360, 15):
        edge = QPointF(x + 3.8 * cos(radians(turn)), y + 3.8 * sin(radians(turn)))
        assert path.contains(edge), turn


def test_fingers_close_towards_the_palm() -> None:
    """By the grip: they reach half as far, and on the palm's side."""
    arm = motion("reverse-fly").pose("standard", "lift", 0.5).arms[0]
    view = Projection((arm.hand, arm.palm, arm.thumb), 1.0, 0.0, 0.0)

    def reach(grip: float) -> tuple[float, float]:
        tips = [tube[-1] for tube in hand(view, replace(arm, grip=grip))[:2]]
        wrist = view.at(arm.wrist)
        return max(x for x, _, _ in tips) - wrist[0], wrist[1] - max(y for _, y, _ in tips)

    assert reach(1.0)[0] < 0.6 * reach(0.0)[0]


def test_a_shoe_is_where_its_foot_is() -> None:
    motion_view = Projection(AXES, 300.0, 400.0, 300.0)
    leg = motion("march").pose("standard", "step", 0.5).legs[0]
    (heel, ball, tip), _upper, (ankle, _) = shoe(motion_view, leg)[0]
    for station, joint in ((heel, leg.heel), (ball, leg.ball), (tip, leg.tip), (ankle, leg.ankle)):
        assert station[:2] == pytest.approx(motion_view.at(joint))
