"""A text of the person's own: wrapped anywhere, and long ones folded."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.text.spoken import labelled
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.label import Label

MOST_CHARACTERS, MOST_LINES = 160, 3
# A word is not cut where its end is as near as this.
_WORD = 24


def folded(text: str) -> str:
    """As much of it as a list has room for, with an ellipsis where that is not all."""
    start = "\n".join(text.splitlines()[:MOST_LINES])
    if len(start) > MOST_CHARACTERS:
        start = start[:MOST_CHARACTERS]
        blank = max(start.rfind(" "), start.rfind("\n"))
        start = start[:blank] if blank >= MOST_CHARACTERS - _WORD else start
    return text if start == text else f"{start.rstrip()}…"


class FoldedText(QWidget):
    """`name`: whose text it is, for a screen reader that comes to the key below it."""

    def __init__(
        self,
        text: str,
        name: str,
        pixels: float = 13,
        weight: QFont.Weight = theme.REGULAR,
        role: QPalette.ColorRole = theme.MUTED,
    ) -> None:
        super().__init__()
        self._text, self._is_open = text, False
        self.label = Label("", pixels, weight, role, wrap=True)
        self._toggle = Button("", kind="quiet", height=26, pixels=12)
        self._toggle.setVisible(folded(text) != text)
        self._toggle.clicked.connect(self._on_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.label)
        column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._name = name
        self._show()

    def _show(self) -> None:
        self.label.setText(self._text if self._is_open else folded(self._text))
        self._toggle.set_text_and_icon(_("Less") if self._is_open else _("More"), "")
        self._toggle.setAccessibleName(labelled(self._toggle.text(), self._name))

    def _on_toggled(self) -> None:
        self._is_open = not self._is_open
        self._show()
