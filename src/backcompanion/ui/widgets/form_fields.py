"""Fields of the session form, painted like the others of the program, in the colours in force."""

from PySide6.QtCore import QDate, QDateTime, QRectF, QSize, Qt, QTime
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDateTimeEdit,
    QFrame,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.buttons import paint_focus
from backcompanion.ui.widgets.card import paint_rounded_rect
from backcompanion.ui.widgets.icons import icon_pixmap

HEIGHT = 34
RADIUS = 10
INDENT = 9
LONGEST_MINUTES = 1440
EARLIEST, LATEST = QDate(1970, 1, 2), QDate(2200, 12, 30)


def _paint(widget: QWidget, *, focused: bool, arrow: bool = False) -> None:
    c = theme.colours()
    painter = QPainter(widget)
    rect = QRectF(widget.rect())
    paint_rounded_rect(painter, rect, c.surface, c.line, RADIUS)
    if arrow:
        pixmap = icon_pixmap("chevron-down", c.muted, 16, widget.devicePixelRatioF())
        painter.drawPixmap(widget.width() - 28, (widget.height() - 16) // 2, pixmap)
    if focused:
        paint_focus(painter, rect, RADIUS)


def _strip_native_style(field: QAbstractSpinBox) -> None:
    """Nothing of the style's own but the text; other colours go on following the program's."""
    field.setFrame(False)
    field.setFont(theme.font(14))
    field.setFixedHeight(HEIGHT)
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    field.setPalette(palette)
    field.lineEdit().setTextMargins(INDENT, 0, 0, 0)


class MinutesSpinBox(QSpinBox):
    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, LONGEST_MINUTES)
        self.setSuffix(_(" min"))
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        _strip_native_style(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, focused=self.hasFocus())


class DateTimeField(QDateTimeEdit):
    """Date and time on the wall, with a calendar that opens."""

    def __init__(self) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setDisplayFormat(formats.edit_patterns()[1])
        self.setDateTimeRange(QDateTime(EARLIEST, QTime(0, 0)), QDateTime(LATEST, QTime(23, 59)))
        _strip_native_style(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, focused=self.hasFocus(), arrow=True)


class NoteEdit(QFrame):
    """Several lines of text; Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QPlainTextEdit()
        self.text.setFont(theme.font(14))
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.viewport().setAutoFillBackground(False)
        self.setFocusProxy(self.text)
        self.setFixedHeight(76)
        column = QVBoxLayout(self)
        column.setContentsMargins(INDENT - 2, 4, 4, 4)
        column.addWidget(self.text)

    def sizeHint(self) -> QSize:
        return QSize(280, 76)

    def setAccessibleName(self, name: str) -> None:
        self.text.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, focused=self.text.hasFocus())
