"""The way back from an import leads to what was there before it, whatever else lies there."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from backcompanion.base.errors import KnownError
from backcompanion.history import writing
from backcompanion.history.exchange import import_export
from backcompanion.history.exchange.import_export import import_history, preview_import
from backcompanion.history.safety.backups import (
    Backup,
    BackupReason,
    back_up,
    list_backups,
    session_ids,
)
from backcompanion.history.safety.restoring import restore
from backcompanion.history.store import Store
from backcompanion.training.session.record import SessionRecord
from support.histories import exactly, session
from support.moments import NOW


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "in.json"
    entry = {"started_at": "2026-11-20T18:00:00+01:00", "active_seconds": 900, "finished": True}
    path.write_text(json.dumps({"format": "backcompanion/1", "sessions": [entry]}))
    return path


@pytest.mark.parametrize("ahead", [timedelta(days=1), timedelta(days=3650), timedelta(hours=-9)])
def test_it_is_the_backup_that_the_import_made(store: Store, file: Path, ahead: timedelta) -> None:
    """S3: the newest by name was taken, here an empty one dated tomorrow."""
    assert back_up(store.path, "import", NOW + ahead) is not None
    for n in range(30):
        store.add(session(f"s{n}"))
    assert store.writer.flush(60)
    before = exactly(store.read(steps=True))
    report = import_history(store, file)
    assert report.new == 1 and report.backup is not None
    assert len(store.read().sessions) == 31
    restore(store.path.parent, report.backup, NOW, at_revision=store.version())
    assert exactly(store.read(steps=True)) == before


def test_nothing_new_leaves_no_backup(store: Store, file: Path) -> None:
    assert import_history(store, file).backup is not None
    again = import_history(store, file)
    assert again.already_there == 1 and again.backup is None
    assert len(list_backups(store.path.parent)) == 1


def test_what_is_written_meanwhile_is_in_that_backup(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = iter(("late",))

    def and_a_late_one(history: Path, reason: BackupReason, now: datetime) -> Backup | None:
        result = back_up(history, reason, now)
        for id_ in late:
            assert store.add(session(id_)).wait(60)
        return result

    monkeypatch.setattr(import_export, "back_up", and_a_late_one)
    report = import_history(store, file)
    assert report.backup is not None and session_ids(report.backup) == {"late"}
    assert len(store.read().sessions) == 2


def test_what_is_said_is_counted(store: Store, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def add_nothing(_connection: sqlite3.Connection, _sessions: Iterable[SessionRecord]) -> None:
        return

    assert preview_import(store, file).new == 1
    monkeypatch.setattr(writing, "add_all", add_nothing)
    with pytest.raises(KnownError, match="1 session of the file did not arrive"):
        import_history(store, file)
    assert store.read().sessions == () and list_backups(store.path.parent) == ()


def test_goals_and_breaks_are_counted_too(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "goals.json"
    path.write_text(
        json.dumps(
            {
                "format": "backcompanion/1",
                "goals": [{"from": "2026-01-05", "days_per_week": 3}],
                "breaks": [{"from": "2026-08-01", "to": None, "reason": "rest"}],
                "soreness": [{"on": "2026-01-05", "value": 3}],
            }
        )
    )
    preview = preview_import(store, path)
    assert (preview.goals, preview.breaks, preview.soreness) == (1, 1, 1)
    for name in ("set_goal", "set_break"):
        monkeypatch.setattr(writing, name, lambda _connection, _value: None)
    where = "backcompanion.history.values.dated_values.write_value"
    monkeypatch.setattr(where, lambda *_args: None)
    preview = preview_import(store, path)
    assert (preview.goals, preview.breaks, preview.soreness) == (0, 0, 0)
