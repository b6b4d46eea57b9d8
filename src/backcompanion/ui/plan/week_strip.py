"""The seven days of this week, each with what it is for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.plan_day import PlanDay
from backcompanion.ui import theme
from backcompanion.ui.text import formats, plan_text
from backcompanion.ui.widgets.accessibility import set_role
from backcompanion.ui.widgets.direction import widget_painter
from backcompanion.ui.widgets.elided import tool_tip
from backcompanion.ui.widgets.icons import icon_pixmap
from backcompanion.ui.widgets.painted import Painted, paint_rounded_rect

_HEIGHT = 56
_GAP = 6.0


class WeekStrip(Painted, QWidget):
    """Shows only; the same words are its description for a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "Graphic")
        self.setObjectName("weekStrip")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("This week"))
        self._days: tuple[PlanDay, ...] = ()
        self._today = date.min

    def show_week(self, days: Sequence[PlanDay], today: date) -> None:
        self._days, self._today = tuple(days), today
        descriptions = [plan_text.day_description(plan_day, today) for plan_day in days]
        self.setAccessibleDescription(_("; ").join(descriptions))
        self.setToolTip(tool_tip("\n".join(descriptions)))  # a day has room for two words
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = widget_painter(self)
        width = (self.width() - 6 * _GAP) / 7
        for index, plan_day in enumerate(self._days):
            box = QRectF(round(index * (width + _GAP)), 0, round(width), _HEIGHT)
            _paint_day(
                painter, box, plan_day, plan_day.day == self._today, self.devicePixelRatioF()
            )


def _paint_day(
    painter: QPainter, box: QRectF, plan_day: PlanDay, is_today: bool, ratio: float
) -> None:
    c = theme.colours()
    workout = (
        plan_day.task == "workout"
        and not plan_day.break_reason
        and (plan_day.planned or plan_day.done)
    )
    fill = c.soft if plan_day.done or plan_day.planned else c.sunk
    paint_rounded_rect(painter, box, fill, c.accent if is_today else c.line, 10)
    if is_today:
        painter.setPen(QPen(QColor(c.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 10, 10)
    painter.setPen(QColor(c.accent if is_today else c.muted))
    painter.setFont(theme.font(12, theme.SEMIBOLD if is_today else theme.REGULAR))
    name = f"{formats.weekday(plan_day.day.weekday())} {plan_day.day.day}"
    painter.drawText(box.adjusted(10, 8, -4, 0), Qt.AlignmentFlag.AlignTop, name)
    day_text = _day_text(plan_day)
    font = theme.font(12.5, theme.SEMIBOLD if workout or plan_day.done else theme.REGULAR)
    painter.setFont(font)
    painter.setPen(QColor(c.accent if plan_day.done or plan_day.planned else c.text))
    lines = box.adjusted(10, 27, -4, -4)
    wraps = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    if QFontMetricsF(font).boundingRect(lines, int(wraps), day_text).height() > lines.height():
        day_text = QFontMetricsF(font).elidedText(
            day_text, Qt.TextElideMode.ElideRight, lines.width()
        )
    painter.drawText(lines, int(wraps), day_text)
    if plan_day.done:
        tick = icon_pixmap("check", c.accent, 15, ratio)
        painter.drawPixmap(round(box.right()) - 23, round(box.top()) + 8, tick)


def _day_text(plan_day: PlanDay) -> str:
    if plan_day.done:
        return _("Trained")
    if plan_day.break_reason:
        return plan_text.reason_name(plan_day.break_reason)
    if plan_day.task == "workout" and not plan_day.planned:
        return ""
    return plan_text.task(plan_day.task) if plan_day.task else ""
