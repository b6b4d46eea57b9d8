"""The weights that were used, for the exercises done with something in the hands."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.record import SessionRecord, StepRecord
from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.line_edit import LineEdit

HEAVIEST_KG = 200.0
_HAND_HELD = {"dumbbells", "water-bottles", "medicine-ball"}


class WeightsUsedRow(QWidget):
    """`changed` carries kg by exercise (None: not said). Hidden where nothing was held."""

    changed = Signal(dict)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._flow = FlowLayout(self, gap=8)
        self._fields: dict[str, LineEdit] = {}

    def show_record(self, record: SessionRecord) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._fields = {}
        used = {
            step.exercise: step.load_kg
            for step in record.steps
            if step.kind == "work" and step.outcome != "unreached" and self._is_hand_held(step)
        }
        self.setVisible(bool(used))
        if used:
            self._flow.addWidget(Label(_("Weights used, kg"), 14, theme.SEMIBOLD))
        for exercise, load in used.items():
            name = self._library.exercises[exercise].name
            self._flow.addWidget(Label(name, 13, role=theme.MUTED))
            field = LineEdit()
            field.setFixedWidth(58)
            field.setValidator(QDoubleValidator(0.0, HEAVIEST_KG, 1, field))
            field.setPlaceholderText("–")
            if load is not None:
                field.setText(formats.editable_number(load))
            field.setAccessibleName(_("Weight used in {name}, kg").format(name=name))
            field.editingFinished.connect(self._on_editing_finished)
            self._fields[exercise] = field
            self._flow.addWidget(field)

    def _is_hand_held(self, step: StepRecord) -> bool:
        exercise = self._library.exercises.get(step.exercise)
        if exercise is None:
            return False
        needs = exercise.variant(step.variant).needs
        return any(_HAND_HELD.intersection(alternatives) for alternatives in needs)

    def _on_editing_finished(self) -> None:
        loads: dict[str, float | None] = {}
        for name, field in self._fields.items():
            value, is_number = QLocale().toDouble(field.text())
            loads[name] = value if is_number and 0 < value <= HEAVIEST_KG else None
        self.changed.emit(loads)
