"""A number from a range, with its unit in words beside it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.direction import reading_point
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.painted import Painted, paint_focus

ValueText = Callable[[int], str]

_SLIDER_WIDTH = 220


class _PaintedSlider(Painted, QSlider):
    """Its handle lies where the style has it, so that clicks hit what is seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        # A drag is one choice: told at its end, as each one is written to the disk.
        self.setTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_SLIDER_WIDTH, 28)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        x = reading_point(self, QPointF(handle.center().x() + 0.5, 0.0)).x()
        y = self.height() / 2
        painter = self.create_painter()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.mix(c.surface, c.muted, 0.45))
        painter.drawRoundedRect(QRectF(4, y - 2, self.width() - 8, 4), 2, 2)
        painter.setBrush(QColor(c.accent))
        painter.drawRoundedRect(QRectF(4, y - 2, max(0.0, x - 4), 4), 2, 2)
        painter.setPen(QPen(QColor(c.surface), 2))
        painter.drawEllipse(QRectF(x - 9, y - 9, 18, 18))
        if self.hasFocus():
            paint_focus(painter, QRectF(x - 13, y - 13, 26, 26), 12)


class Slider(QWidget):
    """`text_of` says a value with its unit; `step` is what an arrow key adds."""

    chosen = Signal(object)

    def __init__(self, low: int, high: int, step: int, text_of: ValueText) -> None:
        super().__init__()
        self._text_of = text_of
        self._slider = _PaintedSlider(self)
        self._slider.setRange(low, high)
        self._slider.setSingleStep(step)
        self._slider.setPageStep(max(step, (high - low) // 5))
        self._step = step
        self._text = Label("", 14)
        metrics = QFontMetrics(self._text.font())
        # As wide as the widest, so that nothing beside it moves.
        widest = max(metrics.horizontalAdvance(text_of(n)) for n in range(low, high + 1, step))
        self._text.setMinimumWidth(widest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._slider)
        row.addWidget(self._text)
        row.addStretch(1)
        self.setFocusProxy(self._slider)
        self._updating = False
        self._slider.valueChanged.connect(self._on_value_changed)
        self._slider.sliderMoved.connect(self._show_text)
        self._show_text(self._slider.value())

    def show_value(self, value: int) -> None:
        self._updating = True
        self._slider.setValue(value)
        self._updating = False
        self._show_text(value)

    def set_label(self, label: str) -> None:
        self._slider.setAccessibleName(label)

    def focus_target(self) -> QWidget:
        return self._slider

    def _on_value_changed(self, value: int) -> None:
        if self._updating:
            return
        nearest = self._nearest(value)
        if nearest != value:
            self.show_value(nearest)
        self._show_text(nearest)
        self.chosen.emit(nearest)

    def _nearest(self, value: int) -> int:
        """A drag stops at whole steps, as the keys do."""
        low = self._slider.minimum()
        return min(self._slider.maximum(), low + round((value - low) / self._step) * self._step)

    def _show_text(self, value: int) -> None:
        text_of = self._text_of(self._nearest(value) if self._slider.isSliderDown() else value)
        self._text.setText(text_of)
        self._slider.setAccessibleDescription(text_of)
