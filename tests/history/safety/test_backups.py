"""Copies that can be relied on: whole, checked, and not too many of them."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backcompanion.history import database, migrations
from backcompanion.history.history_errors import HistoryError
from backcompanion.history.safety import backups
from backcompanion.history.safety.backups import Backup, back_up, back_up_daily
from backcompanion.history.safety.opening import before_migration
from backcompanion.history.safety.thinning import LATEST, expired_backups
from backcompanion.history.safety.usability import usability_problem
from backcompanion.history.store import Store
from support.cases import each_case
from support.histories import exactly, session, step
from support.moments import fixed_now
from support.sqlite_file import sqlite_file

NOW = datetime(2026, 11, 22, 18, 15, tzinfo=UTC)


def test_a_backup_holds_everything_and_is_private(store: Store) -> None:
    store.add(session("a", steps=(step(), step()), note="well"))
    assert store.writer.flush(60)
    backup = back_up(store.path, "day", NOW)
    assert backup is not None
    copy = Store(backup.path, now=fixed_now)
    assert exactly(copy.read(steps=True)) == exactly(store.read(steps=True))
    assert usability_problem(backup.path) == ""
    assert backup.path.stat().st_mode & 0o077 == 0
    assert backup.path.parent.stat().st_mode & 0o077 == 0
    assert [path.name for path in backup.path.parent.iterdir()] == [backup.path.name]


def test_the_first_of_a_day_only(store: Store) -> None:
    store.add(session())
    assert store.writer.flush(60)
    assert back_up_daily(store.path, NOW) is not None
    assert back_up_daily(store.path, NOW + timedelta(hours=3)) is None
    assert back_up_daily(store.path, NOW + timedelta(hours=8)) is not None
    assert len(backups.list_backups(store.path.parent)) == 2


def test_nothing_to_keep_makes_no_file(store: Store) -> None:
    assert back_up_daily(store.path, NOW) is None
    assert backups.list_backups(store.path.parent) == ()


def test_two_within_one_second_keep_their_order(store: Store) -> None:
    store.add(session())
    assert store.writer.flush(60)
    first, second = back_up(store.path, "import", NOW), back_up(store.path, "day", NOW)
    assert [each.path for each in backups.list_backups(store.path.parent)] == [
        second and second.path,
        first and first.path,
    ]


def daily(days: int) -> list[Backup]:
    moments = [NOW - timedelta(days=n) for n in range(days)]
    return [backup(at, days - n) for n, at in enumerate(moments)]


def backup(at: datetime, number: int) -> Backup:
    name = f"history-{at:%Y%m%d-%H%M%S}-Z{number:04}-day.sqlite3"
    return Backup(Path(name), at, "day", number)


def test_seven_days_eight_weeks_and_twenty_four_months_stay() -> None:
    backups = daily(3 * 365)
    gone = expired_backups(backups, NOW)
    kept = [each.made_at.date() for each in backups if each not in gone]
    assert kept[:LATEST] == [each.made_at.date() for each in backups[:LATEST]]
    assert len({day.isocalendar()[:2] for day in kept[: LATEST + 8]}) >= 8
    assert len({(day.year, day.month) for day in kept}) == 24
    assert len(kept) <= LATEST + 8 + 24
    # Thinning out day by day comes to as many as thinning out at once.
    standing: list[Backup] = []
    for each in reversed(backups):
        standing.append(each)
        removed = expired_backups(standing, each.made_at)
        standing = [each for each in standing if each not in removed]
    assert len({(each.made_at.year, each.made_at.month) for each in standing}) == 24
    assert 24 <= len(standing) <= LATEST + 8 + 24


@each_case("days", [5000, 400, 3, -5000])
def test_a_clock_that_was_wrong_removes_nothing_else(days: int) -> None:
    """S2: one start with the clock years ahead left only the newest backup of each day since."""
    backups = daily(60)
    strange = backup(NOW + timedelta(days=days), 61)
    today = [backup(NOW + timedelta(minutes=n), 62 + n) for n in range(8)]
    gone = set(expired_backups([*backups, strange, *today], NOW + timedelta(hours=1)))
    assert not gone & set(today)
    assert gone <= set(expired_backups([*backups, *today], NOW + timedelta(hours=1))) | set(
        backups[6:]
    )


def test_what_is_dated_ahead_does_not_pile_up_for_ever() -> None:
    ahead = [backup(NOW + timedelta(days=5000 + n), n) for n in range(100)]
    kept = 100 - len(expired_backups([*ahead, *daily(5)], NOW))
    assert kept <= LATEST + 7


def test_before_each_migration(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store.add(session())
    assert store.close(60)
    more = (*migrations.MIGRATIONS, ("CREATE TABLE further (x)",))
    monkeypatch.setattr(database, "MIGRATIONS", more)
    database.create_or_migrate(store.path.parent, before_migration(lambda: NOW))
    (backup,) = backups.list_backups(store.path.parent)
    assert backup.reason == "migration"
    with sqlite_file(backup.path) as copy:
        assert copy.execute("PRAGMA user_version").fetchone()[0] == len(migrations.MIGRATIONS)


def test_a_folder_that_takes_no_backup_says_so(store: Store) -> None:
    store.add(session())
    assert store.writer.flush(60)
    (store.path.parent / backups.FOLDER).write_text("a file in its place")
    with pytest.raises(HistoryError, match="cannot be written"):
        back_up(store.path, "day", NOW)


def test_a_damaged_history_is_not_taken_for_a_backup(store: Store) -> None:
    for n in range(60):
        store.add(session(str(n), note="x" * 900))
    assert store.close(60)
    with store.path.open("r+b") as file:
        file.seek(8 * 4096)
        file.write(os.urandom(8192))
    with pytest.raises(HistoryError):
        back_up(store.path, "day", NOW)
    assert list((store.path.parent / backups.FOLDER).iterdir()) == []
