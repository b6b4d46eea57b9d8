"""A label with a size, a weight and a role of the palette."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.accessibility import set_role
from backcompanion.ui.widgets.breakable import BREAK, breakable, unbroken

# Qt breaks a line a little before its end.
_INK_BEYOND = 4
TITLE_PIXELS = 16


class Label(QLabel):
    """Plain text (never markup). `role` is one of theme's TEXT, MUTED, ACCENT … and follows it.
    What is bold and no smaller than a title is a heading to a screen reader, unless it is a
    `number`.

    Where it wraps, a word that no line can hold, such as a pasted link, is broken as well.
    """

    def __init__(
        self,
        text: str = "",
        pixels: float = 15,
        weight: QFont.Weight = theme.REGULAR,
        role: QPalette.ColorRole = theme.TEXT,
        *,
        wrap: bool = False,
        number: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_broken = False
        self._is_heading = weight == theme.BOLD and pixels >= TITLE_PIXELS and not number
        if self._is_heading:
            set_role(self, "Heading")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(pixels, weight))
        self.setForegroundRole(role)
        if wrap:
            super().setWordWrap(True)
        self.setText(text)

    def text(self) -> str:
        """As it was given."""
        return unbroken(super().text())

    def setText(self, text: str) -> None:
        shown = breakable(text) if self.wordWrap() else text
        super().setText(shown)
        if self._is_heading:
            self.setAccessibleName(text)
        elif self._is_broken or shown != text:
            # What is read aloud has no breaks in it.
            self._is_broken = shown != text
            self.setAccessibleName(text if self._is_broken else "")

    def setWordWrap(self, on: bool) -> None:
        super().setWordWrap(on)
        self.setText(self.text())


class LineLabel(Label):
    """Asks for a line to itself, and breaks it only where there is no such room."""

    def __init__(
        self,
        text: str = "",
        pixels: float = 15,
        weight: QFont.Weight = theme.REGULAR,
        role: QPalette.ColorRole = theme.TEXT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, pixels, weight, role, wrap=True, parent=parent)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + _INK_BEYOND, metrics.height())

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = QLabel.text(self).replace(BREAK, " ").split()
        widest = max(map(metrics.horizontalAdvance, words), default=0)
        return QSize(widest, metrics.height())
