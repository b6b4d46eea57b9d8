"""The figure on the screen, painted to pictures."""

import ctypes
import sys
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from backcompanion.figure.model.scene import Camera
from backcompanion.figure.paint.colours import (
    BUILDS,
    CLOTHES,
    HAIR_COLOURS,
    HAIR_STYLES,
    SKINS,
    FigureColours,
    figure_colours,
)
from backcompanion.figure.paint.figure_painter import paint_figure, projection_for
from figure.all_motions import IDS, motion
from support.cases import each_case
from support.thoroughness import tries

RECT = QRectF(0, 0, 300, 220)


@pytest.fixture(autouse=True)
def _application(qapp: QGuiApplication) -> Iterator[None]:
    yield


def painted(
    motion_id: str = "back-bows",
    colours: FigureColours | None = None,
    lit: frozenset[str] = frozenset(),
    camera: Camera | None = None,
    effort: float = 1.0,
) -> QImage:
    image = QImage(300, 220, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    performed_motion = motion(motion_id)
    painter = QPainter(image)
    paint_figure(
        painter,
        performed_motion.still_pose("standard"),
        camera or performed_motion.camera("standard"),
        colours or figure_colours(),
        RECT,
        lit=lit,
        effort=effort,
        scene=performed_motion.scene("standard"),
    )
    painter.end()
    return image


def channels(image: QImage) -> np.ndarray:
    """Rows, columns, and of each blue, green, red and alpha."""
    whole = np.frombuffer(image.constBits(), np.uint8)
    return whole.reshape(image.height(), image.width(), 4).astype(np.int16)


def share_like(image: QImage, colour: str) -> float:
    meant = QColor(colour)
    looked_at = channels(image)[::2, ::2]
    away = np.abs(looked_at[..., :3] - (meant.blue(), meant.green(), meant.red())).sum(axis=2)
    return float(((away < 12) & (looked_at[..., 3] == 255)).mean())


@pytest.mark.parametrize("dark", [False, True])
def test_skin_top_and_shorts_are_seen(dark: bool) -> None:
    colours = figure_colours(dark=dark)
    image = painted(colours=colours)
    for colour in (colours.skin, colours.top, colours.shorts, colours.mat):
        assert share_like(image, colour) > 0.003


@each_case("motion_id", IDS)
def test_every_motion_paints_within_its_picture(motion_id: str) -> None:
    image = painted(motion_id)
    alpha = channels(image)[..., 3]
    if motion(motion_id).scene("standard").props.wall is None:
        assert not any(edge.any() for edge in (alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]))
    assert share_like(image, figure_colours().top) > 0.001


def test_the_ground_is_left_transparent() -> None:
    assert painted().pixelColor(4, 4).alpha() == 0


def test_lit_muscles_change_the_picture() -> None:
    assert painted(lit=frozenset({"erectors"})) != painted()


def test_a_turned_camera_changes_the_picture() -> None:
    assert painted(camera=Camera().turned(40, 0)) != painted(camera=Camera())


def test_each_skin_and_each_choice_of_clothes_looks_different() -> None:
    skins = {bytes(painted(colours=figure_colours(skin=name)).bits()) for name in SKINS}
    clothes = {bytes(painted(colours=figure_colours(clothes=name)).bits()) for name in CLOTHES}
    assert len(skins) == len(SKINS)
    assert len(clothes) == len(CLOTHES)


def test_a_skin_that_is_not_known_is_the_first() -> None:
    assert figure_colours(skin="blue") == figure_colours()


def test_the_size_is_the_same_for_every_frame_of_a_motion() -> None:
    performed_motion = motion("roll-downs")
    scene = performed_motion.scene("standard")
    assert projection_for(scene, Camera(), RECT) is projection_for(scene, Camera(), RECT)


FRAMES, WARM_UP = tries(10_000, sample=50), 10
mortal_none = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")


def references_lost(paint: Callable[[], None], frames: int) -> int:
    """How many fewer there are to None after so many frames."""
    for _frame in range(WARM_UP):
        paint()
    before = sys.getrefcount(None)
    for _frame in range(frames):
        paint()
    return before - sys.getrefcount(None)


def small_frame() -> Callable[[], None]:
    performed_motion = motion("ball-back-extensions")
    image = QImage(60, 40, QImage.Format.Format_ARGB32_Premultiplied)
    colours, rect, scene = (
        figure_colours(),
        QRectF(0, 0, 60, 40),
        performed_motion.scene("standard"),
    )
    pose, camera = performed_motion.still_pose("standard"), performed_motion.camera("standard")

    def paint() -> None:
        painter = QPainter(image)
        paint_figure(
            painter, pose, camera, colours, rect, lit=performed_motion.lit("standard"), scene=scene
        )
        painter.end()

    return paint


@mortal_none
def test_painting_loses_no_reference_to_none() -> None:
    assert abs(references_lost(small_frame(), FRAMES)) < FRAMES / 10


@mortal_none
def test_a_single_reference_a_frame_is_seen() -> None:
    """The test above can fail."""
    paint = small_frame()
    none = ctypes.py_object(None)

    def losing_paint() -> None:
        paint()
        ctypes.pythonapi.Py_DecRef(none)

    lost = references_lost(losing_paint, 50)
    for _frame in range(WARM_UP + 50):
        ctypes.pythonapi.Py_IncRef(none)
    assert lost > 50 * 9 / 10


def test_builds_hair_styles_and_colours_look_different() -> None:
    looks = [
        figure_colours(build=build, hair_style=style, hair_colour=colour)
        for build in BUILDS
        for style in HAIR_STYLES
        for colour in HAIR_COLOURS
    ]
    assert len({bytes(painted(colours=look).bits()) for look in looks}) == len(looks) == 18
    assert figure_colours(build="?", hair_style="?", hair_colour="?") == figure_colours()


def test_what_works_glows_by_the_effort() -> None:
    lit = frozenset({"erectors"})
    assert painted(lit=lit, effort=0.0) == painted()
    assert painted(lit=lit, effort=0.5) != painted(lit=lit, effort=1.0)
