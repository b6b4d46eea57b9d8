"""A disk that fills up, one that turns read-only: nothing is lost, and it is told."""

from datetime import datetime
from pathlib import Path

import pytest

from backcompanion.application.everything_export import save_everything
from backcompanion.application.everything_restore import bring_back
from backcompanion.application.settings import Settings
from backcompanion.base.errors import MachineError
from backcompanion.history.database import FILE_NAME, integrity_problems
from backcompanion.history.exchange.import_export import export_history
from backcompanion.history.history_errors import HistoryError
from backcompanion.history.safety.backups import back_up_daily, list_backups
from backcompanion.history.safety.opening import open_history
from backcompanion.history.store import Store
from reliability.disk import fill, remount, small_disk
from support.histories import EVENING, prescription, session
from support.moments import NOW, fixed_now
from support.window import places_below


def skip_unless(mounted: bool) -> None:
    if not mounted:
        pytest.skip("a tmpfs may not be mounted here")


def test_a_disk_that_fills_up_in_mid_session(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as mounted:
        skip_unless(mounted)
        folder = tmp_path / "disk" / "data"
        store = open_history(folder, in_memory=True, now=fixed_now).store
        results: list[object] = []
        store.writer.on_write_error = results.append
        id_ = store.begin(prescription(), EVENING)
        assert store.writer.flush(60)
        filler = fill(tmp_path / "disk")
        # What is in the file's own pages may still fit; in time, nothing does.
        for second in range(400):
            store.log(id_, second / 10, "more")
            if store.writer.write_error is not None:
                break
            store.writer.flush(1)
        assert "cannot be used" in str(store.writer.write_error) and results
        store.heartbeat(id_, 99.0)
        assert store.session(id_) is not None
        assert store.read().sessions[0].active_seconds == 99.0
        assert not store.close(1)
        target = tmp_path / "elsewhere.json"
        assert export_history(store, target).sessions == 1
        with pytest.raises(HistoryError, match="too little room"):
            back_up_daily(store.path, datetime(2026, 11, 22))
        filler.unlink()
        assert store.close(60)
        assert results[-1] is None
        assert integrity_problems(store.path) == ()
        (kept,) = Store(store.path, now=fixed_now).read().sessions
        assert kept.active_seconds == 99.0
        assert list_backups(folder) == ()


def test_a_full_disk_at_the_start(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as mounted:
        skip_unless(mounted)
        filler = fill(tmp_path / "disk")
        store = open_history(tmp_path / "disk" / "data", in_memory=True, now=fixed_now).store
        assert store.writer.write_error is not None
        store.add(session())
        assert len(store.read().sessions) == 1
        filler.unlink()
        assert store.close(60)
        assert len(Store(store.path, now=fixed_now).read().sessions) == 1


def test_a_disk_that_can_only_be_read(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as mounted:
        skip_unless(mounted)
        folder = tmp_path / "disk" / "data"
        before = Store.open(folder, now=fixed_now)
        before.add(session("before"))
        assert before.close(60)
        assert remount(tmp_path / "disk", "ro")
        store = open_history(folder, in_memory=True, now=fixed_now).store
        assert "cannot be written" in str(store.writer.write_error)
        store.add(session("new"))
        assert {session.id for session in store.read().sessions} == {"before", "new"}
        assert not store.close(1)
        assert remount(tmp_path / "disk", "rw")
        assert store.close(60)
        assert {session.id for session in Store(store.path, now=fixed_now).read().sessions} == {
            "before",
            "new",
        }


def test_it_turns_read_only_in_mid_session(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as mounted:
        skip_unless(mounted)
        store = open_history(tmp_path / "disk" / "data", in_memory=True, now=fixed_now).store
        id_ = store.begin(prescription(), EVENING)
        assert store.writer.flush(60)
        store.close()
        if not remount(tmp_path / "disk", "ro"):
            pytest.skip("a disk in use cannot be remounted here")
        store.heartbeat(id_, 5.0)
        assert not store.writer.flush(5)
        open_session = store.open_session()
        assert open_session is not None and open_session.last_second == 5.0
        assert remount(tmp_path / "disk", "rw")
        assert store.close(60)


def test_everything_onto_a_full_stick_and_back_onto_a_full_disk(tmp_path: Path) -> None:
    here, stick = places_below(tmp_path / "here"), tmp_path / "stick"
    store = Store.open(here.data, now=fixed_now)
    for n in range(300):
        store.add(session(f"id {n}", note="…" * 200))
    assert store.close(60)
    good = tmp_path / "good.backcompanion"
    assert save_everything(here, good, NOW).sessions == 300
    with small_disk(stick) as mounted:
        skip_unless(mounted)
        there = places_below(stick / "data")
        assert Store.open(there.data, now=fixed_now).close(60)
        filler = fill(stick)
        with pytest.raises(MachineError, match="cannot be written"):
            save_everything(here, stick / "all.backcompanion", NOW)
        with pytest.raises(MachineError):
            bring_back(there, good, NOW, Settings(), lambda _values: "")
        filler.unlink()
        assert [path.name for path in stick.rglob("*.part")] == []
        assert [path.name for path in stick.rglob("*.backcompanion")] == []
        assert Store(there.data / FILE_NAME, now=fixed_now).read().sessions == ()
        assert save_everything(here, stick / "all.backcompanion", NOW).sessions == 300
