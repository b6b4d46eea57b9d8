"""What is other than usual in a session, as signs that stay for as long as it is so."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.timeline import Moment
from backcompanion.ui import theme
from backcompanion.ui.text import training_text
from backcompanion.ui.widgets.direction import widget_painter
from backcompanion.ui.widgets.icons import icon_pixmap
from backcompanion.ui.widgets.painted import paint_rounded_rect

LEVEL_ICONS = {"easier": "chevron-down", "standard": "check", "harder": "chevron-right"}
# Of the height of the row that they are given.
_MAX_PILL_SHARE = 0.94
_MAX_TYPE = 26.0


@dataclass(frozen=True, slots=True)
class Mark:
    text: str
    icon: str


def session_marks(
    moment: Moment, *, sounds: bool, voice: bool, muted: bool, missing: tuple[str, ...] = ()
) -> tuple[Mark, ...]:
    """The level where it is not the usual one or was changed; what is not heard, and why.

    `missing`: what does not work though it is wanted, as words.
    """
    marks = []
    level = moment.level
    if moment.planned.kind == "work" and (level != "standard" or level != moment.planned.level):
        marks.append(Mark(training_text.level(level), LEVEL_ICONS[level]))
    if muted or not (sounds or voice):
        marks.append(Mark(_("All sound off"), "volume-x"))
        return tuple(marks)
    if not voice:
        marks.append(Mark(_("Voice off"), "message-square"))
    if not sounds:
        marks.append(Mark(_("Tones off"), "volume-x"))
    marks += [Mark(text, "triangle-alert") for text in missing]
    return tuple(marks)


class Marks(QWidget):
    """Painted in one row, from the left; in type that can be read from the mat."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: tuple[Mark, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self._marks

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        if marks != self._marks:
            self._marks = marks
            self.setAccessibleName(", ".join(mark.text for mark in marks))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._marks:
            return
        c = theme.colours()
        painter = widget_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = self.height() * _MAX_PILL_SHARE
        pixels = min(_MAX_TYPE, pill * 0.62)
        font = theme.font(pixels, theme.SEMIBOLD)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        x = 0.0
        for mark in self._marks:
            icon = round(pixels * 1.1)
            width = metrics.horizontalAdvance(mark.text) + icon + pixels * 1.7
            if x + width > self.width():
                break
            box = QRectF(x, 0, width, pill)
            paint_rounded_rect(painter, box, c.surface, c.prepare, pill / 2 - 0.5)
            pixmap = icon_pixmap(mark.icon, c.prepare, icon, self.devicePixelRatioF())
            painter.drawPixmap(round(x + pixels * 0.6), round((pill - icon) / 2), pixmap)
            painter.setPen(QColor(c.text))
            words = box.adjusted(pixels * 0.6 + icon + pixels * 0.35, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, mark.text)
            x += width + 8
