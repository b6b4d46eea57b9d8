"""The history as CSV: a row for each session, for spreadsheets."""

import csv
from collections.abc import Iterator
from io import StringIO

from backcompanion.base.i18n import gettext as _
from backcompanion.history.exchange import fields, incoming
from backcompanion.history.exchange.fields import RefusedError, expected, unknown
from backcompanion.history.exchange.incoming import Incoming, IncomingSession
from backcompanion.history.exchange.json_text import plain
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
_RUN_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_TEXT, _TRUTH, _NUMBER = (
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


def written(history: History) -> Iterator[str]:
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
    """Raises RefusedError where the file as a whole is no such table; single rows are collected."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for row in reader:
            if row:
                rows.append((reader.line_num, row))
            if len(rows) > incoming.MOST_ENTRIES:
                raise RefusedError(_("more than {n} rows").format(n=incoming.MOST_ENTRIES))
    except csv.Error as error:
        raise RefusedError(
            _("not CSV: {what}").format(what=error), _("line {n}").format(n=reader.line_num)
        ) from None
    columns = _columns(rows[0][1] if rows else [])
    refused: list[str] = []
    sessions = incoming.each(
        [(columns, row) for _line, row in rows[1:]],
        lambda n: _("line {n}").format(n=rows[n + 1][0]),
        _session,
        refused,
        joint=", ",
    )
    return Incoming(sessions, refused_sessions=len(refused), refused=tuple(refused))


def kept_as_text(value: str) -> str:
    """With an apostrophe before what a spreadsheet would run; `as_it_was` takes it off."""
    return f"'{value}" if value.lstrip("'").startswith(_RUN_AS_FORMULA) else value


def as_it_was(value: str) -> str:
    marked = value.startswith("'") and value.lstrip("'").startswith(_RUN_AS_FORMULA)
    return value[1:] if marked else value


def _row(session: SessionRecord) -> tuple[object, ...]:
    sets = session.set_totals()
    low, high = session.kcal or (None, None)
    return (
        kept_as_text(session.id),
        session.started_at.isoformat(),
        session.local_date.isoformat(),
        kept_as_text(session.routine),
        _truth_text(session.finished),
        _truth_text(session.counts),
        plain(session.active_seconds),
        sets.done if sets else None,
        sets.planned if sets else None,
        low if low is None else plain(low),
        high if high is None else plain(high),
        session.effort,
        session.back,
        kept_as_text(session.note),
    )


def _truth_text(value: bool | None) -> str:
    return "" if value is None else str(value).lower()


def _columns(header: list[str]) -> tuple[str, ...]:
    found = tuple(name.strip() for name in header)
    for name in found:
        if name not in COLUMNS:
            raise unknown(name).within(_("line 1"), ", ")
        if found.count(name) > 1:
            raise RefusedError(_("the column {name} stands twice").format(name=name), _("line 1"))
    for name in _REQUIRED:
        if name not in found:
            raise RefusedError(_("the column {name} is required").format(name=name), _("line 1"))
    return found


def _session(value: object) -> IncomingSession:
    """From (columns, row); empty: left out."""
    assert isinstance(value, tuple)
    columns, row = value
    if len(row) != len(columns):
        raise expected(_("{n} columns").format(n=len(columns)), len(row))
    given: dict[str, object] = {
        name: _value(name, text) for name, text in zip(columns, row, strict=True) if text
    }
    for name in ("sets_done", "sets_planned"):  # what the steps added up to; the steps are not here
        if name in given:
            _checked(name, given.pop(name))
    low, high = given.pop("kcal_low", None), given.pop("kcal_high", None)
    if (low is None) != (high is None):
        raise RefusedError(_("both or neither have to be given"), "kcal_low, kcal_high")
    if low is not None:
        given["kcal"] = [low, high]
    found = incoming.session(given)
    return IncomingSession(found.record, dated=found.dated, whole=False)


def _checked(name: str, value: object) -> None:
    try:
        fields.whole(0, incoming.MOST_STEPS)(value)
    except RefusedError as refused:
        raise refused.within(name) from None


def _value(name: str, text: str) -> object:
    """As JSON would have it; what cannot be read stays text, and is refused as such later."""
    if name in _TEXT:
        return as_it_was(text)
    if name in _TRUTH:
        return {"true": True, "false": False}.get(text.strip().lower(), text)
    if name in _NUMBER:
        if not set(text) <= set("0123456789.eE+-"):
            return text
        try:
            return float(text)
        except ValueError:
            return text
    return text
