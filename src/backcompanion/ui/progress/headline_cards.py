"""The five cards with the numbers that one asks for first."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from backcompanion.application.progress_series import Headline
from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.consistency import Streak, Week
from backcompanion.ui import theme
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.label import Label

VALUE_PIXELS = 28
SMALLEST_PIXELS = 18
# Below this width two rows of cards read better than one.
ONE_ROW_FROM = 960
STEADINESS = 2
SPARK_WEEKS, FEWEST_SCORES, SPARK_FROM = 53, 4, 190


@dataclass(frozen=True, slots=True)
class HeadlineNumber:
    """What one card says."""

    label: str
    value: str
    note: str


def headline_numbers(headline: Headline) -> tuple[HeadlineNumber, ...]:
    return (
        _this_week(headline),
        _streak(headline),
        _steadiness(headline),
        _sessions(headline),
        _time(headline),
    )


def keeps_streak(week: Week, streak: Streak, still_possible: int) -> str:
    """ "1 more by Sunday keeps it", while that can be done; else nothing."""
    missing = week.needs - week.active_days
    if not streak.weeks or week.state != "open" or not 0 < missing <= still_possible:
        return ""
    day = formats.weekday(week.last_day.weekday(), long=True)
    text = ngettext("{n} more by {day} keeps it", "{n} more by {day} keep it", missing)
    return text.format(n=missing, day=day)


def _this_week(headline: Headline) -> HeadlineNumber:
    week = headline.week
    last_day = formats.weekday(week.last_day.weekday(), long=True)
    missing = week.needs - week.active_days
    if week.needs == 0:
        value, note = _("A break"), _("training counts all the same")
        if week.active_days:
            value = training_text.days(week.active_days)
            note = _("in a week of a break")
        return HeadlineNumber(_("This week"), value, note)
    value = _("{n} of {needs}").format(n=week.active_days, needs=week.needs)
    if missing <= 0:
        note = _("goal met")
    elif missing > headline.still_possible:
        note = _("a new week begins soon")
    else:
        note = ngettext("one more by {day}", "{n} more by {day}", missing).format(
            n=missing, day=last_day
        )
    return HeadlineNumber(_("This week"), value, note)


def _streak(headline: Headline) -> HeadlineNumber:
    streak = headline.streak
    if streak.weeks:
        keeps = keeps_streak(headline.week, streak, headline.still_possible)
        if keeps:
            return HeadlineNumber(_("Streak"), training_text.weeks(streak.weeks), keeps)
        if streak.weeks == streak.best_weeks:
            note = _("your longest so far")
        else:
            note = _("best: {weeks}").format(weeks=training_text.weeks(streak.best_weeks))
        return HeadlineNumber(_("Streak"), training_text.weeks(streak.weeks), note)
    if streak.best_until is not None:
        return HeadlineNumber(
            _("Longest streak"),
            training_text.weeks(streak.best_weeks),
            _("up to {day}").format(day=formats.plain_day(streak.best_until + timedelta(days=6))),
        )
    return HeadlineNumber(_("Streak"), _("Soon"), _("begins when a week's goal is met"))


def _sessions(headline: Headline) -> HeadlineNumber:
    if headline.since is None:
        return HeadlineNumber(_("Sessions"), _("None"), _("in this time"))
    return HeadlineNumber(
        _("Sessions"),
        formats.number(headline.totals.sessions),
        _("since {day}").format(day=formats.plain_day(headline.since)),
    )


def _steadiness(headline: Headline) -> HeadlineNumber:
    score = headline.steadiness.score
    if score is None:
        return HeadlineNumber(_("Steadiness"), "–", _("begins with a session that counts"))
    return HeadlineNumber(_("Steadiness"), str(score), _("forgives a miss, shows a month"))


def _time(headline: Headline) -> HeadlineNumber:
    totals = headline.totals
    if not totals.sessions:
        return HeadlineNumber(_("Time"), _("None"), _("in this time"))
    low, high = totals.kcal
    if high:
        kcal = formats.number_range(low, high)
        note = (
            _("{kcal} kcal, routine’s estimate")
            if totals.energy_basis == "routine"
            else _("{kcal} kcal, from your body weight")
        ).format(kcal=kcal)
    else:
        each = formats.duration(totals.active_seconds / totals.sessions)
        note = _("{time} a session").format(time=each)
    return HeadlineNumber(_("Time"), formats.duration(totals.active_seconds), note)


class HeadlineCard(Card):
    """A number under its name; large, and smaller only where it would not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label("", 13, role=theme.MUTED)
        self._value = ElidedLabel("", VALUE_PIXELS, theme.BOLD)
        self._note = ElidedLabel("", 13, role=theme.MUTED)
        self._line: tuple[float, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 14, 14)
        column.setSpacing(2)
        for text in (self._label, self._value, self._note):
            column.addWidget(text)

    def show_number(self, headline_number: HeadlineNumber) -> None:
        self._label.setText(headline_number.label)
        self._value.setText(headline_number.value)
        self._note.setText(headline_number.note)
        self.setAccessibleName(
            f"{headline_number.label}: {headline_number.value}, {headline_number.note}"
        )
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 34
        for text, largest, weight, smallest in (
            (self._value, VALUE_PIXELS, theme.BOLD, SMALLEST_PIXELS),
            (self._note, 13, theme.REGULAR, 10),
        ):
            pixels = largest
            while pixels > smallest:
                font = theme.font(pixels, weight)
                if QFontMetricsF(font).horizontalAdvance(text.text()) <= room:
                    break
                pixels -= 1
            if text.font().pixelSize() != pixels:
                text.setFont(theme.font(pixels, weight))
        self._value.setFixedHeight(36)
        self._value.setMaximumWidth(max(1, room - self._spark_width()))

    def show_line(self, scores: Sequence[float]) -> None:
        """The way to the number, small, at the right; 0 to 100."""
        self._line = tuple(scores)
        self._fit()
        self.update()

    def _spark_width(self) -> int:
        """Nothing where the number would not keep its room."""
        if len(self._line) < FEWEST_SCORES or self.width() < SPARK_FROM:
            return 0
        return self.width() // 2 - 20

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        width = self._spark_width()
        if not width:
            return
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.width() - width - 20, 22, width, 36)
        step = area.width() / (len(self._line) - 1)
        points = QPolygonF(
            [
                QPointF(area.left() + n * step, area.bottom() - score / 100 * area.height())
                for n, score in enumerate(self._line)
            ]
        )
        painter.setPen(QPen(QColor(c.accent), 2))
        painter.drawPolyline(points)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.accent))
        painter.drawEllipse(points.at(points.size() - 1), 3.5, 3.5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class HeadlineCards(QWidget):
    """In one row, or in two where the window is small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = tuple(HeadlineCard(self) for _index in range(5))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._rows = 0
        self._arrange(1)

    def show_headline(self, headline: Headline) -> None:
        for card, headline_number in zip(self._cards, headline_numbers(headline), strict=True):
            card.show_number(headline_number)
        scores = headline.steadiness.by_week[-SPARK_WEEKS:]
        self._cards[STEADINESS].show_line([week.score for week in scores])

    def _arrange(self, rows: int) -> None:
        if rows == self._rows:
            return
        self._rows = rows
        for column in range(6):
            self._grid.setColumnStretch(column, 0)
        if rows == 1:
            places = [(0, index, 1) for index in range(5)]
            # Steadiness has its line, time the longest note.
            for index, stretch in enumerate((18, 19, 26, 18, 27)):
                self._grid.setColumnStretch(index, stretch)
        else:
            places = [(0, 0, 2), (0, 2, 2), (0, 4, 2), (1, 0, 3), (1, 3, 3)]
            for index in range(6):
                self._grid.setColumnStretch(index, 1)
        for card, (row, column, span) in zip(self._cards, places, strict=True):
            self._grid.addWidget(card, row, column, 1, span)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(1 if self.width() >= ONE_ROW_FROM else 2)
