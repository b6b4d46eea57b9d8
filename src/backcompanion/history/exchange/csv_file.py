"""The history as CSV: a row for each session, for spreadsheets."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from unicodedata import normalize

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history import field_checks
from backcompanion.history.exchange import incoming
from backcompanion.history.exchange.csv_numbers import NumberReader, number_reader, number_text
from backcompanion.history.exchange.csv_table import Table, read_table, without_nameless_columns
from backcompanion.history.exchange.incoming import Incoming
from backcompanion.history.field_checks import InvalidValueError, unexpected_value
from backcompanion.history.record_checks import (
    MAX_STEPS,
    SESSION_FIELDS,
    IncomingSession,
    check_session,
)
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
# As spreadsheets in these languages write a cell that is true or false, and people a yes or no.
_YES = "true yes wahr ja verdadero sí si vrai oui vero sì verdadeiro sim waar prawda tak"
_NO = "false no falsch nein falso faux non não onwaar nee fałsz nie"
_WORDS = dict.fromkeys(_YES.split(), True) | dict.fromkeys(_NO.split(), False)
_SUM_TOLERANCE = 0.01  # a sum may be rounded for the eye
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


def read(pieces: Iterable[str]) -> Incoming:
    """Raises InvalidValueError where the file as a whole is no such table; rows are collected."""
    text = "".join(pieces)
    table = read_table(text, COLUMNS)
    lacking = [name for name in _REQUIRED if name not in table.columns]
    if lacking:
        raise InvalidValueError(
            ngettext(
                "the column {names} is required", "the columns {names} are required", len(lacking)
            ).format(names=", ".join(lacking)),
            _("line {n}").format(n=table.header_line),
        )
    numbers = _number_reader(table, text)
    table, notes = _without_sums(table, numbers)
    table = without_nameless_columns(table)
    if len(table.rows) > incoming.MAX_ENTRIES:
        raise InvalidValueError(_("more than {n} rows").format(n=incoming.MAX_ENTRIES))
    refused: list[str] = []
    sessions = incoming.check_each(
        [row.cells for row in table.rows],
        lambda n: _("line {n}").format(n=table.rows[n].line),
        lambda cells: _session(table.columns, cells, numbers),
        refused,
        separator=", ",
    )
    return Incoming(
        sessions, refused_sessions=len(refused), refused=tuple(refused), notes=tuple(notes)
    )


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
        number_text(session.active_seconds),
        sets.done if sets else None,
        sets.planned if sets else None,
        low if low is None else number_text(low),
        high if high is None else number_text(high),
        session.effort,
        session.back,
        escape_formula(session.note),
    )


def _boolean_text(value: bool | None) -> str:
    return "" if value is None else str(value).lower()


def _number_reader(table: Table, text: str) -> NumberReader:
    # Up to 0.2 an export could hold 1.234; a spreadsheet that means thousands by the point does not
    # put commas between columns and leave the header and its line end as they were.
    is_own = table.delimiter == "," and text.startswith(",".join(COLUMNS) + "\r\n")
    texts = (text for name in _NUMBER if name in table.columns for text in table.texts(name))
    return number_reader(
        texts, comma_separates=table.delimiter == ",", decimal_sign="." if is_own else ""
    )


def _without_sums(table: Table, numbers: NumberReader) -> tuple[Table, list[str]]:
    """Without a last row that only adds up those above it; what has to be said of that."""
    if len(table.rows) < 2 or len(table.rows[-1].cells) != len(table.columns):
        return table, []
    *rows, last = table.rows
    cells = dict(zip(table.columns, last.cells, strict=True))
    if any(cells.get(name, "").strip() for name in ("finished", "counts", "back")):
        return table, []
    try:
        field_checks.timestamp(cells["started_at"].strip())
    except InvalidValueError:
        pass
    else:
        return table, []
    above = replace(table, rows=tuple(rows))
    given = [name for name in _NUMBER if cells.get(name, "").strip()]
    if not given or not all(_is_sum(cells[name], above.texts(name), numbers) for name in given):
        return table, []
    return above, [_("Line {n} holds sums and was left out.").format(n=last.line)]


def _is_sum(text: str, above: Iterator[str], numbers: NumberReader) -> bool:
    try:
        value = numbers.read(text)
        total = sum(numbers.read(each) or 0 for each in above)
    except InvalidValueError:
        return False
    return value is not None and abs(value - total) < _SUM_TOLERANCE


def _session(columns: Sequence[str], value: object, numbers: NumberReader) -> IncomingSession:
    """From the cells of a row; empty: left out."""
    assert isinstance(value, list)
    if len(value) != len(columns):
        raise unexpected_value(_("{n} columns").format(n=len(columns)), len(value))
    row_values: dict[str, object] = {}
    for name, text in zip(columns, value, strict=True):
        if text if name in _TEXT else text.strip():
            try:
                row_values[name] = _value(name, text, numbers)
            except InvalidValueError as error:
                raise error.within(name) from None
    if "started_at" not in row_values:
        raise InvalidValueError(
            _("this is required; a row of sums or of notes has to be taken out"), "started_at"
        )
    done, planned = (  # what the steps added up to; the steps are not here
        _checked_count(name, row_values.pop(name)) if name in row_values else 0
        for name in ("sets_done", "sets_planned")
    )
    low, high = row_values.pop("kcal_low", None), row_values.pop("kcal_high", None)
    if (low is None) != (high is None):
        raise InvalidValueError(_("both or neither have to be given"), "kcal_low, kcal_high")
    if low is not None:
        row_values["kcal"] = [low, high]
    result = check_session(row_values)
    return replace(
        result,
        is_complete=False,
        counts_sets=bool(done or planned),
        counts_by_sets=2 * done >= planned if planned else None,
        left_out=_left_out(columns, row_values),
    )


def _left_out(columns: Sequence[str], given: Mapping[str, object]) -> frozenset[str]:
    """Of a session's fields, those that the row does not speak of. An empty cell of a field that
    may be without a value says that it is.
    """
    spoken_of = set(columns) | ({"kcal"} if "kcal_low" in columns else set())
    return SESSION_FIELDS - spoken_of | ({"routine"} - given.keys())


def _checked_count(name: str, value: object) -> int:
    try:
        return field_checks.integer(0, MAX_STEPS)(value)
    except InvalidValueError as refused:
        raise refused.within(name) from None


def _value(name: str, text: str, numbers: NumberReader) -> object:
    """As JSON would have it; what cannot be read stays text, and is refused as such later."""
    if name in _TEXT:
        return unescape_formula(text)
    text = text.strip()
    if name in _BOOLEAN:
        return _WORDS.get(normalize("NFC", text).casefold(), text)
    if name in _NUMBER:
        number = numbers.read(text)
        return text if number is None else number
    return text.lower() if name == "back" else text
