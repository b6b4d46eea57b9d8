"""The year that nobody trained is one that somebody could have trained, and the same each time."""

from datetime import date, timedelta

import pytest

from backcompanion.cli.sample_history import sample_history
from support.histories import prescription


@pytest.mark.parametrize("today", [date(2016, 2, 28), date(2026, 11, 22), date(2026, 11, 23)])
def test_a_year_that_could_have_been(today: date) -> None:
    history = sample_history(prescription(), today)
    assert history == sample_history(prescription(), today)
    days = [session.local_date for session in history.sessions]
    assert days == sorted(set(days)) and len({session.id for session in history.sessions}) == len(
        days
    )
    assert timedelta(days=364) <= today - days[0] <= timedelta(days=371)
    assert timedelta(days=1) <= today - days[-1] <= timedelta(days=4)
    assert all(session.started_at.date() == session.local_date for session in history.sessions)
    (holiday,) = history.breaks
    assert holiday.end == holiday.start + timedelta(days=13)
    assert not [day for day in days if holiday.start <= day <= holiday.end]
    assert {holiday.start - timedelta(days=7), holiday.end + timedelta(days=1)} <= set(days)
    assert [goal.start for goal in history.goals] == [days[0], days[0] + timedelta(weeks=6)]
    cut_short = [session for session in history.sessions if not session.finished]
    assert 0 < len(cut_short) < len(days) / 4
    longest = max(session.active_seconds for session in history.sessions)
    assert all(session.active_seconds < longest for session in cut_short)
