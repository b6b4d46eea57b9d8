"""The week's two lines on Workout."""

from dataclasses import replace

import pytest

from backcompanion.training.planning.advice import advise
from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.session.record import Break
from backcompanion.ui.text.week import week_texts
from support.languages import in_language
from support.weeks import day, draw


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("today", "until"), [("2026-11-20", "Saturday"), ("2026-11-21", "tonight")]
)
def test_the_streak_is_safe_until_the_end_of_the_week(today: str, until: str) -> None:
    """Of a week that begins on Sunday."""
    history = draw(
        "2026-11-08  xxx....  3 3 met\n2026-11-15  x.x....  2 3 open", week_starts=6
    ).history
    stats = compute_stats(history, day(today))
    _week, advice = week_texts(stats, advise(history, stats))
    assert advice == f"Your streak of 1 week is safe until {until}."


def test_in_german_a_run_of_weeks_is_one_word_and_one_week_is_none() -> None:
    lines = []
    for weeks in (1, 2):
        met = [f"2026-11-{16 - 7 * number:02}  xxx....  3 3 met" for number in range(weeks)]
        history = draw("\n".join([*reversed(met), "2026-11-23  .......  0 3 open"])).history
        stats = compute_stats(history, day("2026-11-29"))
        with in_language("de"):
            lines.append(week_texts(stats, advise(history, stats)))
    assert lines == [
        (
            "0 von 3 diese Woche · Serie: 1 Woche",
            "Deine Serie von 1 Woche ist bis heute Abend sicher.",
        ),
        (
            "0 von 3 diese Woche · 2-Wochen-Serie",
            "Deine 2-Wochen-Serie ist bis heute Abend sicher.",
        ),
    ]


@pytest.mark.usefixtures("in_english")
def test_who_is_ill_is_not_told_to_enjoy_it() -> None:
    """Plan spoke of getting well, and Workout of a holiday."""
    history = draw("2026-11-09  x.x.x..  3 3 met").history
    lines = []
    for reason in ("illness", "holiday"):
        off = Break(day("2026-11-16"), None, reason)
        away = replace(history, breaks=(off,))
        stats = compute_stats(away, day("2026-11-18"))
        lines.append(week_texts(stats, advise(away, stats))[1])
    assert lines == [
        "Get well first. Your streak is safe meanwhile.",
        "You are on a break. Enjoy it; training counts all the same.",
    ]
