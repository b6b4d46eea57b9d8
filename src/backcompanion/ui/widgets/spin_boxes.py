"""Fields for a day, a moment and a number of minutes, to type in or to turn by the arrow keys."""

import re
from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime, QTimeZone
from PySide6.QtGui import QColor, QFocusEvent, QPaintEvent, QPalette, QTextCharFormat, QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCalendarWidget,
    QDateTimeEdit,
    QMenu,
    QSizePolicy,
    QSpinBox,
)

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.accessibility import tell_focus_first
from backcompanion.ui.widgets.direction import is_mirrored
from backcompanion.ui.widgets.menu import menu_sheet
from backcompanion.ui.widgets.painted import FIELD_HEIGHT, PaintedField
from backcompanion.ui.widgets.text_menu import TextMenu
from backcompanion.ui.widgets.typed_number import typed_number, validity

_NARROWEST = 156
_INDENT = 9
# What stands beside the words of a day; a day with two digits, whatever it is called.
_EDGE_AND_ARROW = 44
_YEAR, _DAY = 2025, 24
_LONGEST_MINUTES = 1440
# A field of a date or a time, or anything else in quotes.
_FIELD = re.compile(r"y+|M+|d+|[Hh]+|m+|[aA][pP]?|('[^']*')")
# A day less at both ends than the contract's years, as a zone may lie between.
_DAYS = QDateTimeEdit.Section.DaySection  # and what stands for a weekday
_EARLIEST, _LATEST = QDate(1970, 1, 2), QDate(2200, 12, 30)


def _turned_round(pattern: str) -> str:
    """The last field first. Qt turns the fields round where one reads from right to left, so that
    18:30 would be 30:18; letters and digits find their order by themselves.
    """
    fields: list[str] = []
    between = [""]
    end = 0
    for part in _FIELD.finditer(pattern):
        between[-1] += pattern[end : part.start()]
        end = part.end()
        if part[1]:
            between[-1] += part[0]
        else:
            fields.append(part[0])
            between.append("")
    between[-1] += pattern[end:]
    pieces = [each for pair in zip(between[:0:-1], fields[::-1], strict=True) for each in pair]
    return "".join((*pieces, between[0]))


class DateEdit(TextMenu, PaintedField, QDateTimeEdit):
    """A day, or with `with_time` a moment on the wall; with a calendar that opens."""

    def __init__(self, *, with_time: bool = False) -> None:
        super().__init__()
        # A wall clock has every minute, also one that summer time skips where this machine is.
        self.setTimeZone(QTimeZone.utc())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCalendarPopup(True)
        pattern = formats.edit_patterns()[1 if with_time else 0]
        self.setDisplayFormat(_turned_round(pattern) if is_mirrored() else pattern)
        self.setDateTimeRange(QDateTime(_EARLIEST, QTime(0, 0)), QDateTime(_LATEST, QTime(23, 59)))
        self.strip_native_look()
        _strip_spin_box(self)
        letters = self.fontMetrics().horizontalAdvance
        days = [QDateTime(QDate(_YEAR, month, _DAY), QTime(20, 44)) for month in range(1, 13)]
        widest = max(letters(QLocale().toString(day, pattern)) for day in days)
        self.setMinimumWidth(max(_NARROWEST, widest + _EDGE_AND_ARROW))
        calendar = self.calendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Qt's red is hard to read on a dark ground.
            calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
        self.refresh_look()
        self.dateTimeChanged.connect(self._on_changed)

    def show_day(self, day: date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))

    def day(self) -> date:
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_moment(self, moment: datetime) -> None:
        """To the minute."""
        self.show_day(moment.date())
        self.setTime(QTime(moment.hour, moment.minute))

    def moment(self) -> datetime:
        """Without a zone, to the minute."""
        day, time = self.day(), self.time()
        return datetime(day.year, day.month, day.day, time.hour(), time.minute())

    def focusInEvent(self, event: QFocusEvent) -> None:
        tell_focus_first(self)
        super().focusInEvent(event)

    def stepBy(self, steps: int) -> None:
        """A day goes on into the next month, and a weekday into the next week: Qt stops there."""
        section = self.currentSection()
        if section != _DAYS:
            super().stepBy(steps)
            return
        self.setDateTime(self.dateTime().addDays(steps))
        self.setSelectedSection(section)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        if self.currentSection() != _DAYS:
            return super().stepEnabled()
        flags = QAbstractSpinBox.StepEnabledFlag
        up = flags.StepUpEnabled if self.date() < self.maximumDate() else flags.StepNone
        return up | (flags.StepDownEnabled if self.date() > self.minimumDate() else flags.StepNone)

    def refresh_look(self) -> None:
        """The calendar is a window without the field around it, whose ground shows through."""
        super().refresh_look()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.colours().surface))
        self.calendarWidget().setPalette(palette)
        for months in self.calendarWidget().findChildren(QMenu):
            months.setFont(theme.font(14))
            months.setStyleSheet(menu_sheet())

    def _on_changed(self, moment: QDateTime) -> None:
        # What Qt tells a screen reader of as its value: without a number Orca takes each step but
        # the first for none.
        self.setProperty("value", moment.toSecsSinceEpoch() // 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_field(arrow=True)


class MinutesSpinBox(TextMenu, PaintedField, QSpinBox):
    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, _LONGEST_MINUTES)
        self.setSuffix(_(" min"))
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.strip_native_look()
        _strip_spin_box(self)

    def valueFromText(self, text: str) -> int:
        value = typed_number(self, text)
        return self.value() if value is None else int(value)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        return validity(self, text, whole=True), text, at

    def fixup(self, text: str) -> str:
        return text  # Qt's own takes signs between thousands out

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_field()


def _strip_spin_box(field: QAbstractSpinBox) -> None:
    field.setFrame(False)
    field.setFixedHeight(FIELD_HEIGHT)
    line = field.lineEdit()
    line.setTextMargins(_INDENT, 0, 0, 0)
    line.setPalette(field.palette())
