"""The fields of an exercise of one's own, each with what is wrong with it in its place."""

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from backcompanion.application.exercise_form import (
    DEFAULT_PHASES,
    SENTENCES,
    ExerciseFields,
    problems_in,
)
from backcompanion.base.i18n import gettext as _
from backcompanion.library.exercise_drafts import default_cues
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.terms import Equipment, Position, Remark
from backcompanion.ui.routines.labelled_field import LabelledField
from backcompanion.ui.routines.level_rows import LevelRows
from backcompanion.ui.routines.tempo_rows import TempoRows
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.widgets.choice_chips import ChoiceChips
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.line_edit import LineEdit
from backcompanion.ui.widgets.note_edit import NoteEdit
from backcompanion.ui.widgets.number_edit import NumberEdit
from backcompanion.ui.widgets.remark_chips import remark_names
from backcompanion.ui.widgets.tick_chips import TickChips

_POSITIONS = get_args(Position)
_THINGS: tuple[Equipment, ...] = (
    "dumbbells",
    "water-bottles",
    "band",
    "medicine-ball",
    "physio-ball",
    "cushion",
)
_LONGEST_LINE, _SHORT_CUES, _CUES_HEIGHT = 120, 6, 84
_MOST_REPETITIONS = 600


class OwnExerciseForm(QWidget):
    """`changed`: something is filled in otherwise; `fields` has it, `problems` what is wrong."""

    changed = Signal()

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        super().__init__()
        self._exercises = exercises
        self._fields = ExerciseFields()
        self.problems: dict[str, str] = {}
        self.name, self.also, self.muscles = LineEdit(), LineEdit(), LineEdit()
        self.position = ComboBox([("", _("not said")), *_positions()])
        self.eyes = ComboBox(_eyes())
        self.sides = ChoiceChips(_sides())
        self.repetitions, self.tempo = NumberEdit(whole=True), TempoRows()
        self.sentences = [LineEdit() for _name in SENTENCES]
        self.short = NoteEdit(_CUES_HEIGHT)
        things = [(name, training_text.equipment(name)) for name in _THINGS]
        self.equipment = TickChips(things)
        self.levels = {
            "easier": LevelRows(_("Easier"), things),
            "harder": LevelRows(_("Harder"), things),
        }
        self.cautions = TickChips(list(remark_names().items()))
        self._labelled: dict[str, LabelledField] = {}
        self._build()
        self._connect()
        self.show_fields(self._fields)

    @property
    def fields(self) -> ExerciseFields:
        return self._fields

    def show_fields(self, fields: ExerciseFields) -> None:
        self._fields = fields
        for edit, text in (
            (self.name, fields.name),
            (self.also, ", ".join(fields.also)),
            (self.muscles, ", ".join(fields.muscles)),
            *zip(self.sentences, fields.sentences, strict=True),
        ):
            if edit.text() != text:
                edit.setText(text)
        self.position.show_value(fields.position)
        self.eyes.show_value(fields.eyes)
        self.sides.show_value(fields.sides)
        self.repetitions.show_number(formats.plain_number(fields.repetitions), _MOST_REPETITIONS)
        self.tempo.show_phases(fields.phases or DEFAULT_PHASES, fixed=bool(fields.figure))
        if _lines(self.short.text()) != fields.short:
            self.short.setPlainText("\n".join(fields.short))
        self.equipment.show_value(fields.equipment)
        self.cautions.show_value(fields.cautions)
        for level, shown in self.levels.items():
            shown.show_fields(getattr(fields, level))
        self._check()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        set_margins(column, 2, 2, 10, 12)
        column.setSpacing(12)
        labels = (_("How to begin"), _("What to do"), _("What to feel"), _("What to avoid"))
        sentence_rows: list[tuple[str, str, QWidget, str]] = [
            (name, label, field, "")
            for name, label, field in zip(SENTENCES, labels, self.sentences, strict=True)
        ]
        commas = _("Several with commas between them.")
        rows: list[tuple[str, str, QWidget, str]] = [
            ("name", _("Name"), self.name, ""),
            ("also", _("Other names"), self.also, commas),
            ("position", _("Position"), self.position, ""),
            ("eyes", _("Where you look"), self.eyes, ""),
            ("sides", _("Sides"), self.sides, ""),
            ("repetitions", _("Repetitions in a set"), self.repetitions, ""),
            ("phases", _("One repetition, part by part"), self.tempo, ""),
            *sentence_rows,
            ("short", _("What is said meanwhile, a line each"), self.short, ""),
            ("equipment", _("What is needed"), self.equipment, ""),
            ("easier", _("An easier way"), self.levels["easier"], ""),
            ("harder", _("A harder way"), self.levels["harder"], ""),
            ("cautions", _("Not for whoever has"), self.cautions, ""),
            ("muscles", _("Muscles"), self.muscles, commas),
        ]
        for name, label, field, hint in rows:
            self._labelled[name] = LabelledField(label, field, hint)
            column.addWidget(self._labelled[name])
            if isinstance(field, ChoiceChips | TickChips):
                field.set_label(label)
        column.addStretch(1)
        for edit in (self.name, self.also, self.muscles, *self.sentences):
            edit.setMaxLength(_LONGEST_LINE if edit is self.name else 400)

    def _connect(self) -> None:
        for edit in (self.name, self.also, self.muscles, *self.sentences):
            edit.textEdited.connect(self._on_edited)
        self.short.textChanged.connect(self._on_edited)
        self.repetitions.value_changed.connect(self._on_edited)
        self.repetitions.wrong_changed.connect(self._on_edited)
        for choice in (self.position, self.eyes, self.sides, self.equipment, self.cautions):
            choice.chosen.connect(self._on_chosen)
        self.tempo.changed.connect(self._on_tempo_changed)
        for level in self.levels.values():
            level.changed.connect(self._on_level_changed)

    def _on_chosen(self, _value: object) -> None:
        sender = self.sender()
        changes = {
            self.position: "position",
            self.eyes: "eyes",
            self.sides: "sides",
        }
        fields = self._fields
        if sender is self.equipment:
            things: tuple[Equipment, ...] = self.equipment.value()
            fields = replace(fields, equipment=things)
        elif sender is self.cautions:
            remarks: tuple[Remark, ...] = self.cautions.value()
            fields = replace(fields, cautions=remarks)
        else:
            name = next(each for widget, each in changes.items() if widget is sender)
            fields = replace(fields, **{name: _value})  # type: ignore[arg-type]
            if name == "sides":
                fields = _with_fitting_phases(fields)
                self.tempo.show_phases(fields.phases or DEFAULT_PHASES, fixed=bool(fields.figure))
        self._take(fields)

    def _on_tempo_changed(self) -> None:
        self._take(replace(self._fields, phases=self.tempo.phases))

    def _on_level_changed(self) -> None:
        levels = {name: rows.fields for name, rows in self.levels.items()}
        self._take(replace(self._fields, **levels))  # type: ignore[arg-type]

    def _on_edited(self, *_text: object) -> None:
        number = self.repetitions.text().strip()
        repetitions = self._fields.repetitions
        if number.isdecimal() and 1 <= int(number) <= _MOST_REPETITIONS:
            repetitions = int(number)
        set_up, move, feel, avoid = (edit.text().strip() for edit in self.sentences)
        self._take(
            replace(
                self._fields,
                name=self.name.text(),
                also=_names(self.also),
                muscles=_names(self.muscles),
                sentences=(set_up, move, feel, avoid),
                short=_lines(self.short.text()),
                repetitions=repetitions,
            )
        )

    def _take(self, fields: ExerciseFields) -> None:
        if fields != self._fields:
            self._fields = fields
            self.changed.emit()
        self._check()

    def _check(self) -> None:
        self.problems = problems_in(self._fields, self._exercises)
        if self.tempo.is_wrong:
            self.problems["phases"] = _("Seconds are a number from 0 to 600.")
        whole = _("A whole number from 1 to 600 is meant here.")
        if self.repetitions.is_wrong:
            self.problems["repetitions"] = whole
        for level, rows in self.levels.items():
            if rows.is_wrong:
                self.problems[level] = whole
        for name, labelled in self._labelled.items():
            # Nobody has done anything wrong before anything is typed.
            is_untouched = name == "name" and not self._fields.name
            labelled.show_problem("" if is_untouched else self.problems.get(name, ""))
        usual = default_cues(self._fields.position)
        for name, edit in zip(SENTENCES, self.sentences, strict=True):
            edit.setPlaceholderText(usual[name])

    def show_first_problem(self) -> str:
        """The focus goes there; what is wrong, or "" for nothing."""
        if not self.problems:
            return ""
        name = next((name for name in self._labelled if name in self.problems), "name")
        labelled = self._labelled[name]
        labelled.show_problem(self.problems.get(name, ""))
        labelled.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return next(iter(self.problems.values()))


def _with_fitting_phases(fields: ExerciseFields) -> ExerciseFields:
    """What speaks of the other side goes with the sides."""
    phases = fields.phases
    if fields.sides != "alternating":
        phases = tuple(replace(each, other_side=False) for each in phases)
    if fields.sides not in ("alternating", "one"):
        phases = tuple(replace(each, word="" if "{" in each.word else each.word) for each in phases)
    return replace(fields, phases=phases)


def _names(edit: QLineEdit) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.strip() for each in edit.text().split(",") if each.strip()))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())[:_SHORT_CUES]


def _positions() -> list[tuple[str, str]]:
    words = [(name, training_text.position(name)) for name in _POSITIONS]
    return [(name, text[:1].upper() + text[1:]) for name, text in words]


def _eyes() -> list[tuple[str, str]]:
    return [
        ("", _("as usual in that position")),
        ("screen", _("at the screen")),
        ("away", _("away from the screen")),
        ("floor", _("at the floor")),
        ("away-at-the-bottom", _("away at the lowest point")),
    ]


def _sides() -> list[tuple[str, str]]:
    return [
        ("", _("not said")),
        ("both", _("no sides")),
        ("alternating", _("by turns")),
        ("one", _("one after the other")),
    ]
