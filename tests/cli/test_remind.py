"""`remind`: on training days at the hour chosen; quiet in breaks, when trained, when off."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from backcompanion.base.paths import folders
from backcompanion.cli.main import main
from backcompanion.cli.remind_command import LATER, Surroundings, remind
from backcompanion.history.safety.opening import open_history
from backcompanion.history.store import Store
from backcompanion.history.values.plan_store import (
    Reminders,
    read_plan,
    write_plan,
    write_reminders,
)
from backcompanion.system.desktop_notification import NotificationAnswer
from backcompanion.training.planning.program import DayWorkout, with_day_workout
from backcompanion.training.planning.program_goals import GoalChanges
from backcompanion.training.session.record import Break
from support.moments import NOW
from support.weeks import session

MONDAY = NOW - timedelta(days=NOW.weekday())
AT_SIX = MONDAY.replace(hour=18, minute=0)


class Desk:
    """Answers one after another; then the person does not answer any more."""

    def __init__(self, now: datetime, *answers: str) -> None:
        self.now = now
        self.answers = list(answers)
        self.asked: list[str] = []
        self.opened: list[tuple[str, bool]] = []

    def ask(
        self, title: str, text: str, buttons: Mapping[str, str], wait_seconds: float
    ) -> NotificationAnswer:
        self.asked.append(text)
        action = self.answers.pop(0) if self.answers else ""
        assert action in ("", *buttons)
        return NotificationAnswer(action, "token")

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def open(self, token: str, begin: bool) -> None:
        self.opened.append((token, begin))

    def surroundings(self) -> Surroundings:
        return Surroundings(lambda: self.now, self.ask, self.wait, self.open)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Trains on Mondays and Thursdays at six, and wants to be reminded at that hour."""
    data = tmp_path / "data"
    history = {
        "format": "backcompanion/1",
        "sessions": [],
        "plan": {
            "weeks": [],
            "weekdays": [0, 3],
            "left_on": None,
            "goal_before": 3,
            "goals": [],
        },
    }
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(history))
    assert main(["--data-dir", str(data), "import", str(file)]) == 0
    change(data, lambda store: write_reminders(store, Reminders(18 * 60, 0)))
    (data / "settings.json").write_text('{"version": 2, "reminders": true}')
    return data


def change(data: Path, work: Callable[..., object]) -> None:
    store = open_history(data, now=lambda: MONDAY).store
    work(store)
    assert store.close(60)


def asked(folder: Path, desk: Desk) -> int:
    assert remind(folders(folder), desk.surroundings()) == 0
    return len(desk.asked)


def test_on_a_training_day_from_that_hour_on(folder: Path) -> None:
    assert asked(folder, Desk(AT_SIX)) == 1
    assert asked(folder, Desk(AT_SIX + timedelta(days=1))) == 0
    assert asked(folder, Desk(AT_SIX + timedelta(days=3))) == 1
    # Missed yesterday, and made up by the timer this morning.
    assert asked(folder, Desk(AT_SIX + timedelta(days=3, hours=-10))) == 0


def test_off_until_it_is_switched_on(folder: Path) -> None:
    (folder / "settings.json").write_text("{}")
    assert asked(folder, Desk(AT_SIX)) == 0


def test_quiet_once_trained_and_in_a_break(folder: Path) -> None:
    change(folder, lambda store: store.add(session(MONDAY.date())))
    assert asked(folder, Desk(AT_SIX)) == 0
    thursday = AT_SIX + timedelta(days=3)
    assert asked(folder, Desk(thursday)) == 1
    change(folder, lambda store: store.set_break(Break(thursday.date(), None, "illness")))
    assert asked(folder, Desk(thursday)) == 0


def test_start_later_and_not_today(folder: Path) -> None:
    desk = Desk(AT_SIX, "later", "start")
    assert asked(folder, desk) == 2
    assert desk.opened == [("token", True)] and desk.now == AT_SIX + LATER
    desk = Desk(AT_SIX, "not-today")
    assert asked(folder, desk) == 1 and not desk.opened


def test_trained_while_it_waited(folder: Path) -> None:
    desk = Desk(AT_SIX, "later", "start")
    waiting = desk.wait

    def train_meanwhile(seconds: float) -> None:
        waiting(seconds)
        change(folder, lambda store: store.add(session(MONDAY.date())))

    desk.wait = train_meanwhile  # type: ignore[method-assign]
    assert asked(folder, desk) == 1 and not desk.opened


def test_how_many_are_left_is_said(folder: Path) -> None:
    desk = Desk(AT_SIX)
    asked(folder, desk)
    assert desk.asked == ["Today is one of your training days: 3 more this week keep it up."]


def train_on_sundays(store: Store) -> None:
    write_plan(store, GoalChanges(replace(read_plan(store), weekdays=(6,)))).wait(60)


@pytest.mark.parametrize(
    ("trained", "words"),
    [
        (2, "Today is one of your training days: one more today keeps it up."),
        (1, "Today is one of your training days."),  # two more cannot be done in a day
    ],
)
def test_on_the_last_day_of_a_week_it_is_today_or_never(
    folder: Path, trained: int, words: str
) -> None:
    for weekday in range(trained):
        on = MONDAY.date() + timedelta(days=weekday)
        change(folder, lambda store, on=on: store.add(session(on)))
    change(folder, train_on_sundays)
    desk = Desk(AT_SIX + timedelta(days=6))
    asked(folder, desk)
    assert desk.asked == [words]


def test_what_the_plan_has_for_the_day_is_said(folder: Path) -> None:
    def plan_ten_minutes(store: Store) -> None:
        plan = with_day_workout(read_plan(store), DayWorkout(0, "ten-minutes"))
        write_plan(store, GoalChanges(plan)).wait(60)

    change(folder, plan_ten_minutes)
    desk = Desk(AT_SIX)
    asked(folder, desk)
    assert desk.asked[0].endswith("Your plan has “Upper and lower back in ten minutes” for today.")
