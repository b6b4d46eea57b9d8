"""What a session is as a whole, beside its steps: the fields, and what stands in them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout

from backcompanion.application.session_entry import SessionEntry
from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import BackFeeling, StepRecord
from backcompanion.ui import theme
from backcompanion.ui.text import training_text
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.note_edit import NoteEdit
from backcompanion.ui.widgets.painted import FIELD_HEIGHT
from backcompanion.ui.widgets.spin_boxes import DateEdit, MinutesSpinBox
from backcompanion.ui.widgets.switch import Switch

BACKS: tuple[BackFeeling, ...] = ("good", "tired", "sore", "painful")
_NOTE_HEIGHT = 76


class SessionFields(QFormLayout):
    """One row for each; under the length, `length_hint` where it cannot be."""

    def __init__(self) -> None:
        super().__init__()
        self.when = DateEdit(with_time=True)
        self.minutes = MinutesSpinBox()
        self.finished = Switch()
        self.counts = ComboBox(((None, _("By what was done")), (True, _("Yes")), (False, _("No"))))
        self.effort = ComboBox(
            ((None, _("Not said")), *((n, f"{n}  {training_text.effort(n)}") for n in range(1, 11)))
        )
        self.back = ComboBox(
            ((None, _("Not said")), *((value, training_text.back(value)) for value in BACKS))
        )
        self.note = NoteEdit(_NOTE_HEIGHT)
        self.length_hint = Label("", 13, wrap=True)
        self.length_hint.hide()
        self._build()

    def _build(self) -> None:
        self.setSpacing(10)
        self.setHorizontalSpacing(18)
        self.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            (_("When"), self.when),
            (_("Time trained"), self.minutes),
            (_("Done to the end"), self.finished),
            (_("Training day"), self.counts),
            (_("How hard"), self.effort),
            (_("Back"), self.back),
            (_("Note"), self.note),
        ):
            field.setAccessibleName(label)
            text = Label(label, 14, role=theme.MUTED)
            text.setBuddy(field)
            text.setFixedHeight(FIELD_HEIGHT)  # or its words stand a little higher than the field's
            self.addRow(text, field)
            if field is self.minutes:
                self.addRow(self.length_hint)

    def show_entry(self, entry: SessionEntry) -> None:
        self.when.show_moment(entry.wall_time)
        self.minutes.setValue(entry.minutes)
        self.finished.setChecked(entry.finished)
        self.counts.show_value(entry.counts)
        self.effort.show_value(entry.effort)
        self.back.show_value(entry.back)
        self.note.setPlainText(entry.note)

    def entry(self, steps: tuple[StepRecord, ...] | None) -> SessionEntry:
        """As it stands there, with those steps."""
        return SessionEntry(
            wall_time=self.when.moment(),
            minutes=self.minutes.value(),
            finished=self.finished.isChecked(),
            counts=self.counts.currentData(),
            effort=self.effort.currentData(),
            back=self.back.currentData(),
            note=self.note.text(),
            steps=steps,
        )
