"""What is asked to be painted again holds all that changes."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from backcompanion.figure.model.body import Pose
from backcompanion.figure.paint.colours import figure_colours
from backcompanion.figure.paint.figure_painter import figure_rect, paint_figure, projection_for
from figure.all_motions import IDS, motion
from support.cases import each_case
from support.thoroughness import THOROUGH

RECT = QRectF(0, 0, 300, 220)
COLOURS = figure_colours(build="sturdy", hair_style="bun")


def pixels(motion_id: str, pose: Pose) -> np.ndarray:
    image = QImage(300, 220, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    performed_motion = motion(motion_id)
    painter = QPainter(image)
    scene, camera = performed_motion.scene("standard"), performed_motion.camera("standard")
    paint_figure(
        painter, pose, camera, COLOURS, RECT, lit=performed_motion.lit("standard"), scene=scene
    )
    painter.end()
    return np.frombuffer(image.constBits(), np.uint32).reshape(220, 300).copy()


@each_case("motion_id", IDS if THOROUGH else IDS[::3])
def test_what_changes_lies_where_the_figure_was_and_is(
    motion_id: str, qapp: QGuiApplication
) -> None:
    performed_motion = motion(motion_id)
    view = projection_for(
        performed_motion.scene("standard"), performed_motion.camera("standard"), RECT, COLOURS.girth
    )
    phase = performed_motion.phases("standard")[0]
    before, after = (performed_motion.pose("standard", phase, fraction) for fraction in (0.0, 1.0))
    rows, columns = np.nonzero(pixels(motion_id, before) != pixels(motion_id, after))
    rect = figure_rect(view, before) | figure_rect(view, after)
    if rows.size:
        assert rect.left() <= columns.min() and columns.max() < rect.right()
        assert rect.top() <= rows.min() and rows.max() < rect.bottom()
