"""The window in which a session is looked at, corrected, added or deleted."""

from collections.abc import Sequence
from datetime import datetime
from gettext import gettext as _

from PySide6.QtCore import QDate, QDateTime, QEvent, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from backcompanion.training.record import SessionRecord
from backcompanion.ui import theme
from backcompanion.ui.progress import words
from backcompanion.ui.progress.session_entry import SessionEntry
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.inputs import dress
from backcompanion.ui.widgets.text import Text

LONGEST_MINUTES = 1440
LONGEST_NOTE = 10_000
DELETE = 2


class SessionForm(QDialog):
    """`exec` gives Accepted, Rejected, or DELETE where an existing session is to go."""

    def __init__(
        self,
        entry: SessionEntry,
        parent: QWidget | None = None,
        *,
        existing: SessionRecord | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sessionForm")
        self._dressed: object = None
        self._entry = entry
        new = existing is None
        self.setWindowTitle(_("Add a session") if new else _("Session"))
        self.setMinimumWidth(460)
        self._when = QDateTimeEdit()
        self._when.setCalendarPopup(True)
        self._when.setDisplayFormat("ddd d MMM yyyy, HH:mm")
        self._when.setDateTimeRange(
            QDateTime(QDate(1970, 1, 2), QTime(0, 0)), QDateTime(QDate(2200, 12, 30), QTime(23, 59))
        )
        self._minutes = QSpinBox()
        self._minutes.setRange(0, LONGEST_MINUTES)
        self._minutes.setSuffix(_(" min"))
        self._minutes.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._finished = QCheckBox(_("Done to the end"))
        self._counts = _choice((_("By what was done"), None), (_("Yes"), True), (_("No"), False))
        self._effort = _choice(
            (_("Not said"), None), *((f"{n}  {words.effort(n)}", n) for n in range(1, 11))
        )
        self._back = _choice(
            (_("Not said"), None),
            *((words.back(value), value) for value in ("good", "tired", "sore", "painful")),
        )
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(76)
        self._build(existing)
        self._fill(entry)
        self._dress()

    def _build(self, existing: SessionRecord | None) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            (_("When"), self._when),
            (_("Time trained"), self._minutes),
            ("", self._finished),
            (_("Training day"), self._counts),
            (_("How hard"), self._effort),
            (_("Back"), self._back),
            (_("Note"), self._note),
        ):
            field.setFont(theme.font(14))
            field.setAccessibleName(label or field.property("text"))
            form.addRow(Text(label, 14, role=theme.MUTED), field)
        save = Button(_("Save"), kind="primary", pixels=14, height=38)
        cancel = Button(_("Cancel"), height=38)
        save.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        save.setObjectName("saveSession")
        foot = QHBoxLayout()
        if existing is not None:
            delete = Button(_("Delete"), kind="danger", icon="trash-2", height=38)
            delete.setObjectName("deleteSession")
            delete.clicked.connect(self._delete)
            foot.addWidget(delete)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        title = words.full_day(existing.local_date) if existing else self.windowTitle()
        column.addWidget(Text(title, 20, theme.BOLD))
        if existing is not None:
            column.addWidget(Text(_facts(existing), 13, role=theme.MUTED, wrap=True))
        column.addLayout(form)
        column.addLayout(foot)

    def _fill(self, entry: SessionEntry) -> None:
        wall = entry.wall
        self._when.setDateTime(
            QDateTime(QDate(wall.year, wall.month, wall.day), QTime(wall.hour, wall.minute))
        )
        self._minutes.setValue(entry.minutes)
        self._finished.setChecked(entry.finished)
        for box, value in (
            (self._counts, entry.counts),
            (self._effort, entry.effort),
            (self._back, entry.back),
        ):
            box.setCurrentIndex([box.itemData(i) for i in range(box.count())].index(value))
        self._note.setPlainText(entry.note)

    def entry(self) -> SessionEntry:
        """As it stands in the fields."""
        when = self._when.dateTime()
        day, time = when.date(), when.time()
        return SessionEntry(
            wall=datetime(day.year(), day.month(), day.day(), time.hour(), time.minute()),
            minutes=self._minutes.value(),
            finished=self._finished.isChecked(),
            counts=self._counts.currentData(),
            effort=self._effort.currentData(),
            back=self._back.currentData(),
            note=self._note.toPlainText()[:LONGEST_NOTE],
        )

    def _delete(self) -> None:
        self.done(DELETE)

    def _dress(self) -> None:
        if self._dressed is not theme.colours():
            self._dressed = theme.colours()
            dress(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()


def _choice(*entries: tuple[str, object]) -> QComboBox:
    box = QComboBox()
    for text, value in entries:
        box.addItem(text, value)
    return box


def _facts(session: SessionRecord) -> str:
    """What cannot be corrected: what was done, and the energy that it was put at."""
    parts: Sequence[str] = (
        _("{sets} sets done").format(sets=words.sets(session.sets_done, session.sets_planned))
        if session.sets_planned
        else "",
        words.duration(session.active_seconds),
        _("{amount} kcal").format(amount=words.range_of(*session.kcal)) if session.kcal else "",
        _("a step hurt") if any(step.outcome == "hurt" for step in session.steps) else "",
        "" if session.does_count() else _("does not count as a training day"),
    )
    return " · ".join(part for part in parts if part)
