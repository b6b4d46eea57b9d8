"""Which weekdays to train on, and the way into a calendar."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history.values.plan_store import Reminders
from backcompanion.training.planning.program import DayWorkout
from backcompanion.training.planning.weekdays import min_days_apart
from backcompanion.ui import theme
from backcompanion.ui.plan.day_workout_rows import DayWorkoutRows
from backcompanion.ui.plan.plan_section import PlanSection
from backcompanion.ui.text import formats
from backcompanion.ui.text.week import weekday_label
from backcompanion.ui.widgets.accessibility import set_role
from backcompanion.ui.widgets.buttons import Button, Chip
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.switch import Switch
from backcompanion.ui.widgets.tab_order import put_in_tab_order

# Shorter than this from one to the next, muscles have less rest than they want.
GOOD_REST_DAYS = 2


def _reminder_text(minutes: int) -> str:
    if not minutes:
        return _("told on time")
    if minutes % 60:
        return _("{n} min before").format(n=minutes)
    return ngettext("{n} hour before", "{n} hours before", minutes // 60).format(n=minutes // 60)


class WeekdaysSection(PlanSection):
    """`chosen` carries the weekdays in order, 0 Monday; `reminders_changed` carries Reminders.

    `workout_chosen` carries the DayWorkout of one of them.
    """

    chosen = Signal(object)
    reminders_changed = Signal(object)
    workout_chosen = Signal(object)
    export_requested = Signal()
    keep_file_requested = Signal()
    stop_keeping_requested = Signal()
    reminding_switched = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Weekdays"))
        self._row = QWidget()
        set_role(self._row, "Grouping")
        self._row.setAccessibleName(_("Weekdays"))
        self._flow = FlowLayout(self._row, gap=4)
        self.days: dict[int, Chip] = {}
        self._hint = Label("", 13, role=theme.MUTED, wrap=True)
        self.time_combo = ComboBox(
            [(60 * hour, formats.time_of_day(hour)) for hour in range(5, 23)],
            formats.minute_of_day,
        )
        self.time_combo.set_label(_("Time of day"))
        self.reminder_combo = ComboBox(
            [(minutes, _reminder_text(minutes)) for minutes in (0, 15, 60)], _reminder_text
        )
        self.reminder_combo.set_label(_("Reminder"))
        self.export_button = Button(
            _("Export to calendar…"), icon="calendar-days", height=34, pixels=13
        )
        self.export_button.setObjectName("exportCalendar")
        times = FlowLayout(gap=8)
        times.addWidget(self.time_combo)
        times.addWidget(self.reminder_combo)
        self.column.addWidget(self._row)
        self.column.addWidget(self._hint)
        self.workouts = DayWorkoutRows()
        self.workouts.chosen.connect(self.workout_chosen)
        self.column.addWidget(self.workouts)
        self.column.addLayout(times)
        self._add_reminder_switch()
        self.keep_button = Button(
            _("Keep a calendar file…"), icon="calendar-days", height=34, pixels=13
        )
        self.keep_button.setObjectName("keepCalendar")
        self.kept_file = Label("", 13, role=theme.MUTED, wrap=True)
        self.stop_button = Button(_("Stop keeping it"), height=34, pixels=13)
        self.stop_button.setObjectName("stopKeepingCalendar")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for button in (self.export_button, self.keep_button, self.stop_button):
            flow.addWidget(button)
        self.column.addWidget(buttons)
        self.column.addWidget(self.kept_file)
        self.time_combo.chosen.connect(self._on_reminder_chosen)
        self.reminder_combo.chosen.connect(self._on_reminder_chosen)
        self.export_button.clicked.connect(self._on_export_clicked)
        self.keep_button.clicked.connect(self.keep_file_requested)
        self.stop_button.clicked.connect(self.stop_keeping_requested)
        self._can_remind = False
        self.show_kept_file("")

    def _add_reminder_switch(self) -> None:
        self.reminder_switch = Switch()
        self.reminder_switch.setObjectName("remindHere")
        self.reminder_switch.set_label(_("Remind me on this computer"))
        self.reminder_switch.chosen.connect(self.reminding_switched)
        label = Label(_("Remind me on this computer"), 14, wrap=True)
        label.setBuddy(self.reminder_switch)
        reminder_row = QHBoxLayout()
        reminder_row.addWidget(label, 1)
        reminder_row.addWidget(self.reminder_switch)
        self.reminder_hint = Label("", 13, role=theme.MUTED, wrap=True)
        self.column.addLayout(reminder_row)
        self.column.addWidget(self.reminder_hint)

    def show_weekdays(
        self, weekdays: Sequence[int], week_starts: int, reminders: Reminders
    ) -> None:
        order = [(week_starts + n) % 7 for n in range(7)]
        if list(self.days) != order:
            self._create_chips(order)
        for day, chip in self.days.items():
            chip.setChecked(day in weekdays)
        if not weekdays:
            message = _("On which days do you want to train?")
        elif min_days_apart(tuple(weekdays)) < GOOD_REST_DAYS:
            message = _("Two of them follow one another. Muscles like about 48 hours of rest.")
        else:
            message = _("Each with a day of rest after it.")
        self._hint.setText(message)
        self.export_button.setEnabled(bool(weekdays))
        self.keep_button.setEnabled(bool(weekdays))
        self.time_combo.show_value(reminders.at_minutes)
        self.reminder_combo.show_value(reminders.before_minutes)
        self._can_remind = bool(weekdays)
        self._show_reminding(reminders)

    def show_workouts(
        self, workouts: Sequence[DayWorkout], routines: Sequence[tuple[str, str]]
    ) -> None:
        """What the chosen days are trained with. `routines`: id and name of all there are."""
        chosen = [day for day, chip in self.days.items() if chip.isChecked()]
        self.workouts.show_days(chosen, workouts, routines)

    def show_reminding(self, on: bool) -> None:
        """Whether this computer reminds."""
        self.reminder_switch.show_value(on)
        self._show_reminding(self.reminders())

    def reminders(self) -> Reminders:
        """As chosen here."""
        return Reminders(self.time_combo.currentData(), self.reminder_combo.currentData())

    def _show_reminding(self, reminders: Reminders) -> None:
        on = self.reminder_switch.isChecked()
        self.reminder_switch.setEnabled(self._can_remind or on)
        if not self._can_remind:
            text = _("Choose your weekdays first.")
        elif on:
            text = _("At {time} on training days, until you have trained; not in a break.").format(
                time=formats.minute_of_day(reminders.told_at_minutes)
            )
        else:
            text = _("A word at the hour you chose, also while this window is closed.")
        self.reminder_hint.setText(text)

    def show_kept_file(self, path: str) -> None:
        """`path`: the calendar file that follows the plan, or empty."""
        self.kept_file.setText(
            _("{file} follows your plan: let your calendar subscribe to it.").format(file=path)
            if path
            else _("A file that follows your plan by itself, for your calendar to subscribe to.")
        )
        self.stop_button.setVisible(bool(path))
        self.keep_button.setVisible(not path)

    def _create_chips(self, order: Sequence[int]) -> None:
        for chip in self.days.values():
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self.days = {}
        for day in order:
            chip = _DayChip(weekday_label(day), height=34, pixels=12.5)
            chip.setObjectName(f"weekday-{day}")
            chip.setAccessibleName(formats.weekday(day, long=True))
            chip.clicked.connect(self._on_day_clicked)
            self._flow.addWidget(chip)
            self.days[day] = chip
        put_in_tab_order(self._row, self.days.values())

    def _on_day_clicked(self) -> None:
        self.chosen.emit(tuple(day for day in range(7) if self.days[day].isChecked()))

    def _on_reminder_chosen(self) -> None:
        self.reminders_changed.emit(self.reminders())

    def _on_export_clicked(self) -> None:
        self.export_requested.emit()


class _DayChip(Chip):
    """Narrow, so that a week of them stands in one line."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(42, hint.width() - 8), hint.height())
