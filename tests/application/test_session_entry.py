"""What becomes of a session that is added or corrected by hand."""

import time
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given

from backcompanion.application.session_entry import (
    SessionEntry,
    entry_from_session,
    new_session,
    session_as_planned,
    with_corrections,
)
from backcompanion.training.session.rounds import with_round_removed
from support.histories import sessions
from support.prescribing import ROUTINE, prescribed
from support.thoroughness import examples
from support.weeks import day, session

FOUR = 240
TOKYO = timezone(timedelta(hours=9))


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def entry(wall_time: str, **changes: object) -> SessionEntry:
    plain = SessionEntry(datetime.fromisoformat(wall_time), 25, True, None, None, None, "")
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_an_added_session_is_of_this_zone_and_counts_by_the_rule():
    session = new_session(entry("2026-07-06T18:30", effort=6, note="in the park"), "new", FOUR)
    assert session.started_at.isoformat() == "2026-07-06T18:30:00+02:00"
    assert (session.local_date, session.active_seconds, session.finished) == (
        day("2026-07-06"),
        1500.0,
        True,
    )
    assert (session.effort, session.note, session.kcal, session.steps) == (
        6,
        "in the park",
        None,
        (),
    )
    assert session.counts_as_active_day()


def test_added_after_midnight_it_belongs_to_the_day_before():
    assert new_session(entry("2026-11-20T00:40"), "new", FOUR).local_date == day("2026-11-19")


def test_saved_unchanged_it_is_as_it_was():
    odd = session(
        "2026-11-18", active_seconds=1490.4, started_at=datetime(2026, 11, 18, 18, 2, 11, 5, TOKYO)
    )
    assert with_corrections(odd, entry_from_session(odd), 0) == odd


def test_a_corrected_remark_moves_neither_time_nor_date():
    late = session("2026-11-17", started_at=datetime(2026, 11, 18, 3, 0, tzinfo=TOKYO))
    changed = with_corrections(
        late, replace(entry_from_session(late), back="sore", counts=False), 0
    )
    assert (changed.back, changed.counts) == ("sore", False)
    assert (changed.started_at, changed.local_date) == (late.started_at, late.local_date)
    assert changed.active_seconds == late.active_seconds


def test_moved_to_summer_it_takes_the_summer_time_of_where_it_was_trained():
    winter = session("2026-11-18", started_at=datetime.fromisoformat("2026-11-18T18:00+01:00"))
    summer = replace(entry_from_session(winter), wall_time=datetime(2026, 7, 6, 18, 0))
    moved = with_corrections(winter, summer, FOUR)
    assert moved.started_at.isoformat() == "2026-07-06T18:00:00+02:00"
    assert moved.local_date == day("2026-07-06")


def test_moved_where_it_was_trained_abroad_it_keeps_its_offset():
    abroad = session("2026-11-18", started_at=datetime(2026, 11, 18, 18, 0, tzinfo=TOKYO))
    moved = with_corrections(
        abroad, replace(entry_from_session(abroad), wall_time=datetime(2026, 7, 6, 18, 0)), FOUR
    )
    assert moved.started_at.utcoffset() == timedelta(hours=9)


def test_other_minutes_are_taken():
    record = session("2026-11-18")
    assert (
        with_corrections(
            record, replace(entry_from_session(record), minutes=20), FOUR
        ).active_seconds
        == 1200.0
    )


def test_as_planned_it_is_what_a_recording_of_it_would_be_and_over_now():
    now = datetime(2026, 7, 7, 4, 10, 0, 5, TOKYO)
    planned = session_as_planned(prescribed(), "new", now, FOUR, 70.0)
    assert planned.started_at == now - timedelta(seconds=1500)
    assert planned.started_at.utcoffset() == timedelta(hours=9)
    assert planned.local_date == day("2026-07-06")  # it began before the day did
    assert (planned.energy_basis, planned.finished, len(planned.steps)) == ("body-weight", True, 35)
    assert with_corrections(planned, entry_from_session(planned), FOUR, ROUTINE) == planned


def test_steps_and_length_are_put_right_with_what_follows():
    planned = session_as_planned(
        prescribed(), "new", datetime(2026, 7, 7, 18, 0, tzinfo=TOKYO), FOUR, None
    )
    less = with_round_removed(planned.steps)
    entry = replace(entry_from_session(planned), steps=less, effort=3)
    changed = with_corrections(planned, entry, FOUR, ROUTINE)
    assert (changed.steps, changed.effort, changed.kcal) == (less, 3, (82.5, 105.0))
    assert changed.active_seconds == 1500 - 446
    corrected = with_corrections(planned, replace(entry, minutes=30), FOUR, ROUTINE)
    assert (corrected.active_seconds, corrected.kcal) == (1800.0, (82.5, 105.0))


@examples(25)
@given(sessions)
def test_a_form_that_was_not_touched_gives_back_any_session(record):
    """Recorded, read from a file with ids that are not known, added by hand or cut off."""
    filled_in = entry_from_session(record)
    assert with_corrections(record, filled_in, FOUR, ROUTINE) == record
    assert with_corrections(record, replace(filled_in, steps=record.steps), FOUR, ROUTINE) == record
