"""Which date a session belongs to: by the wall's clock, with a day that begins at four."""

from datetime import datetime
from zoneinfo import ZoneInfo

from backcompanion.training.planning.consistency import (
    active_days_of,
    local_date_of,
    sessions_until,
    weeks_of,
)
from backcompanion.training.session.record import History, Preferences
from support.cases import each_case
from support.weeks import day, session

FOUR = 4 * 60
BERLIN = "Europe/Berlin"


def at(text: str, zone: str = "UTC", *, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


@each_case(
    ("case", "started_at", "day_starts", "belongs_to"),
    [
        ("an evening", at("2026-11-19T18:02"), FOUR, "2026-11-19"),
        ("23:40 to 00:30", at("2026-11-19T23:40"), FOUR, "2026-11-19"),
        ("00:40", at("2026-11-20T00:40"), FOUR, "2026-11-19"),
        ("a minute before four", at("2026-11-20T03:59"), FOUR, "2026-11-19"),
        ("four", at("2026-11-20T04:00"), FOUR, "2026-11-20"),
        ("00:40, days begin at midnight", at("2026-11-20T00:40"), 0, "2026-11-20"),
        ("11:59, days begin at noon", at("2026-11-20T11:59"), 720, "2026-11-19"),
        ("29 February", at("2024-03-01T01:00"), FOUR, "2024-02-29"),
        ("the turn of the year", at("2027-01-01T00:40"), FOUR, "2026-12-31"),
        # The clock goes from 02:00 to 03:00: the night is an hour shorter, four is four.
        ("23-hour day, before four", at("2026-03-29T03:30", BERLIN), FOUR, "2026-03-28"),
        ("23-hour day, at four", at("2026-03-29T04:00", BERLIN), FOUR, "2026-03-29"),
        # The clock goes from 03:00 back to 02:00: half past two comes twice.
        ("25-hour day, first 02:30", at("2026-10-25T02:30", BERLIN), FOUR, "2026-10-24"),
        ("25-hour day, second 02:30", at("2026-10-25T02:30", BERLIN, fold=1), FOUR, "2026-10-24"),
        ("25-hour day, at four", at("2026-10-25T04:00", BERLIN), FOUR, "2026-10-25"),
    ],
)
def test_the_date_of_a_session(case, started_at, day_starts, belongs_to):
    assert local_date_of(started_at, day_starts) == day(belongs_to), case


def trained(*starts: datetime) -> tuple:
    return tuple(
        session(local_date_of(start, FOUR), number, started_at=start)
        for number, start in enumerate(starts)
    )


def test_flying_west_lives_a_date_twice_and_it_is_one_active_day():
    sessions = trained(
        at("2026-11-19T08:00", "Asia/Tokyo"), at("2026-11-19T07:00", "America/Los_Angeles")
    )
    assert sessions[1].started_at - sessions[0].started_at > (
        at("2026-11-20T00:00") - at("2026-11-19T09:00")
    )
    assert active_days_of(sessions) == {day("2026-11-19")}


def test_flying_east_over_the_date_line_loses_a_date():
    sessions = trained(
        at("2026-11-19T20:00", "America/Los_Angeles"), at("2026-11-21T08:00", "Asia/Tokyo")
    )
    assert active_days_of(sessions) == {day("2026-11-19"), day("2026-11-21")}


def test_a_changed_start_of_the_day_moves_nothing_that_is_recorded():
    late = session(local_date_of(at("2026-11-23T00:40"), FOUR), started_at=at("2026-11-23T00:40"))
    for day_starts in (0, FOUR, 720):
        history = History((late,), preferences=Preferences(day_starts_minutes=day_starts))
        (week,) = weeks_of(history, day("2026-11-22"))
        assert (f"{week.start}", week.active_days) == ("2026-11-16", 1)


def test_the_future_is_told_by_the_recorded_date():
    late = session("2026-11-22", started_at=at("2026-11-23T00:40"))
    history = History((late, session("2026-11-23")))
    assert sessions_until(history, day("2026-11-22")) == (late,)
