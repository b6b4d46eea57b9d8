"""The small second view of a figure, for moves that one side does not tell."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QRegion

from backcompanion.figure.model.body import Pose
from backcompanion.ui.widgets.figure_frames import FigureFrames, Seen
from backcompanion.ui.widgets.shown_pose import Shown

SHARE = 0.30
# What moves by less is painted again later. It is looked at for the way, not for
# the line, and beside the large figure it costs as much.
VISIBLE_PIXELS = 2.0


class FigureInset:
    """Keeps its picture for as long as nothing in it has moved by two pixels."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._key: tuple[object, ...] = ()
        self._frames = FigureFrames()

    def keep_in(self, folder: Path) -> None:
        """From one session to the next."""
        self._frames.keep_in(folder)

    def clear(self) -> None:
        """Lets go of all frames: nobody looks."""
        self._frames.clear()

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        shown: Shown,
        pose_of: Callable[[Shown], Pose],
        seen: Seen,
    ) -> None:
        """`seen` from its own camera."""
        ratio = painter.deviceTransform().m11() or 1.0
        seen = replace(seen, room=QRectF(QPointF(), rect.size()), ground=None)
        key = (seen.performed, seen.view, ratio, seen.colours, seen.lit, seen.effort)
        if key != self._key or self._frames.has_changed(shown, pose_of, seen.glow, VISIBLE_PIXELS):
            if key[:2] != self._key[:2]:
                self._frames.begin_motion()
            self._key = key
            self._picture = QPixmap((rect.size() * ratio).toSize())
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            inset_painter = QPainter(self._picture)
            _frame(inset_painter, seen.room, seen.colours.dark)
            whole = QRegion(seen.room.toAlignedRect())
            self._frames.paint(inset_painter, shown, pose_of, seen, whole)
            inset_painter.end()
        painter.drawPixmap(rect.topLeft(), self._picture)


def inset_rect(bounds: QRectF) -> QRectF:
    """Its place in the upper right corner, on whole pixels."""
    size = min(bounds.width() * SHARE, bounds.height() * SHARE * 1.3)
    left, top = round(bounds.right() - size - 8), round(bounds.top() + 8)
    return QRectF(left, top, round(size), round(size * 0.8))


def _frame(painter: QPainter, rect: QRectF, dark: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = QColor("#FFFFFF" if dark else "#14201E")
    line.setAlpha(38)
    painter.setPen(QPen(line, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
