"""An easier or a harder way of an exercise: how it is called, what is different, how many."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.level_fields import NO_LEVEL, LevelFields
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.terms import Equipment
from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.line_edit import LineEdit
from backcompanion.ui.widgets.number_edit import NumberEdit
from backcompanion.ui.widgets.tick_chips import TickChips

_LONGEST_NAME, _LONGEST_CUE, _MOST_REPETITIONS = 120, 200, 600


class LevelRows(QWidget):
    """`changed`: something is filled in otherwise. Without a name there is no such level, and
    nothing more is asked.
    """

    changed = Signal()

    def __init__(self, level: str, things: Sequence[tuple[Equipment, str]]) -> None:
        """`level`: as it is called; a screen reader says it before each field."""
        super().__init__()
        self._fields = NO_LEVEL
        self.name, self.cue = LineEdit(), LineEdit()
        self.repetitions = NumberEdit(whole=True, may_be_empty=True)
        self.equipment = TickChips(things)
        self._own_tempo = Label(
            _("The tempo is as its file has it."), 13, role=theme.MUTED, wrap=True
        )
        self.name.setMaxLength(_LONGEST_NAME)
        self.cue.setMaxLength(_LONGEST_CUE)
        self.name.setPlaceholderText(_("How it is called; empty: there is none"))
        self.cue.setPlaceholderText(_("What is different, in a sentence"))
        for field, words in (
            (self.name, _("{level}: how it is called")),
            (self.cue, _("{level}: what is different")),
            (self.repetitions, _("{level}: repetitions in a set")),
        ):
            field.setAccessibleName(words.format(level=level))
        self.equipment.set_label(_("{level}: what is needed").format(level=level))
        self._more, self._count = QWidget(), QWidget()
        self._build()
        self.name.textEdited.connect(self._on_edited)
        self.cue.textEdited.connect(self._on_edited)
        self.repetitions.value_changed.connect(self._on_repetitions_changed)
        self.repetitions.wrong_changed.connect(self._on_wrong_changed)
        self.equipment.chosen.connect(self._on_equipment_chosen)

    @property
    def fields(self) -> LevelFields:
        return self._fields

    @property
    def is_wrong(self) -> bool:
        """Of the number."""
        return bool(self._fields.name) and self.repetitions.is_wrong

    def show_fields(self, fields: LevelFields) -> None:
        self._fields = fields
        for edit, text in ((self.name, fields.name), (self.cue, fields.cue)):
            if edit.text() != text:
                edit.setText(text)
        count = formats.plain_number(fields.repetitions) if fields.repetitions else ""
        self.repetitions.show_number(count, _MOST_REPETITIONS, 1)
        self.equipment.show_value(fields.equipment)
        self._count.setVisible(not fields.own_tempo)
        self._own_tempo.setVisible(fields.own_tempo)
        self._more.setVisible(bool(fields.name.strip()))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(self._more)
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(6)
        more.addWidget(self.cue)
        row = QHBoxLayout(self._count)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.repetitions)
        words = Label(_("repetitions; empty: as many as usual"), 13, role=theme.MUTED, wrap=True)
        row.addWidget(words, 1)
        more.addWidget(self._count)
        more.addWidget(self._own_tempo)
        more.addWidget(self.equipment)

    def _on_edited(self) -> None:
        name, cue = self.name.text(), self.cue.text()
        self._more.setVisible(bool(name.strip()))
        self._take(replace(self._fields, name=name, cue=cue))

    def _on_repetitions_changed(self, count: float | None) -> None:
        self._take(replace(self._fields, repetitions=round(count or 0)))

    def _on_wrong_changed(self, _wrong: bool) -> None:
        self.changed.emit()

    def _on_equipment_chosen(self, things: tuple[Equipment, ...]) -> None:
        self._take(replace(self._fields, equipment=things))

    def _take(self, fields: LevelFields) -> None:
        self._fields = fields
        self.changed.emit()
