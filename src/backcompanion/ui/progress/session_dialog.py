"""The window in which a session is looked at, corrected, added or deleted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.session_entry import (
    SessionEntry,
    entry_from_session,
    with_corrections,
)
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.record import SessionRecord, StepRecord
from backcompanion.training.session.rounds import reaches_end
from backcompanion.ui import theme
from backcompanion.ui.progress.session_fields import SessionFields
from backcompanion.ui.progress.steps_editor import StepsEditor
from backcompanion.ui.text import formats, step_text
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import layout_height
from backcompanion.ui.widgets.prompt import Answer, Prompt
from backcompanion.ui.widgets.scroll_page import ScrollPage
from backcompanion.ui.widgets.window_size import move_within_screen, resize_within_screen

DELETE = 2
_LEAST_HEIGHT = 200
_WIDTH, _STEPS_WIDTH, _LEAST_STEPS_WIDTH, _GAP = 460, 470, 220, 18
_EMPTY_LIBRARY = Library({}, {})
_NOTHING_USUAL: Mapping[str, float] = {}


class SessionDialog(QDialog):
    """`exec` gives Accepted, Rejected, or DELETE where an existing session is to go."""

    def __init__(
        self,
        entry: SessionEntry,
        parent: QWidget | None = None,
        *,
        session: SessionRecord | None = None,
        is_new: bool = True,
        library: Library = _EMPTY_LIBRARY,
        usual_kg: Mapping[str, float] = _NOTHING_USUAL,
        weight_unit: str = "kg",
        planned_steps: Callable[[], Sequence[StepRecord]] | None = None,
        remark: str = "",
    ) -> None:
        """`session`: what the entry was made from, its steps with it; `is_new`: it is not on record
        yet. `usual_kg`: weights used lately, by exercise. `planned_steps`: to begin with, where a
        session has none on record and they are to be filled in. `remark`: what there is to know of
        it beside.
        """
        super().__init__(parent)
        self.setObjectName("sessionForm")
        self.setWindowTitle(_("Add a session") if is_new else _("Session"))
        self._session = session
        self._routine = library.routines.get(session.routine) if session is not None else None
        self.fields = SessionFields()
        self._summary = Label("", 13, role=theme.MUTED, wrap=True)
        self._remark = Label(remark, 13, wrap=True)
        self._remark.setVisible(bool(remark))
        self._steps: StepsEditor | None = None
        self._prompt: Prompt | None = None
        self._create_steps = partial(
            StepsEditor, library=library, usual_kg=usual_kg, unit=weight_unit
        )
        self._planned_steps = planned_steps
        self._fill_in = Button(_("Fill in sets, variants, weights…"), icon="plus", height=34)
        self._fill_in.setObjectName("fillInSteps")
        self._fill_in.clicked.connect(self._on_fill_in)
        self._build(is_new=is_new)
        self.fields.show_entry(entry)
        if session is not None and session.steps:
            self._add_steps(session.steps)
        self._given, self._shown = entry, self._read()
        self._followed_when, self._ends_now = self._shown.wall_time, is_new
        self._followed_finished = self._shown.finished
        self._show_summary()
        self.fields.minutes.valueChanged.connect(self._on_length_changed)
        self.fields.counts.chosen.connect(self._show_summary)
        self.fields.finished.toggled.connect(self._show_summary)
        self._fit()

    def _build(self, *, is_new: bool) -> None:
        column = QVBoxLayout(self)
        set_margins(column, 24, 20, 14, 20)
        column.setSpacing(14)
        day = None if is_new or self._session is None else self._session.local_date
        title = self.windowTitle() if day is None else formats.as_heading(formats.full_day(day))
        column.addWidget(Label(title, 20, theme.BOLD))
        if day is not None and self._routine is not None:
            column.addWidget(Label(self._routine.name, 13, role=theme.MUTED, wrap=True))
        self._columns = QHBoxLayout()
        self._columns.setSpacing(_GAP)
        self._scroll = ScrollPage(self._create_body())
        self._columns.addWidget(self._scroll, 1)
        column.addLayout(self._columns, 1)
        column.addLayout(self._create_foot(is_new=is_new))

    def _add_steps(self, steps: Sequence[StepRecord]) -> StepsEditor:
        self._fill_in.hide()
        self._steps = self._create_steps(steps)
        self._steps.changed.connect(self._on_steps_changed)
        self._steps_scroll = ScrollPage(self._steps)
        self._steps.row_focused.connect(self._on_row_focused)
        self._columns.addWidget(self._steps_scroll, 1)
        self._steps_scroll.show()
        self._steps.put_in_tab_order(self.fields.note)
        return self._steps

    def _create_body(self) -> QWidget:
        inside = QWidget()
        body = self._body = QVBoxLayout(inside)
        set_margins(body, 0, 0, 10, 0)
        body.setSpacing(14)
        body.addWidget(self._summary)
        body.addWidget(self._remark)
        body.addLayout(self.fields)
        body.addWidget(self._fill_in)
        self._fill_in.setVisible(self._planned_steps is not None)
        body.addStretch()
        return inside

    def _create_foot(self, *, is_new: bool) -> QHBoxLayout:
        save = Button(_("Save"), kind="primary", pixels=14, height=38)
        cancel = Button(_("Cancel"), height=38)
        save.clicked.connect(self.accept)
        cancel.clicked.connect(self._leave)
        save.setObjectName("saveSession")
        foot = QHBoxLayout()
        set_margins(foot, 0, 0, 10, 0)
        if not is_new:
            delete = Button(_("Delete"), kind="danger", icon="trash-2", height=38)
            delete.setObjectName("deleteSession")
            delete.clicked.connect(self._on_delete_clicked)
            foot.addWidget(delete)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(save)
        return foot

    def _fit(self) -> None:
        """As high as all of it, where the screen is; else what stands between title and foot
        scrolls.
        """
        column, body = self.layout(), self._body
        assert column is not None
        edges = column.contentsMargins().left() + column.contentsMargins().right()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        width = max(_WIDTH - edges, body.totalMinimumSize().width() + bar)
        self._scroll.setMinimumWidth(width)
        height = layout_height(body, width)
        if self._steps is not None:
            self._steps_scroll.setMinimumWidth(_LEAST_STEPS_WIDTH)
            steps_layout = self._steps.layout()
            assert steps_layout is not None
            height = max(height, layout_height(steps_layout, _STEPS_WIDTH))
            self._steps_scroll.setMinimumHeight(_LEAST_HEIGHT)
        self._scroll.setMinimumHeight(height)
        self._columns.invalidate()  # of itself Qt only tells the outermost layout
        total = column.totalSizeHint().height()
        self._scroll.setMinimumHeight(_LEAST_HEIGHT)
        steps_width = _STEPS_WIDTH + _GAP if self._steps is not None else 0
        resize_within_screen(self, width + edges + steps_width, total)

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
        return self.fields.entry(self._steps.steps() if self._steps is not None else None)

    def accept(self) -> None:
        if (self._steps is None or self._steps.confirm()) and self.fields.note.confirm():
            super().accept()

    def reject(self) -> None:
        """Esc and the window's cross ask first where something was filled in."""
        if self._prompt is not None:
            return
        if self._read() == self._shown:
            self._leave()
            return
        answers = [
            Answer("save", _("Save it"), "primary"),
            Answer("stay", _("Go on with it")),
            Answer("lose", _("Discard"), "danger"),
        ]
        title = _("What you changed is not saved")
        self._prompt = Prompt(self, title, "", answers, escape="stay")
        self._prompt.answered.connect(self._on_leaving_answered)

    def _on_leaving_answered(self, answer: str) -> None:
        self._prompt = None
        if answer == "save":
            self.accept()
        elif answer == "lose":
            self._leave()
        else:
            self.fields.note.setFocus()

    def _leave(self) -> None:
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, from every field but the note; not the one that opened the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.accept()
        else:
            super().keyPressEvent(event)

    def corrected(self, day_starts_minutes: int = 0) -> SessionRecord | None:
        """The session with what was changed; None where it was made from none."""
        if self._session is None:
            return None
        return with_corrections(self._session, self.entry(), day_starts_minutes, self._routine)

    # --- what follows from what is filled in ---------------------------------------------------

    def _on_steps_changed(self) -> None:
        """The length follows, and whether the end was reached, unless the person said otherwise."""
        self._follow_end()
        if self._session is not None and self.fields.minutes.value() == self._shown.minutes:
            followed = replace(self.entry(), minutes=self._given.minutes)
            session = with_corrections(self._session, followed, 0, self._routine)
            minutes = entry_from_session(session).minutes
            self._shown = replace(self._shown, minutes=minutes)
            self.fields.minutes.setValue(minutes)
            self._follow_length(minutes - self._given.minutes)
        self._on_length_changed()

    def _follow_end(self) -> None:
        if self._session is None or self.fields.finished.isChecked() != self._followed_finished:
            return
        steps = self._read().steps or ()
        was, reached = reaches_end(self._session.steps), reaches_end(steps)
        self._followed_finished = self._given.finished if reached == was else reached
        self.fields.finished.setChecked(self._followed_finished)

    def _follow_length(self, more_minutes: int) -> None:
        """What is longer and ended by now began earlier, unless the person said when."""
        if self._ends_now and self.fields.when.moment() == self._followed_when:
            self.fields.when.show_moment(self._given.wall_time - timedelta(minutes=more_minutes))
            self._followed_when = self.fields.when.moment()

    def _on_fill_in(self) -> None:
        """Its length and energy stay: they were said when nothing of this was."""
        if self._planned_steps is not None and self._steps is None:
            self._add_steps(self._planned_steps()).take_focus()
            self._fit()
            move_within_screen(self)
            self._on_length_changed()

    def _on_length_changed(self) -> None:
        done = sum(step.done_seconds for step in self._read().steps or ())
        too_short = 60 * (self.fields.minutes.value() + 1) < done
        if too_short:
            text = _("What was done comes to {time} alone: make it longer, or take steps away.")
            self.fields.length_hint.setText(text.format(time=formats.minutes(done)))
        self.fields.length_hint.setVisible(too_short)
        self.fields.minutes.setAccessibleDescription(
            self.fields.length_hint.text() if too_short else ""
        )
        self._show_summary()

    def _show_summary(self) -> None:
        corrected = self.corrected()
        self._summary.setVisible(corrected is not None)
        if corrected is not None:
            self._summary.setText(step_text.session_summary(corrected))

    def _on_row_focused(self, row: QWidget) -> None:
        # Its place is known once the layout has settled.
        QTimer.singleShot(0, row, partial(self._steps_scroll.ensureWidgetVisible, row, 0, 20))

    def _on_delete_clicked(self) -> None:
        self.done(DELETE)
