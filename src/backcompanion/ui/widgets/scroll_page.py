"""A page that scrolls, with a slim bar and nothing painted behind it."""

from functools import partial

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QWidget

from backcompanion.ui import theme

_THICKNESS = 12
_MIN_HANDLE_LENGTH = 26


class SlimScrollBar(QScrollBar):
    """No arrows and no trough; the handle lies where a slim style has it."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Vertical) -> None:
        super().__init__(orientation)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    def sizeHint(self) -> QSize:
        return QSize(_THICKNESS, _THICKNESS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def _handle(self) -> QRect:
        """Where the style has it: asking the style itself would cost a launch 17 ms."""
        upright = self.orientation() == Qt.Orientation.Vertical
        room = self.height() if upright else self.width()
        span = self.maximum() - self.minimum()
        length = room
        if span > 0:
            length = min(
                room, max(_MIN_HANDLE_LENGTH, room * self.pageStep() // (span + self.pageStep()))
            )
        start = (room - length) * (self.value() - self.minimum()) // span if span > 0 else 0
        if upright:
            return QRect(0, start, self.width(), length)
        return QRect(start, 0, length, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() <= self.minimum():
            return  # shown before it is known that all goes in
        handle = self._handle()
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


def transparent_palette() -> QPalette:
    """A palette for a view that lets its ground through; all else goes on following the program's.

    `viewport().setAutoFillBackground(False)` would do as well, but the first call of `viewport()`
    makes PySide set up every widget class there is, which costs a launch 20 ms.
    """
    palette = QPalette()
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        palette.setColor(role, Qt.GlobalColor.transparent)
    return palette


class ScrollPage(QScrollArea):
    """Shows `inside`, as wide as the page, on whatever ground lies behind.

    What the keyboard comes to is scrolled into sight, from outside as well.
    """

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.setPalette(transparent_palette())
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Qt itself looks only where Tab was pressed inside; a page that is opened stays as it was,
        and nothing moves away from under the mouse.
        """
        if new is None or not self.isAncestorOf(new) or QGuiApplication.mouseButtons():
            return
        if old is None or old.window() is not new.window():
            return
        if old.isVisible() or self.isAncestorOf(old):
            _bring_into_sight(new)
            # What has only just been shown has no place yet.
            QTimer.singleShot(0, new, partial(_bring_into_sight, new))


def _bring_into_sight(widget: QWidget) -> None:
    """From within outwards, as what lies within moves what the outer one has to show."""
    if not widget.hasFocus():
        return
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
