"""Beside the sheet: of each line what is understood, at the same height, with what can be done."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.sheet.sheet import SheetLine
from backcompanion.ui import theme
from backcompanion.ui.routines.sheet_edit import SheetEdit, row_colour
from backcompanion.ui.routines.sheet_offers import SheetOffer
from backcompanion.ui.text.sheet_rows import SheetRow
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.direction import seen_place
from backcompanion.ui.widgets.elided import tool_tip, wrapped_within
from backcompanion.ui.widgets.icons import icon_pixmap
from backcompanion.ui.widgets.painted import Painted, paint_rounded_rect

_PICTURE, _TEXT_LEFT, _MARGIN, _TIME = 62, 94, 16, 58
_OFFERS_TOP = 62
_CHIP_GAP = 8
_FAINT = 0.55
_WRAPPED = Qt.TextFlag.TextWordWrap.value


class UnderstoodColumn(Painted, QWidget):
    """`offer_taken`: of a line, by index, and the button that was pressed."""

    offer_taken = Signal(int, int, object)
    line_clicked = Signal(int)

    def __init__(self, edit: SheetEdit, picture: Callable[[str, float], QPixmap | None]) -> None:
        super().__init__()
        self._edit, self._picture = edit, picture
        self._lines: tuple[SheetLine, ...] = ()
        self._rows: tuple[SheetRow, ...] = ()
        self._times: dict[int, str] = {}
        self._chips: dict[int, tuple[Chip, ...]] = {}
        self.setMinimumWidth(240)
        self.setAccessibleName(_("As it is understood"))
        edit.updateRequest.connect(self._follow)
        edit.cursorPositionChanged.connect(self._follow)

    def show_rows(
        self,
        lines: Sequence[SheetLine],
        rows: Sequence[SheetRow],
        offers: Mapping[int, tuple[SheetOffer, ...]],
    ) -> None:
        self._lines, self._rows = tuple(lines), tuple(rows)
        description = "\n".join(
            f"{n}. {row.accessible_text}" for n, row in enumerate(rows, 1) if row.title
        )
        self.setAccessibleDescription(description)
        self._make_offers(offers)
        self._tell_cut_rows()
        self._follow()

    def show_times(self, times: Mapping[int, str]) -> None:
        """How long the lines take, by index, at their right."""
        self._times = dict(times)
        self.update()

    def offers_of(self, number: int) -> tuple[Chip, ...]:
        """The buttons of that line, where something is missing."""
        return self._chips.get(number, ())

    def _make_offers(self, offers: Mapping[int, tuple[SheetOffer, ...]]) -> None:
        """Those that stay the same stay: a hand may be on its way."""
        wanted = {number: tuple(each.text for each in line) for number, line in offers.items()}
        for number in list(self._chips):
            if wanted.get(number) != tuple(chip.text() for chip in self._chips[number]):
                for chip in self._chips.pop(number):
                    chip.hide()
                    chip.deleteLater()
        for number, texts in wanted.items():
            if number not in self._chips:
                self._chips[number] = tuple(
                    self._create_chip(number, index, text) for index, text in enumerate(texts)
                )

    def _create_chip(self, number: int, index: int, text: str) -> Chip:
        chip = Chip(text, checkable=False, parent=self)
        chip.setProperty("offer", (number, index))
        name = _("{action}, line {n}").format(action=text, n=number + 1)
        chip.setAccessibleName(name)
        chip.clicked.connect(self._on_offer_clicked)
        return chip

    def _on_offer_clicked(self) -> None:
        chip = self.sender()
        number, index = chip.property("offer")
        self.offer_taken.emit(number, index, chip)

    def _follow(self) -> None:
        """The rows are where the field has them."""
        for number, chips in self._chips.items():
            block = self._edit.document().findBlockByNumber(number)
            top = round(self._edit.row_rect(block).top()) + _OFFERS_TOP
            left, less = self._fitting(chips)
            for chip in chips:
                chip.resize(chip.sizeHint() - QSize(less, 0))
                chip.setToolTip(chip.text() if less else "")
                chip.setGeometry(seen_place(self, QRect(QPoint(left, top), chip.size())))
                left += chip.width() + _CHIP_GAP
                chip.setVisible(block.isValid() and -40 < top < self.height())
        self.update()

    def _fitting(self, chips: Sequence[Chip]) -> tuple[int, int]:
        """Where they begin, and how much narrower each is: in a longer language they start further
        to the left, and then give way.
        """
        room = self.width() - _MARGIN
        total = sum(chip.sizeHint().width() + _CHIP_GAP for chip in chips) - _CHIP_GAP
        left = max(_MARGIN, min(_TEXT_LEFT, room - total))
        return left, max(0, ceil((total - (room - left)) / len(chips)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_cut_rows()
        self._follow()

    def _tell_cut_rows(self) -> None:
        """All of what is too long for its line, as the tool tip."""
        examples = [example.row for example, _place in self._edit.placed_examples()]
        cut = [
            f"{number + 1}. {row.accessible_text}"
            for number, row in enumerate(examples or self._rows)
            if self._is_cut(number, row)
        ]
        self.setToolTip(tool_tip("\n".join(cut)) if cut else "")

    def _text_width(self, row: SheetRow) -> int:
        return self.width() - _TEXT_LEFT - _MARGIN - (_TIME if row.exercise else 0)

    def _is_cut(self, number: int, row: SheetRow) -> bool:
        width = self._text_width(row)
        font = theme.font(15, theme.SEMIBOLD)
        title, detail = QFontMetricsF(font), QFontMetricsF(theme.font(13))
        if max(title.horizontalAdvance(row.title), detail.horizontalAdvance(row.detail)) <= width:
            return False
        block = self._edit.document().findBlockByNumber(number)
        if row.detail or row.open or not block.isValid():
            return True
        room = _lines_room(font, self._edit.head_rect(block), self._edit.row_rect(block))
        return wrapped_within(row.title, font, QSizeF(width, room.height())) != row.title

    def mousePressEvent(self, event: QMouseEvent) -> None:
        block = self._edit.firstVisibleBlock()
        while block.isValid():
            if self._edit.row_rect(block).bottom() > event.position().y():
                self.line_clicked.emit(block.blockNumber())
                return
            block = block.next()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.create_painter()
        block = self._edit.firstVisibleBlock()
        while block.isValid():
            row = self._edit.row_rect(block)
            if row.top() > self.height():
                break
            number = block.blockNumber()
            place = QRectF(0, row.top(), self.width(), row.height())
            if fill := row_colour(self._lines, number, lit=number == self._edit.caret_line):
                painter.fillRect(place, fill)
            if number < len(self._rows):
                head = self._edit.head_rect(block)
                head.setWidth(self.width())
                self._paint_row(painter, place, head, self._rows[number])
                self._paint_time(painter, head, self._times.get(number, ""))
            block = block.next()
        for example, row in self._edit.placed_examples():
            place = QRectF(0, row.top(), self.width(), row.height())
            self._paint_row(painter, place, place, example.row, faint=True)

    def _paint_time(self, painter: QPainter, head: QRectF, time: str) -> None:
        painter.setFont(theme.font(14, tabular=True))
        painter.setPen(QColor(theme.colours().muted))
        room = QRectF(head.right() - _MARGIN - _TIME, head.top(), _TIME, head.height())
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, align, time)

    def _paint_row(
        self,
        painter: QPainter,
        place: QRectF,
        head: QRectF,
        row: SheetRow,
        *,
        faint: bool = False,
    ) -> None:
        """`head`: of its place what has the first line of what was typed in the middle."""
        c = theme.colours()
        picture = QRectF(_MARGIN, head.center().y() - 21, _PICTURE, 42)
        if row.exercise:
            pixmap = self._picture(row.exercise, self.devicePixelRatioF())
            paint_rounded_rect(painter, picture, c.sunk, None, 8)
            if pixmap is not None and not pixmap.isNull():
                painter.setOpacity(_FAINT if faint else 1.0)
                painter.drawPixmap(picture.topLeft(), pixmap)
                painter.setOpacity(1.0)
        elif row.icon:
            ink = c.rest if row.open else c.muted
            icon = icon_pixmap(row.icon, ink, 20, self.devicePixelRatioF())
            painter.drawPixmap(picture.center() - QPoint(10, 10), icon)
        width = self._text_width(row)
        font = theme.font(15, theme.SEMIBOLD if row.open else theme.REGULAR)
        painter.setFont(font)
        painter.setPen(QColor(c.rest if row.open else c.muted if faint else c.text))
        if not row.detail:
            # As many lines as were typed, each beside its own.
            where = _lines_room(font, head, head if row.open else place)
            where = QRectF(_TEXT_LEFT, where.top(), width, where.height())
            painter.drawText(where, _WRAPPED, wrapped_within(row.title, font, where.size()))
            return
        where = QRectF(_TEXT_LEFT, head.center().y() - 22, width, 22)
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, _elided(row.title, font, width))
        font = theme.font(13)
        painter.setFont(font)
        painter.setPen(QColor(c.muted))
        where = QRectF(_TEXT_LEFT, head.center().y(), width, 20)
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, _elided(row.detail, font, width))


def _lines_room(font: QFont, head: QRectF, place: QRectF) -> QRectF:
    """Whole lines, the first in the middle of `head`."""
    line = ceil(QFontMetricsF(font).lineSpacing())
    top = head.center().y() - line / 2
    lines = max(1, int((place.bottom() - top) / line))
    return QRectF(place.left(), top, place.width(), lines * line)


def _elided(text: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
