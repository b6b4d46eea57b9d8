"""The plan and its reminders, kept with the history."""

import json
import sqlite3
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from backcompanion.base.dataclass import dataclass
from backcompanion.history import writing
from backcompanion.history.store import Store
from backcompanion.history.values.key_values import read_value, select_value, write_value
from backcompanion.history.write_future import WriteFuture
from backcompanion.training.planning.program import KEEPING_WEEK, Anchor, DayWorkout, Plan
from backcompanion.training.planning.program_goals import GoalChanges
from backcompanion.training.session.record import Goal

# Of a session that is fitted into so many minutes, and of the name of a routine's file.
LEAST_MINUTES, MOST_MINUTES, LONGEST_ID = 4, 40, 64


@dataclass(frozen=True, slots=True)
class Reminders:
    """`at_minutes` after midnight training begins; a calendar tells `before_minutes` earlier."""

    at_minutes: int = 18 * 60
    before_minutes: int = 15

    @property
    def told_at_minutes(self) -> int:
        """After midnight of the day of the training, never of the one before."""
        return max(0, self.at_minutes - self.before_minutes)


def read_plan(store: Store) -> Plan:
    """What was begun and chosen; nothing where that cannot be understood."""
    text = read_value(store, "plan")
    try:
        plan = parse_plan_text(text) if text else Plan()
    except ValueError:
        return Plan()
    return replace(plan, choices=_choices(read_value(store, "weekdays"), plan.weekdays))


def write_plan(store: Store, changes: GoalChanges, today: date | None = None) -> WriteFuture:
    """The plan and the goals that go with it, in one step. `today`: other weekdays hold from then
    on; None: nobody says since when.
    """

    def write(connection: sqlite3.Connection) -> None:
        if today is not None:
            note_weekdays(connection, changes.plan.weekdays, today)
        _write(connection, changes)

    return store.writer.put(write)


def read_reminders(store: Store) -> Reminders:
    return parse_reminders(read_value(store, "reminders"))


def parse_reminders(text: str | None) -> Reminders:
    """The usual ones where it cannot be understood."""
    try:
        parsed = json.loads(text or "{}")
        reminders = Reminders(**parsed)
        is_valid = (
            0 <= int(reminders.at_minutes) < 24 * 60 and 0 <= int(reminders.before_minutes) <= 1440
        )
    except (ValueError, TypeError, RecursionError):
        is_valid = False
    return reminders if is_valid else Reminders()


def write_reminders(store: Store, reminders: Reminders) -> WriteFuture:
    text = json.dumps(asdict(reminders))
    return store.writer.put(lambda connection: write_value(connection, "reminders", text))


def read_calendar_id(store: Store) -> str:
    """The random part of the names in this person's calendar; "" where none was made yet."""
    text = read_value(store, "calendar") or ""
    return text if text.isalnum() and len(text) <= 64 else ""


def make_calendar_id(store: Store) -> str:
    """The one there is, or a new one, which is handed to the writer."""
    calendar_id = read_calendar_id(store)
    if not calendar_id:
        import secrets

        calendar_id = secrets.token_hex(8)
        new_id = calendar_id
        store.writer.put(lambda connection: write_value(connection, "calendar", new_id))
    return calendar_id


def plan_values(plan: Plan) -> dict[str, Any]:
    """As plain values, for JSON."""
    of_days = [day_workout_values(each) for each in plan.day_workouts]
    # Not where nothing was said: earlier releases refuse what they do not know.
    return ({"day_workouts": of_days} if of_days else {}) | {
        "weeks": [{"from": entry.day.isoformat(), "week": entry.number} for entry in plan.anchors],
        "weekdays": list(plan.weekdays),
        "left_on": plan.left_on and plan.left_on.isoformat(),
        "goal_before": plan.goal_before,
        "goals": [
            {"from": goal.start.isoformat(), "days_per_week": goal.days_per_week}
            for goal in plan.goals
        ],
    }


def day_workout_values(workout: DayWorkout) -> dict[str, Any]:
    """What is not said has no key."""
    named = {"routine": workout.routine, "minutes": workout.minutes}
    return {"weekday": workout.weekday, **{name: value for name, value in named.items() if value}}


def _parse_day_workout(values: Any) -> DayWorkout:
    routine, minutes = values.get("routine", ""), values.get("minutes", 0)
    if not isinstance(routine, str) or len(routine) > LONGEST_ID:
        raise ValueError(f"{routine!r} is no routine")
    if minutes:
        _checked_integer(minutes, LEAST_MINUTES, MOST_MINUTES)
    return DayWorkout(_checked_integer(values["weekday"], 0, 6), routine, minutes)


def parse_plan_text(text: str) -> Plan:
    """Of JSON. Raises ValueError as `parse_plan` does."""
    try:
        return parse_plan(json.loads(text))
    except RecursionError:
        raise ValueError("a plan has no such depth") from None


def parse_plan(values: Any) -> Plan:
    """Raises ValueError where they are not what `plan_values` gives."""
    try:
        anchors = tuple(
            Anchor(
                date.fromisoformat(entry["from"]), _checked_integer(entry["week"], 1, KEEPING_WEEK)
            )
            for entry in values["weeks"]
        )
        weekdays = tuple(sorted({_checked_integer(entry, 0, 6) for entry in values["weekdays"]}))
        left_on = values["left_on"]
        return Plan(
            anchors=tuple(sorted(anchors, key=lambda entry: entry.day)),
            weekdays=weekdays,
            left_on=date.fromisoformat(left_on) if left_on else None,
            goal_before=_checked_integer(values["goal_before"], 1, 7),
            goals=tuple(
                Goal(
                    date.fromisoformat(entry["from"]),
                    _checked_integer(entry["days_per_week"], 1, 7),
                )
                for entry in values["goals"]
            ),
            day_workouts=tuple(map(_parse_day_workout, values.get("day_workouts", ()))),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a plan: {error!r}") from error


def _checked_integer(value: Any, low: int, high: int) -> int:
    if type(value) is not int or not low <= value <= high:
        raise ValueError(f"{value!r} is not a whole number from {low} to {high}")
    return value


def note_weekdays(
    connection: sqlite3.Connection,
    weekdays: tuple[int, ...],
    today: date,
    *,
    first: bool = True,
) -> None:
    """Beside the plan, which earlier releases read: they refuse what they do not know. Before the
    plan itself is written. `first`: also where none were chosen before.
    """
    text = select_value(connection, "plan")
    try:
        before = parse_plan_text(text).weekdays if text else ()
    except ValueError:
        before = ()
    if weekdays == before:
        return
    by_day = dict(_choices(select_value(connection, "weekdays"), before))
    if not by_day and before:
        by_day[date.min] = before
    if not by_day and not first:
        return
    by_day[today] = weekdays
    values = {day.isoformat(): list(days) for day, days in sorted(by_day.items())}
    write_value(connection, "weekdays", json.dumps(values))


def _choices(
    text: str | None, weekdays: tuple[int, ...]
) -> tuple[tuple[date, tuple[int, ...]], ...]:
    """None where they cannot be understood. `weekdays`: of the plan, which may have come from
    another computer since.
    """
    try:
        choices = [
            (date.fromisoformat(day), tuple(_checked_integer(each, 0, 6) for each in days))
            for day, days in sorted(json.loads(text or "{}").items())
        ]
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ()
    return (*choices[:-1], (choices[-1][0], weekdays)) if choices else ()


def _write(connection: sqlite3.Connection, changes: GoalChanges) -> None:
    for start in changes.remove:
        writing.remove_goal(connection, start)
    for goal in changes.write:
        writing.set_goal(connection, goal)
    write_value(connection, "plan", json.dumps(plan_values(changes.plan)))
