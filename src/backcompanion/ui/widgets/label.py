"""A label with a size, a weight and a role of the palette."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from backcompanion.ui import theme

# Qt breaks a line a little before its end.
_INK_BEYOND = 4


class Label(QLabel):
    """Plain text (never markup). `role` is one of theme's TEXT, MUTED, ACCENT … and follows it."""

    def __init__(
        self,
        text: str = "",
        pixels: float = 15,
        weight: QFont.Weight = theme.REGULAR,
        role: QPalette.ColorRole = theme.TEXT,
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(pixels, weight))
        self.setForegroundRole(role)
        if wrap:
            self.setWordWrap(True)


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
        words = self.text().split() or [""]
        return QSize(max(metrics.horizontalAdvance(word) for word in words), metrics.height())
