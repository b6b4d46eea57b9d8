"""Lines of text that are as high as what stands beside them, with the words in the middle.

Qt's own block formats would do it, but each would be a step of undo.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

LOW_ROW, STEP_ROW, OPEN_ROW = 46, 60, 104


class TallRows(QPlainTextDocumentLayout):
    """`set_heights` in logical pixels, a number for each line; a wrapped line may be higher."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._heights: tuple[int, ...] = ()

    def set_heights(self, heights: Sequence[int]) -> None:
        document, before = self.document(), self._heights
        self._heights = tuple(heights)
        for number, height in enumerate(self._heights):
            if number >= len(before) or before[number] != height:
                block = document.findBlockByNumber(number)
                document.markContentsDirty(block.position(), block.length())
        if self._heights != before:
            # Its size is a number of lines, which stays: how far it scrolls is reckoned anew.
            self.documentSizeChanged.emit(self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        rect = super().blockBoundingRect(block)
        number = block.blockNumber()
        height = self._heights[number] if number < len(self._heights) else LOW_ROW
        layout = block.layout()
        if not layout.lineCount():
            return rect
        # The first line is in the middle of the row; a high one has its offers below.
        line_height = layout.lineAt(0).height()
        above = (min(height, STEP_ROW) - line_height) / 2
        moved = above - layout.lineAt(0).y()
        if abs(moved) > 0.5:
            for index in range(layout.lineCount()):
                line = layout.lineAt(index)
                line.setPosition(QPointF(line.x(), line.y() + moved))
        text_end = layout.lineAt(layout.lineCount() - 1).y() + line_height
        rect.setHeight(max(height, text_end + above))
        return rect
