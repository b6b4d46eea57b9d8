"""The history as CSV: a row for each session, for spreadsheets."""

import csv
from collections.abc import Iterator
from io import StringIO

from backcompanion.base.i18n import gettext as _
from backcompanion.history import field_checks
from backcompanion.history.exchange import incoming
from backcompanion.history.exchange.incoming import Incoming
from backcompanion.history.field_checks import InvalidValueError, unexpected_value, unknown_key
from backcompanion.history.record_checks import MAX_STEPS, IncomingSession, check_session
from backcompanion.history.record_json import compact_number
from backcompanion.training.session.record import History, SessionRecord

COLUMNS = (
    "id",
    "started_at",
    "local_date",
    "routine",
    "finished",
    "counts",
    "active_seconds",
    "sets_done",
    "sets_planned",
    "kcal_low",
    "kcal_high",
    "effort",
    "back",
    "note",
)
_REQUIRED = ("started_at", "finished", "active_seconds")
_FORMULA_PREFIXES = ("=", "+", "-", "@", "\t", "\r", "\n")
_TEXT, _BOOLEAN, _NUMBER = (
    ("id", "routine", "note"),
    ("finished", "counts"),
    (
        "active_seconds",
        "sets_done",
        "sets_planned",
        "kcal_low",
        "kcal_high",
        "effort",
    ),
)


def serialize(history: History) -> Iterator[str]:
    """The text in pieces: the header, then a row for each session, oldest first."""
    rows: list[str] = []

    class Sink:
        def write(self, row: str) -> None:
            rows.append(row)

    writer = csv.writer(Sink())
    writer.writerow(COLUMNS)
    for session in history.sessions:
        writer.writerow(_row(session))
        yield from rows
        rows.clear()
    yield from rows


def read(text: str) -> Incoming:
    """Raises InvalidValueError where the file as a whole is no such table; rows are collected."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for row in reader:
            if row:
                rows.append((reader.line_num, row))
            if len(rows) > incoming.MAX_ENTRIES + 1:  # and the header
                raise InvalidValueError(_("more than {n} rows").format(n=incoming.MAX_ENTRIES))
    except csv.Error as error:
        raise InvalidValueError(
            _("not CSV: {what}").format(what=error), _("line {n}").format(n=reader.line_num)
        ) from None
    columns = _columns(rows[0][1] if rows else [])
    refused: list[str] = []
    sessions = incoming.check_each(
        [(columns, row) for _line, row in rows[1:]],
        lambda n: _("line {n}").format(n=rows[n + 1][0]),
        _session,
        refused,
        separator=", ",
    )
    return Incoming(sessions, refused_sessions=len(refused), refused=tuple(refused))


def escape_formula(value: str) -> str:
    """With an apostrophe before what a spreadsheet would run; `unescape_formula` takes it off."""
    return f"'{value}" if value.lstrip("'").startswith(_FORMULA_PREFIXES) else value


def unescape_formula(value: str) -> str:
    is_escaped = value.startswith("'") and value.lstrip("'").startswith(_FORMULA_PREFIXES)
    return value[1:] if is_escaped else value


def _row(session: SessionRecord) -> tuple[object, ...]:
    sets = session.set_totals()
    low, high = session.kcal or (None, None)
    return (
        escape_formula(session.id),
        session.started_at.isoformat(),
        session.local_date.isoformat(),
        escape_formula(session.routine),
        _boolean_text(session.finished),
        _boolean_text(session.counts),
        compact_number(session.active_seconds),
        sets.done if sets else None,
        sets.planned if sets else None,
        low if low is None else compact_number(low),
        high if high is None else compact_number(high),
        session.effort,
        session.back,
        escape_formula(session.note),
    )


def _boolean_text(value: bool | None) -> str:
    return "" if value is None else str(value).lower()


def _columns(header: list[str]) -> tuple[str, ...]:
    result = tuple(name.strip() for name in header)
    for name in result:
        if name not in COLUMNS:
            raise unknown_key(name).within(_("line 1"), ", ")
        if result.count(name) > 1:
            raise InvalidValueError(
                _("the column {name} stands twice").format(name=name), _("line 1")
            )
    for name in _REQUIRED:
        if name not in result:
            raise InvalidValueError(
                _("the column {name} is required").format(name=name), _("line 1")
            )
    return result


def _session(value: object) -> IncomingSession:
    """From (columns, row); empty: left out."""
    assert isinstance(value, tuple)
    columns, row = value
    if len(row) != len(columns):
        raise unexpected_value(_("{n} columns").format(n=len(columns)), len(row))
    row_values: dict[str, object] = {
        name: _value(name, text) for name, text in zip(columns, row, strict=True) if text
    }
    for name in ("sets_done", "sets_planned"):  # what the steps added up to; the steps are not here
        if name in row_values:
            _checked(name, row_values.pop(name))
    low, high = row_values.pop("kcal_low", None), row_values.pop("kcal_high", None)
    if (low is None) != (high is None):
        raise InvalidValueError(_("both or neither have to be given"), "kcal_low, kcal_high")
    if low is not None:
        row_values["kcal"] = [low, high]
    result = check_session(row_values)
    return IncomingSession(result.record, has_local_date=result.has_local_date, is_complete=False)


def _checked(name: str, value: object) -> None:
    try:
        field_checks.integer(0, MAX_STEPS)(value)
    except InvalidValueError as refused:
        raise refused.within(name) from None


def _value(name: str, text: str) -> object:
    """As JSON would have it; what cannot be read stays text, and is refused as such later."""
    if name in _TEXT:
        return unescape_formula(text)
    if name in _BOOLEAN:
        return {"true": True, "false": False}.get(text.strip().lower(), text)
    if name in _NUMBER:
        if not set(text) <= set("0123456789.eE+-"):
            return text
        try:
            return float(text)
        except ValueError:
            return text
    return text
