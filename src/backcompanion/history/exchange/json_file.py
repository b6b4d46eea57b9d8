"""A history read from JSON, `backcompanion/1` of the contract, and checked."""

import json
from typing import Any

from backcompanion.base.i18n import gettext as _
from backcompanion.history.exchange import incoming
from backcompanion.history.exchange.extras import Extras
from backcompanion.history.exchange.extras_checks import EXTRA_KEYS, check_extras
from backcompanion.history.exchange.incoming import Incoming
from backcompanion.history.exchange.json_text import FORMAT
from backcompanion.history.exchange.json_text import serialize as serialize
from backcompanion.history.field_checks import (
    Fields,
    InvalidValueError,
    NotANumber,
    check_list,
    unexpected_value,
)
from backcompanion.history.record_checks import check_session

_LISTS = frozenset({"sessions", "goals", "breaks", "soreness", "milestones", "set_aside"})


def read(text: str) -> Incoming:
    """Raises InvalidValueError where the file as a whole is no history; entries are collected."""
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=NotANumber)
    except json.JSONDecodeError as error:
        raise InvalidValueError(
            _("not JSON: {what}").format(what=error.msg),
            _("line {line}, column {column}").format(line=error.lineno, column=error.colno),
        ) from None
    except RecursionError:
        raise InvalidValueError(_("not a history: nested too deeply")) from None
    except ValueError as error:  # a whole number of thousands of digits
        raise InvalidValueError(_("not a history: {reason}").format(reason=error)) from None
    if not isinstance(value, dict):
        raise unexpected_value(_("an object"), value)
    _check_format(value.get("format"))
    known = {"format", "sessions", "goals", "breaks", "preferences"}
    obj = Fields(value, EXTRA_KEYS | known)
    for name, given in value.items():
        if given is None:  # as well as left out, it may be a list that got lost
            kind = _("a list") if name in _LISTS else _("an object")
            raise unexpected_value(kind, given).within(name)
    refused: list[str] = []

    def entries(name: str, check: Any) -> Any:
        nothing: list[object] = []
        items = obj.optional(name, lambda value: check_list(value, incoming.MAX_ENTRIES), nothing)
        return incoming.check_each(items, lambda n: f"{name}[{n}]", check, refused)

    sessions = entries("sessions", check_session)
    refused_sessions = len(refused)
    goals = entries("goals", incoming.goal)
    breaks = entries("breaks", incoming.days_off)
    preferences: tuple[int | None, int | None] = (None, None)
    try:
        preferences = obj.optional("preferences", incoming.preferences, preferences)
    except InvalidValueError as error:
        refused.append(error.full_message())
    extras = check_extras(obj, refused) if EXTRA_KEYS.intersection(value) else Extras()
    return Incoming(sessions, goals, breaks, *preferences, refused_sessions, tuple(refused), extras)


def _check_format(value: object) -> None:
    if value == FORMAT:
        return
    name, _slash, number = value.partition("/") if isinstance(value, str) else ("", "", "")
    if name == "backcompanion" and number.isdecimal() and int(number[:9]) > 1:
        raise InvalidValueError(
            _("{found} is later than {ours}; a newer release of Back Companion may know it").format(
                found=value[:40] if isinstance(value, str) else "", ours=FORMAT
            ),
            "format",
        )
    raise unexpected_value(FORMAT, value).within("format")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InvalidValueError(
            _("the key {name} stands twice in one object").format(name=repr(twice)[:80])
        )
    return result
