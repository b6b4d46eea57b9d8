"""What is painted over what: the nearer over the farther, and nothing changes places in passing.

All motions, levels and sides at 60 frames a second by `make reliability`; in every run those that
once flipped.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.scene import Camera, Scene
from backcompanion.figure.paint import depth_order
from backcompanion.figure.paint.body_parts import paint_parts
from backcompanion.figure.paint.canvas import Canvas, Projection
from backcompanion.figure.paint.colours import figure_colours
from backcompanion.figure.paint.depth_order import PaintOrder, PaintPart, sort_by_depth
from backcompanion.figure.paint.figure_painter import projection_for
from backcompanion.figure.paint.palette import palette_for
from backcompanion.training.exercise.exercise import LEVELS
from figure.all_motions import IDS, SIDES, motion
from support.thoroughness import THOROUGH, tries

RECT = QRectF(0, 0, 900, 640)
ONCE_FLIPPED = ["bridge", "childs-pose", "knee-sways", "thread-the-needle"]
LEVELS_TRIED = LEVELS if THOROUGH else ("standard",)
SIDES_TRIED = SIDES if THOROUGH else ("left",)
STEPS = tries(120, sample=12)
# Square metres of overlap that can be seen.
SEEN = 1e-3
# Metres by which what comes to lie on top may still be farther, where both are as good as level.
# The order of the frame before is kept for 5 cm, and a joint is of both parts that meet in it.
BETWEEN = 0.06
THINGS = {"ball", "cushion", "medicine-ball", "held", "band", "right band", "neck"}
MOVING = {f"{side} {part}" for side in SIDES for part in ("upper arm", "forearm")} | {"chest"}
Ball = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def painter(qapp: object) -> Iterator[QPainter]:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    yield painter
    painter.end()


def parts_of(
    painter: QPainter, pose: Pose, camera: Camera, scene: Scene
) -> tuple[Projection, list[PaintPart]]:
    view = projection_for(scene, camera, RECT)
    canvas = Canvas(painter, view, pose, palette_for(figure_colours()), frozenset())
    return view, paint_parts(canvas)


def balls(view: Projection, part: PaintPart) -> list[Ball]:
    scale = view.scale
    return [(view.at(p)[0] / scale, view.at(p)[1] / scale, view.depth(p), r) for p, r in part.balls]


def overlap(a: list[Ball], b: list[Ball]) -> float:
    total = 0.0
    for ax, ay, _, ar in a:
        for bx, by, _, br in b:
            gap = ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5
            total += max(0.0, ar + br - gap) * min(ar, br)
    return total


@dataclass(frozen=True)
class Seen:
    """The parts of one frame. In a joint two of them are one body, which is left out."""

    view: Projection
    parts: dict[str, PaintPart]

    def apart(self, first: str, second: str) -> tuple[list[Ball], list[Ball]]:
        a, b = self.parts[first], self.parts[second]
        return self._without(a, a.joints.get(second, 0)), self._without(b, b.joints.get(first, 0))

    def _without(self, part: PaintPart, joint: int) -> list[Ball]:
        seen = balls(self.view, part)
        return seen[joint:] if joint >= 0 else seen[:joint]


def nearer_by(a: list[Ball], b: list[Ball]) -> float:
    """By how many metres the surface of `a` is nearer to the eye than that of `b`, on average
    where they overlap.
    """
    total = weight = 0.0
    for ax, ay, depth, ar in a:
        for bx, by, other, br in b:
            shared = max(0.0, ar + br - ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5) * min(ar, br)
            total += shared * ((depth + ar) - (other + br))
            weight += shared
    return total / weight if weight else 0.0


@pytest.mark.parametrize("motion_id", IDS if THOROUGH else ONCE_FLIPPED)
def test_what_overlaps_changes_places_only_where_it_passes(
    painter: QPainter, motion_id: str
) -> None:
    performed_motion = motion(motion_id)
    for level in LEVELS_TRIED:
        cameras = [performed_motion.camera(level), performed_motion.inset(level)]
        for camera in (camera for camera in cameras if camera is not None):
            for side in SIDES_TRIED:
                order = PaintOrder()
                for phase in performed_motion.phases(level):
                    if not performed_motion.has_movement(level, phase) or phase == "switch":
                        continue  # where one turns over, limbs pass through one another's places
                    frames = []
                    for step in range(STEPS + 1):
                        pose = performed_motion.pose(level, phase, step / STEPS, side)
                        view, parts = parts_of(painter, pose, camera, performed_motion.scene(level))
                        names = [part.name for part in sort_by_depth(view, parts, order)]
                        frames.append((names, Seen(view, {part.name: part for part in parts})))
                    where = f"{motion_id}, {level}, {phase}, {side}, {camera}"
                    last: dict[frozenset[str], int] = {}
                    for step, (a, b) in enumerate(pairwise(frames)):
                        for up, down in flipped(*a, *b):
                            pair = f"{where}, step {step}: {up} over {down}"
                            nearer = nearer_by(*b[1].apart(up, down))
                            assert nearer > -BETWEEN, f"{pair}, nearer by {nearer:.3f} m"
                            # Once past, and not to and fro.
                            since = step - last.get(frozenset((up, down)), -STEPS)
                            assert since >= STEPS / 10, f"{pair}, {since} steps after"
                            last[frozenset((up, down))] = step


def flipped(
    before: list[str], seen: Seen, after: list[str], later: Seen
) -> Iterator[tuple[str, str]]:
    for first, second in combinations(before, 2):
        if after.index(first) < after.index(second):
            continue
        if {first, second} & {"pelvis"} and "thigh" in first + second:
            continue  # of one cloth, and one body in the hip
        if {first, second} & THINGS:
            continue  # what is held or lain on has its own place
        if overlap(*seen.apart(first, second)) > SEEN < overlap(*later.apart(first, second)):
            yield first, second


def test_a_far_limb_is_never_over_a_near_one(painter: QPainter) -> None:
    """Where all of one is nearer to the eye than all of the other, from any side."""
    chance = random.Random(7)
    for motion_id in IDS if THOROUGH else IDS[::3]:
        performed_motion = motion(motion_id)
        for _ in range(tries(40, sample=3)):
            level, side = chance.choice(LEVELS), chance.choice(SIDES)
            phase = chance.choice(
                [name for name in performed_motion.phases(level) if name != "switch"]
            )
            pose = performed_motion.pose(level, phase, chance.random(), side)
            camera = Camera(chance.uniform(-180, 180), chance.uniform(2, 80))
            view, parts = parts_of(painter, pose, camera, performed_motion.scene(level))
            order = [part.name for part in sort_by_depth(view, parts)]
            seen = {part.name: balls(view, part) for part in parts}
            for first, second in combinations([name for name in order if name not in THINGS], 2):
                back = min(depth - radius for _, _, depth, radius in seen[first])
                front = max(depth + radius for _, _, depth, radius in seen[second])
                if back > front + 0.01 and overlap(seen[first], seen[second]) > SEEN:
                    where = f"{motion_id} {level} {phase} {side} {camera}"
                    raise AssertionError(f"{where}: {second} over {first}")


def test_the_order_of_before_is_kept_unless_it_has_clearly_changed(painter: QPainter) -> None:
    view = projection_for(motion("bridge").scene("standard"), Camera(0.0, 0.0), RECT)

    def names(depth: float, order: PaintOrder | None) -> list[str]:
        near = PaintPart("near", [((0.0, 0.5, depth), 0.05)], painter.save)
        far = PaintPart("far", [((0.0, 0.5, 0.0), 0.05)], painter.save)
        return [part.name for part in sort_by_depth(view, [near, far], order)]

    order = PaintOrder()
    assert names(0.02, order) == ["far", "near"]
    assert names(-0.02, order) == ["far", "near"]
    assert names(-0.02, None) == ["near", "far"]
    assert names(-0.08, order) == ["near", "far"]


def test_only_what_went_elsewhere_is_compared_again(
    painter: QPainter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a reverse fly arms and shoulders go, and the rest of the body stands still."""
    compared: list[set[str]] = []
    compare = depth_order._compare

    def noting(a: PaintPart, seen_a: Any, box_a: Any, b: PaintPart, *more: Any) -> Any:
        compared.append({a.name, b.name})
        return compare(a, seen_a, box_a, b, *more)

    monkeypatch.setattr(depth_order, "_compare", noting)
    performed, order = motion("reverse-fly"), PaintOrder()
    camera, scene = performed.camera("standard"), performed.scene("standard")
    counts = []
    for step in range(5):
        compared.clear()
        pose = performed.pose("standard", "lift", 0.3 + 0.1 * step)
        view, parts = parts_of(painter, pose, camera, scene)
        names = [part.name for part in sort_by_depth(view, parts, order)]
        counts.append(len(compared))
        assert step == 0 or all(pair & MOVING for pair in compared)
        assert names == [part.name for part in sort_by_depth(view, parts)]
    assert min(counts[1:]) > 0
    assert max(counts[1:]) < counts[0]
