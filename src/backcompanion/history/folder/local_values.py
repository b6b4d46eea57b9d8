"""What stands in the history, as the fields that events have."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from backcompanion.history import reading
from backcompanion.history.change_marks import ALL
from backcompanion.history.exchange.extras import Extras, extras_values
from backcompanion.history.folder.event import Subject
from backcompanion.history.record_json import session_values
from backcompanion.history.values.dated_values import SORENESS, WRITTEN_MILESTONES
from backcompanion.history.values.key_values import select_value
from backcompanion.history.values.plan_store import parse_plan_text, parse_reminders, plan_values
from backcompanion.training.planning.program import Plan
from backcompanion.training.session.record import WEEKDAYS, SessionRecord

_DATED = {"soreness": ("value", SORENESS), "milestone": ("text", WRITTEN_MILESTONES)}


class UnreadableError(Exception):
    """A row is there and cannot be right: nothing can be said of it, least of all that it went."""


def keys_of(connection: sqlite3.Connection, kind: str, key: str) -> tuple[str, ...]:
    """The ones that a mark stands for: itself, or all there are or were of that kind."""
    if key != ALL:
        return (key,)
    seen = {
        row[0]
        for row in connection.execute("SELECT key FROM shared WHERE kind = ?", (kind,)).fetchall()
    }
    return tuple(sorted(seen | set(_dated(connection, kind))))


def value_of(connection: sqlite3.Connection, subject: Subject) -> Mapping[str, Any] | None:
    """None where there is none. Raises UnreadableError."""
    kind, key = subject
    match kind:
        case "session":
            return _session(connection, key)
        case "running":
            return _running(connection, key)
        case "goal":
            return _row(connection, "goals", ("days_per_week",), key)
        case "break":
            row = _row(connection, "breaks", ("end", "reason"), key)
            return row and {"to": row["end"], "reason": row["reason"]}
        case "soreness" | "milestone":
            value = _dated(connection, kind).get(key)
            return None if value is None else {_DATED[kind][0]: value}
        case "plan":
            return _plan(connection)
        case "preferences":
            return preferences(connection)
    raise AssertionError(kind)


def _session(connection: sqlite3.Connection, key: str) -> Mapping[str, Any] | None:
    """One that is not over is none yet."""
    row = connection.execute(
        "SELECT state, deleted_us FROM sessions WHERE id = ?", (key,)
    ).fetchone()
    if row is None or row[0] == "open" or row[1] is not None:
        return None
    record = reading.session(connection, key)
    if record is None:
        raise UnreadableError(key)
    return session_value(record)


def session_value(record: SessionRecord) -> dict[str, Any]:
    values = session_values(record)
    del values["id"]
    return values


def _running(connection: sqlite3.Connection, key: str) -> Mapping[str, Any] | None:
    row = connection.execute(
        "SELECT routine FROM sessions WHERE id = ? AND state = 'open'", (key,)
    ).fetchone()
    return {"routine": str(row[0])} if row else None


def _row(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], start: str
) -> dict[str, Any] | None:
    row = connection.execute(
        f"SELECT {', '.join(columns)} FROM {table} WHERE start = ?",  # noqa: S608
        (start,),
    ).fetchone()
    return dict(zip(columns, row, strict=True)) if row else None


def _dated(connection: sqlite3.Connection, kind: str) -> dict[str, Any]:
    name, values = _DATED[kind]
    key = "soreness" if name == "value" else "milestones"
    by_day = values.parse(select_value(connection, key))  # type: ignore[arg-type,attr-defined]
    return {day.isoformat(): value for day, value in by_day.items()}


def _plan(connection: sqlite3.Connection) -> Mapping[str, Any] | None:
    text = select_value(connection, "plan")
    if not text:
        return None
    try:
        plan = parse_plan_text(text)
    except ValueError:
        raise UnreadableError("plan") from None
    return None if plan == Plan() else {"plan": plan_values(plan)}


def preferences(connection: sqlite3.Connection) -> dict[str, Any]:
    """Those that were set."""
    values: dict[str, Any] = {}
    if reading.has_preferences(connection):
        chosen = reading.preferences(connection)
        hours, minutes = divmod(chosen.day_starts_minutes, 60)
        values["week_starts"] = WEEKDAYS[chosen.week_starts]
        values["day_starts_at"] = f"{hours:02}:{minutes:02}"
    text = select_value(connection, "reminders")
    if text:
        values |= extras_values(Extras(reminders=parse_reminders(text)))
    return values
