"""Shows one topic, set like a page of a book and in the colours of the theme."""

from html import escape

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.accessibility import is_read_aloud
from backcompanion.ui.widgets.direction import is_mirrored
from backcompanion.ui.widgets.scroll_page import SlimScrollBar
from backcompanion.ui.widgets.text_menu import TextMenu

_WIDEST = 680
_LINE_HEIGHT_PERCENT = 136.0
_HEADING_PIXELS = {1: 22, 2: 16}
_PIXELS = 15
_BULLETS = QTextListFormat.Style.ListDisc
_BULLET_STRETCH = 220  # percent


class TopicBrowser(TextMenu, QTextBrowser):
    """Links are not followed but told: `link_clicked` carries the link as it is written."""

    link_clicked = Signal(str)
    _initialised = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown = ""
        self._highlighted_words = ""
        self._html = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.setFont(_font(_PIXELS))
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(24)
        self.anchorClicked.connect(self._on_clicked)
        self._initialised = True

    def show_markdown(self, text: str, name: str, highlighted_words: str = "") -> None:
        """`highlighted_words`: words to point out. `name` is what a screen reader calls it."""
        self._markdown, self._highlighted_words, self._html = text, highlighted_words, ""
        self.setAccessibleName(name)
        self._render()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def show_plain(self, text: str, name: str, back: str, back_words: str) -> None:
        """A text as it stands, with a link that leads back above it."""
        link = f'<p><a href="{escape(back)}">{escape(back_words)}</a></p>'
        self._html = f'{link}<div style="white-space: pre-wrap">{escape(text)}</div>'
        self.setAccessibleName(name)
        self._render()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if is_read_aloud():  # line by line, as a caret comes to it; without, the arrows scroll
            caret = Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.setTextInteractionFlags(self.textInteractionFlags() | caret)
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Links have taken their colour when they were set.
        if event.type() == QEvent.Type.PaletteChange and self._initialised:
            place = self.verticalScrollBar().value()
            self._render()
            self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Lines that are too long are hard to read.
        free = max(0, self.width() - _WIDEST)
        self.setViewportMargins(*((free, 0, 0, 0) if is_mirrored() else (0, 0, free, 0)))
        super().resizeEvent(event)

    def _on_clicked(self, link: QUrl) -> None:
        self.link_clicked.emit(link.toString())

    def _render(self) -> None:
        if self._html:
            self.setExtraSelections([])
            self.setHtml(self._html)
            return
        self.setMarkdown(self._markdown)
        block = self.document().begin()
        while block.isValid():
            self._format_block(QTextCursor(block))
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _format_table(frame)
        # WORKAROUND: set for the second time, the first block is laid out without a height.
        self.document().markContentsDirty(0, self.document().characterCount())
        self._highlight_matches()

    def _format_block(self, cursor: QTextCursor) -> None:
        block = cursor.block()
        form = QTextBlockFormat()
        level = block.blockFormat().headingLevel()
        in_table = cursor.currentTable() is not None
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        form.setLineHeight(100.0 if level or in_table else _LINE_HEIGHT_PERCENT, proportional)
        first = block.position() == 0
        form.setTopMargin(0 if first or in_table else 20 if level else 2)
        form.setBottomMargin(0 if in_table else 5 if block.textList() else 9)
        cursor.mergeBlockFormat(form)
        items = block.textList()
        if items is not None and items.format().style() == _BULLETS:
            # Between a bullet and its words Qt leaves a space of the block's own letters.
            wide = QTextCharFormat()
            wide.setFontStretch(_BULLET_STRETCH)
            cursor.mergeBlockCharFormat(wide)
        if level:
            end = QTextCursor.MoveOperation.EndOfBlock
            char_format = QTextCharFormat()
            char_format.setFont(_font(_HEADING_PIXELS.get(level, _PIXELS), theme.BOLD))
            # Set, not merged: Markdown's own sizes would win.
            cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(char_format)
            cursor.setBlockCharFormat(char_format)

    def _highlight_matches(self) -> None:
        c = theme.colours()
        selections = []
        for word in self._highlighted_words.split():
            cursor = self.document().find(word, 0, QTextDocument.FindFlag(0))
            while not cursor.isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor = cursor
                char_format = QTextCharFormat()
                char_format.setBackground(QColor(c.soft))
                char_format.setForeground(QColor(c.text))
                selection.format = char_format
                selections.append(selection)
                cursor = self.document().find(word, cursor, QTextDocument.FindFlag(0))
        self.setExtraSelections(selections)


def _font(pixels: int, weight: QFont.Weight = theme.REGULAR) -> QFont:
    """For running text: digits of equal width bring wide hyphens with them."""
    font = theme.font(pixels, weight)
    font.clearFeatures()
    return font


def _format_table(table: QTextTable) -> None:
    if all(
        table.cellAt(0, column).firstCursorPosition().block().text() == ""
        for column in range(table.columns())
    ):
        table.removeRows(0, 1)  # Markdown wants a row of headings, even of empty ones
    form = table.format()
    form.setBorder(0)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    form.setCellPadding(5)
    form.setCellSpacing(0)
    form.setTopMargin(4)
    form.setBottomMargin(8)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    first = QTextLength(QTextLength.Type.PercentageLength, 34)
    rest = QTextLength(QTextLength.Type.PercentageLength, 66 / max(1, table.columns() - 1))
    form.setColumnWidthConstraints([first, *[rest] * (table.columns() - 1)])
    table.setFormat(form)
