"""CSV out and in again, safe in spreadsheets."""

import csv
import re
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backcompanion.history.exchange import csv_file
from backcompanion.history.exchange.import_export import import_history
from backcompanion.history.exchange.import_report import ImportReport
from backcompanion.history.history_errors import RefusedFileError
from backcompanion.history.store import Store
from backcompanion.training.session.record import History
from support.cases import each_case
from support.histories import histories, session, step
from support.moments import fixed_now
from support.thoroughness import examples

HEADER = (
    "id,started_at,local_date,routine,finished,counts,active_seconds,sets_done,sets_planned,"
    "kcal_low,kcal_high,effort,back,note"
)
ROW = "x,2026-11-19T18:02:11+01:00,2026-11-19,mine,true,,1490,1,2,165,210,6,good,fine"


def written(store: Store, text: str) -> Path:
    file = store.path.parent / "in.csv"
    file.write_text(text, encoding="utf-8", newline="")
    return file


def taken(store: Store, text: str) -> ImportReport:
    return import_history(store, written(store, text))


def text_of(*sessions: object) -> str:
    return "".join(csv_file.serialize(History(sessions=sessions)))  # type: ignore[arg-type]


def test_a_row_for_each_session() -> None:
    steps = (step(), step(outcome="partial", done_seconds=4.0), step(kind="stretch"))
    text = text_of(
        session("a", steps=steps, kcal=(165.0, 210.5), counts=False, note='said "go", and\nwent'),
        session("b", finished=False, effort=3, back="sore"),
    )
    assert text.split("\r\n") == [
        HEADER,
        "a,2026-11-19T18:02:11+01:00,2026-11-19,upper-lower-back,true,false,1490,1,2,165,210.5,,,"
        '"said ""go"", and\nwent"',
        "b,2026-11-19T18:02:11+01:00,2026-11-19,upper-lower-back,false,,1490,,,,,3,sore,",
        "",
    ]


@examples(60)
@given(histories)
def test_out_and_in_again_is_the_same_as_far_as_it_goes(history: History) -> None:
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder), now=fixed_now)
        first = text_of(*history.sessions)
        assert taken(store, first).new == len(history.sessions)
        again = taken(store, first)
        assert (again.already_there, again.different) == (len(history.sessions), 0)
        for ours, theirs in zip(store.read().sessions, history.sessions, strict=True):
            assert (ours.id, ours.note, ours.kcal) == (theirs.id, theirs.note, theirs.kcal)
            assert ours.started_at.isoformat() == theirs.started_at.isoformat()
            assert ours.local_date == theirs.local_date
            assert ours.active_seconds == theirs.active_seconds
        assert store.close(60)


def test_the_rows_of_one_s_own_history_are_already_there(store: Store) -> None:
    whole = session(steps=(step(),), kcal=(165.0, 210.0), energy_basis="routine")
    store.add(whole)
    assert store.writer.flush(60)
    assert taken(store, text_of(whole)) == ImportReport(already_there=1)
    assert store.read(steps=True).sessions == (whole,)


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("=1+1")
@example("'=1+1")
@example("''@x")
@example("'quoted'")
@example("\t=x")
@example("\r=x")
def test_no_text_is_run_and_all_come_back(text: str) -> None:
    kept = csv_file.escape_formula(text)
    assert not kept.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert csv_file.unescape_formula(kept) == text


def test_notes_id_and_routine_are_safe_in_the_file() -> None:
    (_header, row) = csv.reader(
        StringIO(text_of(session("=a", routine="@b", note="-c")), newline="")
    )
    assert (row[0], row[3], row[-1]) == ("'=a", "'@b", "'-c")


def test_columns_are_found_by_name(store: Store) -> None:
    text = "finished,active_seconds,started_at\nTRUE,90.5,2026-11-19T02:00:00Z\n"
    assert taken(store, text).new == 1
    assert taken(store, text).already_there == 1
    (session,) = store.read().sessions
    assert (session.finished, session.active_seconds) == (True, 90.5)
    assert session.local_date.isoformat() == "2026-11-18"


def test_lines_as_editors_leave_them(store: Store) -> None:
    assert taken(store, "\ufeff" + HEADER + "\n\n" + ROW + "\n\n").new == 1
    assert taken(store, f"{HEADER}\r{ROW}\r").already_there == 1


@each_case(
    ("column", "value", "message"),
    [
        ("started_at", "", "line 3, started_at: this is required"),
        ("started_at", "19.11.2026 18:02", "line 3, started_at: expected a time with its offset"),
        ("local_date", "19.11.2026", "line 3, local_date: expected a date"),
        ("finished", "1", "line 3, finished: expected true or false, found '1'"),
        ("counts", "maybe", "line 3, counts: expected true or false"),
        ("active_seconds", "24:50", "line 3, active_seconds: expected a number"),
        ("active_seconds", "nan", "line 3, active_seconds: expected a number"),
        ("active_seconds", "1_490", "line 3, active_seconds: expected a number"),
        ("active_seconds", "1e999", "line 3, active_seconds: expected a number"),
        ("sets_done", "many", "line 3, sets_done: expected a whole number"),
        ("kcal_low", "", "line 3, kcal_low, kcal_high: both or neither"),
        ("kcal_low", "300", r"line 3, kcal: expected \[low, high\]"),
        ("effort", "11", "line 3, effort: expected a whole number from 1 to 10"),
        ("back", "ok", "line 3, back: expected one of good"),
        ("id", "x" * 65, "line 3, id: expected text of 1 to 64"),
        ("routine", "y" * 65, "line 3, routine: expected text of 1 to 64"),
        ("note", "a,b", "line 3: expected 14 columns, found 15"),
    ],
)
def test_one_refused_cell_and_nothing_is_written(
    column: str, value: str, message: str, store: Store
) -> None:
    cells = ROW.replace("x,", "y,", 1).split(",")
    cells[csv_file.COLUMNS.index(column)] = value
    report = taken(store, f"{HEADER}\n{ROW}\n{','.join(cells)}\n")
    assert len(report.refused) == 1
    assert re.match(message, report.refused[0]), report.refused[0]
    assert store.read() == History()


@each_case(
    ("text", "message"),
    [
        ("", "line 1: the columns started_at, finished, active_seconds are required"),
        ("started_at,finished\n", "line 1: the column active_seconds is required"),
        ("a|b|c\n", r"line 1, a\|b\|c: no column of this name is read here, only id, "),
        (HEADER + ",heart_rate\n", "line 1, heart_rate: no column of this name"),
        (HEADER + ",note\n", "line 1: the column note stands twice"),
        (HEADER.replace("finished", "counts", 1), "line 1: the column counts stands twice"),
        (f'{HEADER}\n"x', "line 2: not CSV"),
        (f'{HEADER}\n"x"y,', "line 2: not CSV"),
    ],
)
def test_a_file_that_is_no_such_table(text: str, message: str, store: Store) -> None:
    with pytest.raises(RefusedFileError, match=rf"in\.csv: {message}"):
        taken(store, text)


def test_sets_that_are_counted_and_not_named_are_said_to_be_left_out(tmp_path: Path) -> None:
    """A record has its sets from its steps; their number alone went without a word."""
    store = Store.open(tmp_path, now=fixed_now)
    known = session("known", steps=(step(), step(round=2)))
    assert store.add(known).wait(60)
    none_done = ROW.replace("x,", "y,").replace(",1,2,", ",0,0,")
    text = "\n".join((HEADER, ROW, none_done, text_of(known).splitlines()[1]))
    report = taken(store, text)
    assert (report.new, report.already_there, report.without_sets) == (2, 1, 1)
    assert report.summary()[1] == (
        "1 session came without its sets: the file says how many, but not which."
        " Open it in History to fill them in."
    )
    again = taken(store, text)
    assert (again.already_there, again.without_sets) == (3, 0)
    corrected = text.replace(",fine", ",better")
    theirs = import_history(store, written(store, corrected), changed="theirs")
    assert (theirs.replaced, theirs.without_sets) == (2, 1)
    assert store.session("known") == known
    assert store.close(60)


def test_those_that_count_otherwise_without_their_sets_are_told(store: Store) -> None:
    header = "id,started_at,finished,counts,active_seconds,sets_done,sets_planned"
    rows = (
        "two thirds,2026-11-02T18:00:00Z,false,,1000,12,16",
        "skipped,2026-11-03T18:00:00Z,true,,300,3,16",
        "whole,2026-11-04T18:00:00Z,true,,1500,16,16",
        "little,2026-11-05T18:00:00Z,false,,200,1,16",
        "by word,2026-11-06T18:00:00Z,false,true,1000,12,16",
    )
    report = taken(store, "\n".join((header, *rows)))
    assert (report.without_sets, report.counted_otherwise) == (5, 2)
    assert report.summary()[2].startswith("Without their sets, 2 of them are training days only if")
    assert taken(store, "\n".join((header, *rows))).counted_otherwise == 0
