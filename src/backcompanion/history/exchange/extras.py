"""What an export holds beside sessions, goals and breaks: each under a key that may be missing."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Any

from backcompanion.base.dataclass import dataclass
from backcompanion.history.set_aside import SetAside
from backcompanion.history.values.dated_values import SORENESS, WRITTEN_MILESTONES
from backcompanion.history.values.key_values import write_value
from backcompanion.history.values.plan_store import (
    Reminders,
    parse_plan_text,
    parse_reminders,
    plan_values,
)
from backcompanion.training.planning.program import Plan
from backcompanion.training.session.person import Person


@dataclass(frozen=True, slots=True)
class Extras:
    """`plan`, `reminders`, `person`: None where there is none. `milestones`: the written ones.
    `set_aside`: how many entries the file names that could not be read where it was written.
    """

    plan: Plan | None = None
    reminders: Reminders | None = None
    soreness: Mapping[date, int] = field(default_factory=dict)
    milestones: Mapping[date, str] = field(default_factory=dict)
    person: Person | None = None
    set_aside: int = 0


def stored_extras(connection: sqlite3.Connection) -> Extras:
    """All but the person, who is in the settings."""
    facts = dict(connection.execute("SELECT key, value FROM facts").fetchall())
    plan = _plan(facts.get("plan"))
    reminders = parse_reminders(facts.get("reminders"))
    return Extras(
        plan=None if plan == Plan() else plan,
        reminders=None if reminders == Reminders() else reminders,
        soreness=SORENESS.parse(facts.get("soreness")),
        milestones=WRITTEN_MILESTONES.parse(facts.get("milestones")),
    )


def extras_values(extras: Extras, set_aside: Sequence[SetAside] = ()) -> dict[str, Any]:
    """As plain values for JSON; what there is none of has no key.

    `set_aside`: rows that cannot be right, so that they are not lost.
    """
    result: dict[str, Any] = {}
    if extras.person is not None and (person := _person_values(extras.person)):
        result["person"] = person
    if extras.plan is not None:
        result["plan"] = plan_values(extras.plan)
    if extras.reminders is not None:
        hours, minutes = divmod(extras.reminders.at_minutes, 60)
        result["reminders"] = {
            "at": f"{hours:02}:{minutes:02}",
            "before_minutes": extras.reminders.before_minutes,
        }
    if extras.soreness:
        result["soreness"] = [
            {"on": day.isoformat(), "value": extras.soreness[day]}
            for day in sorted(extras.soreness)
        ]
    if extras.milestones:
        result["milestones"] = [
            {"on": day.isoformat(), "text": extras.milestones[day]}
            for day in sorted(extras.milestones)
        ]
    if set_aside:
        result["set_aside"] = [row.values() for row in set_aside]
    return result


@dataclass(frozen=True, slots=True)
class MergedExtras:
    """What came of it: how many were added, and how many say something else than ours."""

    soreness: int = 0
    milestones: int = 0
    plan: bool = False
    contradicting: int = 0


def merge_extras(connection: sqlite3.Connection, extras: Extras) -> MergedExtras:
    """Adds what ours has none of; ours stands. Inside a transaction."""
    ours = stored_extras(connection)
    contradicting = 0
    if extras.plan is not None and ours.plan is None:
        write_value(connection, "plan", json.dumps(plan_values(extras.plan)))
    elif extras.plan is not None:
        contradicting += extras.plan != ours.plan
    if extras.reminders is not None and ours.reminders is None:
        reminders = extras.reminders
        text = {"at_minutes": reminders.at_minutes, "before_minutes": reminders.before_minutes}
        write_value(connection, "reminders", json.dumps(text))
    days = {day: value for day, value in extras.soreness.items() if day not in ours.soreness}
    if days:
        SORENESS.merge(connection, days)
    written = {day: text for day, text in extras.milestones.items() if day not in ours.milestones}
    if written:
        WRITTEN_MILESTONES.merge(connection, written)
    contradicting += sum(
        ours.soreness.get(day, value) != value for day, value in extras.soreness.items()
    )
    contradicting += sum(
        ours.milestones.get(day, text) != text for day, text in extras.milestones.items()
    )
    merged = stored_extras(connection)
    return MergedExtras(
        soreness=len(merged.soreness.keys() - ours.soreness.keys()),
        milestones=len(merged.milestones.keys() - ours.milestones.keys()),
        plan=merged.plan != ours.plan,
        contradicting=contradicting,
    )


def _person_values(person: Person) -> dict[str, Any]:
    result: dict[str, Any] = {}
    if person.equipment is not None:
        result["equipment"] = list(person.equipment)
    if person.remarks:
        result["remarks"] = list(person.remarks)
    if person.levels:
        result["levels"] = dict(sorted(person.levels.items()))
    return result


def _plan(text: str | None) -> Plan:
    try:
        return parse_plan_text(text) if text else Plan()
    except ValueError:
        return Plan()
