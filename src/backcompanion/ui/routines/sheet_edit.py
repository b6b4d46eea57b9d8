"""The sheet as it is typed: a text field whose rows are as high as what is understood of them."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit

from backcompanion.base.i18n import gettext as _
from backcompanion.training.sheet.reader import MOST_CHARACTERS
from backcompanion.training.sheet.sheet import SheetLine
from backcompanion.ui import theme
from backcompanion.ui.routines.name_completion import NameCompletion
from backcompanion.ui.routines.sheet_examples import SheetExample
from backcompanion.ui.routines.tall_rows import STEP_ROW, TallRows
from backcompanion.ui.widgets.direction import align_lines, is_mirrored
from backcompanion.ui.widgets.given_file import given_file
from backcompanion.ui.widgets.painted import Painted
from backcompanion.ui.widgets.scroll_page import SlimScrollBar
from backcompanion.ui.widgets.text_menu import TextMenu

_NUMBER_WIDTH = 62
# Of another letter, Inter makes signs of "3 x 10" and "->" while one types.
_CONTEXTUAL = QFont.Tag("calt")


class SheetEdit(TextMenu, Painted, QPlainTextEdit):
    """`save_requested`: Ctrl+Enter. `too_long`: what was to be pasted is more than a sheet has.

    `file_given`, `image_given`: a path or a picture was pasted or dropped.
    """

    save_requested = Signal()
    too_long = Signal()
    file_given = Signal(object)
    image_given = Signal(object)

    def __init__(self, names: Callable[[], Sequence[str]] = tuple) -> None:
        """`names`: of all exercises, to be offered while one types."""
        super().__init__()
        self.completion = NameCompletion(self, names)
        self.completion.chosen.connect(self._on_name_chosen)
        document = QTextDocument(self)
        self._rows = TallRows(document)
        document.setDocumentLayout(self._rows)
        document.setDocumentMargin(0)
        self._lines: tuple[SheetLine, ...] = ()
        font = theme.font(16)
        font.setFeature(_CONTEXTUAL, 0)
        document.setDefaultFont(font)
        self.setDocument(document)
        align_lines(self)
        self.setFont(font)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Qt does not mirror margins.
        margins = (4, 0, _NUMBER_WIDTH, 0) if is_mirrored() else (_NUMBER_WIDTH, 0, 4, 0)
        self.setViewportMargins(*margins)
        self.viewport().setAutoFillBackground(False)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self._examples: tuple[SheetExample, ...] = ()
        self.setAccessibleName(_("Your sheet, one step a line"))
        self.cursorPositionChanged.connect(self.refresh_look)
        self.verticalScrollBar().valueChanged.connect(self.update)

    @property
    def caret_line(self) -> int:
        return self.textCursor().blockNumber()

    def show_examples(self, examples: Sequence[SheetExample]) -> None:
        """What is seen, faintly, as long as nothing is typed."""
        self._examples = tuple(examples)
        self.refresh_look()

    def placed_examples(self) -> Iterator[tuple[SheetExample, QRectF]]:
        """With their rows, in the coordinates of the field; none once something is typed."""
        row = self.row_rect(self.document().firstBlock())
        for example in self._examples if self.document().isEmpty() else ():
            yield example, QRectF(row)
            row = QRectF(row.left(), row.bottom(), row.width(), STEP_ROW)

    def show_lines(self, lines: Sequence[SheetLine], heights: Sequence[int]) -> None:
        """What is understood of each: how high its row is, and what is marked in it."""
        self._lines = tuple(lines)
        # The first of the examples has a picture beside it.
        self._rows.set_heights((STEP_ROW,) if self.document().isEmpty() else heights)
        self._mark()
        self.refresh_look()
        self._show_offers()

    def _show_offers(self) -> None:
        """What is offered for the caret's line stands below its words, and may be cut there."""
        number, bar = self.caret_line, self.verticalScrollBar()
        if number >= len(self._lines) or not self._lines[number].findings:
            return
        lowest = self.viewport().geometry().bottom()
        while bar.value() < bar.maximum():
            row = self.row_rect(self.textCursor().block())
            if row.top() <= 0 or row.bottom() <= lowest:
                break
            bar.setValue(bar.value() + 1)

    def row_rect(self, block: QTextBlock) -> QRectF:
        """In the coordinates of the field."""
        top = self.blockBoundingGeometry(block).translated(self.contentOffset())
        return QRectF(0, top.y() + self.viewport().y(), self.width(), top.height())

    def head_rect(self, block: QTextBlock) -> QRectF:
        """Of its row as much as has the first of its lines in the middle."""
        row, layout = self.row_rect(block), block.layout()
        if layout.lineCount():
            line = layout.lineAt(0)
            row.setHeight(min(row.height(), 2 * line.y() + line.height()))
        return row

    def replace_in_line(self, number: int, start: int, length: int, text: str) -> None:
        """As one step of undo; the caret goes behind it."""
        block = self.document().findBlockByNumber(number)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def replace_all(self, text: str) -> None:
        """As one step of undo."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def refresh_look(self) -> None:
        self.update()
        self.viewport().update()

    def _mark(self) -> None:
        """A wave below what is missing, and the name and the notes as what they are."""
        c, marks = theme.colours(), []
        for number, line in enumerate(self._lines):
            block = self.document().findBlockByNumber(number)
            if line.kind == "name":
                marks.append(_mark(block, 0, len(line.text), weight=theme.SEMIBOLD))
            elif line.kind == "note":
                marks.append(_mark(block, 0, len(line.text), ink=c.muted))
            for finding in line.findings:
                wave = _mark(block, finding.start, finding.length)
                wave.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                wave.format.setUnderlineColor(QColor(c.rest))
                marks.append(wave)
        self.setExtraSelections(marks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                self.save_requested.emit()
            return
        if self.completion.takes(event):
            return
        super().keyPressEvent(event)
        is_typed = bool(event.text()) and event.text().isprintable()
        if is_typed or event.key() == Qt.Key.Key_Backspace:
            self.completion.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.completion.hide()

    def _on_name_chosen(self, start: int, length: int, name: str) -> None:
        self.replace_in_line(self.caret_line, start, length, f"{name} ")

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text alone, and no more than a sheet may have; a file or a picture is for others."""
        if file := given_file(source):
            self.file_given.emit(file)
            return
        if source.hasImage() and not source.hasText():
            self.image_given.emit(source.imageData())
            return
        text = source.text()
        if len(text) + self.document().characterCount() > MOST_CHARACTERS:
            self.too_long.emit()
            return
        self.textCursor().insertText(text.replace("\u2028", "\n").replace("\t", "    "))
        self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        # `paintEvent` is the viewport's, which lies inside of the frame.
        if event.type() == QEvent.Type.Paint:
            self._paint_ground(self.create_painter())
        return super().event(event)

    def _paint_ground(self, painter: QPainter) -> None:
        """The rows' colours and the numbers of the lines, below the words."""
        c = theme.colours()
        block = self.firstVisibleBlock()
        painter.setFont(theme.font(13, tabular=True))
        while block.isValid():
            row = self.row_rect(block)
            if row.top() > self.height():
                break
            number = block.blockNumber()
            lit = number == self.caret_line
            if fill := row_colour(self._lines, number, lit=lit):
                painter.fillRect(row, fill)
            painter.setPen(QColor(c.accent if lit else c.muted))
            place = self.head_rect(block)
            place.setWidth(_NUMBER_WIDTH - 22)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, align, str(number + 1))
            block = block.next()
        painter.setFont(self.font())
        painter.setPen(QColor(c.muted))
        # From the line of the caret on, where Qt's own would stand above it.
        for example, row in self.placed_examples():
            place = row.adjusted(_NUMBER_WIDTH, 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, example.text)


def row_colour(lines: Sequence[SheetLine], number: int, *, lit: bool) -> QColor | None:
    """Of a line that is not understood, or of the caret's."""
    c = theme.colours()
    if number < len(lines) and lines[number].findings:
        return theme.mix(c.surface, c.rest, 0.16 if lit else 0.10)
    return QColor(c.soft) if lit else None


def _mark(
    block: QTextBlock,
    start: int,
    length: int,
    *,
    weight: QFont.Weight | None = None,
    ink: str = "",
) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    cursor = QTextCursor(block)
    end = min(start + length, block.length() - 1)
    cursor.setPosition(block.position() + min(start, end))
    cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
    form = QTextCharFormat()
    if weight is not None:
        form.setFontWeight(weight)
    if ink:
        form.setForeground(QColor(ink))
    mark.cursor = cursor
    mark.format = form
    return mark
