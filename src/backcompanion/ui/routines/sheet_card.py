"""The two halves of a sheet: what is typed, and beside it what is understood."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.label import Label


def sheet_card(typed: QWidget, understood: QWidget, open_count: Label) -> Card:
    """`open_count`: how many lines are not understood, at the head of the right half."""
    card = Card()
    halves = QHBoxLayout(card)
    halves.setContentsMargins(1, 1, 1, 12)
    halves.setSpacing(0)
    left, right = QVBoxLayout(), QVBoxLayout()
    left.setSpacing(0)
    right.setSpacing(0)
    left.addLayout(_column_head(Label(_("Your sheet"), 16, theme.SEMIBOLD)))
    left.addWidget(_Line())
    left.addWidget(typed, 1)
    heading = Label(_("As it is understood"), 16, theme.SEMIBOLD)
    right.addLayout(_column_head(heading, open_count))
    right.addWidget(_Line())
    right.addWidget(understood, 1)
    halves.addLayout(left, 46)
    halves.addWidget(_Line(upright=True))
    halves.addLayout(right, 54)
    return card


class _Line(QFrame):
    """Between the two halves, and below their heads."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        (self.setFixedWidth if upright else self.setFixedHeight)(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.colours().line))


def _column_head(*labels: Label) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(18, 12, 18, 12)
    row.addWidget(labels[0])
    row.addStretch(1)
    for label in labels[1:]:
        row.addWidget(label)
    return row
