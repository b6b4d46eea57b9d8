"""Above the list: the routine and what is in it today, the week so far, the day's advice."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.name_tip import NameTip
from backcompanion.ui.workout.advice_bar import AdviceBar

if TYPE_CHECKING:
    from backcompanion.training.planning.advice import TodaysVersion

_LEAST_SUMMARY = 240
_GAP = 6  # between the title and the summary
_JOINT = " · "
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
        left, self._right = QVBoxLayout(), QVBoxLayout()
        right = self._right
        left.setSpacing(_GAP)
        self.routine_button = Button("", kind="quiet", icon="chevron-down", height=36)
        self.routine_button.setAccessibleName(_("My routines"))
        NameTip(self.routine_button, _("My routines"))
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
        room = max(_LEAST_SUMMARY, self.width() - taken - 24)
        metrics = self._summary.fontMetrics()
        lines = self._lines(room)
        shown = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines]
        self._summary.setText("\n".join(shown))
        is_whole = _JOINT.join(shown) == self._summary_text
        self._summary.setToolTip("" if is_whole else self._summary_text)

    def _lines(self, room: int) -> list[str]:
        """Two where one is too short, and week and advice are as high as that beside it; else one
        of whole parts.
        """
        metrics, parts = self._summary.fontMetrics(), self._summary_text.split(_JOINT)
        height = self.routine_button.sizeHint().height() + _GAP + 2 * metrics.lineSpacing()
        if (
            metrics.horizontalAdvance(self._summary_text) <= room
            or self._right.sizeHint().height() + _GAP < height
        ):
            return [self._whole_parts(parts, room)]
        first = len(parts) - 1
        while first > 1 and metrics.horizontalAdvance(_JOINT.join(parts[:first])) > room:
            first -= 1
        return [_JOINT.join(part) for part in (parts[:first], parts[first:]) if part]

    def _whole_parts(self, parts: list[str], room: int) -> str:
        """Without the longest ones, if need be: energy is not said without whose figure it is."""
        metrics, kept = self._summary.fontMetrics(), list(parts)
        while len(kept) > 1 and metrics.horizontalAdvance(_JOINT.join(kept)) > room:
            kept.remove(max(kept[1:], key=metrics.horizontalAdvance))
        return _JOINT.join(kept)
