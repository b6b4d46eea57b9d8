"""What a start that was killed leaves behind goes at the next one."""

import os
import time
from pathlib import Path

from backcompanion.history.safety.opening import remove_leftovers
from backcompanion.history.store import Store
from support.histories import session


def test_what_was_left_of_mending_and_backups_goes(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    store.add(session())
    assert store.close()
    for name in (".recovering.4711", ".salvage.4712"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "history.sqlite3").write_bytes(b"a copy")
    (tmp_path / "backups").mkdir()
    old, young = (tmp_path / "backups" / f".history-{n}.sqlite3.{n}.part" for n in (1, 2))
    for draft in (old, young):
        draft.write_bytes(b"half a copy")
    os.utime(old, times=(time.time() - 7200,) * 2)
    remove_leftovers(tmp_path)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"history.sqlite3", "backups", ".mending.lock"}
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [young.name]
    assert len(Store.open(tmp_path).read().sessions) == 1


def test_where_nothing_was_left_nothing_is_made(tmp_path: Path) -> None:
    remove_leftovers(tmp_path)
    assert list(tmp_path.iterdir()) == []
