"""The steps of a session, exercise by exercise, each of which opens to be put right."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Kind
from backcompanion.training.session.record import SetTotals, StepRecord
from backcompanion.training.session.rounds import (
    MOST_ROUNDS,
    indices_by_place,
    indices_elsewhere,
    last_round,
    place_of,
    with_round_added,
    with_round_removed,
    with_same_in_every_round,
    with_step_added,
    with_step_removed,
)
from backcompanion.ui import theme
from backcompanion.ui.progress.step_fields import StepFields
from backcompanion.ui.progress.step_row import StepRow
from backcompanion.ui.text import step_text, training_text
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label

_TITLE_PIXELS, _KIND_PIXELS, _NAME_PIXELS = 16, 12, 13


class StepsEditor(QWidget):
    """Up and Down go from step to step, Space and Enter open one, Esc closes it.

    `changed`: some step, or how many there are. `row_focused` carries what is to be in sight.
    """

    changed = Signal()
    row_focused = Signal(QWidget)

    def __init__(
        self,
        steps: Sequence[StepRecord],
        library: Library,
        usual_kg: Mapping[str, float],
        unit: str,
    ) -> None:
        """`usual_kg`: used lately, by exercise. `unit`: of weights, "kg" or "lb"."""
        super().__init__()
        self.setObjectName("stepsEditor")
        self._library, self._unit = library, unit
        self._steps = list(steps)
        # As it was when the form opened, of each step; a round that was added has none.
        self._given_of: list[StepRecord | None] = list(steps)
        self._rows: dict[int, StepRow] = {}
        self._opened: int | None = None
        self._count = Label("", 13, role=theme.MUTED)
        self._add = Button("", icon="plus", height=32, pixels=13)
        self._add.setObjectName("addRound")
        self._remove = Button("", icon="minus", height=32, pixels=13)
        self._remove.setObjectName("removeRound")
        self.fields = StepFields(library, usual_kg, unit)
        self.fields.hide()
        self.fields.changed.connect(self._on_step_changed)
        self.fields.buttons.repeat_requested.connect(self._on_repeat_requested)
        self.fields.buttons.added.connect(self._on_step_added)
        self.fields.buttons.removed.connect(self._on_step_removed)
        self.fields.closed.connect(self._on_fields_closed)
        self.fields.resized.connect(self._on_fields_resized)
        self._add.clicked.connect(self._on_round_added)
        self._remove.clicked.connect(self._on_round_removed)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 10, 0)
        column.setSpacing(6)
        head = FlowLayout(gap=10)
        head.addWidget(Label(_("What was done"), _TITLE_PIXELS, theme.BOLD))
        head.addWidget(self._count)
        rounds = FlowLayout()
        for button in (self._add, self._remove):
            rounds.addWidget(button)
        column.addLayout(head)
        column.addLayout(rounds)
        column.addLayout(self._list)
        column.addStretch()
        self._create_rows()

    def steps(self) -> tuple[StepRecord, ...]:
        """As they were handed in, where nothing was changed."""
        return tuple(self._steps)

    def confirm(self) -> bool:
        """Whether all that is typed makes sense; else the focus goes to what does not."""
        return self._opened is None or self.fields.confirm()

    # --- the rows ----------------------------------------------------------------------------

    def _create_rows(self) -> None:
        self._opened = None
        self.fields.hide()
        self.fields.setParent(self)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.fields:
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        kind: Kind | None = None
        for group in indices_by_place(self._steps):
            step = self._steps[group[0]]
            if step.kind != kind:
                text = step_text.part_of_routine(kind := step.kind)
                heading = Label(text, _KIND_PIXELS, theme.SEMIBOLD, theme.MUTED)
                heading.setContentsMargins(0, 8, 0, 2)
                self._list.addWidget(heading)
            if len(group) > 1:
                heading = Label(self._written_name(step), _NAME_PIXELS, theme.SEMIBOLD, wrap=True)
                set_margins(heading, 10, 4, 0, 0)
                self._list.addWidget(heading)
            for index in group:
                row = self._create_row(index, is_part=len(group) > 1)
                self._list.addWidget(row)
                row.show()  # so that it can have the focus at once
        self._put_in_order()
        if self._rows:
            self._take_tab_stop(next(iter(self._rows)))
        self._show_rounds()

    def _create_row(self, index: int, *, is_part: bool) -> StepRow:
        row = self._rows[index] = StepRow(index, is_part=is_part)
        row.pressed_row.connect(self._on_row_pressed)
        row.moved.connect(self._on_moved)
        row.focused.connect(self._on_row_focused)
        self._show_row(index)
        return row

    def _show_row(self, index: int) -> None:
        step, row = self._steps[index], self._rows[index]
        result = step_text.result(step, self._library, self._unit)
        row.show_step(self._written_name(step), step_text.place(self._steps, index), result)

    def _written_name(self, step: StepRecord) -> str:
        return step_text.exercise_name(place_of(step), self._library)

    def take_focus(self) -> None:
        self._focus_row(next(iter(self._rows)))

    def put_in_tab_order(self, before: QWidget) -> None:
        """After that one, whenever it was made."""
        QWidget.setTabOrder(before, self._add)
        QWidget.setTabOrder(self._add, self._remove)
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Tab comes to one row, which the arrows leave for others, and from it to its fields."""
        previous: QWidget = self._remove
        for index, row in self._rows.items():
            QWidget.setTabOrder(previous, row)
            previous = row
            if index == self._opened:
                for field in self.fields.tab_stops():
                    QWidget.setTabOrder(previous, field)
                    previous = field

    def _take_tab_stop(self, index: int) -> None:
        for other, row in self._rows.items():
            row.setFocusPolicy(_STRONG if other == index else Qt.FocusPolicy.ClickFocus)

    def _focus_row(self, index: int) -> None:
        self._take_tab_stop(index)
        self._rows[index].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_rounds(self) -> None:
        number = last_round(self._steps)
        self._add.set_text_and_icon(_("Add round {n}").format(n=number + 1), "plus")
        self._remove.set_text_and_icon(_("Remove round {n}").format(n=number), "minus")
        self._add.setVisible(0 < number < MOST_ROUNDS)
        self._remove.setVisible(number > 0 and len(with_round_removed(self._steps)) > 0)
        totals = SetTotals.of(self._steps)
        sets = training_text.sets_of(totals.done, totals.planned) if totals.planned else ""
        self._count.setText(sets)

    # --- what a person does --------------------------------------------------------------------

    def _on_row_pressed(self, index: int) -> None:
        if index == self._opened:
            self._close()
        elif self.confirm():
            self._open(index)

    def _open(self, index: int) -> None:
        self._close()
        row = self._rows[index]
        self._opened = index
        row.set_opened(True)
        self._list.insertWidget(self._list.indexOf(row) + 1, self.fields)
        self.fields.show_step(
            self._steps[index],
            self._given_of[index],
            repeats=bool(indices_elsewhere(self._steps, index)),
        )
        self.fields.buttons.set_removable(len(self._steps) > 1)
        self.fields.show()
        self._put_in_order()
        self._take_tab_stop(index)
        self.fields.tab_stops()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_fields_resized(self) -> None:
        if self._opened is not None:
            self.row_focused.emit(self.fields)

    def _close(self) -> None:
        if self._opened is not None:
            self._rows[self._opened].set_opened(False)
            self._list.removeWidget(self.fields)
            self.fields.hide()
            self._opened = None

    def _on_fields_closed(self) -> None:
        index = self._opened
        if index is not None and self.confirm():
            self._close()
            self._focus_row(index)

    def _on_moved(self, index: int, by: int) -> None:
        indices = list(self._rows)
        place = indices.index(index) + by
        if 0 <= place < len(indices):
            self._focus_row(indices[place])

    def _on_row_focused(self, index: int) -> None:
        self._take_tab_stop(index)
        self.row_focused.emit(self._rows[index])

    def _on_step_changed(self, step: StepRecord) -> None:
        if self._opened is not None:
            self._steps[self._opened] = step
            self._show_row(self._opened)
            self.fields.show_repeats(bool(indices_elsewhere(self._steps, self._opened)))
            self._show_rounds()
            self.changed.emit()

    def _on_repeat_requested(self) -> None:
        index = self._opened
        if index is None or not self.confirm():
            return
        others = indices_elsewhere(self._steps, index)
        self._steps = list(with_same_in_every_round(self._steps, index))
        for other in others:
            self._show_row(other)
        self.fields.show_repeats(False)
        self.fields.tab_stops()[0].setFocus(Qt.FocusReason.TabFocusReason)
        self._show_rounds()
        self.changed.emit()

    def _on_step_added(self) -> None:
        index = self._opened
        if index is not None and self.confirm():
            self._set_steps(with_step_added(self._steps, index))
            self._focus_row(index + 1)

    def _on_step_removed(self) -> None:
        index = self._opened
        if index is not None:
            above = max(0, list(self._rows).index(index) - 1)
            self._set_steps(with_step_removed(self._steps, index))
            self._focus_row(list(self._rows)[above])

    def _on_round_added(self) -> None:
        if self.confirm():
            before = len(self._steps)
            self._set_steps(with_round_added(self._steps))
            first = self._steps_end() - (len(self._steps) - before)
            self._focus_row(first)

    def _on_round_removed(self) -> None:
        self._set_steps(with_round_removed(self._steps))
        if not self._remove.isVisible():
            self.take_focus()

    def _steps_end(self) -> int:
        return 1 + max((n for n, step in enumerate(self._steps) if step.kind == "work"), default=-1)

    def _set_steps(self, steps: Sequence[StepRecord]) -> None:
        # What was there stays with what it was; the steps are told apart by what they are, not by
        # what they say.
        known = {id(step): given for step, given in zip(self._steps, self._given_of, strict=True)}
        self._given_of = [known.get(id(step)) for step in steps]
        self._steps = list(steps)
        self._create_rows()
        self.changed.emit()


_STRONG = Qt.FocusPolicy.StrongFocus
