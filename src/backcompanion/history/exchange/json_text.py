"""The history as JSON: everything, `backcompanion/1` of the contract."""

import json
from collections.abc import Iterator, Mapping

from backcompanion.history.record_json import session_text
from backcompanion.training.session.record import WEEKDAYS, History

FORMAT = "backcompanion/1"

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def serialize(history: History, extras: Mapping[str, object] | None = None) -> Iterator[str]:
    """The text in pieces, a line for each step. `extras`: further keys, from `extras_values`."""
    yield f'{{"format": {_encode(FORMAT)},\n "sessions": ['
    for index, session in enumerate(history.sessions):
        yield f"{',' if index else ''}\n  {session_text(session)}"
    goals = [
        {"from": goal.start.isoformat(), "days_per_week": goal.days_per_week}
        for goal in history.goals
    ]
    breaks = [
        {
            "from": days_off.start.isoformat(),
            "to": days_off.end and days_off.end.isoformat(),
            "reason": days_off.reason,
        }
        for days_off in history.breaks
    ]
    hours, minutes = divmod(history.preferences.day_starts_minutes, 60)
    preferences = {
        "week_starts": WEEKDAYS[history.preferences.week_starts],
        "day_starts_at": f"{hours:02}:{minutes:02}",
    }
    yield f'],\n "goals": {_encode(goals)},\n "breaks": {_encode(breaks)},\n'
    yield f' "preferences": {_encode(preferences)}'
    for name, value in (extras or {}).items():
        yield f",\n {_encode(name)}: {_encode(value)}"
    yield "}\n"
