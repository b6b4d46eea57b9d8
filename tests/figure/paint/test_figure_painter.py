"""The figure on the screen, painted to pictures."""

import ctypes
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

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


def share_like(image: QImage, colour: str) -> float:
    from PySide6.QtGui import QColor

    meant = QColor(colour)
    count = 0
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            pixel = image.pixelColor(x, y)
            near = abs(pixel.red() - meant.red()) + abs(pixel.green() - meant.green())
            count += pixel.alpha() == 255 and near + abs(pixel.blue() - meant.blue()) < 12
    return count / (image.width() * image.height() / 4)


@pytest.mark.parametrize("dark", [False, True])
def test_skin_top_and_shorts_are_seen(dark: bool) -> None:
    colours = figure_colours(dark=dark)
    image = painted(colours=colours)
    for colour in (colours.skin, colours.top, colours.shorts, colours.mat):
        assert share_like(image, colour) > 0.003


@pytest.mark.parametrize("motion_id", IDS)
def test_every_motion_paints_within_its_picture(motion_id: str) -> None:
    image = painted(motion_id)
    edge = [image.pixelColor(x, y).alpha() for x in (0, 299) for y in range(220)]
    edge += [image.pixelColor(x, y).alpha() for x in range(300) for y in (0, 219)]
    if motion(motion_id).scene("standard").props.wall is None:
        assert max(edge) == 0
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


FRAMES, WARM_UP = tries(10_000, sample=100), 20
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

    lost = references_lost(losing_paint, 100)
    for _frame in range(WARM_UP + 100):
        ctypes.pythonapi.Py_IncRef(none)
    assert lost > 100 * 9 / 10


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
