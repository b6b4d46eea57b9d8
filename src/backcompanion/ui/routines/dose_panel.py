"""Right in the editor: how much of the selected step is done, and how."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.dose_values import (
    DoseValues,
    dose_values,
    with_count,
    with_mode,
)
from backcompanion.application.routine_editor import LONGEST_NOTE, RoutineEditor
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import pgettext
from backcompanion.training.coaching.cue import spoken_seconds
from backcompanion.training.coaching.spoken_lengths import SpokenLengths
from backcompanion.training.exercise.dose import AS_WRITTEN, Dose
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import RoutineStep
from backcompanion.training.exercise.routine_building import sides_of
from backcompanion.training.exercise.routine_changes import places_of
from backcompanion.training.exercise.terms import LEAST_PACE, MOST_PACE, PACE_STEP
from backcompanion.ui import theme
from backcompanion.ui.routines.step_head import StepHead
from backcompanion.ui.text import formats
from backcompanion.ui.text.editor_rows import place_text
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.choice_chips import ChoiceChips
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.line_edit import LineEdit
from backcompanion.ui.widgets.scroll_page import ScrollPage
from backcompanion.ui.widgets.slider import Slider
from backcompanion.ui.widgets.stepper import Stepper
from backcompanion.ui.widgets.switch import Switch

# As far as a routine's file goes.
_LEAST_PART = 1.0
_MOST_SETS, _MOST_TIMES, _LONGEST, _LONGEST_PART, _MOST_KG = 20, 600, 3600, 600, 200


class DosePanel(Card):
    """Changes the selected step by itself. `unit`: of weights, "kg" or "lb". `lengths`: of what
    is spoken.
    """

    def __init__(self, editor: RoutineEditor, unit: str, lengths: SpokenLengths) -> None:
        super().__init__()
        self._editor, self._unit, self._lengths = editor, unit, lengths
        self.head = StepHead()
        self.mode = ChoiceChips(
            [
                ("repetitions", _("repetitions")),
                ("time", _("time")),
                ("until-done", _("until I say")),
            ]
        )
        none, seconds = _("none"), _("s")
        self.sets = Stepper(1, _MOST_SETS)
        self.count = Stepper(1, _MOST_TIMES)
        self.seconds = Stepper(1, _LONGEST, step=5, unit=seconds)
        self.hold = Stepper(0, _LONGEST_PART, unit=seconds, none=none)
        self.pause = Stepper(0, _LONGEST_PART, unit=seconds, none=none)
        self.ready = Stepper(0, _LONGEST_PART, step=5, unit=seconds, none=none)
        self.rest = Stepper(1, _LONGEST_PART, step=5, unit=seconds)
        most = formats.kg_to_unit(_MOST_KG, unit)
        self.weight = Stepper(0, most, step=0.5, unit=formats.weight_unit(unit), none=none)
        self.sides = ComboBox(())
        self.pace = Slider(LEAST_PACE, MOST_PACE, PACE_STEP, formats.percent)
        self.note = LineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.say_note = Switch()
        self._note_time = Label("", 12, role=theme.MUTED, wrap=True)
        self.as_written = Chip(_("As the exercise has it"), checkable=False)
        self._rows: dict[QWidget, QWidget] = {}
        self._labels: dict[QWidget, Label] = {}
        self._inside, self._body = QWidget(), QWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(6)
        column.addWidget(self.head)
        rows = QVBoxLayout(self._body)
        rows.setContentsMargins(0, 4, 0, 0)
        rows.setSpacing(4)
        for control, label, hint in (
            (self.mode, _("By"), ""),
            (self.sets, _("Sets"), ""),
            (self.count, _("Repetitions"), ""),
            (self.seconds, _("Time"), ""),
            (self.hold, _("Hold"), ""),
            (self.pause, pgettext("between two repetitions", "Pause"), _("between two")),
            (self.ready, _("Get ready"), _("before it")),
            (self.rest, pgettext("between sets", "Rest"), _("between sets")),
            (self.sides, _("Sides"), ""),
            (self.weight, _("Weight"), ""),
            (self.pace, _("Pace"), ""),
        ):
            rows.addWidget(self._row(control, label, hint))
        note = Label(_("Note"), 13, theme.SEMIBOLD)
        note.setBuddy(self.note)
        rows.addWidget(note)
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("What to mind; it is shown while you train"))
        rows.addWidget(self.note)
        rows.addWidget(self._row(self.say_note, _("Say it"), _("before the first set")))
        rows.addWidget(self._note_time)
        rows.addWidget(self.as_written)
        column.addWidget(self._body)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 4, 1, 4)
        outer.addWidget(ScrollPage(self._inside))
        self._inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A row that came or grew may want more room."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """As wide as its longest row: what is scrolled here is only seen upwards and downwards."""
        return QSize(self._inside.minimumSizeHint().width() + 2, super().minimumSizeHint().height())

    def _row(self, control: QWidget, label: str, hint: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        name = self._labels[control] = Label(label, 14)
        line.addWidget(name)
        if hint:
            line.addWidget(Label(hint, 12, role=theme.MUTED))
        line.addStretch(1)
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        full_label = _("{what}, {more}").format(what=label, more=hint) if hint else label
        if isinstance(control, (ChoiceChips, ComboBox, Slider, Switch)):
            control.set_label(full_label)
            name.setBuddy(control.focus_target())
        else:
            control.setAccessibleName(full_label)
            name.setBuddy(control)
        self._rows[control] = row
        return row

    def _connect(self) -> None:
        self.mode.chosen.connect(self._on_mode_chosen)
        self.count.chosen.connect(self._on_count_chosen)
        self.sides.chosen.connect(self._on_sides_chosen)
        self.ready.chosen.connect(self._on_ready_chosen)
        self.weight.chosen.connect(self._on_weight_chosen)
        self.note.textEdited.connect(self._on_note_edited)
        self.say_note.chosen.connect(self._editor.set_note_spoken)
        self.as_written.clicked.connect(self._on_as_written_clicked)
        for control, field in (
            (self.sets, "sets"),
            (self.seconds, "seconds"),
            (self.hold, "hold_seconds"),
            (self.pause, "pause_seconds"),
            (self.rest, "rest_seconds"),
            (self.pace, "pace"),
        ):
            control.setProperty("field", field)
            control.chosen.connect(self._on_field_chosen)

    # --- what is shown -------------------------------------------------------------------------

    def refresh(self) -> None:
        editor = self._editor
        place, exercise, spot = editor.place, editor.exercise, editor.spot
        self._body.setVisible(place is not None)
        if place is None or exercise is None or spot is None:
            hint = _("Add an exercise, or choose one of the steps.")
            self.head.show_step(_("Nothing is selected"), hint, is_one=False)
            return
        sides = sides_of(places_of(editor.routine, spot.block), spot.index)
        both = sides == "each" and not place.dose.per_side
        values = dose_values(place.dose, exercise)
        summary = place_text(place, exercise, both=both)
        self.head.show_step(exercise.name, summary, is_one=True)
        self._show_numbers(values, place.get_ready_seconds)
        self._show_sides(exercise, values, sides)
        if self.note.text() != place.note:
            self.note.setText(place.note)
        self._show_spoken(place)
        self.as_written.setEnabled(place.dose != replace(AS_WRITTEN, per_side=place.dose.per_side))

    def _show_spoken(self, place: RoutineStep) -> None:
        self._rows[self.say_note].setVisible(bool(place.note.strip()))
        self.say_note.show_value(place.say_note)
        self._note_time.setVisible(place.say_note)
        if place.say_note:
            seconds = spoken_seconds(place.note, self._lengths)
            text = _("It takes about {n} s to say, of {ready} s to get ready.")
            numbers = {"n": round(seconds), "ready": round(place.get_ready_seconds)}
            self._note_time.setText(text.format(**numbers))

    def _show_numbers(self, values: DoseValues, ready: float) -> None:
        self.mode.show_value(values.mode)
        by_count = values.mode == "repetitions"
        count = _("Holds") if values.one_hold else _("Repetitions")
        if values.each_side:
            count = _("Holds, each side") if values.one_hold else _("Repetitions, each side")
        self._labels[self.count].setText(count)
        self.count.setAccessibleName(count)
        self.hold.set_lowest(1 if values.has_hold else 0)
        self.pause.set_lowest(1 if values.has_pause else 0)
        shown: tuple[tuple[Any, float, bool], ...] = (
            (self.sets, values.sets, True),
            (self.count, values.count, by_count),
            (self.seconds, values.seconds, values.mode == "time"),
            (self.hold, values.hold, values.may_hold),
            (self.pause, values.pause, values.may_pause),
            (self.rest, values.rest, values.sets > 1),
            (self.ready, ready, True),
            (self.weight, formats.kg_to_unit(values.load_kg, self._unit), True),
            (self.pace, values.pace, True),
        )
        for control, value, visible in shown:
            control.show_value(value)
            self._rows[control].setVisible(visible)

    def _show_sides(self, exercise: Exercise, values: DoseValues, sides: str) -> None:
        options: list[tuple[str, str]] = []
        if exercise.sides == "one":
            options = [
                ("each", _("one, then the other")),
                ("left", _("left only")),
                ("right", _("right only")),
            ]
        elif values.turns and values.mode == "repetitions":
            options = [
                ("together", _("in turn, all counted")),
                ("each", _("in turn, each counted")),
            ]
        self._rows[self.sides].setVisible(bool(options))
        if options:
            there = [self.sides.itemData(n) for n in range(self.sides.count())]
            if there != [value for value, _text in options]:
                self.sides.set_options(options)
            as_written = values.each_side and sides == "together"
            self.sides.show_value("each" if as_written else sides)

    # --- what happens --------------------------------------------------------------------------

    def _change(self, what: str, change: Callable[[Dose, Exercise], Dose]) -> None:
        if (exercise := self._editor.exercise) is not None:
            self._editor.change_dose(lambda dose: change(dose, exercise), what)

    def _on_mode_chosen(self, mode: Any) -> None:
        self._change("mode", lambda dose, exercise: with_mode(dose, exercise, mode))

    def _on_count_chosen(self, count: float) -> None:
        self._change("count", lambda dose, exercise: with_count(dose, exercise, round(count)))

    def _on_field_chosen(self, value: float) -> None:
        field = str(self.sender().property("field"))
        whole = field in ("sets", "pace")
        changed: float | None = round(value) if whole else value
        if field in ("hold_seconds", "pause_seconds"):
            changed = max(value, _LEAST_PART) if value else None
        more: dict[str, Any] = {field: changed}
        if field == "seconds":
            more |= {"repetitions": None, "until_done": False}
        self._change(field, lambda dose, _exercise: replace(dose, **more))

    def _on_weight_chosen(self, value: float) -> None:
        kg = round(formats.unit_to_kg(value, self._unit), 3)
        self._change("load", lambda dose, _exercise: replace(dose, load_kg=kg or None))

    def _on_sides_chosen(self, sides: Any) -> None:
        self._editor.set_sides(sides)

    def _on_ready_chosen(self, seconds: float) -> None:
        self._editor.set_ready(seconds)

    def _on_note_edited(self, text: str) -> None:
        self._editor.set_note(text)

    def _on_as_written_clicked(self) -> None:
        self._editor.dose_as_written()
