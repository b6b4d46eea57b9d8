"""A page that scrolls, with a slim bar and nothing painted behind it."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QStyle, QStyleOptionSlider, QWidget

from backcompanion.ui import theme

_THICK = 12


class SlimBar(QScrollBar):
    """No arrows and no trough; the handle lies where the style has it."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Vertical) -> None:
        super().__init__(orientation)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    def sizeHint(self) -> QSize:
        return QSize(_THICK, _THICK)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        c = theme.colours()
        held = self.isSliderDown() or (
            self.underMouse() and handle.contains(self.mapFromGlobal(self.cursor().pos()))
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.mix(c.background, c.muted, 0.75 if held else 0.4))
        slim = QRectF(handle).adjusted(3, 3, -3, -3)
        radius = min(slim.width(), slim.height()) / 2
        painter.drawRoundedRect(slim, radius, radius)


class ScrollPage(QScrollArea):
    """Shows `inside`, as wide as the page, on whatever ground lies behind."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimBar())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def scroll_to(self, widget: QWidget, margin: int = 16) -> None:
        """Brings the upper edge of a widget inside to the top of the page."""
        top = widget.mapTo(self.widget(), QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(max(0, top - margin))
