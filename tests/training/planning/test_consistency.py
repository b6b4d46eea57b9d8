"""The rules of weeks and streaks, case by case."""

from dataclasses import replace
from datetime import date

from backcompanion.training.planning.consistency import (
    Streak,
    current_week,
    goal_on,
    needed_days,
    streak_of,
    week_start,
    weeks_of,
)
from backcompanion.training.session.record import Break, History, Preferences
from support.cases import each_case
from support.weeks import day, draw, goals, seen, session

SUNDAY = 6
SATURDAY = 5


def assert_weeks(table: str, as_of: str, *, week_starts: int = 0, **drawing: object) -> Streak:
    drawn = draw(table, week_starts=week_starts, **drawing)  # type: ignore[arg-type]
    weeks = weeks_of(drawn.history, day(as_of))
    assert seen(weeks) == drawn.expected
    return streak_of(weeks)


def test_an_empty_history_has_no_weeks_and_no_streak():
    assert weeks_of(History(), day("2026-11-22")) == ()
    assert streak_of(()) == Streak(0, 0, None)
    week = current_week(History(), day("2026-11-22"))
    assert (week.start, week.active_days, week.needs, week.state) == (
        day("2026-11-16"),
        0,
        3,
        "open",
    )


def test_a_history_in_which_nothing_counts_has_no_weeks():
    history = History((session("2026-11-18", counts=False), session("2026-11-19", finished=False)))
    assert weeks_of(history, day("2026-11-22")) == ()
    assert current_week(history, day("2026-11-22")).active_days == 0


def test_weeks_are_met_missed_or_open():
    streak = assert_weeks(
        """
        2026-10-19  x.x.x..  3 3 met
        2026-10-26  xx.....  2 3 missed
        2026-11-02  x.x.x..  3 3 met
        2026-11-09  xxxx...  4 3 met
        2026-11-16  x.....f  1 3 open
        """,
        "2026-11-21",
    )
    assert (streak.weeks, streak.best_weeks) == (2, 2)


def test_the_current_week_joins_the_streak_as_soon_as_it_is_met():
    streak = assert_weeks(
        """
        2026-11-09  x.x.x..  3 3 met
        2026-11-16  x.x.x..  3 3 met
        """,
        "2026-11-20",
    )
    assert streak.weeks == 2


def test_the_current_week_is_still_open_on_its_last_day():
    streak = assert_weeks(
        """
        2026-11-09  x.x.x..  3 3 met
        2026-11-16  .......  0 3 open
        """,
        "2026-11-22",
    )
    assert streak.weeks == 1


def test_a_week_without_any_session_ends_the_streak_and_the_best_stays():
    streak = assert_weeks(
        """
        2026-10-26  x.x.x..  3 3 met
        2026-11-02  x.x.x..  3 3 met
        2026-11-09  .......  0 3 missed
        2026-11-16  .......  0 3 open
        """,
        "2026-11-22",
    )
    assert (streak.weeks, streak.best_weeks, streak.best_until) == (0, 2, day("2026-11-02"))


def test_two_sessions_on_a_day_are_two_sessions_and_one_active_day():
    drawn = draw("2026-11-16  2.x....  2 3 open")
    (week,) = weeks_of(drawn.history, day("2026-11-22"))
    assert (week.sessions, week.active_days, week.state) == (3, 2, "open")


def test_a_session_that_does_not_count_is_a_session_and_no_active_day():
    drawn = draw("2026-11-16  x-x....  2 3 open")
    (week,) = weeks_of(drawn.history, day("2026-11-22"))
    assert (week.sessions, week.active_days, week.seconds) == (3, 2, 4500.0)


def test_weeks_begin_with_the_first_session_that_counts():
    assert_weeks(
        """
        2026-11-09  x.x.x..  3 3 met
        2026-11-16  .......  0 3 open
        """,
        "2026-11-22",
    )
    drawn = draw("2026-11-16  x......  1 3 open")
    early = session("2026-11-04", counts=False)
    history = replace(drawn.history, sessions=(early, *drawn.history.sessions))
    assert seen(weeks_of(history, day("2026-11-22"))) == drawn.expected


def test_the_first_week_in_part_is_passed_over_once_it_is_over():
    streak = assert_weeks(
        """
        2026-11-02  .....xx  2 3 neutral
        2026-11-09  x.x.x..  3 3 met
        2026-11-16  ......f  0 3 open
        """,
        "2026-11-21",
    )
    assert streak.weeks == 1
    assert_weeks("2026-11-16  ....x..  1 3 open", "2026-11-22")
    assert_weeks("2026-11-16  ..x.xx.  3 3 met", "2026-11-22")


# Goals


def test_with_no_goal_in_force_it_is_three():
    assert goal_on(day("2026-11-22"), ()) == 3
    assert goal_on(day("2025-12-31"), goals(("2026-01-01", 5))) == 3
    assert goal_on(day("2026-01-01"), goals(("2026-01-01", 5))) == 5


def test_a_goal_raised_in_mid_week_holds_from_the_next_week():
    assert_weeks(
        """
        2026-11-02  x.x....  2 2 met
        2026-11-09  x.x....  2 2 met
        2026-11-16  x.x....  2 4 open
        """,
        "2026-11-22",
        goals=goals(("2026-11-11", 4), ("2026-01-05", 2)),
    )


def test_a_goal_of_a_later_week_changes_nothing_now():
    assert_weeks(
        "2026-11-16  x.x.x..  3 3 met",
        "2026-11-22",
        goals=goals(("2026-11-23", 7)),
    )


# Breaks


@each_case(
    ("goal", "free_days", "needs"),
    [
        (3, 7, 3),
        (3, 6, 3),  # 2.57
        (3, 5, 2),  # 2.14
        (3, 4, 2),  # 1.71
        (3, 2, 1),  # 0.86
        (3, 1, 0),  # 0.43
        (3, 0, 0),
        (7, 5, 5),
        (1, 4, 1),  # 0.57
        (1, 3, 0),  # 0.43
        (5, 3, 2),  # 2.14
        (4, 6, 3),  # 3.43
    ],
)
def test_a_week_cut_by_a_break_needs_its_share_rounded(goal, free_days, needs):
    assert needed_days(goal, free_days) == needs


def test_a_break_over_part_of_a_week():
    streak = assert_weeks(
        """
        2026-11-02  x.x.x..  3 3 met
        2026-11-09  x..bbbb  1 1 met
        2026-11-16  bbb..x.  1 2 open
        """,
        "2026-11-22",
    )
    assert streak.weeks == 2


def test_a_break_over_a_whole_week_is_passed_over():
    streak = assert_weeks(
        """
        2026-11-02  x.x.x..  3 3 met
        2026-11-09  bbbbbbb  0 0 neutral
        2026-11-16  x.x.x..  3 3 met
        """,
        "2026-11-22",
    )
    assert (streak.weeks, streak.best_weeks) == (2, 2)


def test_breaks_at_both_ends_of_a_streak_do_not_end_it():
    streak = assert_weeks(
        """
        2026-10-12  x.x.x..  3 3 met
        2026-10-19  bbbbbbb  0 0 neutral
        2026-10-26  x.x.x..  3 3 met
        2026-11-02  x.x.x..  3 3 met
        2026-11-09  bbbbbbb  0 0 neutral
        2026-11-16  bbbbbbb  0 0 neutral
        """,
        "2026-11-22",
    )
    assert (streak.weeks, streak.best_weeks) == (3, 3)


def test_training_in_a_break_counts():
    streak = assert_weeks(
        """
        2026-11-02  XbbXbbX  3 0 met
        2026-11-09  XX.....  2 2 met
        2026-11-16  XXbbbbb  2 0 neutral
        """,
        "2026-11-22",
    )
    assert streak.weeks == 2


def test_a_week_that_needs_nothing_is_met_by_the_full_goal_only():
    assert_weeks("2026-11-16  XXbbbbb  2 0 neutral", "2026-11-22")
    assert_weeks("2026-11-16  XXbbbbX  3 0 met", "2026-11-22")


def test_a_break_without_an_end_goes_on():
    drawn = draw("2026-10-26  x.x.x..  3 3 met")
    history = replace(drawn.history, breaks=(Break(day("2026-11-02"), None, "illness"),))
    weeks = weeks_of(history, day("2026-11-22"))
    assert [week.state for week in weeks] == ["met", "neutral", "neutral", "neutral"]
    assert streak_of(weeks).weeks == 1


def test_breaks_that_overlap_are_not_taken_twice():
    drawn = draw("2026-11-16  x......  1 2 open")
    overlapping = (
        Break(day("2026-11-18"), day("2026-11-19"), "rest"),
        Break(day("2026-11-18"), day("2026-11-18"), "illness"),
    )
    history = replace(drawn.history, breaks=overlapping)
    assert seen(weeks_of(history, day("2026-11-22"))) == drawn.expected


# Weeks and their first day


@each_case(
    ("on", "week_starts", "start"),
    [
        ("2026-11-22", 0, "2026-11-16"),
        ("2026-11-22", SUNDAY, "2026-11-22"),
        ("2026-11-22", SATURDAY, "2026-11-21"),
        ("2026-11-16", 0, "2026-11-16"),
        ("2026-11-16", SUNDAY, "2026-11-15"),
        ("2026-11-16", SATURDAY, "2026-11-14"),
        ("2024-02-29", 0, "2024-02-26"),
        ("2027-01-01", 0, "2026-12-28"),
        ("2027-01-01", SUNDAY, "2026-12-27"),
    ],
)
def test_the_first_day_of_the_week(on, week_starts, start):
    assert week_start(day(on), week_starts) == day(start)


def test_weeks_that_start_on_sunday_and_on_saturday():
    assert_weeks(
        """
        2026-11-08  x.....x  2 2 met
        2026-11-15  x.....x  2 2 met
        2026-11-22  x......  1 2 open
        """,
        "2026-11-22",
        week_starts=SUNDAY,
        goals=goals(("2026-01-01", 2)),
    )
    assert_weeks(
        """
        2026-11-14  xx.....  2 2 met
        2026-11-21  xx.....  2 2 met
        """,
        "2026-11-22",
        week_starts=SATURDAY,
        goals=goals(("2026-01-01", 2)),
    )


def test_another_first_day_of_the_week_puts_the_same_days_into_other_weeks():
    by_monday = draw(
        """
        2026-11-09  .....xx  2 2 met
        2026-11-16  .....xx  2 2 met
        """,
        goals=goals(("2026-01-01", 2)),
    ).history
    assert streak_of(weeks_of(by_monday, day("2026-11-22"))).weeks == 2
    by_sunday = replace(by_monday, preferences=Preferences(week_starts=SUNDAY))
    assert seen(weeks_of(by_sunday, day("2026-11-22"))) == [
        ("2026-11-08", 1, 2, "neutral"),
        ("2026-11-15", 2, 2, "met"),
        ("2026-11-22", 1, 2, "open"),
    ]


def test_the_turn_of_the_year_cuts_no_week():
    streak = assert_weeks(
        """
        2026-12-21  x.x.x..  3 3 met
        2026-12-28  x..x.x.  3 3 met
        2027-01-04  x......  1 3 open
        """,
        "2027-01-04",
    )
    assert streak.weeks == 2


def test_a_year_of_53_weeks_has_one_week_for_each():
    drawn = draw("2020-12-21  x.x.x..  3 3 met\n2020-12-28  x.x.x..  3 3 met")
    assert date(2020, 12, 28).isocalendar().week == 53
    weeks = weeks_of(drawn.history, day("2021-01-10"))
    assert [f"{week.start}" for week in weeks] == ["2020-12-21", "2020-12-28", "2021-01-04"]
    assert streak_of(weeks).weeks == 2


def test_29_february_is_a_day_like_any_other():
    assert_weeks("2024-02-26  x..x.x.  3 3 met", "2024-03-03")


# Edited pasts


def test_old_sessions_that_are_imported_join_two_streaks():
    apart = draw(
        """
        2026-10-26  x.x.x..  3 3 met
        2026-11-02  x......  1 3 missed
        2026-11-09  x.x.x..  3 3 met
        """
    ).history
    assert streak_of(weeks_of(apart, day("2026-11-15"))).weeks == 1
    old = (session("2026-11-05"), session("2026-11-07"))
    joined = replace(apart, sessions=(*apart.sessions, *old))
    assert streak_of(weeks_of(joined, day("2026-11-15"))).weeks == 3


def test_a_deletion_splits_a_streak():
    whole = draw(
        """
        2026-10-26  x.x.x..  3 3 met
        2026-11-02  x.x.x..  3 3 met
        2026-11-09  x.x.x..  3 3 met
        """
    ).history
    left = tuple(session for session in whole.sessions if session.local_date != day("2026-11-04"))
    streak = streak_of(weeks_of(replace(whole, sessions=left), day("2026-11-15")))
    assert (streak.weeks, streak.best_weeks) == (1, 1)
    assert streak.best_until == day("2026-11-09")


def test_the_same_session_twice_changes_no_week_but_its_number_of_sessions():
    drawn = draw("2026-11-16  x.x....  2 3 open")
    doubled = replace(drawn.history, sessions=drawn.history.sessions * 2)
    assert seen(weeks_of(doubled, day("2026-11-22"))) == drawn.expected


def test_of_two_best_streaks_that_are_equally_long_the_later_is_kept():
    drawn = draw(
        """
        2026-10-19  x.x.x..  3 3 met
        2026-10-26  x.x.x..  3 3 met
        2026-11-02  .......  0 3 missed
        2026-11-09  x.x.x..  3 3 met
        2026-11-16  x.x.x..  3 3 met
        """
    )
    assert streak_of(weeks_of(drawn.history, day("2026-11-22"))) == Streak(2, 2, day("2026-11-16"))


def test_a_future_session_waits_for_its_day():
    history = draw("2026-11-16  x.x..F.  2 3 open").history
    (before,) = weeks_of(history, day("2026-11-20"))
    assert (before.sessions, before.active_days, before.state) == (2, 2, "open")
    (after,) = weeks_of(history, day("2026-11-21"))
    assert (after.sessions, after.active_days, after.state) == (3, 3, "met")


def test_only_future_sessions_are_as_none():
    history = History((session("2031-01-01"),))
    assert weeks_of(history, day("2026-11-22")) == ()
