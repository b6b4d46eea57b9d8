"""A table as spreadsheets save it: what stands between its columns, and which row is which."""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.history.exchange import incoming
from backcompanion.history.field_checks import InvalidValueError

DELIMITERS = (",", ";", "\t")
_SEP_LINE = re.compile(r'"?sep=[^\r\n]"?[,;\t]*(\r\n|\r|\n|$)', re.IGNORECASE)
_MAX_NAME_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Row:
    """`line`: where it begins in the file, from 1."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """`columns`: a name for each, "" for one that has none. Rows have a cell for each column, and
    more or fewer where the file is damaged; none is empty.
    """

    delimiter: str
    header_line: int
    header: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def texts(self, name: str) -> Iterator[str]:
        """What stands in that column."""
        n = self.columns.index(name)
        return (row.cells[n] for row in self.rows if n < len(row.cells))


def read_table(text: str, known: Sequence[str]) -> Table:
    """Raises InvalidValueError where it is none, or has columns that are not `known`."""
    text = text.removeprefix("\ufeff")
    sep_line = _SEP_LINE.match(text)
    skipped = 0
    if sep_line is not None:
        text, skipped = text[sep_line.end() :], 1
    delimiter = max(DELIMITERS, key=lambda each: _known_names(text, each, known))
    rows = _rows(text, delimiter, skipped)
    if not rows:
        return Table(delimiter, 1 + skipped, (), (), ())
    header, *body = rows
    columns = tuple(normalized_name(name) for name in header.cells)
    _check_names(columns, header, known)
    return Table(
        delimiter,
        header.line,
        tuple(header.cells),
        columns,
        tuple(Row(row.line, _trimmed(row.cells, columns)) for row in body),
    )


def normalized_name(name: str) -> str:
    """In small letters, with `_` for spaces and hyphens; a number that a program gave is none."""
    result = re.sub(r"[\s_-]+", "_", name.strip().lower()).strip("_")
    return "" if re.fullmatch(r"unnamed:_[0-9]+", result) else result


def without_nameless_columns(table: Table) -> Table:
    """Without empty columns and one that numbers the rows. Raises InvalidValueError at others."""
    nameless = [n for n, name in enumerate(table.columns) if not name]
    if not nameless:
        return table
    for n in nameless:
        for row in table.rows:
            cell = row.cells[n].strip() if n < len(row.cells) else ""
            if cell and not (n == 0 and re.fullmatch(r"[0-9]+", cell)):
                raise InvalidValueError(
                    _("the column has no name, and something stands in it: {text}").format(
                        text=repr(cell[:_MAX_NAME_SHOWN])
                    ),
                    _("line {line}, column {column}").format(line=row.line, column=n + 1),
                )

    def named(cells: Sequence[str]) -> list[str]:
        return [cell for n, cell in enumerate(cells) if n not in nameless]

    return Table(
        table.delimiter,
        table.header_line,
        table.header,
        tuple(named(table.columns)),
        tuple(Row(row.line, named(row.cells)) for row in table.rows),
    )


def _known_names(text: str, delimiter: str, known: Sequence[str]) -> int:
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
            if any(cell.strip() for cell in row):
                return len({normalized_name(name) for name in row}.intersection(known))
    except csv.Error:
        return -1
    return 0


def _rows(text: str, delimiter: str, skipped: int) -> list[Row]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    result: list[Row] = []
    line = 1 + skipped
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                result.append(Row(line, cells))
            if len(result) > incoming.MAX_ENTRIES + 2:  # a header, and perhaps sums
                raise InvalidValueError(_("more than {n} rows").format(n=incoming.MAX_ENTRIES))
            line = reader.line_num + 1 + skipped
    except csv.Error as error:
        raise InvalidValueError(
            _("not CSV: {what}").format(what=error), _("line {n}").format(n=line)
        ) from None
    return result


def _check_names(columns: Sequence[str], header: Row, known: Sequence[str]) -> None:
    place = _("line {n}").format(n=header.line)
    for name, written in zip(columns, header.cells, strict=True):
        if name and name not in known:
            shown = written if written.isprintable() else repr(written)
            raise InvalidValueError(
                _("no column of this name is read here, only {names}").format(
                    names=", ".join(known)
                ),
                f"{place}, {shown[:_MAX_NAME_SHOWN]}",
            )
        if name and columns.count(name) > 1:
            raise InvalidValueError(_("the column {name} stands twice").format(name=name), place)


def _trimmed(cells: list[str], columns: Sequence[str]) -> list[str]:
    """Without the empty cells that stand beyond the header, and with those of no name."""
    while len(cells) > len(columns) and not cells[-1].strip():
        cells = cells[:-1]
    while len(cells) < len(columns) and not any(columns[len(cells) :]):
        cells = [*cells, ""]
    return cells
