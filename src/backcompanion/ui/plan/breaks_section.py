"""Breaks: the one that goes on, those before and to come, and ways to add one."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import Break
from backcompanion.ui import theme
from backcompanion.ui.plan.break_form import BreakForm
from backcompanion.ui.plan.plan_section import PlanSection, move_focus_to
from backcompanion.ui.text import plan_text
from backcompanion.ui.text.spoken import labelled
from backcompanion.ui.widgets.buttons import Button, Chip
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import clear_layout, laid_out_once
from backcompanion.ui.widgets.name_tip import NameTip

SHOWN_BREAKS = 5
# "Ill since …" goes back this many days.
DAYS_BACK = 7


class BreaksSection(PlanSection):
    """`add_requested` and `remove_requested` carry a Break, `end_requested` one and the last day
    that it is to have.
    """

    add_requested = Signal(object)
    remove_requested = Signal(object)
    end_requested = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(_("Breaks"))
        self.note.setText(_("never end a streak"))
        self._today = date.min
        self._breaks: dict[str, Break] = {}
        self.ill = Button(_("I am ill"), icon="heart-pulse", height=34, pixels=13)
        self.add = Button(_("Add a break…"), icon="plus", height=34, pixels=13)
        self.ill.setObjectName("ill")
        self.add.setObjectName("addBreak")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.ill)
        row.addWidget(self.add)
        row.addStretch(1)
        self._since_row = QWidget()
        self._since_chips = FlowLayout(self._since_row, gap=6)
        self.form = BreakForm()
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        self.column.addLayout(row)
        self.column.addWidget(self._since_row)
        self.column.addWidget(self.form)
        self.column.addWidget(self._rows)
        self._since_row.hide()
        self.form.hide()
        self.ill.clicked.connect(self._on_ill_clicked)
        self.add.clicked.connect(self._on_add_clicked)
        self.form.saved.connect(self._on_form_saved)
        self.form.cancelled.connect(self._close_form)

    def show_breaks(self, breaks: Sequence[Break], today: date) -> None:
        self._today = today
        if self._list_has_focus():
            move_focus_to(self.add)
        latest = sorted(breaks, key=lambda break_: break_.start, reverse=True)
        self._breaks = {break_.start.isoformat(): break_ for break_ in latest}
        with laid_out_once(self._rows):
            self._fill(latest)

    def _fill(self, latest: Sequence[Break]) -> None:
        clear_layout(self._list)
        for break_ in latest[:SHOWN_BREAKS]:
            self._list.addWidget(self._row(break_))
        if not latest:
            text = _("Holiday, illness or rest: a week asks for less, or for nothing.")
            self._list.addWidget(Label(text, 13, role=theme.MUTED, wrap=True))

    def _list_has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._rows.isAncestorOf(focused)

    def _row(self, break_: Break) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label(plan_text.reason_name(break_.reason), 13, theme.SEMIBOLD))
        days = Label(plan_text.break_days(break_, self._today), 13, role=theme.MUTED)
        days.setMinimumWidth(1)
        names.addWidget(days)
        line.addLayout(names, 1)
        if break_.start <= self._today and (break_.end is None or break_.end >= self._today):
            end = Button(plan_text.end_break_label(break_.reason), height=30, pixels=13)
            self._bind_button(end, break_, "endBreak", plan_text.end_break_label(break_.reason))
            end.clicked.connect(self._on_end_clicked)
            line.addWidget(end)
        remove = Button("", icon="trash-2", kind="quiet", height=30, pixels=13)
        self._bind_button(remove, break_, "removeBreak", _("Remove"))
        NameTip(remove, _("Remove"))
        remove.clicked.connect(self._on_remove_clicked)
        line.addWidget(remove)
        return row

    def _bind_button(self, button: Button, break_: Break, name: str, action: str) -> None:
        button.setObjectName(name)
        button.setProperty("break", break_.start.isoformat())
        description = (
            f"{plan_text.reason_name(break_.reason)}, {plan_text.break_days(break_, self._today)}"
        )
        button.setAccessibleName(labelled(action, description))

    def _break_of_sender(self) -> Break:
        return self._breaks[str(self.sender().property("break"))]

    def _on_end_clicked(self) -> None:
        self.end_requested.emit(self._break_of_sender(), self._today - timedelta(days=1))

    def _on_remove_clicked(self) -> None:
        self.remove_requested.emit(self._break_of_sender())

    # --- adding ------------------------------------------------------------------------------

    def _on_ill_clicked(self) -> None:
        opens = self._since_row.isHidden()
        self._close_inputs()
        if not opens:
            return
        clear_layout(self._since_chips)
        self._since_chips.addWidget(Label(_("Since"), 13, role=theme.MUTED))
        chips = []
        for back in range(DAYS_BACK):
            day = self._today - timedelta(days=back)
            chip = Chip(plan_text.since_day(day, self._today), checkable=False)
            chip.setObjectName(f"since-{back}")
            chip.setProperty("day", day.isoformat())
            chip.setAccessibleName(_("Ill since {day}").format(day=chip.text()))
            chip.clicked.connect(self._on_ill_since_clicked)
            self._since_chips.addWidget(chip)
            chips.append(chip)
        self._since_row.show()
        chips[0].show()
        move_focus_to(chips[0])

    def _on_ill_since_clicked(self) -> None:
        day = date.fromisoformat(str(self.sender().property("day")))
        move_focus_to(self.ill)
        self._close_inputs()
        self.add_requested.emit(Break(day, None, "illness"))

    def _on_add_clicked(self) -> None:
        opens = self.form.isHidden()
        self._close_inputs()
        if opens:
            self.form.ask(self._today)
            self.form.show()
            move_focus_to(self.form.reasons.focus_target())

    def _close_form(self) -> None:
        # Before the form goes: Qt would hand the keyboard on to somewhere else on the page.
        move_focus_to(self.add)
        self._close_inputs()

    def _on_form_saved(self, break_: Break) -> None:
        self._close_form()
        self.add_requested.emit(break_)

    def _close_inputs(self) -> None:
        self._since_row.hide()
        self.form.hide()
