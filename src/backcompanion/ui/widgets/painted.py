"""What all painted widgets share: a frame, the ring of the focus, their states, and the theme.

A stylesheet would cost at every polish and keep the colours of the theme before, so what is seen is
painted from the colours in force.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPaintDevice, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.direction import widget_painter
from backcompanion.ui.widgets.icons import icon_pixmap

DISABLED_OPACITY = 0.55
FIELD_HEIGHT = 34
FIELD_RADIUS = 10.0
# Room for the arrow of a field that opens something.
_ARROW_PIXELS, _ARROW_FROM_RIGHT = 16, 28


def paint_rounded_rect(
    painter: QPainter, rect: QRectF, fill: str | QColor, line: str | QColor | None, radius: float
) -> None:
    """A rounded rectangle whose line lies on whole pixels inside of `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(line), 1.0) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def paint_focus(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The ring that shows where the keyboard is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.colours().prepare), 2.0))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


if TYPE_CHECKING:
    _Mixed = QWidget
else:
    _Mixed = object


class Painted(_Mixed):
    """Mixed in before a Qt widget, whose own look it takes the place of."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.refresh_look()

    def refresh_look(self) -> None:
        """Colours or letters are others now."""
        self.updateGeometry()
        self.update()

    @property
    def hovered(self) -> bool:
        return self.isEnabled() and self.underMouse()

    @property
    def shows_focus(self) -> bool:
        """Whether the ring is painted."""
        return self.hasFocus()

    def create_painter(self, device: QPaintDevice | None = None) -> QPainter:
        """`device`: a picture of the widget; left out, the widget itself."""
        painter = widget_painter(self, device)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(DISABLED_OPACITY)
        return painter


class PaintedField(Painted):
    """A box in which something is typed or chosen: surface, line, and the ring around it."""

    def strip_native_look(self) -> None:
        """Nothing of the style's own but the text; other colours go on following the palette."""
        self.setFont(theme.font(14))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)

    def paint_field(self, *, arrow: bool = False, hot: bool = False) -> None:
        """`hot`: it can be pressed as a whole, and the mouse is over it."""
        c = theme.colours()
        painter = self.create_painter()
        rect = QRectF(self.rect())
        paint_rounded_rect(painter, rect, c.soft if hot else c.surface, c.line, FIELD_RADIUS)
        if arrow:
            pixmap = icon_pixmap("chevron-down", c.muted, _ARROW_PIXELS, self.devicePixelRatioF())
            top = (self.height() - _ARROW_PIXELS) // 2
            painter.drawPixmap(self.width() - _ARROW_FROM_RIGHT, top, pixmap)
        if self.shows_focus:
            paint_focus(painter, rect, FIELD_RADIUS)


def lay_down(painter: QPainter, corner: QPointF, image: QImage) -> None:
    """`corner` is in pixels of the device from the view's corner: nothing is to be scaled."""
    ratio = painter.deviceTransform().m11() or 1.0
    painter.save()
    painter.scale(1.0 / ratio, 1.0 / ratio)
    painter.drawImage(corner, image)
    painter.restore()
