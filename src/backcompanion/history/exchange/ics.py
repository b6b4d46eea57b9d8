"""The days to come as a calendar file, with reminders.

A workout's name lasts: the calendar's own random part and the day. So two people's files never
meet, importing a file once more changes what is there instead of adding to it, and another first
day of the week, or another time, renames nothing. What is off is left out: calendars show what is
called off in too many ways (docs/compatibility.md).
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.history.exchange.export_target import write_export
from backcompanion.history.values.plan_store import Reminders

if TYPE_CHECKING:
    from icalendar import Alarm, Event

_PRODUCT = "-//Back Companion//Plan//EN"
_DOMAIN = "backcompanion"
# How often a calendar that subscribes to the file should look again (RFC 7986, 5.7).
_LOOK_AGAIN = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class PlannedWorkout:
    """`day`: the day that the workout counts for."""

    day: date
    description: str
    seconds: float


@dataclass(frozen=True, slots=True)
class CalendarClock:
    """`day_starts_minutes` after midnight the person's day begins: what is trained before that
    counts for the day before.
    """

    reminders: Reminders
    day_starts_minutes: int = 0

    def begins(self, day: date) -> datetime:
        """When to train so that it counts for that day: on the wall's next date if need be."""
        at = self.reminders.at_minutes
        wall_date = day + timedelta(days=1) if at < self.day_starts_minutes else day
        return datetime.combine(wall_date, time()) + timedelta(minutes=at)


def write_calendar(
    path: Path,
    workouts: Sequence[PlannedWorkout],
    clock: CalendarClock,
    calendar_id: str,
    now: datetime,
) -> None:
    """Replaces the file in one step. Raises MachineError where it cannot be written."""
    write_export(path, (calendar_text(workouts, clock, calendar_id, now),))


def calendar_text(
    workouts: Iterable[PlannedWorkout], clock: CalendarClock, calendar_id: str, now: datetime
) -> str:
    """RFC 5545. `now` is aware. Times float: six in the evening, wherever the person is."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Back Companion"))
    calendar.add("refresh-interval", _LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for workout in workouts:
        calendar.add_component(_event(workout, clock, calendar_id, now))
    return str(calendar.to_ical(), "utf-8")


def _event(
    workout: PlannedWorkout, clock: CalendarClock, calendar_id: str, now: datetime
) -> "Event":
    from icalendar import Event

    stamp = now.astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", f"{workout.day:%Y%m%d}-{calendar_id}@{_DOMAIN}")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    # A later file has the higher number, and so is the one that holds.
    event.add("sequence", int(stamp.timestamp()) // 60)
    event.add("summary", _("Back workout"))
    event.add("dtstart", clock.begins(workout.day))
    event.add("duration", timedelta(minutes=max(1, round(workout.seconds / 60))))
    event.add("transp", "OPAQUE")
    event.add("description", workout.description)
    event.add("status", "CONFIRMED")
    event.add_component(_alarm(clock.reminders))
    return event


def _alarm(reminders: Reminders) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("Back workout"))
    alarm.add("trigger", timedelta(minutes=-reminders.before_minutes))
    return alarm
