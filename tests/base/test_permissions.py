"""What was there before is closed to others too, as far as it is ours."""

import os
import stat
import sys
from pathlib import Path

import pytest

from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.permissions import LOG, restrict_permissions
from backcompanion.history.safety.backups import back_up_daily
from backcompanion.history.safety.opening import open_history
from backcompanion.history.store import Store
from support.histories import EVENING, session
from support.moments import fixed_now

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def open_to_all(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a little of everything, which all may read."""
    folder = tmp_path / "data"
    store = Store.open(folder, now=fixed_now)
    store.add(session())
    assert store.close(60)
    assert back_up_daily(store.path, EVENING.replace(tzinfo=None)) is not None
    SettingsFile(folder).change(rounds=1)
    (folder / "log").mkdir()
    (folder / "log" / "backcompanion.log").write_text("said\n")
    (folder / "damaged" / "20261122-181500").mkdir(parents=True)
    (folder / "damaged" / "20261122-181500" / "history.sqlite3").write_bytes(b"torn")
    open_to_all(folder)
    return folder


def test_opening_closes_a_folder_of_ours_to_others(folder: Path) -> None:
    assert open_history(folder, now=fixed_now).store.close()
    left = [path for path in (folder, *folder.rglob("*")) if mode(path) & 0o077]
    assert left == []
    assert mode(folder) == 0o700 and mode(folder / "settings.json") == 0o600


def test_a_folder_made_by_hand_becomes_ours(tmp_path: Path) -> None:
    folder = tmp_path / "by-hand"
    folder.mkdir()
    folder.chmod(0o755)
    assert open_history(folder, now=fixed_now).store.close()
    assert mode(folder) == 0o700


def test_a_folder_with_other_things_in_it_stays_as_it_is(folder: Path) -> None:
    (folder / "thesis.txt").write_text("mine\n")
    (folder / "backups" / "holiday.jpg").write_bytes(b"mine")
    (folder / "photos").mkdir()
    open_to_all(folder)
    assert open_history(folder, now=fixed_now).store.close()
    assert mode(folder) == 0o755
    assert mode(folder / "thesis.txt") == 0o644 and mode(folder / "photos") == 0o755
    assert mode(folder / "backups") == 0o755
    assert mode(folder / "backups" / "holiday.jpg") == 0o644
    # What is ours in it is closed all the same.
    (backup,) = folder.glob("backups/history-*")
    assert mode(backup) == mode(folder / "history.sqlite3") == 0o600
    assert mode(folder / "log") == 0o700 and mode(folder / "settings.json") == 0o600


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("shared\n")
    elsewhere.chmod(0o644)
    (folder / "settings.json").unlink()
    (folder / "settings.json").symlink_to(elsewhere)
    restrict_permissions(folder)
    assert mode(elsewhere) == 0o644


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="where XDG says")
def test_the_place_of_the_system_is_ours_whatever_lies_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = tmp_path / "backcompanion"
    folder.mkdir()
    (folder / "export.json").write_text("{}")
    open_to_all(folder)
    restrict_permissions(folder)
    assert mode(folder) == 0o700
    assert mode(folder / "export.json") == 0o644


def test_what_cannot_be_changed_is_no_failure(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object, **_named: object) -> None:
        raise PermissionError(1, "not yours")

    monkeypatch.setattr(Path, "chmod", refused)
    assert open_history(folder, now=fixed_now).store.close()
    assert mode(folder) == 0o755


def test_what_all_may_write_into_is_nobody_s(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o1777)
    restrict_permissions(folder)
    assert mode(folder) == 0o1777


def test_what_is_missing_is_no_failure(tmp_path: Path) -> None:
    restrict_permissions(tmp_path / "nowhere", LOG)
