"""The eight weeks and the keeping as a quiet strip, with where the person is."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.program import KEEPING, STAGES, PlanWeek
from backcompanion.ui import theme
from backcompanion.ui.text import plan_text
from backcompanion.ui.widgets.card import rounded
from backcompanion.ui.widgets.icons import icon_pixmap

_HEIGHT = 62
_BAR = 34.0
_GAP = 4.0
_STAGE_GAP = 12.0


class StagesStrip(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("stages")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._now = 0
        self.show_week(None)

    def show_week(self, week: PlanWeek | None) -> None:
        """None: there is none yet."""
        self._now = week.number if week else 0
        self.setAccessibleName(_("The eight weeks, and keeping it"))
        said = _("not begun")
        if week:
            said = f"{plan_text.week_number(week.number)}: {plan_text.week_asks(week)}"
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, _HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        # Each stage has two weeks, and the keeping is as wide as one of them.
        stage_width = (self.width() - (len(STAGES) - 1) * _STAGE_GAP) / len(STAGES)
        for index, stage in enumerate(STAGES):
            left = index * (stage_width + _STAGE_GAP)
            numbers = (KEEPING,) if stage.first == KEEPING else (stage.first, stage.first + 1)
            width = (stage_width - _GAP * (len(numbers) - 1)) / len(numbers)
            for place, number in enumerate(numbers):
                box = QRectF(left + place * (width + _GAP), 0, width, _BAR)
                self._paint_week(painter, box, number)
            here = self._now in numbers
            font = theme.font(12, theme.SEMIBOLD if here else theme.REGULAR)
            painter.setFont(font)
            painter.setPen(QColor(c.accent if here else c.muted))
            text = QFontMetricsF(font).elidedText(
                _names()[index], Qt.TextElideMode.ElideRight, stage_width
            )
            below = QRectF(left, _BAR + 6, stage_width, _HEIGHT - _BAR - 6)
            painter.drawText(below, Qt.AlignmentFlag.AlignTop, text)

    def _paint_week(self, painter: QPainter, box: QRectF, number: int) -> None:
        c = theme.colours()
        here, done = number == self._now, number < self._now
        fill = c.accent if here else (c.soft if done else c.sunk)
        rounded(painter, box, fill, None if here else c.line, 9)
        ink = c.on_accent if here else (c.accent if done else c.muted)
        if done:
            tick = icon_pixmap("check", ink, 16, self.devicePixelRatioF())
            centre = box.center()
            painter.drawPixmap(round(centre.x()) - 8, round(centre.y()) - 8, tick)
            return
        painter.setFont(theme.font(14, theme.BOLD if here else theme.SEMIBOLD))
        painter.setPen(QColor(ink))
        text = _("Keep") if number == KEEPING else str(number)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _names() -> tuple[str, ...]:
    return (
        _("one round"),
        _("two rounds"),
        _("one rep more"),
        _("harder if ready"),
        _("once a week"),
    )
