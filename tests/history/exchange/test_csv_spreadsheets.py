"""Tables as spreadsheets save them: read where it is beyond doubt, refused by place otherwise."""

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.history.exchange import csv_file, incoming
from backcompanion.history.exchange.csv_numbers import NumberReader, number_reader, number_text
from backcompanion.history.exchange.import_export import import_history
from backcompanion.history.exchange.incoming import MAX_ENTRIES, Incoming
from backcompanion.history.field_checks import InvalidValueError
from backcompanion.history.store import Store
from backcompanion.training.session.record import History, SessionRecord
from support.cases import each_case
from support.histories import histories, session
from support.moments import fixed_now
from support.thoroughness import examples, tries

START = "2026-11-19T18:02:11+01:00"
NUMBERS = ("active_seconds", "kcal_low", "kcal_high")


def read(text: str) -> Incoming:
    result = csv_file.read(text)
    assert "newer release" not in " ".join(result.refused)
    return result


def the_one(text: str) -> SessionRecord:
    incoming = read(text)
    assert incoming.refused == ()
    ((record),) = [session.record for session in incoming.sessions]
    return record


def reason(text: str) -> str:
    try:
        (refused,) = read(text).refused
    except InvalidValueError as error:
        assert "newer release" not in str(error)
        return error.full_message()
    return refused


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_with_decimal_commas(delimiter: str) -> None:
    rows = (
        ("started_at", "finished", "active_seconds", "kcal_low", "kcal_high", "note"),
        (START, "WAHR", "1490,5", "165,25", "1.210,5", "so, und so"),
    )
    record = the_one("\n".join(delimiter.join(row) for row in rows))
    assert (record.active_seconds, record.kcal, record.finished) == (1490.5, (165.25, 1210.5), True)
    assert record.note == "so, und so"


@each_case("line", ["sep=;", '"sep=;"', "SEP=;", "sep=;;;"])
def test_a_line_that_names_the_delimiter(line: str) -> None:
    text = f"{line}\r\nstarted_at;finished;active_seconds\r\n{START};true;1490\r\n"
    assert the_one(text).active_seconds == 1490
    assert reason(text.replace("1490", "soon")).startswith("line 3, active_seconds: expected a num")
    assert reason(text.replace("finished", "done")).startswith("line 2, done: no column of this")


@each_case(
    "header",
    [
        "STARTED_AT,FINISHED,ACTIVE_SECONDS",
        "Started At, Finished ,Active Seconds",
        "started-at,finished,active\u00a0seconds",
        "\ufeffstarted_at,finished,active_seconds",
        '"started_at","finished","active_seconds"',
        "\n\nstarted_at,finished,active_seconds",
    ],
)
def test_names_of_columns_as_people_leave_them(header: str) -> None:
    assert the_one(f"{header}\n{START},true,1490\n").finished


@each_case("name", ["", "Unnamed: 0", '""', " "])
def test_a_column_that_numbers_the_rows(name: str) -> None:
    text = f"{name},started_at,finished,active_seconds\n0,{START},true,1490\n"
    assert the_one(text).active_seconds == 1490
    wrong = reason(text.replace("\n0,", "\nmine,"))
    assert wrong.startswith("line 2, column 1: the column has no name") and "'mine'" in wrong


def test_empty_columns_and_rows() -> None:
    text = f"started_at,finished,active_seconds,,\n,,,,\n{START},true,1490,,\n , ,,,\n\n,,,,\n"
    assert the_one(text).active_seconds == 1490
    assert the_one(f"started_at,finished,active_seconds\n{START},true,1490,,,\n").finished
    assert reason(text.replace("1490,,", "1490,,x")).startswith("line 3, column 5: the column has")
    # A row that ends before its time has perhaps lost something.
    short = f"started_at,finished,active_seconds,note\n{START},true,1490\n"
    assert reason(short) == "line 2: expected 4 columns, found 3"


SUMS = (
    "note;started_at;finished;active_seconds\n"
    f";{START};true;1490,5\n;2026-11-20{START[10:]};true;9\n"
)


@each_case("last", ["Summe;;;1499,5", ";Total;;1499,5", ";;;1.499,5", ";;;1499,50"])
def test_a_row_of_sums_at_the_end(last: str) -> None:
    incoming = read(SUMS + last + "\n;;;\n")
    assert (len(incoming.sessions), incoming.refused) == (2, ())
    assert incoming.notes == ("Line 4 holds sums and was left out.",)


@each_case("last", ["Average;;;749,75", "Summe;;;", "Summe;;;1499,6", ";;true;1499,5"])
def test_a_last_row_that_is_no_sum(last: str) -> None:
    assert reason(SUMS + last).startswith("line 4, started_at: this is required; a row of sums")


@each_case(
    ("yes", "no"),
    [
        ("TRUE", "FALSE"),
        ("Yes", "no"),
        ("WAHR", "FALSCH"),
        ("ja", "Nein"),
        ("VERDADERO", "FALSO"),
        ("Sí", "No"),
        ("Si\u0301", "no"),
        ("VRAI", "FAUX"),
        ("oui", "Non"),
        ("VERO", "FALSO"),
        (" true ", "false\u00a0"),
    ],
)
def test_yes_and_no_in_several_languages(yes: str, no: str) -> None:
    record = the_one(f"started_at,finished,counts,active_seconds\n{START},{yes},{no},1490\n")
    assert (record.finished, record.counts) == (True, False)


@each_case("word", ["1", "x", "done", "maybe", "да"])
def test_other_words_are_refused(word: str) -> None:
    text = reason(f"started_at,finished,active_seconds\n{START},{word},1490\n")
    assert text == f"line 2, finished: expected true or false, found '{word}'"


def number(text: str, delimiter: str = ";", others: str = "1") -> float | None:
    table = f"started_at{delimiter}finished{delimiter}active_seconds\n"
    rows = "".join(
        f'2026-11-{19 + n}{START[10:]}{delimiter}true{delimiter}"{cell}"\n'
        for n, cell in enumerate((text, others))
    )
    incoming = read(table + rows)
    return None if incoming.refused else incoming.sessions[0].record.active_seconds


@each_case(
    ("text", "value"),
    [
        ("1490", 1490),
        ("1490,5", 1490.5),
        ("1490.5", 1490.5),
        ("1490,125", 1490.125),
        ("0,125", 0.125),
        ("1.490,5", 1490.5),
        ("1,490.5", 1490.5),
        ("1 490", 1490),
        ("1\u202f490,5", 1490.5),
        ("1'490.5", 1490.5),
        ("1,5E+03", 1500),
        (" 90 ", 90),
        ("1.490", None),
        ("1,490", None),
        ("14.90.5", None),
        ("1.49,5", None),
        ("1..5", None),
        (",", None),
        ("1_490", None),
        ("24:50", None),
        ("-,5", None),
    ],
)
def test_numbers_beyond_doubt(text: str, value: float | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_thousands_or_decimals_are_not_guessed(delimiter: str) -> None:
    table = f"started_at{delimiter}finished{delimiter}active_seconds\n"
    text = reason(f"{table}{START}{delimiter}true{delimiter}1.490\n")
    assert text.startswith("line 2, active_seconds: 1.490 may be 1490 or 1.49;")
    # The rest of the file can show which it is, but no zero stands at the end of decimals.
    assert number("1.491", delimiter, "1490.5") == 1.491
    assert number("1.490", delimiter, "1490.5") is None
    if delimiter != ",":
        assert number("1,491", delimiter, "1490,5") == 1.491
        assert number("1.491", delimiter, "1490,5") is None


@pytest.mark.parametrize("text", ["1490,5", "1,490", "1.490,5"])
def test_no_decimal_commas_between_commas(text: str) -> None:
    table = f'started_at,finished,active_seconds\n{START},true,"{text}"\n'
    assert f"line 2, active_seconds: {text} has a comma" in reason(table)


@given(st.floats(0, 86_400))
def test_our_numbers_are_never_in_doubt(value: float) -> None:
    assert NumberReader(comma_separates=True).read(number_text(value)) == value
    with_comma = number_text(value).replace(".", ",")
    assert number_reader([with_comma], comma_separates=False).read(with_comma) == value


def test_an_export_of_an_earlier_release_with_three_decimals() -> None:
    (header, row, _end) = "".join(
        csv_file.serialize(History(sessions=(session(active_seconds=312.456),)))
    ).split("\r\n")
    assert "312.4560" in row
    assert (
        the_one(f"{header}\r\n{row.replace('312.4560', '312.456')}\r\n").active_seconds == 312.456
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str, store: Store) -> None:
    file = store.path.parent / "in.csv"
    text = f"started_at;finished;active_seconds;note\n{START};true;1490;Rücken\n"
    file.write_bytes(text.encode(encoding))
    assert import_history(store, file).new == 1
    assert store.read().sessions[0].note == "Rücken"


def test_an_encoding_that_cannot_be_known(store: Store) -> None:
    file = store.path.parent / "in.csv"
    file.write_bytes(f"started_at;note\n{START};Rücken\n".encode("cp1252"))
    with pytest.raises(Exception, match=r"in\.csv: line 2, byte \d+: not UTF-8 text"):
        import_history(store, file)


def respelled(text: str, delimiter: str, words: dict[str, str], *, sep: bool, index: bool) -> str:
    """An export as a spreadsheet would save it."""
    header, *rows = csv.reader(StringIO(text, newline=""))
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(
        [*([""] if index else []), *(name.upper().replace("_", " ") for name in header)]
    )
    for n, row in enumerate(rows):
        cells = []
        for name, cell in zip(header, row, strict=True):
            if name in NUMBERS and delimiter != ",":
                cell = cell.replace(".", ",")
            cells.append(words.get(cell, cell) if name in ("finished", "counts") else cell)
        writer.writerow([*([n] if index else []), *cells])
    writer.writerow([""] * (len(header) + index))
    return (f"sep={delimiter}\r\n" if sep else "") + out.getvalue()


WORDS = (
    {"true": "TRUE", "false": "FALSE"},
    {"true": "WAHR", "false": "FALSCH"},
    {"true": "sí", "false": "no"},
    {"true": "VRAI", "false": "FAUX"},
)


@examples(60)
@given(
    histories,
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(WORDS),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_our_export_comes_back_from_every_spreadsheet(
    history: History, delimiter: str, words: dict[str, str], sep: bool, index: bool, encoding: str
) -> None:
    text = "".join(csv_file.serialize(history))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "in.csv"
        changed = respelled(text, delimiter, words, sep=sep, index=index)
        file.write_bytes(changed.encode(encoding))
        store = Store.open(Path(folder) / "data", now=fixed_now)
        report = import_history(store, file)
        assert (report.new, report.refused) == (len(history.sessions), ())
        assert "".join(csv_file.serialize(store.read())) == "".join(
            csv_file.serialize(History(sessions=tuple(map(without_steps, history.sessions))))
        )
        assert store.close(60)


def without_steps(record: SessionRecord) -> SessionRecord:
    return replace(record, steps=())


def test_as_many_rows_as_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    most = tries(MAX_ENTRIES, sample=1000)
    monkeypatch.setattr(incoming, "MAX_ENTRIES", most)
    rows = f"{START},true,1490\n" * most
    text = f"started_at,finished,active_seconds\n{rows}"
    assert len(csv_file.read(text).sessions) == most
    with pytest.raises(InvalidValueError, match=f"more than {most} rows"):
        csv_file.read(f"{text}{START},true,1490\n")
