"""The calendar file, read back by the library's own parser."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import icalendar
import pytest

from backcompanion.base.errors import MachineError
from backcompanion.history.exchange.ics import PlannedWorkout, calendar_text, write_calendar
from backcompanion.history.values.plan_store import Reminders

NOW = datetime(2026, 11, 22, 18, 30, 5, 123, timezone(timedelta(hours=1)))
WEEK = date(2026, 11, 23)
WORKOUTS = tuple(
    PlannedWorkout(WEEK + timedelta(days=2 * n), WEEK, n + 1, "Week 1 of 8: 1 round, ä; ö", 1054)
    for n in range(3)
)


def events(text: str) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors
    found = list(calendar.walk("VEVENT"))
    assert not any(event.errors for event in found)
    return found


def test_each_day_is_an_event_at_its_hour_with_a_reminder() -> None:
    text = calendar_text(WORKOUTS, Reminders(18 * 60 + 30, 15), NOW, {})
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
    text = calendar_text(WORKOUTS, Reminders(), NOW, {})
    calendar = icalendar.Calendar.from_ical(text)
    assert (calendar["version"], bool(calendar["prodid"])) == ("2.0", True)
    assert "\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_names_last_when_days_move_and_the_later_file_holds() -> None:
    moved = tuple(
        PlannedWorkout(one.day + timedelta(days=1), WEEK, one.place, "", 1054) for one in WORKOUTS
    )
    before = events(calendar_text(WORKOUTS, Reminders(), NOW, {}))
    after = events(calendar_text(moved, Reminders(), NOW + timedelta(minutes=2), {}))
    assert [one["uid"] for one in before] == [one["uid"] for one in after]
    assert len({one["uid"] for one in before}) == 3
    assert before[0]["sequence"] < after[0]["sequence"] < 2**31


def test_what_is_off_is_called_off() -> None:
    cancelled = {"20261130-1@backcompanion": date(2026, 11, 30)}
    (event,) = events(calendar_text((), Reminders(), NOW, cancelled))
    assert (event["uid"], event["status"]) == ("20261130-1@backcompanion", "CANCELLED")
    assert event["dtstart"].dt == datetime(2026, 11, 30, 18)
    assert not event.walk("VALARM")


def test_the_file_is_replaced_and_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    path.write_text("before")
    write_calendar(path, WORKOUTS, Reminders(), NOW)
    assert len(events(path.read_text(encoding="utf-8"))) == 3
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(MachineError):
        write_calendar(tmp_path / "none" / "plan.ics", WORKOUTS, Reminders(), NOW)
