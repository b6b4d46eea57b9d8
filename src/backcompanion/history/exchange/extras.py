"""What an export holds beside sessions, goals and breaks: each under a key that may be missing."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from backcompanion.history.values.key_values import put_fact
from backcompanion.history.values.plan_store import (
    Reminders,
    plan_from,
    plan_values,
    reminders_from,
)
from backcompanion.history.values.soreness import soreness_from, soreness_text
from backcompanion.history.values.written_milestones import milestones_from, milestones_text
from backcompanion.training.planning.program import Plan
from backcompanion.training.session.person import Person


@dataclass(frozen=True, slots=True)
class Beside:
    """`plan`, `reminders`, `person`: None where there is none. `milestones`: the written ones."""

    plan: Plan | None = None
    reminders: Reminders | None = None
    soreness: Mapping[date, int] = field(default_factory=dict)
    milestones: Mapping[date, str] = field(default_factory=dict)
    person: Person | None = None


def stored(connection: sqlite3.Connection) -> Beside:
    """All but the person, who is in the settings."""
    facts = dict(connection.execute("SELECT key, value FROM facts").fetchall())
    plan = _plan(facts.get("plan"))
    reminders = reminders_from(facts.get("reminders"))
    return Beside(
        plan=None if plan == Plan() else plan,
        reminders=None if reminders == Reminders() else reminders,
        soreness=soreness_from(facts.get("soreness")),
        milestones=milestones_from(facts.get("milestones")),
    )


def values(beside: Beside) -> dict[str, Any]:
    """As plain values for JSON; what there is none of has no key."""
    found: dict[str, Any] = {}
    if beside.person is not None and (person := _person_values(beside.person)):
        found["person"] = person
    if beside.plan is not None:
        found["plan"] = plan_values(beside.plan)
    if beside.reminders is not None:
        hours, minutes = divmod(beside.reminders.at_minutes, 60)
        found["reminders"] = {
            "at": f"{hours:02}:{minutes:02}",
            "before_minutes": beside.reminders.before_minutes,
        }
    if beside.soreness:
        found["soreness"] = [
            {"on": day.isoformat(), "value": beside.soreness[day]}
            for day in sorted(beside.soreness)
        ]
    if beside.milestones:
        found["milestones"] = [
            {"on": day.isoformat(), "text": beside.milestones[day]}
            for day in sorted(beside.milestones)
        ]
    return found


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it: how many were added, and how many say something else than ours."""

    soreness: int = 0
    milestones: int = 0
    plan: bool = False
    contradicting: int = 0


def take(connection: sqlite3.Connection, beside: Beside) -> Taken:
    """Adds what ours has none of; ours stands. Inside a transaction."""
    ours = stored(connection)
    contradicting = 0
    if beside.plan is not None and ours.plan is None:
        put_fact(connection, "plan", json.dumps(plan_values(beside.plan)))
    elif beside.plan is not None:
        contradicting += beside.plan != ours.plan
    if beside.reminders is not None and ours.reminders is None:
        reminders = beside.reminders
        text = {"at_minutes": reminders.at_minutes, "before_minutes": reminders.before_minutes}
        put_fact(connection, "reminders", json.dumps(text))
    days = {day: value for day, value in beside.soreness.items() if day not in ours.soreness}
    if days:
        put_fact(connection, "soreness", soreness_text({**ours.soreness, **days}))
    written = {day: text for day, text in beside.milestones.items() if day not in ours.milestones}
    if written:
        put_fact(connection, "milestones", milestones_text({**ours.milestones, **written}))
    contradicting += sum(
        ours.soreness.get(day, value) != value for day, value in beside.soreness.items()
    )
    contradicting += sum(
        ours.milestones.get(day, text) != text for day, text in beside.milestones.items()
    )
    return Taken(
        len(days), len(written), beside.plan is not None and ours.plan is None, contradicting
    )


def _person_values(person: Person) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if person.equipment is not None:
        found["equipment"] = list(person.equipment)
    if person.remarks:
        found["remarks"] = list(person.remarks)
    if person.levels:
        found["levels"] = dict(sorted(person.levels.items()))
    return found


def _plan(text: str | None) -> Plan:
    try:
        return plan_from(json.loads(text)) if text else Plan()
    except ValueError:
        return Plan()
