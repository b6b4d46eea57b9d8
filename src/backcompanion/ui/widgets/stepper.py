"""A number between a minus and a plus, to be pressed, typed or turned by the arrow keys."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QSizePolicy

from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.direction import reading_point
from backcompanion.ui.widgets.icons import icon_pixmap
from backcompanion.ui.widgets.painted import PaintedField
from backcompanion.ui.widgets.text_menu import TextMenu
from backcompanion.ui.widgets.typed_number import typed_number, validity

_WIDTH, _HEIGHT, _END = 128, 34, 34
_ICON = 14
_UNDONE_BY_THE_PAGE = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class _NumberLine(QLineEdit):
    """Undo is left to the page: a number has no history of its own."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and any(map(event.matches, _UNDONE_BY_THE_PAGE)):
            event.ignore()
            return False
        return super().event(event)


class Stepper(TextMenu, PaintedField, QDoubleSpinBox):
    """`chosen`: the person wants that number. `none`: the word for the lowest, where that is none.

    The numbers are whole, or have two digits behind the point where `step` is no whole one.
    """

    chosen = Signal(float)

    def __init__(
        self, low: float, high: float, *, step: float = 1.0, unit: str = "", none: str = ""
    ) -> None:
        super().__init__()
        self._showing = False
        self._whole = step == int(step)
        self.setLineEdit(_NumberLine())
        self.setDecimals(2)
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setSuffix(f" {unit}" if unit else "")
        self.setSpecialValueText(none)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.strip_native_look()
        self.lineEdit().setPalette(self.palette())
        self.valueChanged.connect(self._on_value_changed)

    def show_value(self, value: float) -> None:
        """What is typed and says the same stays as it is."""
        if value != self.value():
            self._showing = True
            self.setValue(value)
            self._showing = False
        self.update()

    def set_lowest(self, low: float) -> None:
        """Nobody is told where the number changes with it."""
        self._showing = True
        self.setMinimum(low)
        self._showing = False

    def textFromValue(self, value: float) -> str:
        return formats.plain_number(value)

    def valueFromText(self, text: str) -> float:
        value = typed_number(self, text)
        return self.value() if value is None else value

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        return validity(self, text, whole=self._whole), text, at

    def fixup(self, text: str) -> str:
        return text  # Qt's own takes signs between thousands out

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _on_value_changed(self, value: float) -> None:
        self.update()
        if not self._showing:
            self.chosen.emit(value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lineEdit().setGeometry(_END, 1, self.width() - 2 * _END, self.height() - 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.stepBy(-1 if reading_point(self, event.position()).x() < self.width() / 2 else 1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_field()
        painter, c = self.create_painter(), theme.colours()
        top = round((self.height() - _ICON) / 2)
        ends = (("minus", 11, self.minimum()), ("plus", self.width() - 25, self.maximum()))
        for name, left, end in ends:
            ink = c.line if self.value() == end else c.muted
            pixmap = icon_pixmap(name, ink, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(left, top, pixmap)
        painter.setPen(QColor(c.text))
        if self.hasFocus():
            painter.drawLine(
                QRectF(_END, self.height() - 6, self.width() - 2 * _END, 0).bottomLeft(),
                QRectF(_END, self.height() - 6, self.width() - 2 * _END, 0).bottomRight(),
            )
