"""The plan, case by case: where it stands, what it asks for, what it offers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from backcompanion.training.planning.consistency import DEFAULT_GOAL
from backcompanion.training.planning.program import (
    KEEPING_WEEK,
    Anchor,
    DayChoices,
    Plan,
    PlanWeek,
    choices_for_week,
    plan_week,
    planned_days,
    previous_stage_week,
)
from backcompanion.training.planning.program_changes import (
    begin_plan,
    find_plan_offer,
    leave_plan,
    move_to_week,
    repeat_week,
)
from backcompanion.training.planning.weekdays import day_tasks, min_days_apart, spread_weekdays
from backcompanion.training.session.record import Break, History, Preferences
from support.cases import each_case
from support.present import present
from support.weeks import day, goals, session

MONDAY = day("2026-11-23")
PLAN = Plan(anchors=(Anchor(MONDAY, 1),), weekdays=(0, 2, 4))
NOTHING = History()


def off(*ranges: tuple[str, str | None]) -> History:
    return History(breaks=tuple(Break(day(a), day(b) if b else None, "holiday") for a, b in ranges))


def trained(*dates: str) -> History:
    return History(sessions=tuple(session(date) for date in dates))


def week_of(plan: Plan, history: History, on: date) -> PlanWeek:
    return present(plan_week(plan, history, on))


def weeks(count: int, plan: Plan = PLAN, history: History = NOTHING) -> list[int | None]:
    weeks = [plan_week(plan, history, MONDAY + timedelta(weeks=n)) for n in range(count)]
    return [None if week is None else week.number for week in weeks]


def test_eight_weeks_and_then_the_keeping():
    asked = [week_of(PLAN, NOTHING, MONDAY + timedelta(weeks=n)) for n in range(10)]
    assert [(w.number, w.rounds, w.extra_repetitions, w.level) for w in asked] == [
        (1, 1, 0, "standard"),
        (2, 1, 0, "standard"),
        (3, 2, 0, "standard"),
        (4, 2, 0, "standard"),
        (5, 2, 1, "standard"),
        (6, 2, 1, "standard"),
        (7, 2, 1, "harder"),
        (8, 2, 1, "harder"),
        (KEEPING_WEEK, 2, 1, "harder"),
        (KEEPING_WEEK, 2, 1, "harder"),
    ]
    assert [w.days for w in asked[:8]] == [3] * 8


@pytest.mark.parametrize(
    ("case", "weekdays", "days", "most_in_week_7"),
    [("three", (0, 2, 4), 3, 3), ("four", (0, 2, 4, 6), 3, 4), ("two only", (1, 4), 2, 2)],
)
def test_days_a_week_are_no_more_than_were_chosen(case, weekdays, days, most_in_week_7):
    plan = replace(PLAN, weekdays=weekdays)
    assert week_of(plan, NOTHING, MONDAY).days == days, case
    assert week_of(plan, NOTHING, MONDAY).most_days == days, case
    assert week_of(plan, NOTHING, MONDAY + timedelta(weeks=6)).most_days == most_in_week_7


def test_keeping_asks_for_one_day_unless_the_person_wants_more():
    later = MONDAY + timedelta(weeks=9)
    once = History(goals=goals(("2026-11-23", 3), ("2027-01-18", 1)))
    assert week_of(PLAN, once, later).days == 1
    more = History(goals=goals(("2027-01-18", 1), ("2027-01-20", 2)))
    assert week_of(PLAN, more, later).days == 2


def test_no_plan_before_it_begins_or_after_it_was_left():
    assert plan_week(PLAN, NOTHING, MONDAY - timedelta(days=1)) is None
    assert plan_week(Plan(), NOTHING, MONDAY) is None
    gone = leave_plan(PLAN, MONDAY + timedelta(days=9))
    assert plan_week(gone, NOTHING, MONDAY + timedelta(days=9)) is None
    assert week_of(gone, NOTHING, MONDAY + timedelta(days=8)).number == 2
    assert leave_plan(PLAN, MONDAY - timedelta(days=2)).anchors == ()


@each_case(
    ("case", "history", "expected"),
    [
        ("no break", NOTHING, [1, 2, 3, 4, 5]),
        ("a whole week", off(("2026-11-30", "2026-12-06")), [1, 2, 2, 3, 4]),
        ("two weeks", off(("2026-11-30", "2026-12-13")), [1, 2, 2, 2, 3]),
        ("three days: it goes on", off(("2026-11-30", "2026-12-02")), [1, 2, 3, 4, 5]),
        ("four days: it stands still", off(("2026-11-30", "2026-12-03")), [1, 2, 2, 3, 4]),
        ("Thursday to Wednesday", off(("2026-11-26", "2026-12-02")), [1, 1, 2, 3, 4]),
        ("paused, and not gone on", off(("2026-12-07", None)), [1, 2, 3, 3, 3]),
        ("a break before it", off(("2026-11-01", "2026-11-22")), [1, 2, 3, 4, 5]),
    ],
)
def test_breaks_let_it_stand_still(case, history, expected):
    assert weeks(5, history=history) == expected, case


def test_a_week_that_stands_still_says_so():
    history = off(("2026-11-30", "2026-12-06"))
    stands = [week_of(PLAN, history, MONDAY + timedelta(weeks=n)).stands_still for n in range(3)]
    assert stands == [False, True, False]


def test_a_week_can_be_repeated_and_any_week_gone_to():
    again = repeat_week(PLAN, NOTHING, MONDAY + timedelta(days=8))
    assert weeks(5, again) == [1, 2, 2, 3, 4]
    back = move_to_week(PLAN, MONDAY + timedelta(weeks=3, days=2), 2)
    assert weeks(6, back) == [1, 2, 3, 2, 3, 4]
    # What is said later holds, whatever was said before about weeks to come.
    assert weeks(4, move_to_week(again, MONDAY + timedelta(days=9), 1)) == [1, 1, 2, 3]


@each_case(
    ("number", "back"),
    [(1, 1), (2, 1), (3, 1), (4, 1), (5, 3), (6, 3), (7, 5), (8, 5), (KEEPING_WEEK, 7)],
)
def test_a_step_back_is_the_stage_before(number, back):
    assert previous_stage_week(number) == back


@each_case(
    ("case", "today", "history", "first_day"),
    [
        ("Monday", "2026-11-23", NOTHING, "2026-11-23"),
        ("Tuesday: two days are left", "2026-11-24", NOTHING, "2026-11-30"),
        ("Tuesday, trained on Monday", "2026-11-24", trained("2026-11-23"), "2026-11-24"),
        ("Sunday", "2026-11-22", NOTHING, "2026-11-23"),
        ("in a break", "2026-11-23", off(("2026-11-23", "2026-11-24")), "2026-11-30"),
    ],
)
def test_it_begins_where_its_first_week_can_be_met(case, today, history, first_day):
    plan = begin_plan(Plan(), history, day(today))
    assert plan.anchors == (Anchor(day(first_day), 1),), case
    assert (plan.weekdays, plan.goal_before) == ((0, 2, 4), DEFAULT_GOAL)


def test_a_plan_that_begins_on_a_sunday_where_weeks_do():
    sundays = History(preferences=Preferences(week_starts=6))
    plan = begin_plan(Plan(), sundays, day("2026-11-22"))
    assert plan.anchors[0].day == day("2026-11-22")
    assert week_of(plan, sundays, day("2026-11-28")).number == 1
    assert week_of(plan, sundays, day("2026-11-29")).number == 2


@each_case(
    ("case", "today", "history", "expected"),
    [
        ("first week, nothing yet", "2026-11-25", NOTHING, None),
        ("last week had none", "2026-11-30", NOTHING, ("repeat", 1)),
        ("last week had two", "2026-12-02", trained("2026-11-23", "2026-11-25"), ("repeat", 1)),
        (
            "last week had three",
            "2026-12-02",
            trained("2026-11-23", "2026-11-25", "2026-11-27"),
            None,
        ),
        (
            "two of three, the third this week",
            "2026-12-02",
            trained("2026-11-23", "2026-11-25", "2026-11-30"),
            ("repeat", 1),
        ),
        (
            "a break left two to do, and they were done",
            "2026-12-02",
            replace(
                trained("2026-11-25", "2026-11-27"), breaks=off(("2026-11-23", "2026-11-24")).breaks
            ),
            None,
        ),
        ("ill since Tuesday", "2026-12-02", off(("2026-12-01", None)), None),
        (
            "a gap of two weeks in week 3: back to one round",
            "2026-12-11",
            trained("2026-11-23", "2026-11-25", "2026-11-27"),
            ("step-back", 1),
        ),
        (
            "ill for two weeks, well again: the week it stood at had two rounds",
            "2026-12-28",
            replace(
                trained(
                    *("2026-11-23", "2026-11-25", "2026-11-27"),
                    *("2026-11-30", "2026-12-02", "2026-12-04"),
                    *("2026-12-07", "2026-12-09", "2026-12-11"),
                ),
                breaks=(Break(day("2026-12-13"), day("2026-12-27"), "illness"),),
            ),
            ("step-back", 1),
        ),
    ],
)
def test_what_is_offered(case, today, history, expected):
    plan_offer = find_plan_offer(PLAN, history, day(today))
    assert (plan_offer and (plan_offer.kind, plan_offer.number)) == expected, case


def test_an_offer_that_was_taken_is_not_made_again():
    today = day("2026-12-02")
    taken = move_to_week(PLAN, today, present(find_plan_offer(PLAN, NOTHING, today)).number)
    assert find_plan_offer(taken, NOTHING, today) is None
    assert week_of(taken, NOTHING, today).number == 1


def planned(history: History, on: str, plan: Plan = PLAN) -> list[str]:
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")  # of no locale
    return [names[planned_day.weekday()] for planned_day in planned_days(plan, history, day(on))]


@each_case(
    ("case", "plan", "history", "on", "expected"),
    [
        ("as chosen", PLAN, NOTHING, "2026-11-24", ["Mon", "Wed", "Fri"]),
        ("before it begins", PLAN, NOTHING, "2026-11-20", []),
        (
            "begun on Wednesday",
            replace(PLAN, anchors=(Anchor(day("2026-11-25"), 1),)),
            NOTHING,
            "2026-11-27",
            ["Wed", "Fri"],
        ),
        ("a break takes Friday", PLAN, off(("2026-11-27", None)), "2026-11-24", ["Mon", "Wed"]),
        (
            "a break takes all of them: another day stands in",
            PLAN,
            off(("2026-11-23", "2026-11-27")),
            "2026-11-24",
            ["Sat"],
        ),
        (
            "more chosen than the week wants",
            replace(PLAN, weekdays=(0, 1, 2, 3, 4)),
            NOTHING,
            "2026-11-24",
            ["Mon", "Wed", "Fri"],
        ),
        ("without a plan", Plan(weekdays=(1, 5)), NOTHING, "2026-11-24", ["Tue", "Sat"]),
        (
            "keeping",
            PLAN,
            History(goals=goals(("2027-01-18", 1))),
            "2027-01-20",
            ["Mon"],
        ),
    ],
)
def test_the_days_planned(case, plan, history, on, expected):
    assert planned(history, on, plan) == expected, case


@each_case(
    ("chosen", "count", "expected"),
    [
        ((0, 1, 2, 3, 4, 5, 6), 3, (0, 2, 4)),
        ((0, 1, 4), 2, (0, 4)),
        ((5, 6), 3, (5, 6)),
        ((), 3, ()),
    ],
)
def test_days_are_spread_over_the_week(chosen, count, expected):
    assert spread_weekdays(chosen, count) == expected


def test_rest_between_days_counts_over_the_end_of_the_week():
    assert min_days_apart((0, 2, 4)) == 2
    assert min_days_apart((0, 6)) == 1
    assert min_days_apart((3,)) == 7


def test_the_other_days_of_a_week():
    assert day_tasks((0, 2, 4), week_starts=0) == (
        *("workout", "other-work", "workout", "walk"),
        *("workout", "other-work", "rest"),
    )
    assert day_tasks((1, 3), week_starts=6)[5] == "rest"
    assert day_tasks(range(7), week_starts=0) == ("workout",) * 7


def test_what_a_session_begins_with():
    assert choices_for_week(None, "easier", 3) == DayChoices(3, 0, "easier")
    fifth = plan_week(PLAN, NOTHING, MONDAY + timedelta(weeks=4))
    assert choices_for_week(fifth, "standard", 3) == DayChoices(2, 1, "standard")
    eighth = plan_week(PLAN, NOTHING, MONDAY + timedelta(weeks=7))
    assert choices_for_week(eighth, "standard", 1) == DayChoices(2, 1, "standard", True)
    assert choices_for_week(eighth, "easier", 1) == DayChoices(2, 1, "easier", False)


def test_the_first_day_may_be_today():
    assert week_of(PLAN, NOTHING, date(2026, 11, 23)).start == MONDAY
