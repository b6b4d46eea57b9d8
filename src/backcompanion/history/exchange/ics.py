"""The days to come as a calendar file, with reminders.

Every workout has a name of its own that lasts: the first, second, … of its week. So importing a
later file moves what has moved, instead of adding it once more.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from backcompanion.base.i18n import gettext as _
from backcompanion.history.exchange.import_export import write_atomically
from backcompanion.history.values.plan_store import Reminders

if TYPE_CHECKING:
    from icalendar import Alarm, Event

_PRODUCT = "-//Back Companion//Plan//EN"
_DOMAIN = "backcompanion"


@dataclass(frozen=True, slots=True)
class PlannedWorkout:
    """`week`: its first day; `place`: 1 for the first workout of that week."""

    day: date
    week: date
    place: int
    description: str
    seconds: float

    @property
    def uid(self) -> str:
        return f"{self.week:%Y%m%d}-{self.place}@{_DOMAIN}"


def write_calendar(
    path: Path,
    workouts: Sequence[PlannedWorkout],
    reminders: Reminders,
    now: datetime,
    cancelled: Mapping[str, date] | None = None,
) -> None:
    """Replaces the file in one step. Raises HistoryError where it cannot be written.

    `cancelled`: names of workouts in an earlier file that are off now, with their days.
    """
    write_atomically(path, (calendar_text(workouts, reminders, now, cancelled or {}),))


def calendar_text(
    workouts: Iterable[PlannedWorkout],
    reminders: Reminders,
    now: datetime,
    cancelled: Mapping[str, date],
) -> str:
    """RFC 5545. `now` is aware. Times float: six in the evening, wherever the person is."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Back Companion"))
    for workout in workouts:
        event = _event(workout.uid, workout.day, workout.seconds, reminders, now)
        event.add("description", workout.description)
        event.add("status", "CONFIRMED")
        event.add_component(_alarm(reminders))
        calendar.add_component(event)
    for uid, day in sorted(cancelled.items()):
        event = _event(uid, day, 0, reminders, now)
        event.add("status", "CANCELLED")
        calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")


def _event(uid: str, day: date, seconds: float, reminders: Reminders, now: datetime) -> "Event":

    from icalendar import Event

    start = datetime.combine(day, time()) + timedelta(minutes=reminders.at_minutes)
    stamp = now.astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    # A later file has the higher number, and so is the one that holds.
    event.add("sequence", int(stamp.timestamp()) // 60)
    event.add("summary", _("Back workout"))
    event.add("dtstart", start)
    event.add("duration", timedelta(minutes=max(1, round(seconds / 60))))
    event.add("transp", "OPAQUE")
    return event


def _alarm(reminders: Reminders) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("Back workout"))
    alarm.add("trigger", timedelta(minutes=-reminders.before_minutes))
    return alarm
