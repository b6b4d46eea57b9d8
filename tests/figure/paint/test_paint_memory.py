"""What is kept from frame to frame: it saves work, and nobody sees it."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from backcompanion.figure.model.body import Pose
from backcompanion.figure.paint import figure_painter
from backcompanion.figure.paint.canvas import Canvas
from backcompanion.figure.paint.colours import figure_colours
from backcompanion.figure.paint.figure_painter import paint_figure, projection_for
from backcompanion.figure.paint.paint_memory import STILL_PIXELS, PaintMemory
from backcompanion.figure.paint.palette import palette_for
from backcompanion.figure.paint.torso_painter import TrunkPainter
from figure.all_motions import IDS, motion
from support.cases import each_case
from support.thoroughness import THOROUGH

WIDTH, HEIGHT = 240, 170
# Of 255: layers laid over one another beforehand are rounded once more each.
ROUNDING = 8


@pytest.fixture(autouse=True)
def _application(qapp: QGuiApplication) -> Iterator[None]:
    yield


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Names of the parts that were painted, and not laid back from a picture."""
    painted: list[list[str]] = []
    paint_run = figure_painter._paint_run

    def noting(run: list[Any]) -> None:
        painted.append([part.name for part in run])
        paint_run(run)

    monkeypatch.setattr(figure_painter, "_paint_run", noting)
    return painted


def frame(
    motion_id: str, pose: Pose, memory: PaintMemory | None, ratio: float = 1.0, **more: Any
) -> QImage:
    size = (round(WIDTH * ratio), round(HEIGHT * ratio))
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    performed_motion = motion(motion_id)
    painter = QPainter(image)
    arguments: dict[str, Any] = {
        "scene": performed_motion.scene("standard"),
        "lit": performed_motion.lit("standard"),
        "memory": memory,
    }
    arguments |= {"camera": performed_motion.camera("standard"), "colours": figure_colours()}
    paint_figure(painter, pose, rect=QRectF(0, 0, WIDTH, HEIGHT), **(arguments | more))
    painter.end()
    return image


def unlike(a: QImage, b: QImage) -> int:
    """The largest difference of a colour of a pixel."""
    assert a.size() == b.size()
    first, second = (
        np.frombuffer(image.constBits(), np.uint8).astype(np.int16) for image in (a, b)
    )
    return int(np.abs(first - second).max())


@each_case("motion_id", IDS if THOROUGH else IDS[::6])
@each_case("ratio", [1.0, 1.5])
def test_a_figure_that_stands_still_is_the_same_picture_from_memory(
    motion_id: str, ratio: float, runs: list[list[str]]
) -> None:
    pose, memory = motion(motion_id).still_pose("standard"), PaintMemory()
    anew = frame(motion_id, pose, None, ratio)
    for _frame in range(3):
        assert unlike(frame(motion_id, pose, memory, ratio), anew) <= ROUNDING
    runs.clear()
    frame(motion_id, pose, memory, ratio)
    # Bands of the trunk with something between them are not kept.
    assert {name for run in runs for name in run} <= {"pelvis", "waist", "chest", "band"}


def test_only_what_moves_is_painted_again(runs: list[list[str]]) -> None:
    performed_motion, memory = motion("reverse-fly"), PaintMemory()
    for step in range(5):
        runs.clear()
        pose = performed_motion.pose("standard", "lift", 0.5 + 0.02 * step)
        image = frame("reverse-fly", pose, memory)
    painted = {name for run in runs for name in run}
    assert {"left forearm", "right forearm"} <= painted
    assert not painted & {"left thigh", "right shin", "head", "neck"}
    assert unlike(image, frame("reverse-fly", pose, None)) < 200


def test_what_goes_slowly_is_painted_every_other_time() -> None:
    """Where a picture was of use, the next one is taken as soon as that is worn out."""
    motion_id = "march"
    performed_motion, memory = motion(motion_id), PaintMemory()
    camera, scene = performed_motion.camera("standard"), performed_motion.scene("standard")
    colours, pose = figure_colours(), performed_motion.still_pose("standard")
    view = projection_for(scene, camera, QRectF(0, 0, WIDTH, HEIGHT), colours.girth)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    canvas = Canvas(painter, view, pose, palette_for(colours), frozenset())
    memory.begin_frame(canvas)
    painted: list[int] = []
    for step in range(20):
        way = 0.7 * STILL_PIXELS / view.scale * step
        marks = [(-way, 0.5, 0.0), (way, 1.0, 0.0)]
        memory.paint(canvas, "rod", marks, [], partial(painted.append, step))
    painter.end()
    assert len(painted) <= 11, painted


def test_shorts_are_kept_while_the_shoulders_move(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hips stand still in a reverse fly; the shirt is painted for the shoulders' sake."""
    painted: list[str] = []
    for name in ("_paint_shorts", "_paint_shirt"):
        paint = getattr(TrunkPainter, name)

        def noting(self: TrunkPainter, *more: Any, name: str = name, paint: Any = paint) -> None:
            painted.append(name)
            paint(self, *more)

        monkeypatch.setattr(TrunkPainter, name, noting)
    performed_motion, memory = motion("reverse-fly"), PaintMemory()
    for step in range(5):
        painted.clear()
        pose = performed_motion.pose("standard", "lift", 0.4 + 0.04 * step)
        image = frame("reverse-fly", pose, memory)
    assert "_paint_shirt" in painted
    assert "_paint_shorts" not in painted
    assert unlike(image, frame("reverse-fly", pose, None)) < 200


def test_what_is_only_carried_along_is_laid_elsewhere(runs: list[list[str]]) -> None:
    """In a step to the side the head and the trunk neither turn nor bend."""
    performed_motion, memory = motion("step-touch"), PaintMemory()
    phase = performed_motion.phases("standard")[0]
    kept, places, unlike_shares = 0, set(), []
    for step in range(12):
        runs.clear()
        pose = performed_motion.pose("standard", phase, 0.3 + 0.02 * step)
        image = frame("step-touch", pose, memory, 3.0)
        kept += "head" not in {name for run in runs for name in run}
        places.add(round(100 * pose.head[2]))
        anew = frame("step-touch", pose, None, 3.0)
        first, second = (
            np.frombuffer(i.constBits(), np.uint8).astype(np.int16) for i in (image, anew)
        )
        unlike_shares.append(float((np.abs(first - second) > 100).mean()))
    assert len(places) > 5
    assert kept >= 8
    # Half a pixel of the device away at most: here and there an edge.
    assert max(unlike_shares) < 0.002, unlike_shares


def test_whatever_else_changes_the_pictures_are_forgotten(runs: list[list[str]]) -> None:
    performed_motion, memory = motion("dead-bug"), PaintMemory()
    pose = performed_motion.still_pose("standard")
    changes: list[dict[str, Any]] = [
        {"camera": performed_motion.camera("standard").turned(30, 0)},
        {"colours": figure_colours(dark=True)},
        {"lit": frozenset()},
        {"effort": 0.5},
    ]
    for change in changes:
        for _frame in range(4):
            frame("dead-bug", pose, memory)
        runs.clear()
        frame("dead-bug", pose, memory, **change)
        assert {"head", "neck", "left shin", "right forearm"} <= {
            name for run in runs for name in run
        }
