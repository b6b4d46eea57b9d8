"""What the signs among the training days mean; only of those that are there."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.charts.chart_shapes import paint_hatch
from backcompanion.ui.widgets.painted import Painted

SIGN, GAP, SPACE = 12.0, 6.0, 16.0
HEIGHT = 18


class DaysLegend(Painted, QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(12))
        self._entries: tuple[tuple[str, str], ...] = ()

    def show_kinds(
        self, *, has_breaks: bool, has_run: bool, has_missed: bool, has_moved: bool
    ) -> None:
        kinds = (
            (has_breaks, "break", _("break")),
            (has_run, "run", _("this run")),
            (has_moved, "moved", _("moved")),
            (has_missed, "missed", _("missed")),
        )
        self._entries = tuple((kind, text) for shown, kind, text in kinds if shown)
        self.setAccessibleName(", ".join(text for _kind, text in self._entries))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        widths = (SIGN + GAP + metrics.horizontalAdvance(text) for _kind, text in self._entries)
        return QSize(round(sum(widths) + SPACE * max(0, len(self._entries) - 1)) + 1, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = self.create_painter()
        painter.setFont(self.font())
        metrics = QFontMetricsF(self.font())
        x = 0.0
        for kind, text in self._entries:
            _paint_sign(painter, kind, QRectF(x, (HEIGHT - SIGN) / 2, SIGN, SIGN), c)
            x += SIGN + GAP
            width = metrics.horizontalAdvance(text)
            painter.setPen(QColor(c.muted))
            box = QRectF(x, 0, width + 2, HEIGHT)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            x += width + SPACE


def _paint_sign(painter: QPainter, kind: str, rect: QRectF, c: theme.Colours) -> None:
    middle = rect.center()
    if kind == "break":
        paint_hatch(painter, rect, QColor(c.muted), 4.0)
    elif kind == "run":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.accent))
        painter.drawRoundedRect(QRectF(rect.left(), middle.y() - 1.5, rect.width(), 3), 1.5, 1.5)
    elif kind == "moved":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.muted))
        painter.drawEllipse(middle, 2.5, 2.5)
    else:
        painter.setPen(QPen(QColor(c.rest), 1.6))
        for slope in (-3, 3):
            painter.drawLine(
                QPointF(middle.x() - 3, middle.y() - slope),
                QPointF(middle.x() + 3, middle.y() + slope),
            )
