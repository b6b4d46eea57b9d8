"""A label with a size, a weight and a role of the palette."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from backcompanion.ui import theme


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
