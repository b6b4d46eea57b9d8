"""Clocks on the wall that are set, zones that change, nights of 23 and 25 hours."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backcompanion.history.store import Store
from backcompanion.system.wall_clock import wall_clock
from backcompanion.training.planning.consistency import local_date_of
from backcompanion.training.session.clock import ManualClock
from backcompanion.training.session.recording import build_record
from backcompanion.training.session.session import Session
from backcompanion.training.session.timeline import LogEntry
from support.histories import prescription

NIGHT = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)  # ten minutes before summer time ends


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


class Wall:
    """The clock on the wall as the store sees it."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


def trained(store: Store, wall: Wall, jump: timedelta) -> tuple[str, Session]:
    """A minute, with the clock on the wall set by `jump` in the middle."""
    clock = ManualClock()
    session = Session(prescription(), clock, lead_in=0)
    id_ = store.begin(session.prescription, wall.at.astimezone())

    def keep(entry: LogEntry) -> None:
        store.log(id_, entry.at, entry.command)

    session.on_entry = keep
    session.start()
    for second in range(60):
        clock.advance(1.0)
        wall.at += timedelta(seconds=1)
        if second == 30:
            wall.at += jump
        session.tick()
        store.heartbeat(id_, session.position)
    assert store.writer.flush(60)
    return id_, session


@pytest.mark.parametrize("hours", [-26, -3, -1, 1, 3, 26, 24 * 400])
def test_the_clock_on_the_wall_is_set(tmp_path: Path, hours: int) -> None:
    wall = Wall(datetime(2026, 11, 22, 18, tzinfo=UTC))
    store = Store.open(tmp_path, now=wall.now)
    id_, session = trained(store, wall, timedelta(hours=hours))
    assert session.state == "running" and session.position == 60.0
    (record,) = store.read(steps=True).sessions
    assert record.active_seconds == 60.0
    assert record.started_at == datetime(2026, 11, 22, 18, tzinfo=UTC)
    assert all(0 <= step.done_seconds <= step.planned_seconds for step in record.steps)
    underway = store.open_session()
    assert underway is not None and underway.last_second == 60.0 and underway.id == id_
    assert store.close(60)


@pytest.mark.usefixtures("zone")
def test_summer_time_ends_in_mid_session(tmp_path: Path) -> None:
    wall = Wall(NIGHT)
    store = Store.open(tmp_path, now=wall.now)
    id_, session = trained(store, wall, timedelta(0))
    (underway,) = store.read().sessions
    assert underway.started_at.isoformat() == "2026-10-25T02:50:00+02:00"
    assert underway.local_date.isoformat() == "2026-10-24"  # the day begins at four
    again = NIGHT + timedelta(minutes=30)
    assert local_date_of(again.astimezone(), 240) == underway.local_date
    record = build_record(
        session.timeline,
        session.position,
        session_id=id_,
        started_at=underway.started_at,
        local_date=underway.local_date,
        finished=False,
    )
    assert store.finish(record).wait(60)
    # The next one begins at 02:10 by the same clock: later in truth, and it stands later.
    later = store.begin(session.prescription, (NIGHT + timedelta(minutes=20)).astimezone())
    store.heartbeat(later, 1.0)
    assert store.writer.flush(60)
    assert [session.id for session in store.read().sessions] == [id_, later]
    assert store.close(60)


def test_the_zone_changes_while_the_program_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    berlin = wall_clock()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    tokyo = wall_clock()
    assert tokyo.utcoffset() == timedelta(hours=9)
    assert berlin.utcoffset() in (timedelta(hours=1), timedelta(hours=2))
    assert timedelta(0) <= tokyo - berlin < timedelta(hours=1)  # it is the same moment
    monkeypatch.undo()
    time.tzset()


def test_a_lid_closed_in_mid_step_pauses_where_it_was_last_seen() -> None:
    clock = ManualClock()
    session = Session(prescription(), clock, lead_in=0)
    session.start()
    clock.advance(1.0)
    session.tick()
    clock.advance(3 * 3600)
    assert session.tick() == "paused" and session.pause_reason == "gap"
    assert session.position == 1.0
    session.resume()
    clock.advance(1.5)
    session.tick()
    assert session.position == 2.5
