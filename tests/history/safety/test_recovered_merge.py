"""Rows of a damaged history stand in the new one as far as an import would take them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backcompanion.history.database import FILE_NAME
from backcompanion.history.exchange.import_export import export_history, import_history
from backcompanion.history.safety.recovered_merge import merge_rows
from backcompanion.history.safety.row_recovery import RecoveredRows, recover_rows
from backcompanion.history.store import Store
from support.cases import each_case
from support.histories import EVENING, exactly, prescription, session, step
from support.moments import fixed_now

MORE_STEPS_THAN_A_FILE_MAY_HAVE = 20_001


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Of a session in progress and of one that has ended, as JSON."""
    folder = tmp_path_factory.mktemp("underway")
    store = Store.open(folder, now=fixed_now)
    store.add(session("ended", steps=(step("one"), step("two"))))
    store.heartbeat(store.begin(prescription(), EVENING), 500.0)
    assert store.close(60)
    return json.dumps(recover_rows(folder / FILE_NAME).rows)


def merged(rows: dict[str, list[dict[str, Any]]], folder: Path) -> Store:
    assert Store.open(folder, now=fixed_now).close(60)
    kept, held = merge_rows(folder / FILE_NAME, RecoveredRows(rows))
    assert kept == {row["id"] for row in rows["sessions"]} and not held
    return Store.open(folder, now=fixed_now)


def assert_it_can_be_exported_and_imported(store: Store, folder: Path) -> None:
    export_history(store, folder / "out.json")
    other = Store.open(folder / "other", now=fixed_now)
    report = import_history(other, folder / "out.json")
    assert report.refused == () and exactly(other.read(steps=True)) == exactly(
        store.read(steps=True)
    )
    assert other.close(60)


def test_a_session_in_progress_stays_one(rows: str, tmp_path: Path) -> None:
    store = merged(json.loads(rows), tmp_path / "data")
    underway = store.open_session()
    assert underway is not None and underway.last_second == 500
    assert_it_can_be_exported_and_imported(store, tmp_path)
    assert store.close(60)


def _with_a_long_name(planned: Any) -> None:
    planned["steps"][0]["exercise"] = "x" * 65


def _of_a_kind_that_is_none(planned: Any) -> None:
    planned["steps"][0]["instead_of"] = 5


def _of_no_routine(planned: Any) -> None:
    planned["routine"] = ""


def _in_a_round_beyond_all(planned: Any) -> None:
    planned["steps"][0]["round"] = 1_001


def _with_a_negative_load(planned: Any) -> None:
    planned["steps"][0]["load_kg"] = -1


@each_case(
    "change",
    [
        *(_with_a_long_name, _of_a_kind_that_is_none, _of_no_routine),
        *(_in_a_round_beyond_all, _with_a_negative_load),
    ],
)
def test_one_whose_plan_no_file_could_hold_has_ended(
    rows: str, tmp_path: Path, change: Callable[[Any], None]
) -> None:
    raw = json.loads(rows)
    planned = json.loads(raw["prescriptions"][0]["text"])
    change(planned)
    raw["prescriptions"][0]["text"] = json.dumps(planned)
    store = merged(raw, tmp_path / "data")
    assert store.open_session() is None
    assert len(store.read().sessions) == 2
    assert_it_can_be_exported_and_imported(store, tmp_path)
    assert store.close(60)


def test_one_with_more_steps_than_a_file_may_have_stands_without(rows: str, tmp_path: Path) -> None:
    raw = json.loads(rows)
    (ended,) = (row for row in raw["sessions"] if row["id"] == "ended")
    raw["sessions"] = [ended]
    raw["steps"] = [{**raw["steps"][0], "n": n} for n in range(MORE_STEPS_THAN_A_FILE_MAY_HAVE)]
    store = merged(raw, tmp_path / "data")
    (record,) = store.read(steps=True).sessions
    assert record.steps == ()
    assert_it_can_be_exported_and_imported(store, tmp_path)
    assert store.close(60)
