"""What the person does on the Plan page, carried out, said in a word, and undone if wanted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from backcompanion.application.context import Parts
from backcompanion.application.history_model import Numbers
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.history.values.plan_store import Reminders
from backcompanion.training.planning.program import in_break, is_on
from backcompanion.training.planning.program_changes import begun, repeated, standing_at
from backcompanion.training.session.record import Break
from backcompanion.ui.plan.page import PlanPage
from backcompanion.ui.text import plan_text


class PlanActs(QObject):
    def __init__(self, page: PlanPage, numbers: Numbers, parts: Parts) -> None:
        super().__init__(page)
        self._page, self._numbers, self._parts = page, numbers, parts
        self._keeping = page.keeping
        self._break: Break | None = None
        self._break_before: Break | None = None
        page.today.sore.connect(self._say_soreness)
        program = page.program
        program.begin.connect(self._begin)
        program.pause.connect(self._pause)
        program.go_on.connect(self._go_on)
        program.repeat.connect(self._repeat)
        program.leave.connect(self._leave)
        program.goes_to.connect(self._go_to)
        page.weekdays.chosen.connect(self._choose_weekdays)
        page.weekdays.reminders.connect(self._set_reminders)
        page.weekdays.export.connect(self.ask_for_calendar_file)
        page.goal.chosen.connect(self._set_goal)
        page.breaks.added.connect(self._add_break)
        page.breaks.ended.connect(self._end_break)
        page.breaks.removed.connect(self._remove_break)

    def _do(self, act: Callable[..., object], *values: Any) -> bool:
        """False where the history cannot take it, which is said then."""
        try:
            act(*values)
        except KnownError as error:
            self._page.say_problem(str(error))
            return False
        return True

    def _undoable(self, said: str, undo: Callable[[], None]) -> None:
        self._page.toast.say(said, _("Undo"), undo)

    # --- the plan ----------------------------------------------------------------------------

    def _begin(self) -> None:
        today = self._numbers.today()
        plan = begun(self._keeping.plan(), self._numbers.history(), today)
        if self._do(self._keeping.change, plan):
            self._undoable(plan_text.begins(plan.anchors[0].day, today), self._undo_plan)

    def _repeat(self) -> None:
        plan = repeated(self._keeping.plan(), self._numbers.history(), self._numbers.today())
        if self._do(self._keeping.change, plan):
            self._undoable(_("Next week is this one once more."), self._undo_plan)

    def _go_to(self, number: int) -> None:
        plan = standing_at(self._keeping.plan(), self._numbers.today(), number)
        if self._do(self._keeping.change, plan):
            self._undoable(_("This is week {n} now.").format(n=number), self._undo_plan)

    def _leave(self) -> None:
        """What the plan's own Pause began ends with the plan; a holiday or an illness goes on."""
        today = self._numbers.today()
        pause = in_break(self._numbers.history(), today)
        if not self._do(self._keeping.leave):
            return
        self._break, self._break_before = None, None
        if pause is not None and pause.reason == "rest" and pause.end is None:
            last_day = date.fromordinal(today.toordinal() - 1)
            if self._do(self._numbers.end_break, pause.start, last_day):
                self._break_before = pause
        self._undoable(_("You have left the plan."), self._undo_leaving)

    def _pause(self) -> None:
        self._add_break(Break(self._numbers.today(), None, "rest"))

    def _go_on(self) -> None:
        today = self._numbers.today()
        pause = in_break(self._numbers.history(), today)
        if pause is not None:
            self._end_break(pause, date.fromordinal(today.toordinal() - 1))

    def _undo_leaving(self) -> None:
        # The pause first: with the plan in force, its goals would be moved in between.
        self._undo_break()
        self._undo_plan()

    def _undo_plan(self) -> None:
        self._do(self._keeping.undo)

    def _choose_weekdays(self, weekdays: tuple[int, ...]) -> None:
        plan = self._keeping.plan()
        if not weekdays and is_on(plan):
            # A plan needs a day; the chip goes back to where it was.
            self._page.toast.say(_("The plan needs one day a week at least."))
            self._page.refresh()
        else:
            self._do(self._keeping.change, replace(plan, weekdays=weekdays))

    def _set_reminders(self, reminders: Reminders) -> None:
        self._do(self._keeping.set_reminders, reminders)

    def _say_soreness(self, value: int | None) -> None:
        self._do(self._keeping.say_soreness, value)

    def _set_goal(self, days: int) -> None:
        self._do(self._numbers.set_goal, days)

    # --- breaks ------------------------------------------------------------------------------

    def _add_break(self, one: Break) -> None:
        starts = {old.start: old for old in self._numbers.history().breaks}
        self._break, self._break_before = one, starts.get(one.start)
        if self._do(self._numbers.set_break, one):
            days = plan_text.break_days(one, self._numbers.today())
            self._undoable(f"{plan_text.reason_name(one.reason)} {days}", self._undo_break)

    def _end_break(self, one: Break, last_day: date) -> None:
        self._break, self._break_before = None, one
        if self._do(self._numbers.end_break, one.start, last_day):
            self._undoable(_("The break has ended."), self._undo_break)

    def _remove_break(self, one: Break) -> None:
        self._break, self._break_before = None, one
        if self._do(self._numbers.remove_break, one.start):
            self._undoable(_("The break was removed."), self._undo_break)

    def _undo_break(self) -> None:
        if self._break_before is not None:
            self._do(self._numbers.set_break, self._break_before)
        elif self._break is not None:
            self._do(self._numbers.remove_break, self._break.start)

    # --- the calendar file -------------------------------------------------------------------

    def ask_for_calendar_file(self) -> None:
        suggestion = str(Path.home() / _("back-companion.ics"))
        name, _kind = QFileDialog.getSaveFileName(
            self._page, _("Export to calendar"), suggestion, "iCalendar (*.ics)"
        )
        if name:
            path = Path(name)
            self.export(path if path.suffix else path.with_suffix(".ics"))

    def export(self, path: Path) -> None:
        """Writes the days to come; says how many, or why not."""
        from backcompanion.ui.plan.calendar_export import export_days

        try:
            count = export_days(path, self._numbers, self._parts, self._keeping)
        except KnownError as error:
            self._page.toast.say(_("Not exported: {why}").format(why=error))
            return
        self._page.toast.say(_("{n} workouts are in the file.").format(n=count))
