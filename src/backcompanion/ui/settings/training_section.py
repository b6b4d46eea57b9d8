"""Goal, week, day, weight, the times around the exercises, and what a person has at home."""

from dataclasses import replace

from PySide6.QtCore import Signal

from backcompanion.application.history_model import HistoryModel
from backcompanion.application.live_settings import LiveSettings
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.session.record import Preferences
from backcompanion.ui import theme
from backcompanion.ui.settings.setting_binding import SettingBinding, setting_slider
from backcompanion.ui.settings.settings_section import SettingsSection
from backcompanion.ui.settings.weight_control import WeightControl
from backcompanion.ui.text import formats, plan_text
from backcompanion.ui.widgets.choice_chips import ChoiceChips
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.equipment_chips import EquipmentChips
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.remark_chips import RemarkChips

_LATEST_DAY_START_HOUR = 12


class TrainingSection(SettingsSection):
    """`failed` says in one sentence why the history did not take or give a value."""

    failed = Signal(str)

    def __init__(self, live: LiveSettings, history_model: HistoryModel) -> None:
        super().__init__(_("Training"), _("What you aim for, and how the time is shared out."))
        self._history_model = history_model
        self._goal = ChoiceChips([(days, str(days)) for days in range(1, 8)])
        self._week = ComboBox([(day, formats.weekday(day, long=True)) for day in range(7)])
        day_starts = range(0, 60 * _LATEST_DAY_START_HOUR + 1, 60)
        self._day = ComboBox(
            [(minute, formats.minute_of_day(minute)) for minute in day_starts],
            formats.minute_of_day,
        )
        lead_in = setting_slider("lead_in_seconds", _seconds_text, 1)
        rest = setting_slider("rest_percent", _percent_text)
        weight = WeightControl(live)
        self.add_row(
            _("Goal"),
            self._goal,
            _("Days a week on which you train. A week keeps the goal that it began with."),
        )
        by_plan = _("While the plan runs, its weeks set the goal.")
        self._planned_remark = Label(by_plan, 13, role=theme.MUTED, wrap=True)
        self._planned_remark.hide()
        self.add_remark(self._planned_remark)
        self.add_row(_("First day of the week"), self._week)
        self.add_row(
            _("A day begins at"),
            self._day,
            _("Training after midnight and before this hour belongs to the day before."),
        )
        self.add_row(
            _("Body weight"),
            weight,
            _("If you like. Your energy is then worked out from it."),
        )
        self.add_row(_("Lead-in"), lead_in, _("The countdown when you go on after a pause."))
        self.add_row(
            _("Time to get ready"), rest, _("Rest and change of position, of the routine’s times.")
        )
        SettingBinding(live, "lead_in_seconds", lead_in)
        SettingBinding(live, "rest_percent", rest)
        self._goal.chosen.connect(self._on_goal_chosen)
        self._week.chosen.connect(self._on_week_chosen)
        self._day.chosen.connect(self._on_day_chosen)

    def refresh(self) -> None:
        """What the history holds now: another process may have changed it."""
        try:
            preferences, goal = self._history_model.preferences(), self._history_model.goal_today()
            planned = self._history_model.goal_is_planned()
        except KnownError as error:
            self.failed.emit(str(error))
            return
        self._goal.show_value(goal)
        self._goal.setEnabled(not planned)
        self._goal.setAccessibleDescription(self._planned_remark.text() if planned else "")
        self._planned_remark.setVisible(planned)
        self._week.show_value(preferences.week_starts)
        self._day.show_value(preferences.day_starts_minutes)

    def _on_goal_chosen(self, days: int) -> None:
        try:
            self._history_model.set_goal(days, plan_text.goal(days))
        except KnownError as error:
            self.failed.emit(str(error))

    def _on_week_chosen(self, day: int) -> None:
        self._store_preferences(week_starts=day)

    def _on_day_chosen(self, minutes: int) -> None:
        self._store_preferences(day_starts_minutes=minutes)

    def _store_preferences(self, **values: int) -> None:
        try:
            preferences: Preferences = replace(self._history_model.preferences(), **values)
            self._history_model.set_preferences(preferences)
        except KnownError as error:
            self.failed.emit(str(error))


class EquipmentSection(SettingsSection):
    def __init__(self, live: LiveSettings) -> None:
        super().__init__(
            _("What I have"),
            _("The workout adapts: for what is missing it shows you what to do instead."),
        )
        self.add_row(
            _("Equipment"),
            EquipmentChips(live),
            _("Water bottles or cans of soup stand in for dumbbells."),
        )


def _seconds_text(value: int) -> str:
    return ngettext("{n} second", "{n} seconds", value).format(n=value) if value else _("none")


def _percent_text(value: int) -> str:
    return formats.percent(value) if value != 100 else _("100 %, as written")


class HealthSection(SettingsSection):
    def __init__(self, live: LiveSettings) -> None:
        super().__init__(
            _("My health"),
            _(
                "Ask a doctor or physiotherapist first. It stays on this computer unless you "
                "export or share it."
            ),
        )
        self.add_row(
            _("To be careful with"),
            RemarkChips(live),
            _("Chooses gentler moves and says so in the list. General information, no advice."),
        )
