"""A text in a room that may be too small for it: an ellipsis, and all of it as the tool tip."""

from bisect import bisect_left
from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.breakable import breakable
from backcompanion.ui.widgets.label import Label

_LEAST_WIDTH = 60
_WRAP, _ENDLESS = Qt.TextFlag.TextWordWrap.value, 100_000
# A tip without markup is one line, however long; one with all of a long note fills the screen.
_ONE_LINE, _MOST_OF_A_TIP = 60, 1000
# By hand: `html` has the names of all characters, 0.4 MiB, and the first page has tips.
_IN_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "\n": "<br>"}


def tool_tip(text: str) -> str:
    """As a tip that wraps, and in which nothing that a person wrote is taken for markup."""
    if len(text) <= _ONE_LINE and "<" not in text:
        return text
    shown = breakable(text[:_MOST_OF_A_TIP])
    for character, written in _IN_MARKUP.items():
        shown = shown.replace(character, written)
    return f"<p>{shown}</p>"


def set_tool_tip(widget: QWidget, text: str) -> None:
    """As `tool_tip`; a screen reader, which takes the tip for a description, hears no markup."""
    tip = tool_tip(text)
    widget.setToolTip(tip)
    widget.setAccessibleDescription(text if tip != text else "")


def elide(widget: QWidget, text: str, font: QFont, width: float) -> str:
    """What of `text` goes into `width`; while that is not all, `widget` has all as its tool tip.

    A tool tip of its own stays.
    """
    metrics = QFontMetricsF(font)
    is_whole = metrics.horizontalAdvance(text) <= width + 0.5
    show_whole(widget, text, all_shown=is_whole)
    return text if is_whole else metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def wrapped_within(text: str, font: QFont, room: QSizeF) -> str:
    """What of `text` goes into `room` in lines; where that is not all, whole words and an ellipsis,
    and where not even one does, a line of it.
    """
    metrics = QFontMetricsF(font)

    def goes_in(shown: str) -> bool:
        taken = metrics.boundingRect(QRectF(0, 0, room.width(), _ENDLESS), _WRAP, shown)
        return taken.height() <= room.height() + 0.5 and taken.width() <= room.width() + 0.5

    if goes_in(text):
        return text
    words = text.split(" ")
    count = bisect_left(range(len(words)), True, key=lambda n: not goes_in(_first(words, n + 1)))
    if count:
        return _first(words, count)
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())


def _first(words: list[str], count: int) -> str:
    return " ".join(words[:count]) + "…"


def fitting_pixels(
    text: str, pixels: float, least: float, width: float, weight: QFont.Weight
) -> float:
    """The size at which it goes into `width`, down to `least`, from which on it is cut."""
    while pixels > least:
        if QFontMetricsF(theme.font(pixels, weight)).horizontalAdvance(text) <= width:
            break
        pixels -= 0.5
    return pixels


def show_whole(widget: QWidget, text: str, *, all_shown: bool) -> None:
    """All of what is painted on `widget` as its tool tip, unless all is shown."""
    before = widget.toolTip()
    if not all_shown and not before:
        widget.setToolTip(tool_tip(text))
        if widget.toolTip() != text and not widget.accessibleDescription():
            widget.setAccessibleDescription(text)
    elif all_shown and before and before == tool_tip(text):
        widget.setToolTip("")
        if widget.accessibleDescription() == text:
            widget.setAccessibleDescription("")


class ElidedLabel(Label):
    """One line, which gives way where there is no room for all of it."""

    def __init__(
        self,
        text: str = "",
        pixels: float = 15,
        weight: QFont.Weight = theme.REGULAR,
        role: QPalette.ColorRole = theme.TEXT,
        parent: QWidget | None = None,
    ) -> None:
        self._whole = ""
        super().__init__(text, pixels, weight, role, parent=parent)

    def text(self) -> str:
        """All of it."""
        return self._whole

    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._show()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(ceil(metrics.horizontalAdvance(self._whole)) + 1, ceil(metrics.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST_WIDTH, self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._show()

    def _show(self) -> None:
        QLabel.setText(self, elide(self, self._whole, self.font(), self.width()))
