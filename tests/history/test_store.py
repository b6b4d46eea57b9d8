"""What is written stands there when it is read, in this process and in another."""

import os
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from backcompanion.history import reading, row_checks
from backcompanion.history.connections import connect_to_read
from backcompanion.history.rows import Row
from backcompanion.history.set_aside import PutAside
from backcompanion.history.store import Store, new_id
from backcompanion.history.write_future import Job
from backcompanion.training.planning.consistency import local_date_of
from backcompanion.training.session.record import (
    Break,
    Goal,
    History,
    Preferences,
    SessionRecord,
    SetTotals,
    StepRecord,
)
from backcompanion.training.session.timeline import LogEntry, perform
from support.histories import EVENING, prescription, session, step, years_of
from support.moments import NOW, fixed_now
from support.work import within


def statement(sql: str) -> Job:
    def job(connection: sqlite3.Connection) -> None:
        connection.execute(sql)

    return job


def begun(store: Store, at: datetime = EVENING) -> str:
    return store.begin(prescription(), at)


def settled(store: Store) -> History:
    assert store.writer.flush(60)
    return store.read(steps=True)


def test_a_fresh_folder_is_an_empty_history(store: Store) -> None:
    assert store.read() == History()
    assert store.open_session() is None
    assert not store.has_preferences()


def test_nobody_else_can_read_it(store: Store) -> None:
    old = os.umask(0)
    try:
        begun(store)
        settled(store)
    finally:
        os.umask(old)
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700
    for file in store.path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_a_session_from_its_begin_to_its_end(store: Store) -> None:
    id_ = begun(store)
    store.heartbeat(id_, 1.0)
    ended = session(id_, steps=(step(), step("roll-downs", outcome="skipped", done_seconds=3)))
    store.finish(ended)
    assert settled(store).sessions == (ended,)
    assert store.open_session() is None
    assert store.session(id_) == ended


def test_a_session_that_was_cut_off_stands_as_far_as_it_was_written(store: Store) -> None:
    id_ = begun(store)
    store.log(id_, 25.0, "skip")
    store.heartbeat(id_, 70.0)
    (session,) = settled(store).sessions
    timeline = perform(prescription(), [LogEntry(25.0, "skip")])
    assert session.steps == timeline.records(70.0)
    assert (session.active_seconds, session.finished) == (70.0, False)
    assert session.started_at == EVENING
    assert session.energy_basis == "routine"


def test_without_steps_it_says_what_they_add_up_to(store: Store) -> None:
    id_ = begun(store)
    store.heartbeat(id_, 60.0)
    store.add(session("b", steps=(step(), step(outcome="partial", done_seconds=8))))
    full = settled(store)
    for plain, whole in zip(store.read().sessions, full.sessions, strict=True):
        assert plain.steps == ()
        assert plain.sets == SetTotals.of(whole.steps)
        assert plain.counts_as_active_day() == whole.counts_as_active_day()


def test_it_can_be_gone_on_with(store: Store) -> None:
    id_ = store.begin(prescription(), EVENING, weight_kg=70.5)
    store.log(id_, 12.5, "skip")
    store.log(id_, 14.0, "pause")
    store.heartbeat(id_, 14.0)
    settled(store)
    open_session = store.open_session()
    assert open_session is not None
    assert (open_session.id, open_session.last_second, open_session.weight_kg) == (id_, 14.0, 70.5)
    assert open_session.log == (LogEntry(12.5, "skip"), LogEntry(14.0, "pause"))
    assert open_session.started_at.isoformat() == EVENING.isoformat()
    assert open_session.last_heartbeat == NOW


def test_a_prescription_that_cannot_be_read_costs_the_steps_only(store: Store) -> None:
    id_ = begun(store)
    store.heartbeat(id_, 70.0)
    store.writer.put(statement("UPDATE prescriptions SET text = '{'"))
    (session,) = settled(store).sessions
    assert (session.active_seconds, session.steps) == (70.0, ())


def test_to_begin_another_keeps_the_one_before(store: Store) -> None:
    first = begun(store)
    store.heartbeat(first, 70.0)
    second = begun(store, EVENING + timedelta(hours=1))
    store.heartbeat(second, 1.0)
    sessions = settled(store).sessions
    assert [session.id for session in sessions] == [first, second]
    assert sessions[0].active_seconds == 70.0
    open_session = store.open_session()
    assert open_session is not None and open_session.id == second


def test_kept_as_it_is_or_discarded(store: Store) -> None:
    first = begun(store)
    store.heartbeat(first, 70.0)
    (before,) = settled(store).sessions
    store.end_as_written(first)
    assert settled(store).sessions == (before,)
    assert store.open_session() is None
    store.discard(first)
    assert settled(store).sessions == ()


def test_correcting_the_one_that_was_cut_off_ends_it(store: Store) -> None:
    id_ = begun(store)
    store.heartbeat(id_, 70.0)
    settled(store)
    (plain,) = store.read().sessions
    store.edit(replace(plain, note="the bell rang"))
    (session,) = settled(store).sessions
    assert session.note == "the bell rang"
    assert session.steps == perform(prescription()).records(70.0)
    assert store.open_session() is None


def test_a_heartbeat_never_goes_back(store: Store) -> None:
    id_ = begun(store)
    store.log(id_, 50.0, "pause")
    store.heartbeat(id_, 49.0)
    assert settled(store).sessions[0].active_seconds == 50.0


def test_an_edit_keeps_the_steps_that_were_not_read(store: Store) -> None:
    whole = session(steps=(step(), step("roll-downs")))
    store.add(whole)
    settled(store)
    (plain,) = store.read().sessions
    store.edit(replace(plain, effort=7))
    assert settled(store).sessions == (replace(whole, effort=7),)
    store.edit(replace(whole, steps=(), sets=None))
    assert settled(store).sessions == (replace(whole, steps=()),)


def test_deleting_can_be_undone_for_a_day(store: Store) -> None:
    whole = session(steps=(step(),))
    store.add(whole)
    store.delete(whole.id)
    assert settled(store).sessions == ()
    store.purge()
    store.restore(whole.id)
    assert settled(store).sessions == (whole,)
    store.delete(whole.id)
    store.writer.put(statement("UPDATE sessions SET deleted_us = deleted_us - 86401000000"))
    store.purge()
    store.restore(whole.id)
    assert settled(store).sessions == ()


def test_goals_breaks_and_preferences(store: Store) -> None:
    store.set_goal(date(2026, 1, 5), 3)
    store.set_goal(date(2026, 3, 2), 4)
    store.set_goal(date(2026, 3, 2), 5)
    store.set_break(Break(date(2026, 8, 1), None, "holiday"))
    store.set_break(Break(date(2026, 9, 1), None, "rest"))
    store.end_break(date(2026, 8, 1), date(2026, 8, 14))
    store.set_preferences(Preferences(week_starts=6, day_starts_minutes=90))
    history = settled(store)
    assert history.goals == (Goal(date(2026, 1, 5), 3), Goal(date(2026, 3, 2), 5))
    assert history.breaks == (
        Break(date(2026, 8, 1), date(2026, 8, 14), "holiday"),
        Break(date(2026, 9, 1), None, "rest"),
    )
    assert history.preferences == Preferences(6, 90)
    assert store.has_preferences()
    store.remove_goal(date(2026, 3, 2))
    store.end_break(date(2026, 9, 1), date(2026, 8, 31))
    store.remove_break(date(2026, 8, 1))
    history = settled(store)
    assert history.goals == (Goal(date(2026, 1, 5), 3),)
    assert history.breaks == ()


def test_the_date_is_worked_out_once(store: Store) -> None:
    """00:40 belongs to the day before, also when the day is later made to begin at midnight."""
    night = datetime(2026, 11, 20, 0, 40, tzinfo=timezone(timedelta(hours=-5)))
    store.heartbeat(begun(store, night), 1.0)
    assert settled(store).sessions[0].local_date == date(2026, 11, 19) == local_date_of(night, 240)
    store.set_preferences(Preferences(0, 0))
    assert settled(store).sessions[0].local_date == date(2026, 11, 19)


def test_instants_keep_their_microsecond_and_offset(store: Store) -> None:
    for n, offset in enumerate((-43_200, -1, 0, 20_700, 50_400)):
        zone = timezone(timedelta(seconds=offset))
        store.add(session(f"{n}", datetime(2200, 12, 31, 23, 59, 59, 999_999, zone)))
        store.add(session(f"old {n}", datetime(1970, 1, 1, 0, 0, 0, 1, zone)))
    sessions = settled(store).sessions
    assert sorted(session.started_at.isoformat()[:26] for session in sessions) == (
        ["1970-01-01T00:00:00.000001"] * 5 + ["2200-12-31T23:59:59.999999"] * 5
    )
    assert {session.started_at.utcoffset() for session in sessions} == {
        timedelta(seconds=s) for s in (-43_200, -1, 0, 20_700, 50_400)
    }


def test_a_change_is_noticed_wherever_it_is_made(store: Store) -> None:
    before = store.version()
    other = Store.open(store.path.parent, now=fixed_now)
    other.add(session(new_id()))
    assert other.close(60)
    assert store.version() > before
    after = store.version()
    store.heartbeat("nobody", 3.0)
    store.writer.flush(60)
    assert store.version() == after


def test_years_are_read_with_little_work(store: Store) -> None:
    """So many calls a session, of which ten years have 1,560."""
    sessions = years_of(2)
    for record in sessions:
        store.add(record)
    assert store.writer.flush(60)
    assert len(store.read().sessions) == len(sessions) == 312
    within(13_500, store.read)


def test_the_database_is_asked_as_often_whatever_is_in_it(store: Store) -> None:
    """What it does then is no call of ours, and so no work that is counted above."""
    asked: list[list[str]] = []
    for record in years_of(1)[:20]:
        store.add(record)
        assert store.writer.flush(60)
        with closing(connect_to_read(store.path)) as connection:
            asked.append([])
            connection.set_trace_callback(asked[-1].append)
            reading.history(connection, steps=True)
    assert len(asked[0]) == len(asked[-1]) > 5


@pytest.mark.parametrize("create", [True, False])
def test_a_file_in_the_folder_s_place(tmp_path: Path, create: bool) -> None:
    from backcompanion.history.history_errors import HistoryError

    (tmp_path / "data").write_text("no folder")
    with pytest.raises(HistoryError, match=f"{tmp_path / 'data'}.*Not a directory|File exists"):
        Store.open(tmp_path / "data", create=create, now=fixed_now)


def test_looking_leaves_nothing_behind(tmp_path: Path) -> None:
    assert Store.open(tmp_path / "data", create=False, now=fixed_now).read() == History()
    assert list(tmp_path.iterdir()) == []


def test_only_rows_that_have_changed_are_read_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        store.add(session(name, steps=()))
    assert store.writer.flush(60)
    before = store.read()
    read: list[object] = []
    session_from_row = row_checks.session_from_row

    def told(row: Row, steps: tuple[StepRecord, ...], put_aside: PutAside) -> SessionRecord | None:
        read.append(row[0])
        return session_from_row(row, steps, put_aside)

    monkeypatch.setattr(row_checks, "session_from_row", told)
    store.edit(replace(before.sessions[1], note="better"))
    assert store.writer.flush(60)
    after = store.read()
    assert read == [before.sessions[1].id]
    assert [session.note for session in after.sessions].count("better") == 1
    # 1 and 1.0 are equal, and only one of them is a duration that is right or a flag.
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE sessions SET effort = 7.0 WHERE id = 'a'")
    read.clear()
    store.read()
    assert read == ["a"]
    for name in ("a", "b", "c"):
        store.delete(name)
    assert store.writer.flush(60)
    assert store.read().sessions == ()
