"""No backup goes that is in use, or with something in it that lies nowhere else."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backcompanion.history.history_errors import HistoryError
from backcompanion.history.safety.backups import (
    FOLDER,
    Backup,
    back_up,
    list_backups,
    session_ids,
    with_label,
)
from backcompanion.history.safety.contents import listed_backups
from backcompanion.history.safety.restoring import restore
from backcompanion.history.safety.thinning import LATEST, thin_out
from backcompanion.history.store import Store
from support.histories import session

NOW = datetime(2026, 11, 22, 18, 15, tzinfo=UTC)
FAR = timedelta(days=3650)


def made(store: Store, now: datetime) -> Backup:
    assert store.writer.flush(60)
    backup = back_up(store.path, "import", now)
    assert backup is not None
    return backup


def many(store: Store, count: int, now: datetime = NOW) -> list[Backup]:
    """A new session before each."""
    result = []
    for n in range(count):
        store.add(session(f"s{n:02}"))
        result.append(made(store, now + timedelta(minutes=n)))
    return result


def test_any_backup_that_is_listed_can_be_gone_back_to(store: Store) -> None:
    """S1: its own safety copy thinned out the very file that was asked for."""
    many(store, LATEST + 3)
    folder = store.path.parent
    thin_out(store.path, NOW + timedelta(hours=1))
    listed = listed_backups(folder)
    assert len(listed) == LATEST + 1  # and how the day began
    for n, each in enumerate(listed):
        backup, held = each.backup, each.contents
        assert held is not None
        before = {each.path for each in list_backups(folder)}
        restore(folder, backup.path, NOW + timedelta(hours=2, minutes=n))
        assert len(store.read().sessions) == held.sessions
        assert before < {each.path for each in list_backups(folder)}


def test_what_is_in_use_stays_whatever_its_age(store: Store) -> None:
    backups = many(store, LATEST + 6)
    link = store.path.parent / "link"
    link.symlink_to(backups[3].path)
    thin_out(store.path, NOW + timedelta(hours=1), in_use=(backups[2].path, link))
    stay = {each.path for each in list_backups(store.path.parent)}
    assert {backups[2].path, backups[3].path} <= stay and backups[4].path not in stay


@pytest.mark.parametrize("jump", [FAR, -FAR, timedelta(hours=-9)])
def test_a_start_with_a_wrong_clock_costs_nothing(store: Store, jump: timedelta) -> None:
    """S2: after one backup dated years ahead, only the newest of each later day survived."""
    many(store, 3)
    made(store, NOW + jump)
    today = [made(store, NOW + timedelta(hours=1, minutes=n)) for n in range(6)]
    thin_out(store.path, NOW + timedelta(hours=2))
    assert {each.path for each in today} <= {each.path for each in list_backups(store.path.parent)}


def test_the_order_is_that_of_making_whatever_the_clock_says(store: Store) -> None:
    moments = [NOW, NOW + FAR, NOW - FAR, NOW, NOW - timedelta(hours=9)]
    backups = [made(store, at) for at in moments]
    listed = list_backups(store.path.parent)
    assert [each.path for each in reversed(listed)] == [each.path for each in backups]


def test_none_goes_with_the_only_copy_of_a_session(store: Store) -> None:
    made(store, NOW)  # how the day began
    store.add(session("only here"))
    only = made(store, NOW)
    store.discard("only here")
    many(store, LATEST + 6, NOW)
    thin_out(store.path, NOW + timedelta(hours=1))
    assert only.path.exists()
    # As soon as another one has it, it may go.
    store.add(session("only here"))
    made(store, NOW + timedelta(hours=2))
    thin_out(store.path, NOW + timedelta(hours=3))
    assert not only.path.exists()


def test_of_two_copies_one_stays(store: Store) -> None:
    made(store, NOW)  # how the day began
    store.add(session("gone"))
    first, second = made(store, NOW), made(store, NOW)
    store.discard("gone")
    many(store, LATEST + 6, NOW)
    thin_out(store.path, NOW + timedelta(hours=1))
    held = [each.path for each in (first, second) if each.path.exists()]
    assert len(held) == 1 and "gone" in session_ids(held[0])


def test_what_cannot_be_read_is_not_thrown_away(store: Store) -> None:
    backups = many(store, LATEST + 5)
    backups[1].path.write_bytes(b"no database" * 1000)
    thin_out(store.path, NOW + timedelta(hours=1))
    assert backups[1].path.exists() and not backups[2].path.exists()


def test_two_in_one_second_have_names_of_their_own(store: Store) -> None:
    backups = [made(store, NOW) for _n in range(5)]
    assert len({each.path for each in backups}) == 5
    assert len(list_backups(store.path.parent)) == 5


def test_nobody_s_backup_is_replaced_by_another_of_its_name(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes that look at the same moment find the same number free."""
    store.add(session("first"))
    first = made(store, NOW)
    monkeypatch.setattr("backcompanion.history.safety.backups.list_backups", lambda _folder: ())
    store.add(session("second"))
    second = made(store, NOW)
    assert session_ids(first.path) == {"first"} and second.path != first.path


def test_the_moment_and_the_reason_are_read_from_within(store: Store) -> None:
    backup = made(store, NOW - timedelta(days=3))
    moved = backup.path.with_name("history-20360101-000000-Z0099-day.sqlite3")
    backup.path.rename(moved)
    (listed,) = list_backups(store.path.parent)
    labelled = with_label(listed)
    assert labelled.made_at == NOW - timedelta(days=3) and labelled.reason == "import"


@pytest.mark.parametrize(
    ("name", "utc"),
    [
        ("history-20261122-171500-Z0017-day.sqlite3", True),
        ("history-20261122-171500-00-day.sqlite3", False),
        ("history-00010101-000000-00-day.sqlite3", False),
        ("history-99991231-235959-Z999999999-import.sqlite3", True),
        ("history-00010101-000000-Z1-day.sqlite3", True),
    ],
)
def test_names_of_all_releases_and_at_either_end_of_the_calendar(
    store: Store, name: str, utc: bool
) -> None:
    backup = made(store, NOW)
    backup.path.rename(backup.path.with_name(name))
    (listed,) = list_backups(store.path.parent)
    assert listed.made_at.tzinfo is not None and (listed.number > 0) == utc
    thin_out(store.path, NOW)
    assert list_backups(store.path.parent)
    assert made(store, NOW).number == listed.number + 1


NOT_OURS = (
    "history-20261322-171500-Z0017-day.sqlite3",
    "history-20261122-171500-Z0017-because.sqlite3",
    "history-20261122-171500-Z0017-day.sqlite3.part",
    "holiday.sqlite3",
)


def test_what_is_not_ours_is_neither_listed_nor_touched(store: Store) -> None:
    others = []
    for name in NOT_OURS:
        backup = made(store, NOW)
        others.append(backup.path.rename(backup.path.with_name(name)))
        assert list_backups(store.path.parent) == ()
    many(store, LATEST + 3)
    thin_out(store.path, NOW)
    assert all(other.exists() for other in others)
    assert len(list_backups(store.path.parent)) == LATEST + 1


def test_a_pipe_by_a_backup_s_name_is_none(store: Store) -> None:
    (store.path.parent / FOLDER).mkdir()
    os.mkfifo(store.path.parent / FOLDER / "history-20261122-171500-Z0017-day.sqlite3")
    assert list_backups(store.path.parent) == ()


def test_backups_that_cannot_be_listed_are_not_said_to_be_none(store: Store) -> None:
    (store.path.parent / FOLDER).write_text("a file in its place")
    with pytest.raises(HistoryError, match="cannot be looked at"):
        listed_backups(store.path.parent)


def test_a_wish_for_room_comes_after_what_it_makes_room_for(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup that cannot be made removes none of the others."""
    many(store, LATEST + 6)
    before = list_backups(store.path.parent)

    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("backcompanion.history.safety.backups.sync_to_disk", full)
    with pytest.raises(HistoryError, match="No space left"):
        restore(store.path.parent, before[-1].path, NOW)
    assert list_backups(store.path.parent) == before
