"""A date to type or to pick from a calendar. Painted, as the other fields are."""

from datetime import date

from PySide6.QtCore import QDate, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QSizePolicy

from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.buttons import paint_focus
from backcompanion.ui.widgets.card import paint_rounded_rect
from backcompanion.ui.widgets.icons import icon_pixmap

_HEIGHT = 34
_RADIUS = 10


class DateField(QDateEdit):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(theme.font(14))
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(156)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrame(False)
        self.setCalendarPopup(True)
        self.setDisplayFormat(formats.edit_patterns()[0])
        self.setDateRange(QDate(1970, 1, 2), QDate(2200, 12, 30))
        self.calendarWidget().setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Qt's red is hard to read on a dark ground.
            self.calendarWidget().setWeekdayTextFormat(day, QTextCharFormat())
        line = self.lineEdit()
        line.setTextMargins(9, 0, 0, 0)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        line.setPalette(palette)

    def show_day(self, day: date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))

    def day(self) -> date:
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        if not self.isEnabled():
            painter.setOpacity(0.55)
        rect = QRectF(self.rect())
        paint_rounded_rect(painter, rect, c.surface, c.line, _RADIUS)
        arrow = icon_pixmap("chevron-down", c.muted, 16, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 26, (self.height() - 16) // 2, arrow)
        if self.hasFocus():
            paint_focus(painter, rect, _RADIUS)
