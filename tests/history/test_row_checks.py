"""A row that cannot be right is left out, named and kept, and never in the way of anything else."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.history import reading, row_checks, rows
from backcompanion.history.exchange.import_export import export_history, import_history
from backcompanion.history.fact_checks import fact_problem
from backcompanion.history.field_checks import InvalidValueError
from backcompanion.history.record_checks import check_session, check_step
from backcompanion.history.record_json import session_text
from backcompanion.history.set_aside import SetAside, ignore, notice
from backcompanion.history.step_queries import (
    daily_loads,
    daily_sets,
    first_days,
    loaded_exercises,
)
from backcompanion.history.store import Store
from backcompanion.history.values.key_values import write_value
from backcompanion.history.values.plan_store import plan_values
from backcompanion.training.planning.program import Anchor, DayWorkout, Plan
from backcompanion.training.session.limits import (
    LONGEST_NOTE,
    LONGEST_SESSION_SECONDS,
    LONGEST_STEP_SECONDS,
    MOST_KCAL,
)
from backcompanion.training.session.record import Goal
from support.cases import each_case
from support.histories import exactly, prescription, session, step
from support.moments import NOW, fixed_now
from support.thoroughness import examples

INFINITY = float("inf")
BAD_SESSION: list[tuple[str, object]] = [
    ("active_seconds", "a while"),
    ("active_seconds", INFINITY),
    ("active_seconds", -1.0),
    ("active_seconds", 86_401.0),
    ("back", "fabulous"),
    ("note", b"bytes"),
    ("note", "x" * 10_001),
    ("routine", b"\xff"),
    ("routine", ""),
    ("started_us", "yesterday"),
    ("started_us", 2**62),
    ("started_us", -(2**62)),
    ("offset_seconds", 10**9),
    ("local_date", "2026-02-31"),
    ("local_date", "soon"),
    ("local_date", b"2026-11-19"),
    ("finished", "yes"),
    ("finished", 7),
    ("counts", 0.5),
    ("kcal_low", 20_000),
    ("kcal_low", "much"),
    ("energy_basis", "guess"),
    ("effort", 11),
    ("effort", "hard"),
    ("set_planned", "all"),
    ("set_done", -1),
]
BAD_STEP: list[tuple[str, object]] = [
    ("exercise", b"\x00"),
    ("exercise", ""),
    ("instead_of", b"5"),
    ("variant", "brutal"),
    ("kind", "rest"),
    ("round", -1),
    ("round", "two"),
    ("side", "both"),
    ("planned_seconds", INFINITY),
    ("done_seconds", "all"),
    ("outcome", "perfect"),
    ("load_kg", 201),
    ("reasons", "no JSON"),
    ("reasons", "[1]"),
    ("reasons", "[" * 5000),
    ("reasons", b"[]"),
]


@pytest.fixture(scope="module")
def well(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("well") / "data"
    store = Store.open(folder, now=fixed_now)
    for id_ in ("a", "b", "c"):
        store.add(session(id_, steps=(step("one", load_kg=5.0), step("two")), kcal=(100, 200)))
    assert store.close(60)
    return folder


@contextmanager
def opened(well: Path, folder: Path) -> Iterator[Store]:
    """A copy of its own."""
    store = Store.open(Path(shutil.copytree(well, folder / "data")), now=fixed_now)
    try:
        yield store
    finally:
        is_closed = store.close(60)
    assert is_closed, store.writer.write_error


@pytest.fixture
def full(well: Path, tmp_path: Path) -> Iterator[Store]:
    with opened(well, tmp_path) as store:
        yield store


def spoil(store: Store, query: str, *values: object) -> None:
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute(query, values)


def everything(store: Store) -> None:
    """All that any page or command asks."""
    store.read(steps=True)
    for id_ in ("a", "b", "c"):
        store.session(id_)
    store.sets_done()
    store.open_session()
    store.version()
    daily_loads(store, "one")
    loaded_exercises(store)
    daily_sets(store, "one")
    first_days(store)


@each_case(("column", "value"), BAD_SESSION)
def test_a_session_that_cannot_be_right(
    well: Path, tmp_path: Path, column: str, value: object
) -> None:
    with opened(well, tmp_path) as full:
        spoil(full, f"UPDATE sessions SET {column} = ? WHERE id = 'b'", value)
        everything(full)
        history, (row,) = full.read_all()
        assert [session.id for session in history.sessions] == ["a", "c"]
        assert row.table == "sessions" and row.key == "b" and row.reason
        assert full.session("b") is None
        # Everything else goes on.
        assert full.add(session("d")).wait(60) and full.delete("a").wait(60)
        assert [session.id for session in full.read().sessions] == ["c", "d"]


@each_case(("column", "value"), BAD_STEP)
def test_a_step_that_cannot_be_right(
    well: Path, tmp_path: Path, column: str, value: object
) -> None:
    with opened(well, tmp_path) as full:
        spoil(full, f"UPDATE steps SET {column} = ? WHERE session = 'b' AND n = 1", value)
        everything(full)
        history, (row,) = full.read_all(steps=True)
        assert [len(session.steps) for session in history.sessions] == [2, 1, 2]
        assert row.table == "steps" and row.key == "b/1" and row.session == "b"
        record = full.session("b")
        assert record is not None and len(record.steps) == 1


@each_case(
    ("query", "table"),
    [
        ("INSERT INTO goals VALUES ('soon', 3)", "goals"),
        ("INSERT INTO goals VALUES ('2026-01-01', 9)", "goals"),
        ("INSERT INTO breaks VALUES ('2026-01-05', '2026-01-01', 'rest')", "breaks"),
        ("INSERT INTO breaks VALUES ('2026-01-05', NULL, 'mood')", "breaks"),
        ("INSERT INTO breaks VALUES (x'ff', NULL, 'rest')", "breaks"),
        ("INSERT INTO preferences VALUES ('week_starts', 'someday')", "preferences"),
        ("INSERT INTO preferences VALUES ('week_starts', '7')", "preferences"),
        ("INSERT INTO preferences VALUES ('day_starts_minutes', x'00')", "preferences"),
    ],
)
def test_what_decides_the_numbers(well: Path, tmp_path: Path, query: str, table: str) -> None:
    with opened(well, tmp_path) as full:
        before = full.read()
        spoil(full, query)
        everything(full)
        history, (row,) = full.read_all()
        assert history == before and row.table == table and row.message()


@each_case(
    "query",
    [
        "UPDATE facts SET value = 'many' WHERE key = 'revision'",
        "UPDATE facts SET value = x'ff' WHERE key = 'revision'",
        "DELETE FROM facts",
        "INSERT INTO facts VALUES ('plan', x'ff'), ('reminders', '[' ), ('soreness', '[]')",
    ],
)
def test_facts(well: Path, query: str, tmp_path: Path) -> None:
    with opened(well, tmp_path) as full:
        spoil(full, query)
        everything(full)
        before = full.version()
        assert full.add(session("d")).wait(60)
        assert full.version() > before
        export_history(full, tmp_path / "out.json")


@each_case(
    "query",
    [
        "UPDATE beats SET last_second = 'long'",
        "UPDATE beats SET last_second = 9e999",
        "UPDATE beats SET written_us = 'now'",
        "UPDATE beats SET written_us = 9223372036854775807",
        "UPDATE prescriptions SET text = x'ff'",
        "UPDATE prescriptions SET weight_kg = 'heavy'",
        "UPDATE log SET at = 'soon'",
        "UPDATE log SET command = 'dance'",
        "UPDATE prescriptions SET text = '{}'",
        "UPDATE prescriptions SET text = replace(hex(zeroblob(50000)), '0', '[')",
    ],
)
def test_a_session_in_progress(well: Path, query: str, tmp_path: Path) -> None:
    with opened(well, tmp_path) as full:
        id_ = full.begin(prescription(), NOW)
        full.log(id_, 10.0, "pause")
        assert full.heartbeat(id_, 60.0).wait(60)
        spoil(full, query)
        everything(full)
        export_history(full, tmp_path / "out.json")
        # And the next one can be begun.
        other = full.begin(prescription(), NOW + timedelta(hours=1))
        assert full.heartbeat(other, 5.0).wait(60)
        assert [session.id for session in full.read().sessions][:3] == ["a", "b", "c"]
        assert full.open_session() is not None


def test_text_that_is_no_utf_8(full: Store) -> None:
    spoil(full, "UPDATE sessions SET note = CAST(x'ff41' AS TEXT) WHERE id = 'b'")
    spoil(full, "UPDATE steps SET exercise = CAST(x'ff' AS TEXT) WHERE session = 'a' AND n = 0")
    everything(full)
    history, rows_ = full.read_all(steps=True)
    assert [session.id for session in history.sessions] == ["a", "c"]
    assert {row.table for row in rows_} == {"sessions", "steps"}
    assert all(line.isprintable() for line in notice(rows_))


def test_it_is_exported_beside_the_rest_and_import_takes_what_export_writes(
    full: Store, tmp_path: Path
) -> None:
    for id_, (column, value) in zip(
        "bc", (("note", b"\xff"), ("active_seconds", INFINITY)), strict=True
    ):
        spoil(full, f"UPDATE sessions SET {column} = ? WHERE id = ?", value, id_)
    spoil(full, "UPDATE steps SET outcome = CAST(x'ff' AS TEXT) WHERE session = 'a' AND n = 0")
    report = export_history(full, tmp_path / "out.json")
    assert report.sessions == 1 and len(report.set_aside) == 3
    written = json.loads((tmp_path / "out.json").read_text())["set_aside"]
    assert [entry["table"] for entry in written] == ["steps", "sessions", "sessions"]
    assert (
        written[1]["row"]["note"] == {"bytes": "ff"}
        and written[2]["row"]["active_seconds"] == "inf"
    )
    other = Store.open(tmp_path / "other", now=fixed_now)
    taken = import_history(other, tmp_path / "out.json")
    assert taken.new == 1 and taken.set_aside == 3
    assert "3 entries could not be read where the file was written" in "\n".join(taken.summary())
    assert exactly(other.read(steps=True)) == exactly(full.read(steps=True))
    assert other.close(60)


def test_theirs_is_taken_where_ours_cannot_be_read(full: Store, tmp_path: Path) -> None:
    export_history(full, tmp_path / "out.json")
    before = exactly(full.read(steps=True))
    spoil(full, "UPDATE sessions SET back = 'fabulous' WHERE id = 'b'")
    assert import_history(full, tmp_path / "out.json").already_there == 2
    assert exactly(full.read(steps=True)) == before
    assert full.read_all(steps=True)[1] == ()


@pytest.mark.parametrize("year", [1, 1969, 2201, 9999])
def test_what_is_trained_by_a_wrong_clock_can_be_read_again(
    store: Store, tmp_path: Path, year: int
) -> None:
    id_ = store.begin(prescription(), datetime(year, 2, 28, 12, tzinfo=UTC))
    assert store.heartbeat(id_, 60.0).wait(60)
    assert store.add(session("b", started_at=datetime(year, 12, 30, 12, tzinfo=UTC))).wait(60)
    history, rows_ = store.read_all(steps=True)
    assert len(history.sessions) == 2 and rows_ == ()
    assert export_history(store, tmp_path / "out.json").sessions == 2
    assert export_history(store, tmp_path / "out.csv").sessions == 2


def test_a_table_of_exactly_as_many_rows_as_are_taken(
    full: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcompanion.history.exchange.incoming.MAX_ENTRIES", 3)
    assert export_history(full, tmp_path / "out.csv").sessions == 3
    assert import_history(full, tmp_path / "out.csv").already_there == 3


# --- what passes the quick tests passes the checks of an import, and the other way round ----------

NUMBERS = st.one_of(
    st.none(),
    st.integers(-2, 12),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.sampled_from([0, 1, 0.0, 0.5, 7200, 7200.5, 86_400, 10_000, 200, 201]),
)
TEXTS = st.one_of(
    st.sampled_from(
        ["", "a", "good", "sore", "routine", "work", "standard", "left", "done", "2026-11-19"]
    ),
    st.sampled_from(["2026-02-30", "0001-01-01", "2200-12-31", "2201-01-01", "x" * 65]),
    st.text(max_size=12),
    st.just("\udcff"),
)
ANYTHING = st.one_of(NUMBERS, TEXTS, st.binary(max_size=4))
SESSION_ROW = rows.session_row(session("a", kcal=(100, 200), effort=5, back="good"))
STEP_ROW = rows.step_rows("a", [step()])[0][2:]


@st.composite
def changed(draw: st.DrawFn, row: tuple[object, ...]) -> tuple[Any, ...]:
    result = list(row)
    for place in draw(st.sets(st.integers(0, len(row) - 1), max_size=2)):
        result[place] = draw(ANYTHING)
    return tuple(result)


# On both sides of each limit, and of each kind that SQLite may hold.
LIMITS = (-86_400, 1, 10, 64, 200, 1_000, MOST_KCAL, 10_000, 86_400, 100_000, 10**9)
LONGEST = (LONGEST_STEP_SECONDS, LONGEST_SESSION_SECONDS)
OUTER_MICROSECONDS = [
    rows.microseconds(datetime(*day, tzinfo=UTC))
    for day in (
        (1969, 12, 30),
        (1970, 1, 1),
        (1970, 1, 3),
        (2199, 1, 1),
        (2201, 1, 1),
        (2202, 1, 1),
    )
]
ODD_VALUES: tuple[object, ...] = (
    *(limit + more for limit in (*LIMITS, *LONGEST) for more in (-1, -0.5, 0, 0.5, 1)),
    *(None, -0.0, 2**63 - 1, -(2**63), INFINITY, -INFINITY, float("nan"), 1e308),
    *(b"", b"a", b"[]", *(us + more for us in OUTER_MICROSECONDS for more in (-1, 0, 1))),
    *("", "a", "é", "\udcff", "x" * 64, "x" * 65, "x" * LONGEST_NOTE, "x" * (LONGEST_NOTE + 1)),
    *("0001-01-01", "1899-12-31", "1900-01-01", "2200-12-31", "2201-01-01", "2026-02-30"),
    *(
        "2026-11-19",
        "2026-11-1",
        "20261119",
        "2026-W47-4",
        "good",
        "standard",
        "work",
        "left",
        "done",
        "routine",
    ),
    *("[]", "[1]", "{}", "[", "[" * 3000, "null", '[{"kind": "missing", "subject": "band"}]'),
)


def one_odd_value(row: tuple[object, ...]) -> Iterator[tuple[Any, ...]]:
    for place in range(len(row)):
        for value in ODD_VALUES:
            yield *row[:place], value, *row[place + 1 :]


def test_so_is_one_with_one_odd_value() -> None:
    for row in one_odd_value(SESSION_ROW):
        a_session_is_read_exactly_where_it_could_be_imported(row)
    for row in one_odd_value(STEP_ROW):
        a_step_is_read_exactly_where_it_could_be_imported(row)


@pytest.mark.parametrize(
    ("totals", "is_read"),
    [
        *(((100_000, 100_000, 999_999_999.5, 999_999_999.5), True), ((0, 0, 0, 0.0), True)),
        *(((100_001, 1, 1.0, 1.0), False), ((1, 2, 1.0, 1.0), False), ((1, -1, 1, 1), False)),
        *(((-1, -2, 1.0, 1.0), False), ((1, 1, 1e9, 1.0), False), ((1, 1, 1.0, 1e9), False)),
        *(((1, 1, -0.5, 1.0), False), ((1, 1, 1.0, -0.5), False), ((1, 1, 1.0, None), False)),
        *(((1.0, 1, 1.0, 1.0), False), ((1, 1.0, 1.0, 1.0), False), ((1, 1, "1", 1.0), False)),
        *(((1, 1, 1.0, "1"), False), ((None, 1, 1.0, 1.0), False), ((1, None, 1.0, 1.0), False)),
        *(((1, 1, INFINITY, 1.0), False), ((1, 1, 1.0, INFINITY), False)),
    ],
)
def test_what_was_done_of_a_session_s_sets(totals: tuple[Any, ...], is_read: bool) -> None:
    """No file has these numbers, so no check of the exchange knows them."""
    aside: list[SetAside] = []
    record = row_checks.session_from_row((*SESSION_ROW[:-4], *totals), (), aside.append)
    assert (record is not None) == is_read == (not aside)


@contextmanager
def quick_tests_passed_by() -> Iterator[None]:
    """So that the checks of the exchange alone decide."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_checks, "_is_plain_session", lambda _row: False)
        patch.setattr(row_checks, "_is_plain_step", lambda _row: False)
        yield


@given(changed(SESSION_ROW))
@examples(1000)
def test_a_session_is_read_exactly_where_it_could_be_imported(row: tuple[Any, ...]) -> None:
    a_session_is_read_exactly_where_it_could_be_imported(row)


def a_session_is_read_exactly_where_it_could_be_imported(row: tuple[Any, ...]) -> None:
    aside: list[SetAside] = []
    record = row_checks.session_from_row(row, (), aside.append)
    assert (record is None) == bool(aside)
    looked_at = aside.copy()
    with quick_tests_passed_by():
        assert row_checks.session_from_row(row, (), looked_at.append) == record
    assert [reason.message() for reason in looked_at[len(aside) :]] == [
        reason.message() for reason in aside
    ]
    if record is not None:
        assert check_session(json.loads(session_text(record))).record == record
    else:
        json.dumps(aside[0].values(), allow_nan=False).encode()
        assert aside[0].message().isprintable()


@given(changed(STEP_ROW))
@examples(1000)
def test_a_step_is_read_exactly_where_it_could_be_imported(row: tuple[Any, ...]) -> None:
    a_step_is_read_exactly_where_it_could_be_imported(row)


def a_step_is_read_exactly_where_it_could_be_imported(row: tuple[Any, ...]) -> None:
    record = row_checks.step_from_row("a", 0, row, ignore)
    with quick_tests_passed_by():
        assert row_checks.step_from_row("a", 0, row, ignore) == record
    if record is not None:
        text = json.loads(session_text(session(steps=(record,))))["steps"][0]
        assert check_step(text) == record
    elif row[-1] is None and None not in (row[2], row[4]):  # which a file may leave out
        names = rows.STEP_COLUMNS.split(", ")
        with pytest.raises((InvalidValueError, TypeError)):
            check_step(dict(zip(names[:-1], row[:-1], strict=True)) | {"reasons": []})


def test_a_backup_gives_what_it_has_whole(tmp_path: Path) -> None:
    from backcompanion.history.safety.backups import back_up
    from backcompanion.history.safety.opening import open_history

    store = open_history(tmp_path, now=fixed_now).store
    for id_ in ("a", "b"):
        store.add(session(id_, steps=(step("one"), step("two"))))
    assert store.writer.flush(60) and back_up(store.path, "day", NOW) is not None
    store.add(session("c"))
    assert store.edit(session("b", note="since", steps=(step("one"), step("two")))).wait(60)
    messages: list[str] = []
    store.on_repaired = messages.append
    spoil(store, "UPDATE sessions SET back = 'fabulous' WHERE id IN ('a', 'c')")
    spoil(store, "UPDATE steps SET outcome = 'perfect' WHERE session = 'b' AND n = 0")
    history, rows_ = store.read_all(steps=True)
    assert {session.id: (session.note, len(session.steps)) for session in history.sessions} == {
        "a": ("", 2),
        "b": ("since", 2),
    }
    assert [row.key for row in rows_] == ["c"]
    assert len(messages) == 1 and "2 sessions could not be read and were taken from" in messages[0]
    (kept,) = (tmp_path / "damaged").iterdir()
    assert {row["table"] for row in json.loads(kept.read_text())} == {"sessions", "steps"}
    # What no backup has stays, and is not looked for again and again.
    assert store.read_all(steps=True)[1] == rows_ and len(messages) == 1
    assert store.close(60)
    with closing(sqlite3.connect(store.path)) as connection:
        assert reading.sets_done(connection, None, date.max)


@pytest.mark.parametrize("mark", ["yes", b"\x00", -1e300, INFINITY, 2**62, -(2**62)])
def test_one_that_was_deleted_at_no_time_is_named_and_stays(store: Store, mark: object) -> None:
    """It was in no list and in no file, and some of these the next start removed for good."""
    store.add(session("a"))
    store.delete("a")
    store.add(session("b"))
    assert store.writer.flush(60)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute("UPDATE sessions SET deleted_us = ? WHERE id = 'a'", (mark,))
    assert store.purge().wait(60)
    history, put_aside = store.read_all()
    assert [session.id for session in history.sessions] == ["b"]
    (row,) = put_aside
    assert (row.table, row.session) == ("sessions", "a") and "deleted_us" in row.reason
    assert row.row["deleted_us"] == mark
    json.dumps(row.values())


BAD_FACTS = [
    *(("plan", "{]"), ("plan", "{}"), ("plan", '{"weeks": 7}'), ("plan", b"\xff"), ("plan", "[]")),
    *(("reminders", "{"), ("reminders", '{"at_minutes": "late"}'), ("reminders", b"\x00")),
    *(("soreness", "[1e999]"), ("soreness", '{"soon": 3}'), ("soreness", '{"2026-11-01": 99}')),
    *(("milestones", "[" * 5_000), ("milestones", '{"2026-11-01": 3}'), ("milestones", "")),
]


@each_case(("key", "value"), BAD_FACTS)
def test_what_was_said_and_cannot_be_right_is_named_and_kept(
    well: Path, tmp_path: Path, key: str, value: object
) -> None:
    """A plan that could not be read was no plan, without a word, and the next one covered it."""
    with opened(well, tmp_path) as store:
        spoil(store, "INSERT OR REPLACE INTO facts VALUES (?, ?)", key, value)
        history, (row,) = store.read_all()
        assert len(history.sessions) == 3
        assert (row.table, row.key, row.row["value"]) == ("facts", key, value)
        assert export_history(store, tmp_path / "out.json").set_aside == (row,)
        assert import_history(store, tmp_path / "out.json").already_there == 3
        write = partial(write_value, key=key, text=RIGHT[key])  # type: ignore[arg-type]
        assert store.writer.put(write).wait(60)
        assert value in [row.row["value"] for row in store.read_all()[1]]


RIGHT = {
    "plan": json.dumps(plan_values(Plan())),
    "reminders": '{"at_minutes": 1080, "before_minutes": 15}',
    "soreness": '{"2026-11-01": 3}',
    "milestones": '{"2026-11-01": "ten"}',
}


def test_what_the_program_writes_can_be_right() -> None:
    goals = (Goal(date(2026, 1, 5), 2),)
    whole = Plan((Anchor(date(2026, 11, 2), 3),), (0, 2, 6), date(2026, 11, 9), 3, goals)
    whole = replace(whole, day_workouts=(DayWorkout(2, minutes=10), DayWorkout(6, "desk")))
    for text in (*RIGHT.items(), ("plan", json.dumps(plan_values(whole)))):
        assert fact_problem(*text) == ""
    assert fact_problem("revision", "7") == fact_problem("calendar", "abc") == ""
