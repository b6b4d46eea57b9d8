"""What a person has said that is neither session, goal nor break: whether it can be right.

Each lies as one JSON object under its key in the table `facts`.
"""

import json
import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from backcompanion.base.i18n import gettext as _

# Where one that cannot be right lies once another was written in its place.
KEPT_BESIDE = "-unreadable"
_MAX_SHOWN = 40


def fact_problem(key: str, value: object) -> str:
    """What was expected, and what is there; "" where it can be right, or is none of these."""
    check = _CHECKS.get(key.removesuffix(KEPT_BESIDE))
    if check is None:
        return ""
    try:
        parsed = json.loads(value) if isinstance(value, str) else None
        if isinstance(parsed, dict) and check(parsed):
            return ""
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    return _("expected what the program wrote, found {found}").format(
        found=repr(value)[:_MAX_SHOWN]
    )


def _is_plan(values: Mapping[str, Any]) -> bool:
    for entry in (*values["weeks"], *values["goals"]):
        date.fromisoformat(entry["from"])
    weeks = [entry["week"] for entry in values["weeks"]]
    goals = [entry["days_per_week"] for entry in values["goals"]] + [values["goal_before"]]
    if values["left_on"]:
        date.fromisoformat(values["left_on"])
    of_days = values.get("day_workouts", [])
    numbers = [number for each in of_days for number in (each["weekday"], each.get("minutes", 0))]
    return (
        all(type(number) is int for number in (*weeks, *goals, *values["weekdays"], *numbers))
        and all(0 <= each["weekday"] <= 6 for each in of_days)
        and all(1 <= number <= 7 for number in goals)
        and all(0 <= number <= 6 for number in values["weekdays"])
        and all(number >= 1 for number in weeks)
    )


def _are_reminders(values: Mapping[str, Any]) -> bool:
    return all(
        isinstance(number, int | float) and math.isfinite(number) for number in values.values()
    )


def _is_soreness(values: Mapping[str, Any]) -> bool:
    ratings = values.values()
    return _are_dated(values) and all(type(value) is int and 0 <= value <= 10 for value in ratings)


def _are_milestones(values: Mapping[str, Any]) -> bool:
    return _are_dated(values) and all(isinstance(value, str) for value in values.values())


def _are_dated(values: Mapping[str, Any]) -> bool:
    return all(date.fromisoformat(day) for day in values)


_CHECKS: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "plan": _is_plan,
    "reminders": _are_reminders,
    "soreness": _is_soreness,
    "milestones": _are_milestones,
}
