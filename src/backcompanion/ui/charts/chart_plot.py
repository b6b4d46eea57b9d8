"""A Chart in the window: painted, and read by the mouse."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from backcompanion.ui import theme
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.charts.plot_painting import paint_plot, paint_reading, place_at, plot_rect
from backcompanion.ui.widgets.painted import Painted


class ChartPlot(Painted, QWidget):
    """Keeps what it has painted: a reading is laid over it. The area around it has the keyboard."""

    pointed = Signal(float)  # where the mouse is, in the units of the chart's stops
    pointer_left = Signal()
    pressed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._reading: int | None = None
        self._picture: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_chart(self, chart: Chart) -> None:
        self._chart = chart
        self._reading = None
        self._repaint_all()

    def show_reading(self, index: int | None) -> None:
        """Marks what is being read; None: nothing."""
        if index != self._reading:
            self._reading = index
            self.update()

    def refresh_look(self) -> None:
        super().refresh_look()
        self._repaint_all()

    def _repaint_all(self) -> None:
        self._picture = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        picture, size = self._picture, self.size() * ratio
        if picture is None or picture.size() != size or picture.devicePixelRatio() != ratio:
            picture = self._picture = self._paint_picture()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, picture)
        if self._chart is not None and self._reading is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            x = self._chart.stops[self._reading]
            paint_reading(painter, self.rect().toRectF(), self._chart, x, theme.colours())

    def _paint_picture(self) -> QPixmap:
        ratio, c = self.devicePixelRatioF(), theme.colours()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(c.surface))
        if self._chart is not None:
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_plot(painter, self.rect().toRectF(), self._chart, c, halo=True)
            painter.end()
        return picture

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._picture = None

    def _place(self, event: QMouseEvent) -> float | None:
        if self._chart is None:
            return None
        plot = plot_rect(self.rect().toRectF(), self._chart)
        return place_at(self._chart, plot, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place(event)
        if place is not None:
            self.pointed.emit(place)
        else:
            self.pointer_left.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place(event)
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.pressed.emit(place)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointer_left.emit()
