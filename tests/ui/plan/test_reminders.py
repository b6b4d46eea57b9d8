"""Reminders on this computer: switched on, moved, switched off, and where the system cannot."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcompanion.application.context import AppContext
from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.application.settings_file import SettingsFile
from backcompanion.application.silent_desktop import silent_desktop
from backcompanion.base.errors import MachineError
from backcompanion.base.paths import Folders, folders
from backcompanion.history.store import Store
from backcompanion.history.values.plan_store import Reminders
from backcompanion.training.session.clock import SystemClock
from backcompanion.ui import theme
from backcompanion.ui.plan.reminder_controller import ReminderController
from backcompanion.ui.plan.weekdays_section import WeekdaysSection
from support.moments import fixed_now
from support.shipped import shipped_library

SIX, SEVEN = Reminders(18 * 60, 0), Reminders(19 * 60, 15)


class Timer:
    """Keeps what it was told; refuses where there is a reason."""

    def __init__(self) -> None:
        self.minutes: list[int | None] = []
        self.why = self.not_told = ""

    def set_daily(self, minute: int) -> None:
        if self.why:
            raise MachineError(self.why)
        self.minutes.append(minute)

    def remove(self) -> str:
        if self.why:
            raise MachineError(self.why)
        self.minutes.append(None)
        return self.not_told


@pytest.fixture
def timer() -> Timer:
    return Timer()


@pytest.fixture
def context(tmp_path: Path, timer: Timer) -> Iterator[AppContext]:
    places = folders(tmp_path)

    def create_daily_timer(_folders: Folders) -> Timer:
        return timer

    store = Store.open(places.data, now=fixed_now)
    yield AppContext(
        folders=places,
        shelf=RoutineShelf(shipped_library()),
        live=LiveSettings(SettingsFile(places.config)),
        store=store,
        clock=SystemClock(),
        desktop=replace(silent_desktop(fixed_now), create_daily_timer=create_daily_timer),
    )
    assert store.close(60)


def test_on_moved_and_off(qtbot: QtBot, context: AppContext, timer: Timer) -> None:
    parent = QObject()
    reminders = ReminderController(context, parent)
    reminders.move(SEVEN)
    assert not context.live.now.reminders
    reminders.switch(True, SIX)
    reminders.move(SIX)  # replaced by the next before it is its turn
    reminders.move(SEVEN)
    qtbot.waitUntil(lambda: timer.minutes == [18 * 60, 18 * 60 + 45])
    assert context.live.now.reminders
    reminders.switch(False, SEVEN)
    qtbot.waitUntil(lambda: timer.minutes[-1] is None)
    assert not context.live.now.reminders


def test_the_switch_goes_back_where_the_system_cannot(
    qtbot: QtBot, context: AppContext, timer: Timer
) -> None:
    parent = QObject()
    timer.why = "systemctl is not there."
    reminders = ReminderController(context, parent)
    with qtbot.waitSignal(reminders.failed) as failed:
        reminders.switch(True, SIX)
    assert failed.args == [
        "This computer cannot remind you: systemctl is not there. "
        "A calendar can: “Export to calendar…”."
    ]
    assert not context.live.now.reminders

    context.live.change(reminders=True)
    with qtbot.waitSignal(reminders.failed):
        reminders.switch(False, SIX)
    assert context.live.now.reminders, "it still reminds, and the switch says so"


def test_what_is_gone_is_off_even_where_the_system_could_not_be_told(
    qtbot: QtBot, context: AppContext, timer: Timer
) -> None:
    parent = QObject()
    timer.not_told = "Failed to connect to bus: No medium found"
    reminders = ReminderController(context, parent)
    context.live.change(reminders=True)
    with qtbot.waitSignal(reminders.failed) as failed:
        reminders.switch(False, SIX)
    assert failed.args == [
        "The reminders are off, but may still come until you log in again: "
        "Failed to connect to bus: No medium found."
    ]
    assert not context.live.now.reminders


def test_tab_comes_to_the_weekdays_before_what_belongs_to_them(qtbot: QtBot) -> None:
    section = WeekdaysSection()
    qtbot.addWidget(section)
    for week_starts, chosen in ((0, (0,)), (6, (0, 3))):
        section.show_weekdays(chosen, week_starts, SEVEN)
        section.show_workouts((), ())
        chain: list[QWidget] = []
        following = section.nextInFocusChain()
        while following is not None and following is not section:
            chain.append(following)
            following = following.nextInFocusChain()
        wanted = [*section.days.values(), *section.workouts.combos.values(), section.time_combo]
        assert [each for each in chain if each in wanted] == wanted


def test_the_switch_says_when(qtbot: QtBot) -> None:
    theme.load_fonts()
    section = WeekdaysSection()
    qtbot.addWidget(section)
    section.show_weekdays((), 0, SEVEN)
    assert not section.reminder_switch.isEnabled(), "without a day there is nothing to remind of"
    section.show_weekdays((0, 3), 0, SEVEN)
    section.show_reminding(True)
    assert section.reminder_switch.isEnabled() and section.reminder_switch.isChecked()
    assert "18:45" in section.reminder_hint.text() or "6:45" in section.reminder_hint.text()
    assert section.reminder_switch.accessibleName() == "Remind me on this computer"
    with qtbot.waitSignal(section.reminding_switched) as switched:
        section.reminder_switch.click()
    assert switched.args == [False]
