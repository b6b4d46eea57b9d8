"""A row of small chips under the tabs: of which exercise the chart is to be."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from backcompanion.ui.widgets.accessibility import ChoiceGroup
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.layouts import clear_layout, laid_out_once


class ExerciseChips(QWidget):
    """Hidden where there is nothing to choose from. Each view keeps what was chosen in it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap=6)
        self._group: QButtonGroup | None = None
        self._view_name = ""
        self._exercises: tuple[tuple[str, str], ...] = ()
        self._chosen: dict[str, str] = {}
        self.hide()

    @property
    def chosen(self) -> str:
        """The id of the part, or empty."""
        ids = [id_ for id_, _name in self._exercises]
        chosen = self._chosen.get(self._view_name, "")
        return chosen if chosen in ids else next(iter(ids), "")

    def show_exercises(self, view_name: str, exercises: Sequence[tuple[str, str]]) -> None:
        if (view_name, tuple(exercises)) == (self._view_name, self._exercises):
            return
        self._view_name, self._exercises = view_name, tuple(exercises)
        self._group = ChoiceGroup(self)
        with laid_out_once(self):
            clear_layout(self._flow)
            for index, (id_, name) in enumerate(self._exercises):
                chip = Chip(name, height=26, pixels=12)
                chip.setChecked(id_ == self.chosen)
                self._group.addButton(chip, index)
                self._flow.addWidget(chip)
        self._group.idClicked.connect(self._on_exercise_chosen)
        self.setVisible(len(self._exercises) > 1)

    def _on_exercise_chosen(self, index: int) -> None:
        self._chosen[self._view_name] = self._exercises[index][0]
        self.changed.emit()
