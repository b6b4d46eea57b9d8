"""A routine on paper, for the therapist or the wall: two poses, how much, one cue of each exercise.

The text can be selected, and is read in the order in which it stands.
"""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPen

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.paper.pdf_document import PdfDocument, font, pdf_document, text_width
from backcompanion.ui.paper.printed_routine import PrintedExercise, PrintedRoutine
from backcompanion.ui.paper.two_poses import paint_two_poses
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.direction import plain_painter, seen_rect
from backcompanion.ui.widgets.figure_provider import FigureProvider

MOST_ON_A_PAGE, _COLUMNS = 12, 2
_MARGIN, _GAP = 37.0, 13.0
_HEAD, _LATER_HEAD, _FOOT = 88.0, 22.0, 26.0
_TITLE_HEIGHT, _CUE_HEIGHT, _HIGHEST_PICTURE = 15.0, 24.0, 79.0
_NOTE_LINE, _MOST_NOTE_LINES, _NOTES_HEAD = 25.0, 4, 16.0
_QR_SIZE = 76.0
_BLACK, _GREY, _LINE = "#000000", "#444444", "#BBBBBB"
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_WRAPPED = _TOP_LEFT | Qt.TextFlag.TextWordWrap


def write_therapist_page(
    target: Path,
    routine: PrintedRoutine,
    figures: FigureProvider,
    today: date,
    code: QImage | None = None,
) -> None:
    """`code`: a QR code that brings the routine into the program. Raises OSError."""
    with pdf_document(target, routine.name) as document:
        _Pages(document, routine, figures, today, code).paint()


class _Pages:
    def __init__(
        self,
        document: PdfDocument,
        routine: PrintedRoutine,
        figures: FigureProvider,
        today: date,
        code: QImage | None,
    ) -> None:
        self._document, self._painter = document, document.painter
        self._routine, self._figures, self._today = routine, figures, today
        self._code = code
        self._area = document.area.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)

    def paint(self) -> None:
        exercises = self._routine.exercises
        starts = range(0, max(1, len(exercises)), MOST_ON_A_PAGE)
        for page, start in enumerate(starts):
            if page:
                self._document.start_next_page()
            top = self._paint_later_head() if page else self._paint_head()
            on_page = exercises[start : start + MOST_ON_A_PAGE]
            bottom = self._paint_exercises(on_page, start, top)
            if page == len(starts) - 1:
                self._paint_notes(bottom)
            self._paint_foot(page + 1, len(starts))

    def _paint_head(self) -> float:
        area = self._area
        beside = _QR_SIZE + _GAP if self._code is not None else 0.0
        width = area.width() - beside
        self._write(self._routine.name, QRectF(area.x(), area.y(), width, 30), 22, theme.BOLD)
        y = area.y() + 32
        for line in self._routine.lines:
            self._write(line, QRectF(area.x(), y, width, 15), 10.6)
            y += 15
        if self._code is not None:
            place = QRectF(area.right() - _QR_SIZE, area.y(), _QR_SIZE, _QR_SIZE)
            self._painter.drawImage(place, self._code)
        x = area.x()
        for label, length in ((_("For"), 150.0), (_("Date"), 80.0)):
            self._write(label, QRectF(x, y + 6, 60, 13), 9, colour=_GREY)
            x += text_width(label, font(9)) + 6
            self._line(x, y + 18, x + length)
            x += length + _GAP
        return max(y + 22, area.y() + _HEAD) + _GAP

    def _paint_later_head(self) -> float:
        area = self._area
        place = QRectF(area.x(), area.y(), area.width(), 15)
        self._write(self._routine.name, place, 11, theme.SEMIBOLD)
        return area.y() + _LATER_HEAD

    def _paint_exercises(
        self, exercises: tuple[PrintedExercise, ...], first: int, top: float
    ) -> float:
        """As high as the page has room for; where they end."""
        rows = -(-len(exercises) // _COLUMNS)
        if not rows:
            return top
        room = self._area.bottom() - _FOOT - top
        row_height = min(room / rows, _TITLE_HEIGHT + _HIGHEST_PICTURE + _CUE_HEIGHT + _GAP)
        width = (self._area.width() - _GAP) / _COLUMNS
        for index, exercise in enumerate(exercises):
            row, column = divmod(index, _COLUMNS)
            x, y = self._area.x() + column * (width + _GAP), top + row * row_height
            place = QRectF(x, y, width, row_height - _GAP / 2)
            self._paint_exercise(exercise, first + index + 1, place)
        return top + rows * row_height

    def _paint_exercise(self, exercise: PrintedExercise, number: int, place: QRectF) -> None:
        x, y, width = place.x(), place.y(), place.width()
        numeral = formats.number(number)
        self._write(numeral, QRectF(x, y, 20, _TITLE_HEIGHT), 10.7, theme.SEMIBOLD)
        dose_width = text_width(exercise.dose, font(10, theme.SEMIBOLD)) + 2
        indent = 5 + max(12.0, text_width(numeral, font(10.7, theme.SEMIBOLD)))
        name_place = QRectF(x + indent, y, width - indent - dose_width - 6, _TITLE_HEIGHT)
        self._write(exercise.name, name_place, 10.7, theme.SEMIBOLD, shrink=True)
        dose_place = QRectF(x + width - dose_width, y, dose_width, _TITLE_HEIGHT)
        self._write(exercise.dose, dose_place, 10, theme.SEMIBOLD)
        height = place.height() - _TITLE_HEIGHT - _CUE_HEIGHT - 3
        frame = QRectF(x, y + _TITLE_HEIGHT, width, height)
        self._painter.setPen(QPen(QColor(_LINE), 0.7))
        self._painter.drawRoundedRect(frame, 7, 7)
        motion = self._figures.motion(exercise.motion)
        if motion is not None:
            inside = seen_rect(self._painter, frame.adjusted(4, 3, -4, -3))
            painter = plain_painter(self._painter)
            paint_two_poses(painter, inside, motion, exercise.level, exercise.held)
        self._write(exercise.cue, QRectF(x, frame.bottom() + 2, width, _CUE_HEIGHT - 2), 8.6)

    def _paint_notes(self, top: float) -> None:
        """What room is left: the notes, and lines to write on."""
        area, bottom = self._area, self._area.bottom() - _FOOT
        y = top + _GAP / 2
        if bottom - y < _NOTES_HEAD + _NOTE_LINE:
            return
        self._write(_("Notes"), QRectF(area.x(), y, area.width(), 14), 10.7, theme.SEMIBOLD)
        y += _NOTES_HEAD
        for note in self._routine.notes:
            height = self._height(note, 9.3)
            if y + height > bottom:
                break
            self._write(note, QRectF(area.x(), y, area.width(), height + 1), 9.3)
            y += height + 4
        for _n in range(_MOST_NOTE_LINES):
            y += _NOTE_LINE
            if y <= bottom:
                self._line(area.x(), y, area.right())

    def _paint_foot(self, page: int, pages: int) -> None:
        area = self._area
        text = _(
            "Made with Back Companion on {day}. General fitness information, no medical advice."
        )
        day = formats.plain_day(self._today)
        place = QRectF(area.x(), area.bottom() - 10, area.width() - 60, 12)
        self._write(text.format(day=day), place, 7.5, colour=_GREY)
        count = _("{n} of {count}").format(n=formats.number(page), count=formats.number(pages))
        right = QRectF(area.right() - text_width(count, font(7.5)) - 1, place.y(), 60, 12)
        self._write(count, right, 7.5, colour=_GREY)

    def _height(self, text: str, points: float) -> float:
        self._painter.setFont(font(points))
        room = QRectF(0, 0, self._area.width(), 400)
        return self._painter.boundingRect(room, int(_WRAPPED), text).height()

    def _line(self, left: float, y: float, right: float) -> None:
        self._painter.setPen(QPen(QColor(_LINE), 0.7))
        self._painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _write(
        self,
        text: str,
        place: QRectF,
        points: float,
        weight: QFont.Weight = theme.REGULAR,
        *,
        colour: str = _BLACK,
        shrink: bool = False,
    ) -> None:
        """`shrink`: to what fits on one line."""
        used = font(points, weight)
        if shrink and text_width(text, used) > place.width():
            used = font(points * place.width() / text_width(text, used), weight)
        self._painter.setFont(used)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(place, int(_WRAPPED), text)
