"""The headline numbers as JSON by the contract, and in words."""

import json
from dataclasses import replace

from backcompanion.cli.stats_output import stats_json, stats_lines
from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.session.record import Break, History
from support.weeks import day, draw, session

TODAY = day("2026-11-22")
TWO_WEEKS = draw(
    """
    2026-11-09  x.x.x..  3 3 met
    2026-11-16  x.x....  2 3 open
    """
).history


def test_the_json_is_as_the_contract_has_it():
    assert json.loads(json.dumps(stats_json(compute_stats(TWO_WEEKS, TODAY)))) == {
        "as_of": "2026-11-22",
        "week_starts": "monday",
        "totals": {
            "sessions": 5,
            "active_days": 5,
            "active_seconds": 7500,
            "kcal": [825, 1050],
        },
        "this_week": {"start": "2026-11-16", "active_days": 2, "needs": 3, "state": "open"},
        "streak": {"weeks": 1, "best_weeks": 1},
        "weeks": [
            {
                "start": "2026-11-09",
                "sessions": 3,
                "active_days": 3,
                "needs": 3,
                "state": "met",
            },
            {
                "start": "2026-11-16",
                "sessions": 2,
                "active_days": 2,
                "needs": 3,
                "state": "open",
            },
        ],
    }


def test_an_empty_history_has_zero_totals_and_no_weeks():
    assert stats_json(compute_stats(History(), TODAY)) == {
        "as_of": "2026-11-22",
        "week_starts": "monday",
        "totals": {"sessions": 0, "active_days": 0, "active_seconds": 0, "kcal": [0, 0]},
        "this_week": {"start": "2026-11-16", "active_days": 0, "needs": 3, "state": "open"},
        "streak": {"weeks": 0, "best_weeks": 0},
        "weeks": [],
    }


def test_words_say_that_the_streak_is_safe_and_never_that_it_is_broken():
    assert stats_lines(compute_stats(TWO_WEEKS, TODAY)) == (
        "2 of 3 this week, streak of 1 week is safe until Sunday",
        "5 sessions on 5 days, 2 h 5 min of training",
        "825–1050 kcal, the routine's own estimate",
    )


def test_words_keep_the_best_after_a_gap_and_show_no_streak_of_nothing():
    lines = stats_lines(compute_stats(TWO_WEEKS, day("2026-12-20")))
    assert lines[:2] == ("0 of 3 this week", "Longest streak: 1 week")


def test_words_for_a_week_that_is_met_and_for_one_in_a_break():
    met = replace(TWO_WEEKS, sessions=(*TWO_WEEKS.sessions, session("2026-11-21")))
    assert stats_lines(compute_stats(met, TODAY))[0] == "3 of 3 this week, streak of 2 weeks"
    off = replace(TWO_WEEKS, breaks=(Break(day("2026-11-16"), None, "holiday"),))
    assert stats_lines(compute_stats(off, TODAY))[0] == "2 this week, a break, streak of 1 week"


def test_words_invite_where_nothing_is_on_record():
    (line,) = stats_lines(compute_stats(History(), TODAY))
    assert "first workout" in line
