"""Several lines to type in, as many as a note may hold."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.session.limits import LONGEST_NOTE
from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.direction import align_lines
from backcompanion.ui.widgets.elided import elide
from backcompanion.ui.widgets.painted import PaintedField
from backcompanion.ui.widgets.scroll_page import SlimScrollBar
from backcompanion.ui.widgets.text_menu import TextMenu

_USUAL_WIDTH = 280
_MARGIN, _COUNT_HEIGHT, _COUNT_PIXELS = 6, 18, 12
# So near to the end the person hears of it.
_TOLD_FROM = LONGEST_NOTE - 500
# As a text document keeps what is an end of line in a text.
_LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n"})


class NoteEdit(TextMenu, PaintedField, QPlainTextEdit):
    """Tab goes on to the next control.

    More than a note may hold can be typed, and is said: what is to go is for the person to choose.
    """

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count_text = ""
        self.strip_native_look()
        align_lines(self)
        self.setFixedHeight(height)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(8, _MARGIN, _MARGIN, _MARGIN)
        self.viewport().setAutoFillBackground(False)
        self.textChanged.connect(self._on_text_changed)

    def sizeHint(self) -> QSize:
        return QSize(_USUAL_WIDTH, self.height())

    def text(self) -> str:
        """As it was typed; `toPlainText` makes other spaces of some."""
        return self.document().toRawText().translate(_LINE_ENDS)

    @property
    def characters_too_many(self) -> int:
        return max(0, len(self.text()) - LONGEST_NOTE)

    @property
    def count_text(self) -> str:
        """What is said of the length, or "" where there is enough room."""
        return self._count_text

    def confirm(self) -> bool:
        """Whether all of it can be kept; else the focus comes here."""
        if not self.characters_too_many:
            return True
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureCursorVisible()
        return False

    def _on_text_changed(self) -> None:
        # Never fewer than characters of ours: one beyond the basic plane counts there as two.
        length = len(self.text()) if self.document().characterCount() > _TOLD_FROM else 0
        text = _length_text(length) if length > _TOLD_FROM else ""
        if text != self._count_text:
            self._count_text = text
            self.setAccessibleDescription(text)
            bottom = _COUNT_HEIGHT if text else _MARGIN
            self.setViewportMargins(8, _MARGIN, _MARGIN, bottom)
            self.update()

    def event(self, event: QEvent) -> bool:
        # `paintEvent` is the viewport's, which lies inside of the frame.
        if event.type() == QEvent.Type.Paint:
            self.paint_field()
            self._paint_count()
        return super().event(event)

    def _paint_count(self) -> None:
        if not self._count_text:
            return
        painter = self.create_painter()
        font = theme.font(_COUNT_PIXELS, theme.SEMIBOLD)
        painter.setFont(font)
        c = theme.colours()
        painter.setPen(QColor(c.danger if self.characters_too_many else c.muted))
        room = QRectF(12, self.height() - _COUNT_HEIGHT - 1, self.width() - 24, _COUNT_HEIGHT)
        painter.drawText(
            room,
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            elide(self, self._count_text, font, room.width()),
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def _length_text(length: int) -> str:
    most = formats.number(LONGEST_NOTE)
    over = length - LONGEST_NOTE
    if over <= 0:
        return _("{n} of {most} characters").format(n=formats.number(length), most=most)
    return ngettext(
        "{n} character too many: a note holds {most}",
        "{n} characters too many: a note holds {most}",
        over,
    ).format(n=formats.number(over), most=most)
