"""What each weekday is trained with: a row with a choice for each that was chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.program import DayWorkout
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.tab_order import put_in_tab_order

MINUTES = (5, 10, 15, 20, 25, 30, 40)
_ROUTINE, _MINUTES = "routine:", "minutes:"
_NARROWEST, _DAY_WIDTH = 130, 44


class DayWorkoutRows(QWidget):
    """`chosen` carries a DayWorkout, of neither for nothing in particular."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.combos: dict[int, ComboBox] = {}
        self._rows: list[QWidget] = []
        self._options: list[tuple[str, str]] = []

    def show_days(
        self,
        days: Sequence[int],
        workouts: Sequence[DayWorkout],
        routines: Sequence[tuple[str, str]],
    ) -> None:
        """`days`: weekdays in the order to be shown; `routines`: id and name of each."""
        by_weekday = {each.weekday: each for each in workouts}
        options = _options(routines, [by_weekday[day].minutes for day in days if day in by_weekday])
        if list(self.combos) != list(days) or options != self._options:
            self._options = options
            self._create_rows(days)
        for day, combo in self.combos.items():
            combo.show_value(_value(by_weekday[day]) if day in by_weekday else "")

    def _create_rows(self, days: Sequence[int]) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.combos, self._rows = {}, []
        for day in days:
            combo = ComboBox(self._options, _gone_text)
            combo.set_label(_("{day}: with what").format(day=formats.weekday(day, long=True)))
            combo.setObjectName(f"workout-{day}")
            combo.setProperty("weekday", day)
            combo.chosen.connect(self._on_chosen)
            # A long name gives way: a card wider than its column has too little height, as Qt
            # asks how high it is at the width that it wants.
            combo.setMinimumWidth(_NARROWEST)
            combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            row = QWidget(self)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            label = Label(formats.weekday(day), 14)
            label.setMinimumWidth(_DAY_WIDTH)
            label.setBuddy(combo)
            line.addWidget(label)
            line.addWidget(combo)
            line.addStretch()
            self._column.addWidget(row)
            self.combos[day] = combo
            self._rows.append(row)
        put_in_tab_order(self, self.combos.values())

    def _on_chosen(self, value: str) -> None:
        sender = self.sender()
        assert isinstance(sender, ComboBox)
        day = int(sender.property("weekday"))
        routine = value.removeprefix(_ROUTINE) if value.startswith(_ROUTINE) else ""
        minutes = int(value.removeprefix(_MINUTES)) if value.startswith(_MINUTES) else 0
        self.chosen.emit(DayWorkout(day, routine, minutes))


def _gone_text(_value: str) -> str:
    return _("a routine that is gone")


def _value(workout: DayWorkout) -> str:
    return f"{_ROUTINE}{workout.routine}" if workout.routine else f"{_MINUTES}{workout.minutes}"


def _options(routines: Sequence[tuple[str, str]], used: Sequence[int]) -> list[tuple[str, str]]:
    options: list[tuple[str, str]] = [("", _("what is in use"))]
    for minutes in sorted({*MINUTES, *used} - {0}):
        text = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
        options.append((f"{_MINUTES}{minutes}", text))
    return options + [(f"{_ROUTINE}{id}", name) for id, name in routines]
