"""A history read from JSON, `backcompanion/1` of the contract, and checked."""

import json
from collections.abc import Iterable
from typing import Any

from backcompanion.base.i18n import gettext as _
from backcompanion.history.exchange import incoming
from backcompanion.history.exchange.extras import Extras
from backcompanion.history.exchange.extras_checks import EXTRA_KEYS, check_extras
from backcompanion.history.exchange.incoming import Incoming
from backcompanion.history.exchange.json_entries import JsonEntries
from backcompanion.history.exchange.json_text import FORMAT
from backcompanion.history.exchange.json_text import serialize as serialize
from backcompanion.history.field_checks import (
    Fields,
    InvalidValueError,
    NotANumber,
    check_list,
    too_many,
    unexpected_value,
)
from backcompanion.history.record_checks import IncomingSession, check_session

_LISTS = frozenset({"sessions", "goals", "breaks", "soreness", "milestones", "set_aside"})


def read(pieces: Iterable[str]) -> Incoming:
    """Of the text in pieces. Raises InvalidValueError where the file as a whole is no history;
    entries are collected.
    """
    taken = _Sessions()
    text = JsonEntries(pieces, "sessions", taken.take, _object, NotANumber)
    try:
        value = text.read()
    except json.JSONDecodeError as error:
        line, column = text.line_and_column(error)
        raise InvalidValueError(
            _("not JSON: {what}").format(what=error.msg),
            _("line {line}, column {column}").format(line=line, column=column),
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
    refused = taken.refused

    def entries(name: str, check: Any) -> Any:
        nothing: list[object] = []
        items = obj.optional(name, lambda value: check_list(value, incoming.MAX_ENTRIES), nothing)
        return incoming.check_each(items, lambda n: f"{name}[{n}]", check, refused)

    taken.require_not_too_many()
    sessions = (*taken.checked, *entries("sessions", check_session))
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


class _Sessions:
    """Checked one by one while the file is read, as all of them would take ten times their file."""

    def __init__(self) -> None:
        self.checked: list[IncomingSession] = []
        self.refused: list[str] = []
        self._count = 0

    def take(self, value: object) -> None:
        n, self._count = self._count, self._count + 1
        if n >= incoming.MAX_ENTRIES:
            return
        try:
            self.checked.append(check_session(value))
        except InvalidValueError as error:
            self.refused.append(error.within(f"sessions[{n}]").full_message())

    def require_not_too_many(self) -> None:
        if self._count > incoming.MAX_ENTRIES:
            raise too_many(self._count, incoming.MAX_ENTRIES).within("sessions")


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
