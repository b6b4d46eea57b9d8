"""The calendar file, read back by the library's own parser."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcompanion.base.errors import MachineError
from backcompanion.history.exchange.ics import (
    CalendarClock,
    PlannedWorkout,
    calendar_text,
    write_calendar,
)
from backcompanion.history.values.plan_store import Reminders
from backcompanion.training.planning.consistency import local_date_of

OURS = "0123456789abcdef"
NOW = datetime(2026, 11, 22, 18, 30, 5, 123, timezone(timedelta(hours=1)))
WEEK = date(2026, 11, 23)
WORKOUTS = tuple(
    PlannedWorkout(WEEK + timedelta(days=2 * n), "Week 1 of 8: 1 round, ä; ö", 1054)
    for n in range(3)
)


def events(text: str) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors
    events = list(calendar.walk("VEVENT"))
    assert not any(event.errors for event in events)
    return events


def test_each_day_is_an_event_at_its_hour_with_a_reminder() -> None:
    text = calendar_text(WORKOUTS, CalendarClock(Reminders(18 * 60 + 30, 15)), OURS, NOW)
    first = events(text)[0]
    # Floating: no zone, so that it is half past six wherever the person is.
    assert first["dtstart"].dt == datetime(2026, 11, 23, 18, 30)
    assert first["dtstart"].dt.tzinfo is None
    assert first["duration"].dt == timedelta(minutes=18)
    assert first["dtstamp"].dt == datetime(2026, 11, 22, 17, 30, 5, tzinfo=UTC)
    assert first["description"] == "Week 1 of 8: 1 round, ä; ö"
    (alarm,) = first.walk("VALARM")
    assert (alarm["action"], alarm["trigger"].dt) == ("DISPLAY", timedelta(minutes=-15))
    assert alarm["description"]


def test_it_has_what_every_calendar_file_must_have() -> None:
    text = calendar_text(WORKOUTS, CalendarClock(Reminders()), OURS, NOW)
    calendar = icalendar.Calendar.from_ical(text)
    assert (calendar["version"], bool(calendar["prodid"])) == ("2.0", True)
    assert "\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_later_file_changes_what_is_there_and_adds_nothing() -> None:
    later = CalendarClock(Reminders(7 * 60, 0), 0)
    before = events(calendar_text(WORKOUTS, CalendarClock(Reminders()), OURS, NOW))
    after = events(calendar_text(WORKOUTS, later, OURS, NOW + timedelta(minutes=2)))
    assert [event["uid"] for event in before] == [event["uid"] for event in after]
    assert len({event["uid"] for event in before}) == 3
    assert before[0]["sequence"] < after[0]["sequence"] < 2**31


def test_two_people_do_not_overwrite_each_other() -> None:
    clock = CalendarClock(Reminders())
    ours = {event["uid"] for event in events(calendar_text(WORKOUTS, clock, OURS, NOW))}
    theirs = {event["uid"] for event in events(calendar_text(WORKOUTS, clock, "ffee00", NOW))}
    assert not ours & theirs


def test_what_is_off_is_left_out() -> None:
    clock = CalendarClock(Reminders())
    assert "CANCELLED" not in calendar_text(WORKOUTS[1:], clock, OURS, NOW)
    kept = {event["uid"] for event in events(calendar_text(WORKOUTS[1:], clock, OURS, NOW))}
    everything = {event["uid"] for event in events(calendar_text(WORKOUTS, clock, OURS, NOW))}
    assert len(everything - kept) == 1


@given(
    day=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    at=st.integers(0, 24 * 60 - 1),
    day_starts=st.integers(0, 12 * 60),
)
def test_who_trains_at_the_time_of_the_event_has_trained_on_that_day(
    day: date, at: int, day_starts: int
) -> None:
    clock = CalendarClock(Reminders(at), day_starts)
    begins = clock.begins(day).replace(tzinfo=UTC)
    assert local_date_of(begins, day_starts) == day
    assert (begins.hour, begins.minute) == divmod(at, 60)


def test_the_file_is_replaced_and_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    path.write_text("before")
    write_calendar(path, WORKOUTS, CalendarClock(Reminders()), OURS, NOW)
    assert len(events(path.read_text(encoding="utf-8"))) == 3
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(MachineError):
        write_calendar(
            tmp_path / "none" / "plan.ics", WORKOUTS, CalendarClock(Reminders()), OURS, NOW
        )
