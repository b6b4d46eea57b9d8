"""`backcompanion remind`: what the system's timer starts once a day."""

import sys
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import MachineError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.base.paths import Folders, resources
from backcompanion.base.program_command import program_command
from backcompanion.history.safety.opening import open_history
from backcompanion.history.values.dated_values import SORENESS
from backcompanion.history.values.plan_store import read_plan, read_reminders
from backcompanion.library.loader import load_library
from backcompanion.library.own_routines import OwnRoutineFiles
from backcompanion.system.desktop_notification import DEFAULT_ACTION, NotificationAnswer
from backcompanion.system.reminders.system_command import start_apart
from backcompanion.training.planning.advice import advise
from backcompanion.training.planning.consistency import local_date_of
from backcompanion.training.planning.plan_day import TodaysPlan, plan_today
from backcompanion.training.planning.reminding import (
    days_still_needed,
    days_still_possible,
    is_reminder_due,
)
from backcompanion.training.planning.stats import compute_stats

LATER = timedelta(minutes=30)
# Who has not answered until then does something else this evening.
WAIT = timedelta(hours=2)
# Of a session that is open: somebody trains at this moment, or has only just paused.
JUST_TRAINED = timedelta(minutes=10)

Ask = Callable[[str, str, Mapping[str, str], float], NotificationAnswer]
"""Title, text, buttons (id to label) and seconds to wait. Raises MachineError."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a reminder reaches outside for. `open_window` gets an activation token, or "", and
    whether today's workout is to begin there.
    """

    now: Callable[[], datetime]
    ask: Ask
    wait: Callable[[float], None]
    open_window: Callable[[str, bool], None]


def remind(app_folders: Folders, surroundings: Surroundings) -> int:
    """Reminds if this is a day for it, again after a while if asked to. Raises KnownError."""
    settings = SettingsFile(app_folders.config, keep_damaged=True).settings
    if not settings.reminders:
        return 0
    while (today := _todays_plan(app_folders.data, surroundings.now)) is not None:
        answer = surroundings.ask(
            _("Time for your back"),
            f"{_text(today)} {_workout_text(today, app_folders)}".strip(),
            _buttons(),
            WAIT.total_seconds(),
        )
        if answer.action in ("start", DEFAULT_ACTION):
            surroundings.open_window(answer.activation_token, answer.action == "start")
            return 0
        if answer.action != "later":
            return 0
        surroundings.wait(LATER.total_seconds())
    return 0


def real_surroundings(app_folders: Folders, now: Callable[[], datetime]) -> Surroundings:
    def open_window(activation_token: str, begin: bool) -> None:
        _open_window(app_folders, activation_token, begin)

    return Surroundings(now, _ask, time.sleep, open_window)


def _todays_plan(data: Path, now: Callable[[], datetime]) -> TodaysPlan | None:
    """None where there is nothing to remind of at this hour."""
    store = open_history(data, now=now, create=False).store
    try:
        history, _set_aside = store.read_all()
        plan, reminders = read_plan(store), read_reminders(store)
        soreness, running = SORENESS.read(store), store.open_session()
    finally:
        store.close()
    moment = now()
    if moment.hour * 60 + moment.minute < reminders.told_at_minutes:
        return None  # one that was missed yesterday, made up this morning
    if running is not None and moment - running.last_heartbeat < JUST_TRAINED:
        return None
    day = local_date_of(moment, history.preferences.day_starts_minutes)
    advice = advise(history, compute_stats(history, day), soreness)
    today = plan_today(plan, history, advice, day)
    return today if is_reminder_due(today) else None


def _text(today: TodaysPlan) -> str:
    needed = days_still_needed(today)
    if not needed or needed > days_still_possible(today):
        return _("Today is one of your training days.")
    if today.day == today.advice.last_day:
        return _("Today is one of your training days: one more today keeps it up.")
    return ngettext(
        "Today is one of your training days: {n} more this week keeps it up.",
        "Today is one of your training days: {n} more this week keep it up.",
        needed,
    ).format(n=needed)


def _workout_text(today: TodaysPlan, app_folders: Folders) -> str:
    """What the plan has for today, or "" for nothing in particular."""
    workout = today.workout
    if workout is None:
        return ""
    if workout.minutes:
        return ngettext(
            "Your plan has {n} minute for today.",
            "Your plan has {n} minutes for today.",
            workout.minutes,
        ).format(n=workout.minutes)
    library = load_library(resources(), app_folders.cache)
    library = OwnRoutineFiles(app_folders.data, app_folders.cache).read(library).added_to(library)
    routine = library.routines.get(workout.routine)
    text = _("Your plan has “{name}” for today.")
    return text.format(name=routine.name) if routine is not None else ""


def _buttons() -> dict[str, str]:
    return {
        DEFAULT_ACTION: _("Open"),
        "start": _("Start"),
        "later": _("In half an hour"),
        "not-today": _("Not today"),
    }


def _ask(
    title: str, text: str, buttons: Mapping[str, str], wait_seconds: float
) -> NotificationAnswer:
    """By the desktop's notifications, or, where there are none, in a small window of ours."""
    from backcompanion.system.desktop_notification import ask

    if sys.platform.startswith("linux"):
        try:
            return ask(title, text, buttons, wait_seconds)
        except MachineError:
            pass
    from backcompanion.system.display import display_problem

    problem = display_problem()
    if problem is not None:
        raise MachineError(problem)
    from backcompanion.ui.shell.reminder_window import ask_in_window

    return ask_in_window(title, text, buttons, wait_seconds)


def _open_window(app_folders: Folders, activation_token: str, begin: bool) -> None:
    """A process of its own: this one ends."""
    apart = app_folders.data == app_folders.config
    options = ("--data-dir", str(app_folders.data)) if apart else ()
    command = program_command(*options, *(("start",) if begin else ()))
    tokens = {"XDG_ACTIVATION_TOKEN": activation_token} if activation_token else {}
    start_apart(command, tokens)
