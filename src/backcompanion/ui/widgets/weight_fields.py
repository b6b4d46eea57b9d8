"""A field for the weight used in each exercise, with a question where one is hard to believe."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.adaptation.loads import HEAVIEST_KG, UsedWeight, is_far_from
from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.text.number_input import parse_number
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import clear_layout
from backcompanion.ui.widgets.line_edit import LineEdit

_FIELD_WIDTH = 64
# 441 lb are a little over 200 kg.
_TOLERANCE_KG = 0.05


class WeightFields(QWidget):
    """`changed` carries kg by exercise (None: not said), of those that the person changed.

    Hidden where there are no weights.
    """

    changed = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._unit = "kg"
        self._weights: dict[str, UsedWeight] = {}
        self._fields: dict[str, LineEdit] = {}
        self._texts: dict[str, str] = {}  # as they were last understood
        self._asked_about = ""  # the exercise that the hint is about
        self._is_wrong = False
        self._was_confirmed = False
        self._flow = FlowLayout(gap=8)
        self._hint = Label("", 13, role=theme.TEXT, wrap=True)
        self._usual_button = Button("", height=30, pixels=13)
        self._usual_button.setObjectName("takeUsualWeight")
        self._usual_button.clicked.connect(self._on_usual_chosen)
        self._question = QWidget()
        line = QHBoxLayout(self._question)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._hint, 1)
        line.addWidget(self._usual_button)
        self._question.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._flow)
        column.addWidget(self._question)

    @property
    def hint(self) -> str:
        """What is asked, or what is wrong; else empty."""
        return self._hint.text() if self._asked_about else ""

    def show_weights(self, weights: Sequence[UsedWeight], unit: str, title: str = "") -> None:
        """`unit`: "kg" or "lb"; `title` stands before the first of them."""
        self._clear()
        self._unit = unit
        self._weights = {weight.exercise: weight for weight in weights}
        self.setVisible(bool(weights))
        if title and weights:
            self._flow.addWidget(Label(title, 14, theme.SEMIBOLD))
        for weight in weights:
            self._flow.addWidget(self._named_field(weight))

    def put_in_tab_order(self, before: QWidget, after: QWidget) -> None:
        """The fields were made late, and would come after everything else."""
        for widget in (*self._fields.values(), self._usual_button, after):
            QWidget.setTabOrder(before, widget)
            before = widget

    def _named_field(self, weight: UsedWeight) -> QWidget:
        field = LineEdit()
        field.setFixedWidth(_FIELD_WIDTH)
        field.setPlaceholderText("–")
        field.setText(self._number_text(weight.kg))
        field.setProperty("exercise", weight.exercise)
        field.setAccessibleName(
            _("Weight used in {name}, {unit}").format(
                name=weight.name, unit=formats.weight_unit(self._unit)
            )
        )
        field.editingFinished.connect(self._on_editing_finished)
        self._fields[weight.exercise] = field
        self._texts[weight.exercise] = field.text()
        # Name and field stay together where the line breaks.
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(ElidedLabel(weight.name, 13, role=theme.MUTED))
        line.addWidget(field)
        return both

    def flush(self) -> None:
        """What is still being typed is taken as it stands."""
        for exercise, field in tuple(self._fields.items()):
            self._take(exercise, field.text().strip())

    def confirm(self) -> bool:
        """Whether all is said; else the focus goes to what is asked, or to what is no weight.

        What is asked is asked once: who goes on then means it.
        """
        if not self._asked_about or (self._was_confirmed and not self._is_wrong):
            return True
        self._was_confirmed = True
        target = self._fields[self._asked_about] if self._is_wrong else self._usual_button
        target.setFocus(Qt.FocusReason.TabFocusReason)  # with its ring
        return False

    def _clear(self) -> None:
        self._hide_hint()
        clear_layout(self._flow)
        self._fields, self._texts = {}, {}

    def _number_text(self, kg: float | None) -> str:
        if kg is None:
            return ""
        return formats.editable_number(formats.kg_to_unit(kg, self._unit))

    def _on_editing_finished(self) -> None:
        field = self.sender()
        exercise = str(field.property("exercise"))
        if exercise in self._fields:
            self._take(exercise, self._fields[exercise].text().strip())

    def _take(self, exercise: str, text: str) -> None:
        if text == self._texts[exercise]:
            # Enter and leaving the field both end the editing.
            if self._is_wrong and exercise == self._asked_about:
                self._hide_hint()
            return
        value = parse_number(text) if text else 0.0
        kg = None if value is None else formats.unit_to_kg(value, self._unit)
        if kg is None or not 0 <= kg <= HEAVIEST_KG + _TOLERANCE_KG:
            self._show_wrong(exercise)
            return
        self._texts[exercise] = text
        given = self._weights[exercise].kg
        # Rounded to what the field shows, a weight kept in another unit is another weight.
        kg = given if text == self._number_text(given) else min(kg, HEAVIEST_KG) or None
        self.changed.emit({exercise: kg})
        usual_kg = self._weights[exercise].usual_kg
        if kg is not None and usual_kg and is_far_from(kg, usual_kg):
            self._ask(self._weights[exercise], kg, usual_kg)
        elif exercise == self._asked_about:
            self._hide_hint()

    def _on_usual_chosen(self) -> None:
        exercise = self._asked_about
        text = self._number_text(self._weights[exercise].usual_kg)
        self._fields[exercise].setText(text)
        self._fields[exercise].setFocus()
        self._take(exercise, text)

    # --- the hint ----------------------------------------------------------------------------

    def _ask(self, weight: UsedWeight, kg: float, usual_kg: float) -> None:
        usual = formats.weight(usual_kg, self._unit)
        text = _("{weight} in {name}? It was {usual} before.").format(
            weight=formats.weight(kg, self._unit), name=weight.name, usual=usual
        )
        self._usual_button.setText(_("Make it {weight}").format(weight=usual))
        self._show_hint(weight.exercise, text, wrong=False)

    def _show_wrong(self, exercise: str) -> None:
        text = _("{name}: please type a number up to {most}, or leave it empty.").format(
            name=self._weights[exercise].name, most=formats.weight(HEAVIEST_KG, self._unit)
        )
        self._show_hint(exercise, text, wrong=True)

    def _show_hint(self, exercise: str, text: str, *, wrong: bool) -> None:
        self._asked_about, self._is_wrong, self._was_confirmed = exercise, wrong, False
        self._hint.setForegroundRole(theme.DANGER if wrong else theme.TEXT)
        self._hint.setText(text)
        self._fields[exercise].setAccessibleDescription(text)
        self._usual_button.setVisible(not wrong)
        self._question.show()

    def _hide_hint(self) -> None:
        if self._asked_about in self._fields:
            self._fields[self._asked_about].setAccessibleDescription("")
        self._asked_about, self._is_wrong, self._was_confirmed = "", False, False
        self._question.hide()
