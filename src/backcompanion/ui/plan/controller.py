"""What the person does on the Plan page, carried out, said in a word, and undone if wanted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history.values.plan_store import Reminders
from backcompanion.training.planning.program import in_break, is_active_plan
from backcompanion.training.planning.program_changes import begin_plan, move_to_week, repeat_week
from backcompanion.training.session.record import Break
from backcompanion.ui.plan.page import PlanPage
from backcompanion.ui.text import plan_text


class PlanController(QObject):
    def __init__(self, page: PlanPage, history_model: HistoryModel, context: AppContext) -> None:
        super().__init__(page)
        self._page, self._history_model, self._context = page, history_model, context
        self._editor = page.keeping
        self._break: Break | None = None
        self._break_before: Break | None = None
        page.today.sore.connect(self._on_soreness_chosen)
        program = page.program
        program.start_requested.connect(self._on_start_requested)
        program.pause.connect(self._on_pause_requested)
        program.resume_requested.connect(self._on_resume_requested)
        program.repeat_requested.connect(self._on_repeat_requested)
        program.leave.connect(self._on_leave_requested)
        program.week_requested.connect(self._on_week_requested)
        page.weekdays.chosen.connect(self._on_weekdays_chosen)
        page.weekdays.reminders.connect(self._on_reminders_changed)
        page.weekdays.export.connect(self.choose_calendar_file)
        page.weekdays.keep_file_requested.connect(self._on_keep_file_requested)
        page.weekdays.stop_keeping_requested.connect(self._on_stop_keeping_requested)
        page.weekdays.show_kept_file(context.live.now.calendar_file)
        context.live.changed.connect(self._on_setting_changed)
        page.goal.chosen.connect(self._on_goal_chosen)
        page.breaks.add_requested.connect(self._add_break)
        page.breaks.end_requested.connect(self._end_break)
        page.breaks.remove_requested.connect(self._on_remove_requested)

    def _try(self, action: Callable[..., object], *values: Any) -> bool:
        """False where the history cannot take it, which is said then."""
        try:
            action(*values)
        except KnownError as error:
            self._page.show_problem(str(error))
            return False
        return True

    def _offer_undo(self, message: str, undo: Callable[[], None]) -> None:
        self._page.toast.show_message(message, _("Undo"), undo)

    # --- the plan ----------------------------------------------------------------------------

    def _on_start_requested(self) -> None:
        today = self._history_model.today()
        plan = begin_plan(self._editor.plan(), self._history_model.history(), today)
        if self._try(self._editor.change, plan):
            self._offer_undo(plan_text.begins(plan.anchors[0].day, today), self._undo_plan)

    def _on_repeat_requested(self) -> None:
        plan = repeat_week(
            self._editor.plan(), self._history_model.history(), self._history_model.today()
        )
        if self._try(self._editor.change, plan):
            self._offer_undo(_("Next week is this one once more."), self._undo_plan)

    def _on_week_requested(self, number: int) -> None:
        plan = move_to_week(self._editor.plan(), self._history_model.today(), number)
        if self._try(self._editor.change, plan):
            self._offer_undo(_("This is week {n} now.").format(n=number), self._undo_plan)

    def _on_leave_requested(self) -> None:
        """What the plan's own Pause began ends with the plan; a holiday or an illness goes on."""
        today = self._history_model.today()
        pause = in_break(self._history_model.history(), today)
        if not self._try(self._editor.leave):
            return
        self._break, self._break_before = None, None
        if pause is not None and pause.reason == "rest" and pause.end is None:
            last_day = date.fromordinal(today.toordinal() - 1)
            if self._try(self._history_model.end_break, pause.start, last_day):
                self._break_before = pause
        self._offer_undo(_("You have left the plan."), self._undo_leaving)

    def _on_pause_requested(self) -> None:
        self._add_break(Break(self._history_model.today(), None, "rest"))

    def _on_resume_requested(self) -> None:
        today = self._history_model.today()
        pause = in_break(self._history_model.history(), today)
        if pause is not None:
            self._end_break(pause, date.fromordinal(today.toordinal() - 1))

    def _undo_leaving(self) -> None:
        # The pause first: with the plan in force, its goals would be moved in between.
        self._undo_break()
        self._undo_plan()

    def _undo_plan(self) -> None:
        self._try(self._editor.undo)

    def _on_weekdays_chosen(self, weekdays: tuple[int, ...]) -> None:
        plan = self._editor.plan()
        if not weekdays and is_active_plan(plan):
            # A plan needs a day; the chip goes back to where it was.
            self._page.toast.show_message(_("The plan needs one day a week at least."))
            self._page.refresh()
        else:
            self._try(self._editor.change, replace(plan, weekdays=weekdays))

    def _on_reminders_changed(self, reminders: Reminders) -> None:
        self._try(self._editor.set_reminders, reminders)

    def _on_soreness_chosen(self, value: int | None) -> None:
        self._try(self._editor.record_soreness, value)

    def _on_goal_chosen(self, days: int) -> None:
        self._try(self._history_model.set_goal, days)

    # --- breaks ------------------------------------------------------------------------------

    def _add_break(self, break_: Break) -> None:
        starts = {old.start: old for old in self._history_model.history().breaks}
        self._break, self._break_before = break_, starts.get(break_.start)
        if self._try(self._history_model.set_break, break_):
            days = plan_text.break_days(break_, self._history_model.today())
            self._offer_undo(f"{plan_text.reason_name(break_.reason)} {days}", self._undo_break)

    def _end_break(self, break_: Break, last_day: date) -> None:
        self._break, self._break_before = None, break_
        if self._try(self._history_model.end_break, break_.start, last_day):
            self._offer_undo(_("The break has ended."), self._undo_break)

    def _on_remove_requested(self, break_: Break) -> None:
        self._break, self._break_before = None, break_
        if self._try(self._history_model.remove_break, break_.start):
            self._offer_undo(_("The break was removed."), self._undo_break)

    def _undo_break(self) -> None:
        if self._break_before is not None:
            self._try(self._history_model.set_break, self._break_before)
        elif self._break is not None:
            self._try(self._history_model.remove_break, self._break.start)

    # --- the calendar file -------------------------------------------------------------------

    def choose_calendar_file(self) -> None:
        suggestion = str(Path.home() / _("back-companion.ics"))
        name, _kind = QFileDialog.getSaveFileName(
            self._page, _("Export to calendar"), suggestion, "iCalendar (*.ics)"
        )
        if name:
            path = Path(name)
            self.export(path if path.suffix else path.with_suffix(".ics"))

    def export(self, path: Path) -> None:
        """Writes the days to come; says how many, or why not."""
        try:
            count = self._context.export_calendar(path, self._context.now())
        except KnownError as error:
            self._page.toast.show_message(_("Not exported: {why}").format(why=error))
            return
        how_many = ngettext(
            "{n} workout is in the file.", "{n} workouts are in the file.", count
        ).format(n=count)
        advice = _(
            "Give it a calendar of its own, so that you can empty it when the plan changes;"
            " or let a file be kept up to date and subscribe to that."
        )
        self._page.toast.show_message(f"{how_many} {advice}")

    def _on_keep_file_requested(self) -> None:
        suggestion = self._context.live.now.calendar_file or str(
            Path.home() / _("back-companion.ics")
        )
        name, _kind = QFileDialog.getSaveFileName(
            self._page, _("Keep a calendar file"), suggestion, "iCalendar (*.ics)"
        )
        if name:
            path = Path(name)
            self.keep_file(path if path.suffix else path.with_suffix(".ics"))

    def keep_file(self, path: Path) -> None:
        """From now on that file is written whenever the plan changes."""
        self._context.live.change(calendar_file=str(path))

    def _on_stop_keeping_requested(self) -> None:
        """The file stays as it is."""
        before = self._context.live.now.calendar_file
        self._context.live.change(calendar_file="")
        self._offer_undo(
            _("{file} is no longer kept up to date.").format(file=Path(before).name),
            partial(self._context.live.change, calendar_file=before),
        )

    def _on_setting_changed(self, name: str) -> None:
        if name == "calendar_file":
            self._page.weekdays.show_kept_file(self._context.live.now.calendar_file)
