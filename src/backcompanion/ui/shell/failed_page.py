"""In place of a page that could not be made."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.label import Label


class FailedPage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("failedPage")
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(12)
        title = _("This page cannot be shown")
        explanation = _(
            "This is a mistake of ours, not yours; it was noted. Your records are safe, and the"
            " other pages are there. Come here once more to try again."
        )
        column.addWidget(Label(title, 24, theme.BOLD, wrap=True))
        column.addWidget(Label(explanation, 15, role=theme.MUTED, wrap=True))
        column.addStretch(1)
        self.setAccessibleName(title)
        self.setAccessibleDescription(explanation)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.colours().background))
