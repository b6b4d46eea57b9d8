"""Above the list: the routine and what is in it today, the week so far, the day's advice."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.workout.advice_bar import AdviceBar

if TYPE_CHECKING:
    from backcompanion.training.planning.advice import TodaysVersion

_LEAST_SUMMARY = 240
_MAX_ADVICE_SHARE = 0.68


class WorkoutHead(QWidget):
    """The summary gives way to the week and the advice on a narrow window."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._title = ElidedLabel(name, 27, theme.BOLD)
        self._summary = Label("", 15, role=theme.MUTED)
        self._summary_text = ""
        self._week = Label("", 15, theme.SEMIBOLD)
        self._week.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.advice = AdviceBar()
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(6)
        self.routine_button = Button("", kind="quiet", icon="chevron-down", height=36)
        self.routine_button.setAccessibleName(_("My routines"))
        self.routine_button.setToolTip(_("My routines"))
        title_row = QHBoxLayout()
        title_row.setSpacing(2)
        title_row.addWidget(self._title)
        title_row.addWidget(self.routine_button)
        left.addLayout(title_row)
        left.setAlignment(title_row, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self._summary)
        left.addStretch(1)
        right.setSpacing(4)
        right.addStretch(1)
        right.addWidget(self._week)
        right.addWidget(self.advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(left)
        row.addLayout(right, 1)

    def show_name(self, name: str) -> None:
        self._title.setText(name)

    def show_week(self, line: str, advice: str, offered: "tuple[TodaysVersion, ...]") -> None:
        self._week.setText(line)
        self._week.setVisible(bool(line))
        self.advice.show_advice(advice, offered)
        self.fit()

    def show_summary(self, text: str) -> None:
        self._summary_text = text
        self.fit()

    def set_small(self, small: bool) -> None:
        self._title.setFont(theme.font(22 if small else 27, theme.BOLD))

    def fit(self) -> None:
        """Once its own width is known."""
        self.advice.set_room(max(200, round(self.width() * _MAX_ADVICE_SHARE)))
        taken = max(self._week.sizeHint().width(), self.advice.sizeHint().width())
        shown = self._summary.fontMetrics().elidedText(
            self._summary_text,
            Qt.TextElideMode.ElideRight,
            max(_LEAST_SUMMARY, self.width() - taken - 24),
        )
        self._summary.setText(shown)
        self._summary.setToolTip("" if shown == self._summary_text else self._summary_text)
