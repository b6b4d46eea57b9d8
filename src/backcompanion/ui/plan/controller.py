"""What the person does on the Plan page, carried out, said in a word, and undone if wanted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext, pgettext
from backcompanion.history.values.plan_store import Reminders
from backcompanion.training.planning.program import (
    DayWorkout,
    in_break,
    is_active_plan,
    with_day_workout,
)
from backcompanion.training.planning.program_changes import begin_plan, move_to_week, repeat_week
from backcompanion.training.session.record import Break
from backcompanion.ui.plan.page import PlanPage
from backcompanion.ui.plan.reminder_controller import ReminderController
from backcompanion.ui.text import formats, plan_text
from backcompanion.ui.widgets.save_file import ask_where_to_save


class PlanController(QObject):
    def __init__(self, page: PlanPage, history_model: HistoryModel, context: AppContext) -> None:
        super().__init__(page)
        self._page, self._history_model, self._context = page, history_model, context
        self._editor = page.editor
        page.today.soreness_chosen.connect(self._on_soreness_chosen)
        program = page.program
        program.start_requested.connect(self._on_start_requested)
        program.pause_requested.connect(self._on_pause_requested)
        program.resume_requested.connect(self._on_resume_requested)
        program.repeat_requested.connect(self._on_repeat_requested)
        program.leave_requested.connect(self._on_leave_requested)
        program.week_requested.connect(self._on_week_requested)
        page.weekdays.chosen.connect(self._on_weekdays_chosen)
        page.weekdays.workout_chosen.connect(self._on_workout_chosen)
        page.weekdays.reminders_changed.connect(self._on_reminders_changed)
        page.weekdays.export_requested.connect(self.choose_calendar_file)
        page.weekdays.keep_file_requested.connect(self._on_keep_file_requested)
        page.weekdays.stop_keeping_requested.connect(self._on_stop_keeping_requested)
        page.weekdays.show_kept_file(context.live.now.calendar_file)
        page.weekdays.show_reminding(context.live.now.reminders)
        page.weekdays.reminding_switched.connect(self._on_reminding_switched)
        self._reminders = ReminderController(context, self)
        self._reminders.failed.connect(page.toast.show_message)
        # Settings may have come from another computer, and this program from another folder.
        self._reminders.move(self._editor.state().reminders)
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

    def _do(self, action: Callable[..., object], *values: Any, text: str) -> bool:
        """Says what was done, with a way back; the same stands on the undo stack."""
        if not self._try(action, *values, text):
            return False
        self._page.toast.show_message(text, _("Undo"), self._history_model.undo_stack.undo)
        return True

    # --- the plan ----------------------------------------------------------------------------

    def _on_start_requested(self) -> None:
        today = self._history_model.today()
        plan = begin_plan(self._editor.plan(), self._history_model.history(), today)
        self._do(
            self._editor.change, plan, text=plan_text.start_sentence(plan.anchors[0].day, today)
        )

    def _on_repeat_requested(self) -> None:
        plan = repeat_week(
            self._editor.plan(), self._history_model.history(), self._history_model.today()
        )
        self._do(self._editor.change, plan, text=_("Next week is this one once more."))

    def _on_week_requested(self, number: int) -> None:
        plan = move_to_week(self._editor.plan(), self._history_model.today(), number)
        self._do(self._editor.change, plan, text=_("This is week {n} now.").format(n=number))

    def _on_leave_requested(self) -> None:
        """What the plan's own Pause began ends with the plan; a holiday or an illness goes on."""
        today = self._history_model.today()
        pause = in_break(self._history_model.history(), today)
        text = _("You have left the plan.")
        if not self._do(self._editor.leave, text=text):
            return
        if pause is not None and pause.reason == "rest" and pause.end is None:
            last_day = date.fromordinal(today.toordinal() - 1)
            if self._try(self._history_model.end_break, pause.start, last_day, text):
                # Undone, the pause comes first: with the plan in force, its goals would be moved
                # in between.
                self._history_model.undo_stack.join(2, text)

    def _on_pause_requested(self) -> None:
        self._add_break(Break(self._history_model.today(), None, "rest"))

    def _on_resume_requested(self) -> None:
        today = self._history_model.today()
        pause = in_break(self._history_model.history(), today)
        if pause is not None:
            self._end_break(pause, date.fromordinal(today.toordinal() - 1))

    def _on_weekdays_chosen(self, weekdays: tuple[int, ...]) -> None:
        plan = self._editor.plan()
        if not weekdays and is_active_plan(plan):
            # A plan needs a day; the chip goes back to where it was.
            self._page.toast.show_message(_("The plan needs one day a week at least."))
            self._page.refresh()
        else:
            days = ", ".join(formats.weekday(day) for day in weekdays) or pgettext(
                "weekdays", "none"
            )
            text = _("Weekdays: {days}").format(days=days)
            self._try(self._editor.change, replace(plan, weekdays=weekdays), text)

    def _on_workout_chosen(self, workout: DayWorkout) -> None:
        plan = with_day_workout(self._editor.plan(), workout)
        day = formats.weekday(workout.weekday, long=True)
        routine = self._context.library.routines.get(workout.routine)
        what = _("what is in use")
        if routine is not None:
            what = routine.name
        elif workout.minutes:
            what = ngettext("{n} minute", "{n} minutes", workout.minutes).format(n=workout.minutes)
        text = _("{day}: {what}").format(day=day, what=what)
        self._try(self._editor.change, plan, text)

    def _on_reminders_changed(self, reminders: Reminders) -> None:
        if self._try(self._editor.set_reminders, reminders):
            self._page.weekdays.show_reminding(self._context.live.now.reminders)
            self._reminders.move(reminders)

    def _on_reminding_switched(self, on: bool) -> None:
        self._reminders.switch(on, self._page.weekdays.reminders())

    def _on_soreness_chosen(self, value: int | None) -> None:
        self._try(self._editor.record_soreness, value)

    def _on_goal_chosen(self, days: int) -> None:
        self._try(self._history_model.set_goal, days, plan_text.goal(days))

    # --- breaks ------------------------------------------------------------------------------

    def _add_break(self, break_: Break) -> None:
        days = plan_text.break_days(break_, self._history_model.today())
        text = f"{plan_text.reason_name(break_.reason)} {days}"
        self._do(self._history_model.set_break, break_, text=text)

    def _end_break(self, break_: Break, last_day: date) -> None:
        text = _("The break has ended.")
        self._do(self._history_model.end_break, break_.start, last_day, text=text)

    def _on_remove_requested(self, break_: Break) -> None:
        text = _("The break was removed.")
        self._do(self._history_model.remove_break, break_.start, text=text)

    # --- the calendar file -------------------------------------------------------------------

    def choose_calendar_file(self) -> None:
        suggestion = str(Path.home() / _("back-companion.ics"))
        path = ask_where_to_save(
            self._page, _("Export to calendar"), suggestion, "iCalendar (*.ics)", ".ics"
        )
        if path is not None:
            self.export(path)

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
        path = ask_where_to_save(
            self._page, _("Keep a calendar file"), suggestion, "iCalendar (*.ics)", ".ics"
        )
        if path is not None:
            self.keep_file(path)

    def keep_file(self, path: Path) -> None:
        """From now on that file is written whenever the plan changes."""
        self._context.live.change(calendar_file=str(path))

    def _on_stop_keeping_requested(self) -> None:
        """The file stays as it is."""
        before = self._context.live.now.calendar_file
        self._context.live.change(calendar_file="")
        self._page.toast.show_message(
            _("{file} is no longer kept up to date.").format(file=Path(before).name),
            _("Undo"),
            partial(self._context.live.change, calendar_file=before),
        )

    def _on_setting_changed(self, name: str) -> None:
        if name == "calendar_file":
            self._page.weekdays.show_kept_file(self._context.live.now.calendar_file)
        elif name == "reminders":
            self._page.weekdays.show_reminding(self._context.live.now.reminders)
