"""What became of the days that were planned, as cases."""

from dataclasses import astuple, replace
from datetime import date

from backcompanion.training.planning.consistency import weeks_of
from backcompanion.training.planning.planned_days import (
    PlannedCounts,
    planned_counts,
    planned_marks,
)
from backcompanion.training.planning.program import Anchor, Plan, planned_days
from backcompanion.training.session.record import Break, History
from support.weeks import day, draw
from support.work import within

MON_WED_FRI = Plan(weekdays=(0, 2, 4))
TODAY = day("2026-11-18")  # a Wednesday
HISTORY = draw(
    """
    2026-11-02  x.x.x..  3 3 met
    2026-11-09  xx..xx.  4 3 met
    2026-11-16  x......  1 3 open
    """
).history


def counts(history: History, plan: Plan, today: str = "2026-11-18") -> PlannedCounts | None:
    return planned_counts(plan, history, weeks_of(history, day(today)), day(today))


def test_days_are_done_moved_missed_extra_or_to_come() -> None:
    marks = planned_marks(MON_WED_FRI, HISTORY, weeks_of(HISTORY, TODAY), TODAY)
    assert {f"{on:%d}": mark for on, mark in sorted(marks.items())} == {
        "02": "done",
        "04": "done",
        "06": "done",
        "09": "done",
        "11": "moved",  # to Tuesday
        "13": "done",
        "14": "extra",
        "16": "done",
        "18": "to-come",
        "20": "to-come",
    }
    assert counts(HISTORY, MON_WED_FRI) == PlannedCounts(6, 1, 0, 1, 2)
    assert counts(HISTORY, MON_WED_FRI, "2026-11-23") == PlannedCounts(6, 1, 2, 1, 3)


def test_only_the_span_is_counted() -> None:
    weeks = weeks_of(HISTORY, TODAY)
    counts = planned_counts(
        MON_WED_FRI, HISTORY, weeks, TODAY, day("2026-11-09"), day("2026-11-13")
    )
    assert counts == PlannedCounts(2, 1, 0, 0, 0)


def test_without_a_plan_and_weekdays_there_is_nothing_to_count() -> None:
    assert counts(HISTORY, Plan()) is None
    assert counts(History(), MON_WED_FRI) == PlannedCounts()


def test_without_weekdays_the_goal_of_the_week_is_the_plan() -> None:
    plan = Plan(anchors=(Anchor(day("2026-11-02"), 1),))
    assert counts(HISTORY, plan) == PlannedCounts(done=7, extra=1, to_come=2)
    assert counts(HISTORY, plan, "2026-11-23") == PlannedCounts(
        done=7, missed=2, extra=1, to_come=3
    )


def test_days_in_a_break_and_before_the_first_that_counts_were_not_planned() -> None:
    history = draw(
        """
        2026-11-02  ....x..  1 3 neutral
        2026-11-09  bbbbbXb  1 0 neutral
        """
    ).history
    assert counts(history, MON_WED_FRI, "2026-11-15") == PlannedCounts(done=1, extra=1)


def test_weeks_before_a_plan_began_have_none_and_what_was_trained_then_is_not_extra() -> None:
    plan = Plan(anchors=(Anchor(day("2026-11-09"), 1),), weekdays=(0, 2, 4))
    assert counts(HISTORY, plan) == PlannedCounts(3, 1, 0, 1, 2)


def test_a_plan_of_ten_years_is_told_as_day_by_day_with_little_work() -> None:
    first = day("2016-11-21")
    plan = Plan(anchors=(Anchor(first, 1), Anchor(day("2020-03-04"), 3)), weekdays=(0, 2, 4, 5))
    years = draw("2016-11-21  x.x.x..  3 3 met").history
    breaks = tuple(
        Break(day(f"{year}-{month:02}-05"), day(f"{year}-{month:02}-{month + 8:02}"), "holiday")
        for year in range(2017, 2027)
        for month in (2, 6, 9)
    )
    history = History(years.sessions, (), breaks)
    weeks = weeks_of(history, TODAY)
    marks = planned_marks(plan, history, weeks, TODAY)
    for week in weeks[::7]:
        planned = set(planned_days(plan, history, week.start))
        in_week = {on for on in marks if week.start <= on <= week.last_day}
        assert in_week == planned
    assert sum(astuple(counts(history, plan) or PlannedCounts())) == len(marks)
    within(60_000, lambda: planned_marks(plan, history, weeks, TODAY))


def test_days_before_the_weekdays_were_chosen_were_not_planned() -> None:
    """Chosen today, half a year was told as missed."""
    chosen = replace(MON_WED_FRI, choices=((TODAY, MON_WED_FRI.weekdays),))
    marks = planned_marks(chosen, HISTORY, weeks_of(HISTORY, TODAY), TODAY)
    assert marks == {day("2026-11-18"): "to-come", day("2026-11-20"): "to-come"}
    assert counts(HISTORY, chosen) == PlannedCounts(to_come=2)


def test_other_weekdays_leave_what_was_planned_before_them() -> None:
    before = planned_marks(MON_WED_FRI, HISTORY, weeks_of(HISTORY, TODAY), TODAY)
    tuesdays = Plan(weekdays=(1,), choices=((date.min, (0, 2, 4)), (TODAY, (1,))))
    after = planned_marks(tuesdays, HISTORY, weeks_of(HISTORY, TODAY), TODAY)
    past = {day: mark for day, mark in before.items() if day < TODAY}
    assert {day: mark for day, mark in after.items() if day < TODAY} == past
    assert day("2026-11-20") in before and day("2026-11-20") not in after


def test_other_weekdays_leave_the_past_days_of_a_running_plan() -> None:
    """Weeks of building up and of keeping, and the one in which they were chosen anew."""
    plan = Plan(anchors=(Anchor(day("2026-09-07"), 1),), weekdays=(0, 2, 4))
    history = draw("2026-09-07  x.x.x..  3 3 met").history
    weeks = weeks_of(history, TODAY)
    before = planned_marks(plan, history, weeks, TODAY)
    assert day("2026-11-16") in before, "of this week, and the plan has come to keeping"
    changed = replace(
        plan, weekdays=(1, 5), choices=((day("2026-09-07"), (0, 2, 4)), (TODAY, (1, 5)))
    )
    after = planned_marks(changed, history, weeks, TODAY)
    past = {on: mark for on, mark in before.items() if on < TODAY}
    assert {on: mark for on, mark in after.items() if on < TODAY} == past
    assert planned_days(changed, history, TODAY)[-1] == day("2026-11-21")
    following = planned_days(changed, history, day("2026-11-25"))
    assert following == planned_days(replace(changed, choices=()), history, day("2026-11-25"))


def test_weekdays_that_are_about_to_be_kept_hold_already() -> None:
    """A plan whose choice is not written yet, as its goals are worked out."""
    plan = Plan(
        anchors=(Anchor(day("2026-11-02"), 1),), weekdays=(0, 2, 4), choices=((TODAY, (0, 2, 4)),)
    )
    changed = replace(plan, weekdays=(1,))
    assert planned_days(changed, HISTORY, day("2026-11-23")) == (day("2026-11-24"),)
