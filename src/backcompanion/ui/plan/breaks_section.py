"""Breaks: the one that goes on, those before and to come, and ways to add one."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.record import Break
from backcompanion.ui import theme
from backcompanion.ui.plan.break_form import BreakForm
from backcompanion.ui.plan.plan_section import PlanSection, clear, hand_focus_to
from backcompanion.ui.text import plan_text
from backcompanion.ui.widgets.buttons import Button, Chip
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Text

SHOWN = 5
# "Ill since …" goes back this many days.
DAYS_BACK = 7


class BreaksSection(PlanSection):
    """`added` and `removed` carry a Break, `ended` one and the last day that it is to have."""

    added = Signal(object)
    removed = Signal(object)
    ended = Signal(object, object)

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
        self._since = QWidget()
        self._since_days = FlowLayout(self._since, gap=6)
        self.form = BreakForm()
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        self.column.addLayout(row)
        self.column.addWidget(self._since)
        self.column.addWidget(self.form)
        self.column.addWidget(self._rows)
        self._since.hide()
        self.form.hide()
        self.ill.clicked.connect(self._ask_since)
        self.add.clicked.connect(self._ask_break)
        self.form.saved.connect(self._save)
        self.form.left.connect(self._leave_form)

    def show_breaks(self, breaks: Sequence[Break], today: date) -> None:
        self._today = today
        if self._list_has_focus():
            hand_focus_to(self.add)
        clear(self._list)
        latest = sorted(breaks, key=lambda one: one.start, reverse=True)
        self._breaks = {one.start.isoformat(): one for one in latest}
        for one in latest[:SHOWN]:
            self._list.addWidget(self._row(one))
        if not latest:
            text = _("Holiday, illness or rest: a week asks for less, or for nothing.")
            self._list.addWidget(Text(text, 13, role=theme.MUTED, wrap=True))

    def _list_has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._rows.isAncestorOf(focused)

    def _row(self, one: Break) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Text(plan_text.reason_name(one.reason), 13, theme.SEMIBOLD))
        days = Text(plan_text.break_days(one, self._today), 13, role=theme.MUTED)
        days.setMinimumWidth(1)
        names.addWidget(days)
        line.addLayout(names, 1)
        if one.start <= self._today and (one.end is None or one.end >= self._today):
            end = Button(plan_text.end_of(one.reason), height=30, pixels=13)
            self._tie(end, one, "endBreak", plan_text.end_of(one.reason))
            end.clicked.connect(self._end)
            line.addWidget(end)
        remove = Button("", icon="trash-2", kind="quiet", height=30, pixels=13)
        self._tie(remove, one, "removeBreak", _("Remove"))
        remove.setToolTip(_("Remove"))
        remove.clicked.connect(self._remove)
        line.addWidget(remove)
        return row

    def _tie(self, button: Button, one: Break, name: str, action: str) -> None:
        button.setObjectName(name)
        button.setProperty("break", one.start.isoformat())
        said = f"{plan_text.reason_name(one.reason)}, {plan_text.break_days(one, self._today)}"
        button.setAccessibleName(f"{action}: {said}")

    def _asked(self) -> Break:
        return self._breaks[str(self.sender().property("break"))]

    def _end(self) -> None:
        self.ended.emit(self._asked(), self._today - timedelta(days=1))

    def _remove(self) -> None:
        self.removed.emit(self._asked())

    # --- adding ------------------------------------------------------------------------------

    def _ask_since(self) -> None:
        open_it = self._since.isHidden()
        self._fold()
        if not open_it:
            return
        clear(self._since_days)
        self._since_days.addWidget(Text(_("Since"), 13, role=theme.MUTED))
        chips = []
        for back in range(DAYS_BACK):
            day = self._today - timedelta(days=back)
            chip = Chip(plan_text.since_day(day, self._today), checkable=False)
            chip.setObjectName(f"since-{back}")
            chip.setProperty("day", day.isoformat())
            chip.setAccessibleName(_("Ill since {day}").format(day=chip.text()))
            chip.clicked.connect(self._ill_since)
            self._since_days.addWidget(chip)
            chips.append(chip)
        self._since.show()
        chips[0].show()
        hand_focus_to(chips[0])

    def _ill_since(self) -> None:
        day = date.fromisoformat(str(self.sender().property("day")))
        hand_focus_to(self.ill)
        self._fold()
        self.added.emit(Break(day, None, "illness"))

    def _ask_break(self) -> None:
        open_it = self.form.isHidden()
        self._fold()
        if open_it:
            self.form.ask(self._today)
            self.form.show()
            self.form.start.setFocus()

    def _leave_form(self) -> None:
        # Before the form goes: Qt would hand the keyboard on to somewhere else on the page.
        hand_focus_to(self.add)
        self._fold()

    def _save(self, one: Break) -> None:
        self._leave_form()
        self.added.emit(one)

    def _fold(self) -> None:
        self._since.hide()
        self.form.hide()
