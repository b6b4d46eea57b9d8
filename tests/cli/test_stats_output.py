"""The headline numbers as JSON by the contract, and in words."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from backcompanion.application.stats_json import stats_json
from backcompanion.cli import stats_output
from backcompanion.cli.main import main
from backcompanion.training.planning.back_beside import (
    About,
    BackBeside,
    BackRemark,
    RatedGroup,
    Trained,
)
from backcompanion.training.planning.planned_days import PlannedCounts
from backcompanion.training.planning.program import Plan
from backcompanion.training.planning.review import DateSpan, compute_review, stats_in
from backcompanion.training.planning.stats import Stats, compute_stats
from backcompanion.training.session.record import Break, History
from support.command_line import year_of_sessions
from support.weeks import day, draw, session

TODAY = day("2026-11-22")
TWO_WEEKS = draw(
    """
    2026-11-09  x.x.x..  3 3 met
    2026-11-16  x.x....  2 3 open
    """
).history


def as_json(history: History) -> dict[str, object]:
    stats = compute_stats(history, TODAY)
    review = compute_review(history, stats, Plan(), Trained(), {})
    return stats_json(stats, review)


def stats_lines(stats: Stats, history: History = TWO_WEEKS) -> tuple[str, ...]:
    review = compute_review(history, stats, Plan(), Trained(), {})
    return stats_output.stats_lines(stats, review)


def test_the_json_is_as_the_contract_has_it():
    assert json.loads(json.dumps(as_json(TWO_WEEKS))) == {
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
        "best_runs": [{"from": "2026-11-09", "to": "2026-11-15", "weeks": 1}],
        "steadiness": 31,
        "steadiness_by_week": [
            {"start": "2026-11-09", "score": 16},
            {"start": "2026-11-16", "score": 31},
        ],
        "planned": None,
        "back_beside": [],
    }


def test_what_is_planned_and_what_went_with_the_back_are_told_in_the_words_of_the_contract():
    stats = compute_stats(TWO_WEEKS, TODAY)
    group = RatedGroup(("a",) * 20, 2.1)
    abouts = (
        (About("variant", "back-bows", "harder"), {"exercise": "back-bows", "variant": "harder"}),
        (About("load", "roll-downs", load_kg=1.5), {"exercise": "roll-downs", "load_kg": 1.5}),
        (About("exercise", "roll-downs"), {"exercise": "roll-downs"}),
        (About("gap"), {"gap": "under-48h"}),
        (About("rounds", rounds=3), {"rounds": 3}),
    )
    review = replace(
        compute_review(TWO_WEEKS, stats, Plan(weekdays=(0, 2, 4)), Trained(), {}),
        back=BackBeside(
            9, tuple(BackRemark(about, group, group, 0.00412) for about, _told in abouts)
        ),
    )
    document = stats_json(stats, review)
    assert document["planned"] == {"done": 5, "moved": 0, "missed": 1, "extra": 0, "to_come": 0}
    assert document["back_beside"] == [
        {
            "about": words,
            "with": {"sessions": 20, "mean": 2.1},
            "without": {"sessions": 20, "mean": 2.1},
            "p": 0.0041,
        }
        for _about, words in abouts
    ]


def test_a_span_narrows_totals_weeks_and_what_is_planned_and_nothing_else():
    span = DateSpan(day("2026-11-12"), day("2026-11-15"))
    stats = compute_stats(TWO_WEEKS, TODAY)
    plan = Plan(weekdays=(0, 2, 4))
    review = compute_review(TWO_WEEKS, stats, plan, Trained(), {}, span)
    narrow = stats_json(stats_in(TWO_WEEKS, stats, span), review)
    whole = as_json(TWO_WEEKS)
    assert narrow["totals"] == {
        "sessions": 1,
        "active_days": 1,
        "active_seconds": 1500,
        "kcal": [165, 210],
    }
    assert [week["start"] for week in narrow["weeks"]] == ["2026-11-09"]  # type: ignore
    assert narrow["steadiness_by_week"] == [{"start": "2026-11-09", "score": 16}]
    assert review.planned == PlannedCounts(done=1)
    for key in ("as_of", "this_week", "streak", "best_runs", "steadiness"):
        assert narrow[key] == whole[key]


def test_an_empty_history_has_zero_totals_and_no_weeks():
    assert as_json(History()) == {
        "as_of": "2026-11-22",
        "week_starts": "monday",
        "totals": {"sessions": 0, "active_days": 0, "active_seconds": 0, "kcal": [0, 0]},
        "this_week": {"start": "2026-11-16", "active_days": 0, "needs": 3, "state": "open"},
        "streak": {"weeks": 0, "best_weeks": 0},
        "weeks": [],
        "best_runs": [],
        "steadiness": None,
        "steadiness_by_week": [],
        "planned": None,
        "back_beside": [],
    }


def test_words_say_that_the_streak_is_safe_and_never_that_it_is_broken():
    assert stats_lines(compute_stats(TWO_WEEKS, TODAY)) == (
        "2 of 3 this week, streak of 1 week is safe until tonight",
        "Steadiness: 31 of 100",
        "5 sessions on 5 days, 2 h 5 min of training",
        "825–1050 kcal, the routine's own estimate",
    )


def test_before_the_last_day_of_a_week_its_name_is_said():
    saturday = day("2026-11-21")
    lines = stats_lines(compute_stats(TWO_WEEKS, saturday))
    assert lines[0] == "2 of 3 this week, streak of 1 week is safe until Sunday"


def test_words_keep_the_best_after_a_gap_and_show_no_streak_of_nothing():
    lines = stats_lines(compute_stats(TWO_WEEKS, day("2026-12-20")))
    assert lines[:2] == ("0 of 3 this week", "Longest streak: 1 week")


def test_words_for_a_week_that_is_met_and_for_one_in_a_break():
    met = replace(TWO_WEEKS, sessions=(*TWO_WEEKS.sessions, session("2026-11-21")))
    assert stats_lines(compute_stats(met, TODAY), met)[0] == "3 of 3 this week, streak of 2 weeks"
    off = replace(TWO_WEEKS, breaks=(Break(day("2026-11-16"), None, "holiday"),))
    assert (
        stats_lines(compute_stats(off, TODAY), off)[0] == "2 this week, a break, streak of 1 week"
    )


def test_words_invite_where_nothing_is_on_record():
    (line,) = stats_lines(compute_stats(History(), TODAY), History())
    assert "first workout" in line


def test_nothing_in_a_span_is_not_nothing_on_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It said "Nothing on record yet" of any time without a session."""
    assert main(["--data-dir", str(tmp_path / "none"), "stats"]) == 0
    assert "Nothing on record yet" in capsys.readouterr().out
    data = str(year_of_sessions(tmp_path))
    for words in (("--today", "1999-01-01"), ("--from", "1998-01-01", "--to", "1999-01-01")):
        assert main(["--data-dir", data, "stats", *words]) == 0
        out = capsys.readouterr().out
        assert "there are others on record" in out and "Nothing on record" not in out
