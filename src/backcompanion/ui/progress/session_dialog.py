"""The window in which a session is looked at, corrected, added or deleted."""

from collections.abc import Sequence
from dataclasses import fields, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.session_entry import SessionEntry
from backcompanion.base.i18n import gettext as _
from backcompanion.training.adaptation.loads import UsedWeight
from backcompanion.training.session.record import BackFeeling, SessionRecord
from backcompanion.ui import theme
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import layout_height
from backcompanion.ui.widgets.note_edit import NoteEdit
from backcompanion.ui.widgets.scroll_page import ScrollPage
from backcompanion.ui.widgets.spin_boxes import DateEdit, MinutesSpinBox
from backcompanion.ui.widgets.switch import Switch
from backcompanion.ui.widgets.weight_fields import WeightFields
from backcompanion.ui.widgets.window_size import resize_within_screen

BACKS: tuple[BackFeeling, ...] = ("good", "tired", "sore", "painful")
DELETE = 2
_NOTE_HEIGHT = 76
_LEAST_HEIGHT = 200
_WIDTH, _WIDTH_WITH_SETS = 460, 620


class SessionDialog(QDialog):
    """`exec` gives Accepted, Rejected, or DELETE where an existing session is to go."""

    def __init__(
        self,
        entry: SessionEntry,
        parent: QWidget | None = None,
        *,
        existing: SessionRecord | None = None,
        rounds: Sequence[str] = (),
        weights: Sequence[UsedWeight] = (),
        weight_unit: str = "kg",
    ) -> None:
        """`rounds`: what became of its sets, a line for each round."""
        super().__init__(parent)
        self.setObjectName("sessionForm")
        new = existing is None
        self.setWindowTitle(_("Add a session") if new else _("Session"))
        width = _WIDTH_WITH_SETS if rounds else _WIDTH
        self._when = DateEdit(with_time=True)
        self._minutes = MinutesSpinBox()
        self._finished = Switch()
        self._counts = ComboBox(((None, _("By what was done")), (True, _("Yes")), (False, _("No"))))
        self._effort = ComboBox(
            ((None, _("Not said")), *((n, f"{n}  {training_text.effort(n)}") for n in range(1, 11)))
        )
        self._back = ComboBox(
            ((None, _("Not said")), *((value, training_text.back(value)) for value in BACKS))
        )
        self._weights = WeightFields() if weights else None
        self._weights_title = _("Weights, {unit}").format(unit=formats.weight_unit(weight_unit))
        self._loads: dict[str, float | None] = {}
        self._note = NoteEdit(_NOTE_HEIGHT)
        self._build(existing, rounds)
        self._fill(entry)
        self._given, self._shown = entry, self._read()
        if self._weights is not None:
            self._weights.show_weights(weights, weight_unit)
            self._weights.put_in_tab_order(self._back, self._note)
            self._weights.changed.connect(self._loads.update)
        self._fit(width)

    def _build(self, existing: SessionRecord | None, rounds: Sequence[str]) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        form.setHorizontalSpacing(18)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            (_("When"), self._when),
            (_("Time trained"), self._minutes),
            (_("Done to the end"), self._finished),
            (_("Training day"), self._counts),
            (_("How hard"), self._effort),
            (_("Back"), self._back),
            (_("Note"), self._note),
        ):
            field.setAccessibleName(label)
            form.addRow(Label(label, 14, role=theme.MUTED), field)
        if self._weights is not None:
            form.insertRow(
                form.rowCount() - 1, Label(self._weights_title, 14, role=theme.MUTED), self._weights
            )
        save = Button(_("Save"), kind="primary", pixels=14, height=38)
        cancel = Button(_("Cancel"), height=38)
        save.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        save.setObjectName("saveSession")
        foot = QHBoxLayout()
        if existing is not None:
            delete = Button(_("Delete"), kind="danger", icon="trash-2", height=38)
            delete.setObjectName("deleteSession")
            delete.clicked.connect(self._on_delete_clicked)
            foot.addWidget(delete)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(save)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 10, 0)
        body.setSpacing(14)
        if existing is not None:
            body.addWidget(Label(_summary_text(existing), 13, role=theme.MUTED, wrap=True))
        for line in rounds:
            body.addWidget(Label(line, 13, wrap=True))
        body.addLayout(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 14, 20)
        column.setSpacing(14)
        title = formats.full_day(existing.local_date) if existing else self.windowTitle()
        column.addWidget(Label(title, 20, theme.BOLD))
        self._body, self._scroll = body, ScrollPage(inside)
        column.addWidget(self._scroll, 1)
        foot.setContentsMargins(0, 0, 10, 0)
        column.addLayout(foot)

    def _fit(self, width: int) -> None:
        """As high as all of it, where the screen is; else what stands between title and foot
        scrolls.
        """
        column, body = self.layout(), self._body
        assert column is not None
        edges = column.contentsMargins().left() + column.contentsMargins().right()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        width = max(width, body.totalMinimumSize().width() + bar + edges)
        self.setMinimumWidth(width)
        self._scroll.setMinimumHeight(layout_height(body, width - edges))
        height = layout_height(column, width)
        self._scroll.setMinimumHeight(_LEAST_HEIGHT)
        resize_within_screen(self, width, height)

    def _fill(self, entry: SessionEntry) -> None:
        self._when.show_moment(entry.wall_time)
        self._minutes.setValue(entry.minutes)
        self._finished.setChecked(entry.finished)
        self._counts.show_value(entry.counts)
        self._effort.show_value(entry.effort)
        self._back.show_value(entry.back)
        self._note.setPlainText(entry.note)

    def entry(self) -> SessionEntry:
        """What was handed in, with what was changed: a field may not be able to show all of it."""
        now = self._read()
        changed = {
            field.name: getattr(now, field.name)
            for field in fields(SessionEntry)
            if getattr(now, field.name) != getattr(self._shown, field.name)
        }
        return replace(self._given, **changed)

    def _read(self) -> SessionEntry:
        """As it stands in the fields."""
        return SessionEntry(
            wall_time=self._when.moment(),
            minutes=self._minutes.value(),
            finished=self._finished.isChecked(),
            counts=self._counts.currentData(),
            effort=self._effort.currentData(),
            back=self._back.currentData(),
            note=self._note.text(),
            loads=dict(self._loads),
        )

    def accept(self) -> None:
        if (self._weights is None or self._weights.confirm()) and self._note.confirm():
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, from every field but the note."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    def _on_delete_clicked(self) -> None:
        self.done(DELETE)


def _summary_text(session: SessionRecord) -> str:
    """What cannot be corrected: what was done, and the energy that it was put at."""
    parts: Sequence[str] = (
        _("{sets} done").format(sets=training_text.sets_of(session.sets_done, session.sets_planned))
        if session.sets_planned
        else "",
        formats.duration(session.active_seconds),
        _("{amount} kcal").format(amount=formats.number_range(*session.kcal))
        if session.kcal
        else "",
        _("a step hurt") if any(step.outcome == "hurt" for step in session.steps) else "",
        "" if session.counts_as_active_day() else _("does not count as a training day"),
    )
    return " · ".join(part for part in parts if part)
