"""What a start that was killed leaves behind goes at the next one."""

import os
from pathlib import Path

from backcompanion.history.safety.opening import remove_leftovers
from backcompanion.history.store import Store
from support.histories import session
from support.moments import NOW, fixed_now


def test_what_was_left_of_mending_and_backups_goes(tmp_path: Path) -> None:
    store = Store.open(tmp_path, now=fixed_now)
    store.add(session())
    assert store.close(60)
    for name in (".recovering.4711", ".salvage.4712"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "history.sqlite3").write_bytes(b"a copy")
    (tmp_path / "backups").mkdir()
    old, young = (tmp_path / "backups" / f".history-{n}.sqlite3.{n}.part" for n in (1, 2))
    for draft, age in ((old, 7200), (young, 60)):
        draft.write_bytes(b"half a copy")
        os.utime(draft, times=(NOW.timestamp() - age,) * 2)
    remove_leftovers(tmp_path, NOW)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"history.sqlite3", "backups", ".mending.lock"}
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [young.name]
    assert len(Store.open(tmp_path, now=fixed_now).read().sessions) == 1


def test_where_nothing_was_left_nothing_is_made(tmp_path: Path) -> None:
    remove_leftovers(tmp_path, NOW)
    assert list(tmp_path.iterdir()) == []
