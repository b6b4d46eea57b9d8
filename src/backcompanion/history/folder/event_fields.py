"""What an event says of its subject: fields and their values, as far as this release knows them.

Fields that a later release has added are left out here and stay in the file.
"""

from collections.abc import Callable, Mapping
from typing import Any

from backcompanion.history import field_checks
from backcompanion.history.exchange import incoming
from backcompanion.history.exchange.archive import MAX_SMALL, OWN_FOLDERS, is_own_name
from backcompanion.history.exchange.extras_checks import EXTRA_KEYS, check_extras
from backcompanion.history.field_checks import Fields, InvalidValueError
from backcompanion.history.folder.event import Event
from backcompanion.history.record_checks import SESSION_FIELDS, check_session
from backcompanion.history.values.dated_values import MAX_SORENESS
from backcompanion.training.session.limits import LONGEST_MILESTONE
from backcompanion.training.session.record import StepRecord

FieldValues = Mapping[str, Any]

FILE_KINDS = dict(zip(("routine", "exercise", "motion"), OWN_FOLDERS, strict=True))
"""The folder that each kind of file of one's own lies in."""

_REMOVES = frozenset({"deletion", "stopped", "goal-removed", "break-removed"})
STEP_FIELDS = frozenset(StepRecord.__slots__)
# What a session has to have, for the check of some fields of one.
_ANY_SESSION = {"started_at": "2026-01-01T00:00:00+00:00", "active_seconds": 0, "finished": True}
_SORENESS = field_checks.integer(0, MAX_SORENESS)
_MILESTONE = field_checks.text(1, LONGEST_MILESTONE)
_NAME = field_checks.text(1, 64)


def fields_of(event: Event) -> FieldValues | None:
    """None: it takes its subject away. Raises InvalidValueError where it makes no sense here."""
    values = event.values()
    if values is None:
        raise InvalidValueError("a broken line")
    if event.kind in _REMOVES:
        return None
    return _READERS[event.kind](values)


def session_fields(values: object) -> dict[str, Any]:
    """Those that are known, unchecked, without the id."""
    if not isinstance(values, dict):
        raise field_checks.unexpected_value("{}", values)
    fields = {name: values[name] for name in values if name in SESSION_FIELDS and name != "id"}
    steps = fields.get("steps")
    if isinstance(steps, list):
        for index, step in enumerate(steps):
            if isinstance(step, dict) and not step.keys() <= STEP_FIELDS:
                steps[index] = {name: step[name] for name in step if name in STEP_FIELDS}
    return fields


def _whole_session(values: Mapping[str, Any]) -> FieldValues:
    fields = session_fields(values["session"])
    check_session(fields)
    return fields


def _correction(values: Mapping[str, Any]) -> FieldValues:
    fields = session_fields(values.get("fields", {}))
    check_session({**_ANY_SESSION, **fields})
    return fields


def _running(values: Mapping[str, Any]) -> FieldValues:
    return {"routine": _NAME(values.get("routine"))}


def _device(values: Mapping[str, Any]) -> FieldValues:
    return {"name": _NAME(values.get("name")), "left": values.get("left") is True}


def _goal(values: Mapping[str, Any]) -> FieldValues:
    checked = incoming.goal({name: values.get(name) for name in ("from", "days_per_week")})
    return {"days_per_week": checked.days_per_week}


def _break(values: Mapping[str, Any]) -> FieldValues:
    checked = incoming.days_off({name: values.get(name) for name in ("from", "to", "reason")})
    return {"to": checked.end and checked.end.isoformat(), "reason": checked.reason}


def _soreness(values: Mapping[str, Any]) -> FieldValues | None:
    field_checks.day(values.get("on"))
    return None if values.get("value") is None else {"value": _SORENESS(values["value"])}


def _milestone(values: Mapping[str, Any]) -> FieldValues | None:
    field_checks.day(values.get("on"))
    return None if values.get("text") is None else {"text": _MILESTONE(values["text"])}


def _plan(values: Mapping[str, Any]) -> FieldValues | None:
    if values.get("plan") is None:
        return None
    _check_extra("plan", values["plan"])
    return {"plan": values["plan"]}


def _preferences(values: Mapping[str, Any]) -> FieldValues:
    known = {n: values[n] for n in ("week_starts", "day_starts_at") if values.get(n) is not None}
    incoming.preferences(known)
    if values.get("reminders") is not None:
        _check_extra("reminders", values["reminders"])
        known["reminders"] = values["reminders"]
    return known


def _person(values: Mapping[str, Any]) -> FieldValues:
    known = {name: values[name] for name in ("equipment", "remarks", "levels") if name in values}
    _check_extra("person", known)
    return known


def _check_extra(name: str, value: object) -> None:
    refused: list[str] = []
    check_extras(Fields({name: value}, EXTRA_KEYS), refused)
    if refused:
        raise InvalidValueError(refused[0])


def _file(values: Mapping[str, Any]) -> FieldValues | None:
    if not is_own_name(f"{FILE_KINDS[values['kind']]}/{values.get('file')}"):
        raise field_checks.unexpected_value("NAME.toml", values.get("file"))
    if values.get("text") is None:
        return None
    return {"text": field_checks.text(0, MAX_SMALL)(values["text"])}


_READERS: Mapping[str, Callable[[Mapping[str, Any]], FieldValues | None]] = {
    "device": _device,
    "session": _whole_session,
    "correction": _correction,
    "began": _running,
    "goal": _goal,
    "break": _break,
    "soreness": _soreness,
    "milestone": _milestone,
    "plan": _plan,
    "preferences": _preferences,
    "person": _person,
    **dict.fromkeys(FILE_KINDS, _file),
}
