"""The fields in which one step of a session is put right."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.adaptation.loads import HEAVIEST_KG, is_far_from
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.record import Outcome, StepRecord
from backcompanion.training.session.step_changes import (
    NOT_DONE,
    most_of,
    settable_amount,
    with_amount,
    with_load,
    with_option,
    with_outcome,
)
from backcompanion.training.session.step_options import (
    StepOption,
    is_hand_held,
    option_of,
    options_for,
)
from backcompanion.ui import theme
from backcompanion.ui.progress.step_buttons import StepButtons
from backcompanion.ui.text import formats, step_text, training_text
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.number_edit import NumberEdit

_HINT_PIXELS = 13
_NONE = set(NOT_DONE)
# Of a weight that is kept in kg, as a field in lb shows it: 200 kg are 440.92 lb.
_HEAVIEST_LB = 440.92


class StepFields(QWidget):
    """`changed` carries the step as it is now. `closed`: by Esc. `resized`: a line more or less has
    to be in sight.
    """

    changed = Signal(object)
    closed = Signal()
    resized = Signal()

    def __init__(self, library: Library, usual_kg: Mapping[str, float], unit: str) -> None:
        """`usual_kg`: used lately, by exercise. `unit`: of weights, "kg" or "lb"."""
        super().__init__()
        self.setObjectName("stepFields")
        self._library, self._usual_kg, self._unit = library, usual_kg, unit
        self._step: StepRecord | None = None
        self._given: StepRecord | None = None
        self._options: tuple[StepOption, ...] = ()
        self._asked_kg: float | None = None
        self._takes_load = False
        self._outcome = ComboBox(())
        self._outcome.set_label(_("What became of it"))
        self._amount = NumberEdit(whole=True)
        self._amount_of = Label("", _HINT_PIXELS, role=theme.MUTED)
        self._option = ComboBox(())
        self._option.set_label(_("Variant"))
        self._load = NumberEdit(may_be_empty=True)
        unit_label = Label(formats.weight_unit(unit), _HINT_PIXELS, role=theme.MUTED)
        self._load_part = _side_by_side(self._load, unit_label)
        self._hint = Label("", _HINT_PIXELS, wrap=True)
        self._usual = Button("", height=30, pixels=13)
        self._usual.setObjectName("takeUsualWeight")
        self.buttons = StepButtons()
        self._build()
        self._outcome.chosen.connect(self._on_outcome_chosen)
        self._option.chosen.connect(self._on_option_chosen)
        self._amount.value_changed.connect(self._on_amount_changed)
        self._load.value_changed.connect(self._on_load_changed)
        self._usual.clicked.connect(self._on_usual_chosen)
        for field in (self._amount, self._load):
            field.wrong_changed.connect(self._show_hint)

    def _build(self) -> None:
        flow = FlowLayout(gap=8)
        flow.addWidget(self._outcome)
        flow.addWidget(_side_by_side(self._amount, self._amount_of))
        flow.addWidget(self._option)
        flow.addWidget(self._load_part)
        flow.addWidget(self._usual)
        column = QVBoxLayout(self)
        set_margins(column, 20, 4, 4, 10)
        column.setSpacing(6)
        column.addLayout(flow)
        column.addWidget(self._hint)
        column.addWidget(self.buttons)

    def tab_stops(self) -> tuple[QWidget, ...]:
        own = (self._outcome, self._amount, self._option, self._load, self._usual)
        return (*own, *self.buttons.tab_stops())

    def show_step(self, step: StepRecord, given: StepRecord | None, *, repeats: bool) -> None:
        """`given`: as it was when the form opened. `repeats`: other rounds have it otherwise."""
        self._given, self._asked_kg, self._takes_load = given, None, False
        self._show(step, repeats=repeats)

    def _show(self, step: StepRecord, *, repeats: bool) -> None:
        self._step = step
        not_done: Outcome = "unreached" if step.outcome == "unreached" else "skipped"
        outcomes: tuple[Outcome, ...] = ("done", "partial", not_done, "hurt")
        self._outcome.set_options([(outcome, step_text.outcome(outcome)) for outcome in outcomes])
        self._outcome.show_value(step.outcome)
        amount, done, planned = settable_amount(step, self._library)
        self._amount.show_number(str(done), most_of(amount))
        of = training_text.amount_done(planned, amount)
        self._amount_of.setText(_("of {amount}").format(amount=of))
        self._amount.setAccessibleName(
            _("Seconds done") if amount.unit == "seconds" else _("Repetitions done")
        )
        self._amount.setAccessibleDescription(self._amount_of.text())
        self._show_options(step)
        # It stays where its number is taken out to type another.
        held = is_hand_held(step, self._library) or step.load_kg is not None
        self._takes_load = self._takes_load or held
        self._load_part.setVisible(self._takes_load)
        self._load.setAccessibleName(
            _("Weight used in {name}, {unit}").format(
                name=step_text.exercise_name(step.exercise, self._library),
                unit=formats.weight_unit(self._unit),
            )
        )
        self._load.show_number(self._load_text(step.load_kg), self._heaviest)
        self.show_repeats(repeats)
        self._show_hint()

    def show_repeats(self, repeats: bool) -> None:
        self.buttons.repeat.setVisible(repeats)

    def _show_options(self, step: StepRecord) -> None:
        of = self._given or step
        self._options = options_for(of, self._library)
        if option_of(step) not in self._options:
            self._options = (option_of(step), *self._options)
        # By their place: Qt compares what Python made of a value by whether it is the same object.
        words = [step_text.option(option, of, self._library) for option in self._options]
        self._option.set_options(list(enumerate(words)))
        self._option.show_value(self._options.index(option_of(step)))
        self._option.setVisible(len(self._options) > 1)

    def confirm(self) -> bool:
        """Whether all that is typed makes sense, and what is hard to believe is meant."""
        for field in (self._amount, self._load):
            if field.is_wrong:
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return False
        kg = self._step.load_kg if self._step else None
        if self._usual.isVisible() and kg != self._asked_kg:
            self._asked_kg = kg  # who goes on then means it
            self._usual.setFocus(Qt.FocusReason.TabFocusReason)
            return False
        return True

    # --- what is wrong, or hard to believe ---------------------------------------------------

    def _show_hint(self) -> None:
        text, usual = "", 0.0
        if self._amount.is_wrong:
            text = _("Type a whole number, or use the arrow keys up and down.")
        elif self._load.is_wrong:
            most = formats.weight(HEAVIEST_KG, self._unit)
            text = _("Type a number up to {most}, or leave it empty.").format(most=most)
        elif self._step is not None:
            usual = self._usual_kg.get(self._step.exercise, 0.0)
            kg = self._step.load_kg
            is_new = self._given is None or kg != self._given.load_kg
            if usual and kg and is_new and is_far_from(kg, usual):
                before = formats.weight(usual, self._unit)
                text = _("{weight}? It was {usual} before.").format(
                    weight=formats.weight(kg, self._unit), usual=before
                )
                self._usual.setText(_("Make it {weight}").format(weight=before))
                self._usual.setAccessibleName(self._usual.text())
        is_wrong = self._amount.is_wrong or self._load.is_wrong
        self._hint.setForegroundRole(theme.DANGER if is_wrong else theme.TEXT)
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self._usual.setVisible(bool(text) and not is_wrong)
        self._load.setAccessibleDescription(text if not self._amount.is_wrong else "")
        if self._amount.is_wrong:
            self._amount.setAccessibleDescription(text)

    @property
    def hint(self) -> str:
        return self._hint.text()

    # --- what was changed ----------------------------------------------------------------------

    def _on_outcome_chosen(self, outcome: Outcome) -> None:
        step = self._step
        if step is not None:
            given = self._given
            changed = with_outcome(step, outcome, settable_amount(step, self._library)[0])
            if given is not None and _same_way(given, step) and given.outcome == outcome:
                changed = with_load(given, step.load_kg)
            self._take(changed)

    def _on_option_chosen(self, place: int) -> None:
        step = self._step
        if step is not None:
            given, option = self._given, self._options[place]
            changed = with_option(step, option, self._library)
            if given is not None and option == option_of(given):
                changed = given  # with its weight and its reasons
                if step.outcome != given.outcome:
                    amount = settable_amount(given, self._library)[0]
                    changed = with_outcome(given, step.outcome, amount)
            self._takes_load = False
            self._take(changed)

    def _on_amount_changed(self, value: float) -> None:
        step = self._step
        if step is not None:
            amount = settable_amount(step, self._library)[0]
            given, changed = self._given, with_amount(step, int(value), amount)
            if (
                given is not None
                and _same_way(given, step)
                and with_amount(given, int(value), amount) == given
                and (given.outcome == changed.outcome or {given.outcome, changed.outcome} <= _NONE)
            ):
                # What was done is kept to the second, where the fields say the same again.
                changed = with_load(given, step.load_kg)
            self._take(changed)

    def _on_load_changed(self, value: float | None) -> None:
        step = self._step
        if step is not None:
            kg = formats.unit_to_kg(value, self._unit) if value else None
            given = self._given.load_kg if self._given else None
            # Rounded to what the field shows, a weight kept in another unit is another weight.
            if self._load_text(given) == self._load_text(kg):
                kg = given
            self._take(with_load(step, kg if kg is None else min(kg, HEAVIEST_KG)))

    def _on_usual_chosen(self) -> None:
        if self._step is not None:
            self._take(with_load(self._step, self._usual_kg[self._step.exercise]))
            self._load.setFocus()

    def _take(self, step: StepRecord) -> None:
        self._show(step, repeats=self.buttons.repeat.isVisibleTo(self))
        self.changed.emit(step)

    @property
    def _heaviest(self) -> float:
        return HEAVIEST_KG if self._unit == "kg" else _HEAVIEST_LB

    def _load_text(self, kg: float | None) -> str:
        return "" if kg is None else formats.editable_number(formats.kg_to_unit(kg, self._unit))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _same_way(first: StepRecord, second: StepRecord) -> bool:
    return option_of(first) == option_of(second)


def _side_by_side(field: QWidget, label: QWidget) -> QWidget:
    both = QWidget()
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(field)
    line.addWidget(label)
    return both
