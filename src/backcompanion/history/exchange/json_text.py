"""The history as JSON: everything, `backcompanion/1` of the contract."""

import json
from collections.abc import Iterator, Mapping

from backcompanion.training.session.record import History, SessionRecord, StepRecord

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FORMAT = "backcompanion/1"

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def serialize(history: History, extras: Mapping[str, object] | None = None) -> Iterator[str]:
    """The text in pieces, a line for each step. `extras`: further keys, from `beside.values`."""
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


def session_text(session: SessionRecord) -> str:
    steps = ",".join(f"\n    {_encode(_step(step))}" for step in session.steps)
    return f'{_encode(_session(session))[:-1]},\n   "steps": [{steps}]}}'


def _session(session: SessionRecord) -> dict[str, object]:
    """All but the steps."""
    return {
        "id": session.id,
        "routine": session.routine,
        "started_at": session.started_at.isoformat(),
        "local_date": session.local_date.isoformat(),
        "active_seconds": compact_number(session.active_seconds),
        "finished": session.finished,
        "counts": session.counts,
        "kcal": session.kcal and [compact_number(value) for value in session.kcal],
        "energy_basis": session.energy_basis,
        "effort": session.effort,
        "back": session.back,
        "note": session.note,
    }


def _step(step: StepRecord) -> dict[str, object]:
    reasons = {"reasons": list(step.reasons)} if step.reasons else {}
    return {
        "exercise": step.exercise,
        "instead_of": step.instead_of,
        "variant": step.variant,
        "kind": step.kind,
        "round": step.round,
        "side": step.side,
        "planned_seconds": compact_number(step.planned_seconds),
        "done_seconds": compact_number(step.done_seconds),
        "outcome": step.outcome,
        "load_kg": None if step.load_kg is None else compact_number(step.load_kg),
        **reasons,
    }


def compact_number(value: float) -> float:
    """1490 rather than 1490.0; the same number."""
    return int(value) if value == int(value) else value
