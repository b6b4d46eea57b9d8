"""The plan, its reminders and soreness are kept with the history, and survive damage."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from backcompanion.history.exchange.extras import Extras, stored_extras
from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import SORENESS
from backcompanion.history.values.key_values import read_value, write_value
from backcompanion.history.values.plan_store import (
    Reminders,
    parse_plan,
    plan_values,
    read_plan,
    read_reminders,
    write_plan,
    write_reminders,
)
from backcompanion.training.planning.program import Anchor, DayWorkout, Plan
from backcompanion.training.planning.program_goals import GoalChanges
from backcompanion.training.session.record import Goal
from support.cases import each_case
from support.moments import fixed_now
from support.sqlite_file import sqlite_file

PLAN = Plan(
    anchors=(Anchor(date(2026, 11, 23), 1), Anchor(date(2026, 12, 7), 2)),
    weekdays=(0, 3),
    left_on=date(2027, 1, 1),
    goal_before=4,
    goals=(Goal(date(2026, 11, 23), 2),),
    day_workouts=(DayWorkout(0, "ten-minutes"), DayWorkout(3, minutes=15)),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path, now=fixed_now)
    yield store
    assert store.close(60)


def damage(store: Store, key: str, text: str) -> None:
    store.writer.put(lambda connection: write_value(connection, key, text)).wait(60)  # type: ignore


def test_a_plan_is_kept_with_its_goals_and_readers_are_told(store: Store) -> None:
    store.set_goal(date(2026, 11, 30), 5)
    before = store.version()
    changes = GoalChanges(PLAN, write=PLAN.goals, remove=(date(2026, 11, 30),))
    assert write_plan(store, changes).wait(60)
    assert read_plan(store) == PLAN
    assert store.read().goals == PLAN.goals
    assert store.version() > before


def test_what_a_day_is_trained_with_is_written_only_where_it_was_said() -> None:
    assert "day_workouts" not in plan_values(replace(PLAN, day_workouts=()))
    values = plan_values(PLAN)
    assert values["day_workouts"] == [
        {"weekday": 0, "routine": "ten-minutes"},
        {"weekday": 3, "minutes": 15},
    ]
    for wrong in ({"weekday": 7}, {"weekday": 1, "minutes": 3}, {"weekday": 1, "routine": 5}, 3):
        with pytest.raises(ValueError, match=r"not a|is no"):
            parse_plan({**values, "day_workouts": [wrong]})


def test_nothing_was_begun_in_a_new_folder(store: Store) -> None:
    assert read_plan(store) == Plan()
    assert read_reminders(store) == Reminders()
    assert SORENESS.read(store) == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[]",
        "{}",
        '{"weeks": 3}',
        "7",
        "null",
        '{"at_minutes": "x"}',
        '{"at_minutes": 1440}',
        "[" * 100_000,
    ],
)
def test_what_is_damaged_counts_as_nothing(store: Store, text: str) -> None:
    for key in ("plan", "reminders", "soreness", "weekdays"):
        damage(store, key, text)
    assert read_plan(store) == Plan()
    assert read_plan(store).choices == ()
    assert store.query(stored_extras, None) == Extras()
    assert read_reminders(store) == Reminders()
    assert SORENESS.read(store) == {}
    assert SORENESS.write(store, date(2026, 11, 22), 3).wait(60)
    assert SORENESS.read(store) == {date(2026, 11, 22): 3}
    assert write_plan(store, GoalChanges(PLAN), date(2026, 11, 22)).wait(60)
    assert read_plan(store) == PLAN


@each_case(
    ("key", "wrong"),
    [
        ("weeks", [{"from": "2026-11-23", "week": 10}]),
        ("weeks", [{"from": "soon", "week": 1}]),
        ("weekdays", [7]),
        ("weekdays", [True]),
        ("goal_before", 0),
        ("left_on", "2026-13-01"),
    ],
)
def test_values_out_of_range_are_refused(key: str, wrong: object) -> None:
    assert parse_plan(plan_values(PLAN)) == PLAN
    with pytest.raises(ValueError):
        parse_plan(plan_values(PLAN) | {key: wrong})


def test_soreness_is_kept_by_day_and_can_be_taken_back(store: Store) -> None:
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    SORENESS.write(store, monday, 6)
    SORENESS.write(store, tuesday, 4)
    SORENESS.write(store, monday, None).wait(60)
    assert SORENESS.read(store) == {tuesday: 4}
    with pytest.raises(ValueError):
        SORENESS.write(store, monday, 11)
    assert SORENESS.read(store) == {tuesday: 4}


def test_reminders_are_kept(store: Store) -> None:
    assert write_reminders(store, Reminders(7 * 60, 60)).wait(60)
    assert read_reminders(store) == Reminders(7 * 60, 60)
    with sqlite_file(store.path) as connection:
        keys = {row[0] for row in connection.execute("SELECT key FROM facts")}
    assert keys == {"revision", "reminders"}


def test_since_when_weekdays_were_chosen_is_kept_beside_the_plan(store: Store) -> None:
    monday, later = date(2026, 11, 2), date(2026, 11, 18)
    days, other = Plan(weekdays=(0, 2, 4)), Plan(weekdays=(1,))
    assert write_plan(store, GoalChanges(days), monday).wait(60)
    assert write_plan(store, GoalChanges(days), later).wait(60)  # something else of it
    assert read_plan(store).choices == ((monday, (0, 2, 4)),)
    assert write_plan(store, GoalChanges(other), later).wait(60)
    plan = read_plan(store)
    assert plan.choices == ((monday, (0, 2, 4)), (later, (1,)))
    chosen = [plan.weekdays_on(date(2026, 11, n)) for n in (1, 2, 17, 18)]
    assert chosen == [(), (0, 2, 4), (0, 2, 4), (1,)]
    assert "choices" not in (read_value(store, "plan") or "")


def test_weekdays_that_were_chosen_before_it_was_kept_held_always(store: Store) -> None:
    later = date(2026, 11, 18)
    assert write_plan(store, GoalChanges(Plan(weekdays=(0,)))).wait(60)
    assert read_plan(store).choices == ()
    assert write_plan(store, GoalChanges(Plan(weekdays=(1,))), later).wait(60)
    assert read_plan(store).choices == ((date.min, (0,)), (later, (1,)))
    # From another computer: nobody says since when.
    assert write_plan(store, GoalChanges(Plan(weekdays=(5,)))).wait(60)
    assert read_plan(store).choices == ((date.min, (0,)), (later, (5,)))
    store.writer.put(lambda connection: write_value(connection, "weekdays", "[]")).wait(60)
    assert read_plan(store).choices == ()
