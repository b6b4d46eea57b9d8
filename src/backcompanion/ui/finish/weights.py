"""The weights that were used, for the exercises done with something in the hands."""

from gettext import gettext as _

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from backcompanion.training.record import SessionRecord
from backcompanion.training.routine import Library
from backcompanion.ui import theme
from backcompanion.ui.widgets.flow import FlowLayout
from backcompanion.ui.widgets.text import Text

HEAVIEST_KG = 200.0
_HAND_HELD = {"dumbbells", "water-bottles", "medicine-ball"}


class WeightsRow(QWidget):
    """`changed` carries kg by exercise (None: not said). Hidden where nothing was held."""

    changed = Signal(dict)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._flow = FlowLayout(self, gap=8)
        self._boxes: dict[str, QDoubleSpinBox] = {}

    def show_record(self, record: SessionRecord) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes = {}
        used = {
            step.exercise: step.load_kg
            for step in record.steps
            if step.kind == "work" and step.outcome != "unreached" and self._held(step)
        }
        self.setVisible(bool(used))
        if used:
            self._flow.addWidget(Text(_("Weights used"), 14, theme.SEMIBOLD))
        for exercise, load in used.items():
            name = self._library.exercises[exercise].name
            self._flow.addWidget(Text(name, 13, role=theme.MUTED))
            box = QDoubleSpinBox()
            box.setRange(0.0, HEAVIEST_KG)
            box.setSingleStep(0.5)
            box.setDecimals(1)
            box.setSuffix(_(" kg"))
            box.setSpecialValueText("–")
            box.setValue(load or 0.0)
            box.setAccessibleName(_("Weight used in {name}").format(name=name))
            box.valueChanged.connect(self._tell)
            box.installEventFilter(self)
            self._boxes[exercise] = box
            self._flow.addWidget(box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page and leaves the numbers alone."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False

    def _held(self, step: object) -> bool:
        exercise = self._library.exercises.get(step.exercise)  # type: ignore[attr-defined]
        if exercise is None:
            return False
        needs = exercise.variant(step.variant).needs  # type: ignore[attr-defined]
        return any(_HAND_HELD.intersection(alternatives) for alternatives in needs)

    def _tell(self) -> None:
        self.changed.emit({name: box.value() or None for name, box in self._boxes.items()})
