"""Puts a value of an event into the history. Inside a transaction."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from backcompanion.history import reading, writing
from backcompanion.history.exchange import incoming
from backcompanion.history.field_checks import minutes_of_day
from backcompanion.history.folder.event import Subject
from backcompanion.history.record_checks import check_session
from backcompanion.history.rows import instant
from backcompanion.history.values.dated_values import SORENESS, WRITTEN_MILESTONES
from backcompanion.history.values.key_values import write_value
from backcompanion.history.values.plan_store import note_weekdays, plan_values
from backcompanion.training.planning.consistency import local_date_of
from backcompanion.training.planning.program import Plan
from backcompanion.training.session.record import WEEKDAYS

KINDS = frozenset({"session", "goal", "break", "soreness", "milestone", "plan", "preferences"})
"""What lies in the history."""

_MINUTES = minutes_of_day(24 * 60 - 1)


def set_value(
    connection: sqlite3.Connection, subject: Subject, value: Mapping[str, Any] | None, now_us: int
) -> None:
    """None: away with it. Raises InvalidValueError where it is none."""
    kind, key = subject
    match kind:
        case "session":
            set_session(connection, key, value, now_us)
        case "goal" if value is None:
            writing.remove_goal(connection, date.fromisoformat(key))
        case "goal":
            writing.set_goal(connection, incoming.goal({"from": key, **(value or {})}))
        case "break" if value is None:
            writing.remove_break(connection, date.fromisoformat(key))
        case "break":
            writing.set_break(connection, incoming.days_off({"from": key, **(value or {})}))
        case "soreness":
            soreness = value["value"] if value else None
            SORENESS.merge(connection, {date.fromisoformat(key): soreness})
        case "milestone":
            text = value["text"] if value else None
            WRITTEN_MILESTONES.merge(connection, {date.fromisoformat(key): text})
        case "plan":
            _set_plan(connection, value["plan"] if value else plan_values(Plan()), now_us)
        case "preferences":
            _set_preferences(connection, value or {})


def set_session(
    connection: sqlite3.Connection, key: str, value: Mapping[str, Any] | None, now_us: int
) -> None:
    """A note that is not spoken of stays as it is here."""
    if value is None:
        writing.delete(connection, key, now_us)
        return
    row = connection.execute(
        "SELECT note, deleted_us FROM sessions WHERE id = ?", (key,)
    ).fetchone()
    note = {} if row is None or "note" in value else {"note": row[0]}
    record = check_session({"id": key, **value, **note}).record
    if row is None:
        writing.add(connection, record)
        return
    if row[1] is not None:
        writing.restore(connection, key)
    writing.edit(connection, record)


def _set_plan(connection: sqlite3.Connection, plan: Mapping[str, Any], now_us: int) -> None:
    """No event says since when its weekdays hold. Where others were chosen here: from today, or
    they would be told as missed from the day on which those were.
    """
    day_starts = reading.preferences(connection).day_starts_minutes
    today = local_date_of(instant(now_us, 0).astimezone(), day_starts)
    note_weekdays(connection, tuple(sorted(set(plan["weekdays"]))), today, first=False)
    write_value(connection, "plan", json.dumps(plan))


def _set_preferences(connection: sqlite3.Connection, value: Mapping[str, Any]) -> None:
    preferences = reading.preferences(connection)
    if "week_starts" in value:
        preferences = replace(preferences, week_starts=WEEKDAYS.index(value["week_starts"]))
    if "day_starts_at" in value:
        preferences = replace(preferences, day_starts_minutes=_MINUTES(value["day_starts_at"]))
    if value.keys() & {"week_starts", "day_starts_at"}:
        writing.set_preferences(connection, preferences)
    if reminders := value.get("reminders"):
        text = {
            "at_minutes": _MINUTES(reminders["at"]),
            "before_minutes": reminders["before_minutes"],
        }
        write_value(connection, "reminders", json.dumps(text))
