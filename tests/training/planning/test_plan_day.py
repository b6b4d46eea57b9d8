"""What today is for, and the weeks around it."""

from dataclasses import replace

from backcompanion.training.planning.advice import advise
from backcompanion.training.planning.plan_day import choices_for_today, plan_days_around, plan_today
from backcompanion.training.planning.program import Anchor, DayChoices, Plan
from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.session.record import Break, History
from support.cases import each_case
from support.present import present
from support.weeks import day, session

PLAN = Plan(anchors=(Anchor(day("2026-11-16"), 1),), weekdays=(0, 2, 4))


def trained(*dates: str) -> History:
    return History(sessions=tuple(session(date) for date in dates))


@each_case(
    ("case", "plan", "history", "on", "task", "makes_up", "next_day"),
    [
        ("Monday", PLAN, trained(), "2026-11-16", "workout", False, "2026-11-18"),
        ("a day between", PLAN, trained("2026-11-16"), "2026-11-17", "other-work", False, "-18"),
        (
            "Saturday, all done",
            PLAN,
            trained("2026-11-16", "2026-11-18", "2026-11-20"),
            "2026-11-21",
            "other-work",
            False,
            "2026-11-23",
        ),
        (
            "Saturday, one short",
            PLAN,
            trained("2026-11-16", "2026-11-18"),
            "2026-11-21",
            "workout",
            True,
            "2026-11-23",
        ),
        ("Tuesday, Monday fell out", PLAN, trained(), "2026-11-17", "workout", True, "-18"),
        ("nothing chosen", Plan(), trained(), "2026-11-17", None, False, None),
        ("days, no plan", Plan(weekdays=(1, 5)), trained(), "2026-11-17", "workout", False, "-21"),
    ],
)
def test_what_the_day_is_for(case, plan, history, on, task, makes_up, next_day):
    text = plan_today(plan, history, advise(history, compute_stats(history, day(on))), day(on))
    assert (text.task, text.makes_up) == (task, makes_up), case
    assert (next_day is None) == (text.next_day is None), case
    assert next_day is None or present(text.next_day).isoformat().endswith(next_day), case


def test_a_day_of_a_break_is_for_nothing_and_the_next_day_comes_after_it():
    history = History(breaks=(Break(day("2026-11-17"), day("2026-11-30"), "illness"),))
    on = day("2026-11-18")
    task = plan_today(PLAN, history, advise(history, compute_stats(history, on)), on)
    assert (task.task, task.next_day) == (None, day("2026-12-02"))  # and Sunday for Monday
    open_end = replace(history, breaks=(Break(day("2026-11-17"), None, "illness"),))
    assert plan_today(PLAN, open_end, task.advice, on).next_day is None


def test_the_weeks_behind_and_ahead():
    history = replace(
        trained("2026-11-16", "2026-11-18"),
        breaks=(Break(day("2026-11-24"), day("2026-11-26"), "holiday"),),
    )
    days = plan_days_around(PLAN, history, day("2026-11-18"), behind=1, ahead=1)
    assert (len(days), days[0].day) == (21, day("2026-11-09"))
    assert [f"{day.day:%m-%d}" for day in days if day.done] == ["11-16", "11-18"]
    assert [f"{day.day:%m-%d}" for day in days if day.planned] == ["11-20", "11-23", "11-27"]
    assert [day.break_reason for day in days[14:18]] == [None, "holiday", "holiday", "holiday"]
    assert {day.task for day in days[:7]} == {None}


@each_case(
    ("case", "plan", "history", "sore", "expected"),
    [
        ("the plan's week", PLAN, trained("2026-11-16"), None, DayChoices(1, 0, "standard")),
        ("no plan", Plan(), trained("2026-11-16"), None, DayChoices(3, 0, "standard")),
        ("a little sore", Plan(), trained("2026-11-16"), 4, DayChoices(1, 0, "standard")),
        (
            "sore in week 7",
            replace(PLAN, anchors=(Anchor(day("2026-11-16"), 7),)),
            trained("2026-11-16"),
            5,
            DayChoices(1, 0, "standard"),
        ),
        (
            "well in week 7",
            replace(PLAN, anchors=(Anchor(day("2026-11-16"), 7),)),
            trained("2026-11-16"),
            0,
            DayChoices(2, 1, "standard", harder_where_ready=True),
        ),
        ("long ago", Plan(), trained("2026-10-01"), None, DayChoices(1, 0, "standard")),
    ],
)
def test_what_a_session_begins_with(case, plan, history, sore, expected):
    on = day("2026-11-18")
    today = plan_today(
        plan,
        history,
        advise(history, compute_stats(history, on), {} if sore is None else {on: sore}),
        on,
    )
    assert choices_for_today(today, "standard", 3) == expected, case
