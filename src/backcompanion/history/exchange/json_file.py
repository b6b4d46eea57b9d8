"""The history as JSON: everything, `backcompanion/1` of the contract."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from backcompanion.history.exchange import incoming
from backcompanion.history.exchange.beside import Beside
from backcompanion.history.exchange.beside_read import KEYS, beside
from backcompanion.history.exchange.fields import (
    Fields,
    NoNumber,
    RefusedError,
    a_list,
    expected,
)
from backcompanion.history.exchange.incoming import WEEKDAYS, Incoming
from backcompanion.i18n import gettext as _
from backcompanion.training.record import History, SessionRecord, StepRecord

FORMAT = "backcompanion/1"

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def written(history: History, more: Mapping[str, object] | None = None) -> Iterator[str]:
    """The text in pieces, a line for each step. `more`: further keys, from `beside.values`."""
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
    for name, value in (more or {}).items():
        yield f",\n {_encode(name)}: {_encode(value)}"
    yield "}\n"


def session_text(session: SessionRecord) -> str:
    steps = ",".join(f"\n    {_encode(_step(step))}" for step in session.steps)
    return f'{_encode(_session(session))[:-1]},\n   "steps": [{steps}]}}'


def read(text: str) -> Incoming:
    """Raises RefusedError where the file as a whole is no history; single entries are collected."""
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=NoNumber)
    except json.JSONDecodeError as error:
        raise RefusedError(
            _("not JSON: {what}").format(what=error.msg),
            _("line {line}, column {column}").format(line=error.lineno, column=error.colno),
        ) from None
    except RecursionError:
        raise RefusedError(_("not a history: nested too deeply")) from None
    except ValueError as error:  # a whole number of thousands of digits
        raise RefusedError(_("not a history: {reason}").format(reason=error)) from None
    if not isinstance(value, dict):
        raise expected(_("an object"), value)
    _check_format(value.get("format"))
    known = {"format", "sessions", "goals", "breaks", "preferences"}
    it = Fields(value, KEYS | known)
    refused: list[str] = []

    def entries(name: str, check: Any) -> Any:
        nothing: list[object] = []
        listed = it.may(name, lambda found: a_list(found, incoming.MOST_ENTRIES), nothing)
        return incoming.each(listed, lambda n: f"{name}[{n}]", check, refused)

    sessions = entries("sessions", incoming.session)
    refused_sessions = len(refused)
    goals = entries("goals", incoming.goal)
    breaks = entries("breaks", incoming.days_off)
    preferences: tuple[int | None, int | None] = (None, None)
    try:
        preferences = it.may("preferences", incoming.preferences, preferences)
    except RefusedError as error:
        refused.append(error.sentence())
    more = beside(it, refused) if KEYS.intersection(value) else Beside()
    return Incoming(sessions, goals, breaks, *preferences, refused_sessions, tuple(refused), more)


def _check_format(value: object) -> None:
    if value == FORMAT:
        return
    name, _slash, number = value.partition("/") if isinstance(value, str) else ("", "", "")
    if name == "backcompanion" and number.isdecimal() and int(number[:9]) > 1:
        raise RefusedError(
            _("{found} is later than {ours}; a newer release of Back Companion may know it").format(
                found=value[:40] if isinstance(value, str) else "", ours=FORMAT
            ),
            "format",
        )
    raise expected(FORMAT, value).within("format")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise RefusedError(
            _("the key {name} stands twice in one object").format(name=repr(twice)[:80])
        )
    return found


def _session(session: SessionRecord) -> dict[str, object]:
    """All but the steps."""
    return {
        "id": session.id,
        "routine": session.routine,
        "started_at": session.started_at.isoformat(),
        "local_date": session.local_date.isoformat(),
        "active_seconds": plain(session.active_seconds),
        "finished": session.finished,
        "counts": session.counts,
        "kcal": session.kcal and [plain(value) for value in session.kcal],
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
        "planned_seconds": plain(step.planned_seconds),
        "done_seconds": plain(step.done_seconds),
        "outcome": step.outcome,
        "load_kg": None if step.load_kg is None else plain(step.load_kg),
        **reasons,
    }


def plain(value: float) -> float:
    """1490 rather than 1490.0; the same number."""
    return int(value) if value == int(value) else value
