"""How hard it was: ten steps with the words of the CR10 scale."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.text import training_text
from backcompanion.ui.widgets.direction import reading_key, reading_point, widget_painter
from backcompanion.ui.widgets.painted import paint_focus, paint_rounded_rect

HIGHEST = 10
GAP = 6


class EffortScale(QAbstractSlider):
    """`chosen` gives 1 to 10, or 0 where the choice was taken back.

    A slider to a screen reader, with a value that it can set.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("effort")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setRange(0, HIGHEST)
        self.setPageStep(1)
        self._hovered_value = 0
        self._is_shown = False
        self.valueChanged.connect(self._on_value_changed)
        self._update_accessible_name()

    def sizeHint(self) -> QSize:
        return QSize(560, 66)

    @property
    def effort(self) -> int | None:
        return self.value() or None

    def show_effort(self, effort: int | None) -> None:
        self._is_shown = True
        self.setValue(effort or 0)
        self._is_shown = False

    def choose(self, value: int) -> None:
        """As the person does: the same once more takes it back."""
        self.setValue(0 if value == self.value() else value)

    def _on_value_changed(self, value: int) -> None:
        self._update_accessible_name()
        self.update()
        if not self._is_shown:
            self.chosen.emit(value)

    def _update_accessible_name(self) -> None:
        name = _("How hard it was, 1 to 10")
        if self.value():
            name = _("How hard it was: {n} of 10, {word}").format(
                n=self.value(), word=training_text.effort(self.value())
            )
        self.setAccessibleName(name)

    def _box(self, value: int) -> QRectF:
        width = (self.width() - GAP * (HIGHEST - 1)) / HIGHEST
        return QRectF((value - 1) * (width + GAP), 0, width, 41)

    def _value_at(self, at: QPointF) -> int:
        return next((n for n in range(1, HIGHEST + 1) if self._box(n).contains(at)), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        value = self._value_at(reading_point(self, event.position()))
        if value:
            self.choose(value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered_value = self._value_at(reading_point(self, event.position()))
        if hovered_value != self._hovered_value:
            self._hovered_value = hovered_value
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered_value = 0
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}
        if (key := reading_key(self, event.key())) in step:
            value = (self.value() or (0 if step[key] > 0 else 2)) + step[key]
            value = min(max(value, 1), HIGHEST)
            if value != self.value():
                self.choose(value)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self.value():
            self.choose(self.value())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = widget_painter(self)
        for value in range(1, HIGHEST + 1):
            box = self._box(value)
            is_chosen = value == self.value()
            fill = c.accent if is_chosen else (c.soft if value == self._hovered_value else c.sunk)
            paint_rounded_rect(painter, box, fill, None, 9)
            painter.setFont(theme.font(15, theme.BOLD if is_chosen else theme.REGULAR))
            painter.setPen(QColor(c.on_accent if is_chosen else c.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(value))
        painter.setFont(theme.font(13))
        painter.setPen(QColor(c.muted))
        line = QRectF(0, 46, self.width(), 20)
        if self.value() and self.value() not in (1, HIGHEST):
            word = training_text.effort(self.value())
            width = painter.fontMetrics().horizontalAdvance(word) + 4
            centre = self._box(self.value()).center().x()
            middle = min(max(centre - width / 2, 0.0), self.width() - width)
            painter.drawText(QRectF(middle, 46, width, 20), Qt.AlignmentFlag.AlignCenter, word)
        else:
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, training_text.effort(1))
            painter.drawText(
                QRectF(self._box(5).left(), 46, 120, 20),
                Qt.AlignmentFlag.AlignLeft,
                training_text.effort(5),
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, training_text.effort(HIGHEST))
        if self.hasFocus():
            paint_focus(painter, QRectF(0, 0, self.width(), 42), 10)
