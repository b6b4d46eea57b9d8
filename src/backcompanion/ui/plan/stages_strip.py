"""The eight weeks and the keeping as a quiet strip, with where the person is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcompanion.application.planned_workouts import week_number, week_requirements
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.program import KEEPING_WEEK, STAGES, PlanWeek
from backcompanion.ui import theme
from backcompanion.ui.text.spoken import labelled
from backcompanion.ui.widgets.accessibility import set_role
from backcompanion.ui.widgets.direction import widget_painter
from backcompanion.ui.widgets.elided import tool_tip
from backcompanion.ui.widgets.icons import icon_pixmap
from backcompanion.ui.widgets.painted import Painted, paint_rounded_rect

_HEIGHT = 62
_BAR = 34.0
_GAP = 4.0
_STAGE_GAP = 12.0


class StagesStrip(Painted, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setToolTip(tool_tip("\n".join(_stage_names())))  # few have room for all
        self.setObjectName("stages")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._current_week = 0
        self.show_week(None)

    def show_week(self, week: PlanWeek | None) -> None:
        """None: there is none yet."""
        self._current_week = week.number if week else 0
        set_role(self, "Graphic")
        self.setAccessibleName(_("The eight weeks, and keeping it"))
        description = _("not begun")
        if week:
            description = labelled(week_number(week.number), week_requirements(week))
        self.setAccessibleDescription(description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = widget_painter(self)
        # Each stage has two weeks, and the keeping is as wide as one of them.
        stage_width = (self.width() - (len(STAGES) - 1) * _STAGE_GAP) / len(STAGES)
        for index, stage in enumerate(STAGES):
            left = index * (stage_width + _STAGE_GAP)
            numbers = (
                (KEEPING_WEEK,) if stage.first == KEEPING_WEEK else (stage.first, stage.first + 1)
            )
            width = (stage_width - _GAP * (len(numbers) - 1)) / len(numbers)
            for place, number in enumerate(numbers):
                box = QRectF(left + place * (width + _GAP), 0, width, _BAR)
                self._paint_week(painter, box, number)
            is_current = self._current_week in numbers
            font = theme.font(12, theme.SEMIBOLD if is_current else theme.REGULAR)
            painter.setFont(font)
            painter.setPen(QColor(c.accent if is_current else c.muted))
            text = QFontMetricsF(font).elidedText(
                _stage_names()[index], Qt.TextElideMode.ElideRight, stage_width
            )
            label_rect = QRectF(left, _BAR + 6, stage_width, _HEIGHT - _BAR - 6)
            painter.drawText(label_rect, Qt.AlignmentFlag.AlignTop, text)

    def _paint_week(self, painter: QPainter, box: QRectF, number: int) -> None:
        c = theme.colours()
        is_current, done = number == self._current_week, number < self._current_week
        fill = c.accent if is_current else (c.soft if done else c.sunk)
        paint_rounded_rect(painter, box, fill, None if is_current else c.line, 9)
        ink = c.on_accent if is_current else (c.accent if done else c.muted)
        if done:
            check_mark = icon_pixmap("check", ink, 16, self.devicePixelRatioF())
            centre = box.center()
            painter.drawPixmap(round(centre.x()) - 8, round(centre.y()) - 8, check_mark)
            return
        painter.setFont(theme.font(14, theme.BOLD if is_current else theme.SEMIBOLD))
        painter.setPen(QColor(ink))
        text = _("Keep") if number == KEEPING_WEEK else str(number)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _stage_names() -> tuple[str, ...]:
    return (
        _("one round"),
        _("two rounds"),
        _("one rep more"),
        _("harder if ready"),
        _("once a week"),
    )
