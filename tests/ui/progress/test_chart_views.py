"""What each chart draws and says."""

from dataclasses import replace
from datetime import date

import pytest

from backcompanion.application.progress_series import ExerciseSets, headline, in_routine_order
from backcompanion.training.exercise.routine import Routine, RoutineStep
from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.session.record import History
from backcompanion.ui.progress.effort_chart import LANES, effort_chart
from backcompanion.ui.progress.exercises_chart import exercises_chart
from backcompanion.ui.progress.headline_numbers import headline_numbers
from backcompanion.ui.progress.weekly_charts import minutes_chart, sessions_chart
from backcompanion.ui.progress.when_chart import HOURS_AT, when_chart
from backcompanion.ui.text import formats
from support.weeks import day, draw, goals, session
from support.written import full, plain
from support.years import trained_weeks

TODAY = day("2026-11-20")
TINY = Routine(
    id="tiny",
    name="Tiny",
    intensity="",
    kcal=(1, 2),
    rounds=2,
    warm_up=(),
    round=(RoutineStep("back-bows"), RoutineStep("roll-downs"), RoutineStep("reverse-fly")),
    cool_down=(),
)
THREE_WEEKS = draw(
    """
    2026-11-02  x.x.x..  3 3 met
    2026-11-09  x.2....  2 3 missed
    2026-11-16  x.x....  2 2 met
    """,
    goals=goals(("2026-11-14", 2)),
).history


def drawn(make, history: History = THREE_WEEKS, span: str = "year"):
    return make(history, compute_stats(history, TODAY), span)


@pytest.mark.usefixtures("in_english")
def test_sessions_a_week_with_the_goal_that_was_in_force():
    chart = drawn(sessions_chart)
    assert [(bar.height, bar.strong) for bar in chart.bars] == [(3, True), (3, False), (2, True)]
    assert [y for _x, y in chart.goal] == [3, 3, 3, 3, 2, 2]
    assert list(chart.readings) == [
        f"Week of {plain('2026-11-02')} · 3 sessions · 3 days of training · goal met",
        f"Week of {plain('2026-11-09')} · 3 sessions · 2 days of training · goal of 3 not met",
        f"Week of {plain('2026-11-16')} · 2 sessions · 2 days of training · goal met",
    ]
    assert chart.rows[0] == (plain("2026-11-16"), "2", "2", "2", "goal met")


@pytest.mark.usefixtures("in_english")
def test_minutes_a_week():
    chart = drawn(minutes_chart)
    assert [bar.height for bar in chart.bars] == [75, 75, 50]
    assert chart.readings[1] == f"Week of {plain('2026-11-09')} · 1 h 15 min · 3 sessions"
    assert [tuple(row) for row in chart.rows] == [
        (plain("2026-11-16"), "50", "2"),
        (plain("2026-11-09"), "75", "3"),
        (plain("2026-11-02"), "75", "3"),
    ]


@pytest.mark.usefixtures("in_english")
def test_the_very_words_in_english():
    assert drawn(sessions_chart).readings[0] == (
        "Week of 2 Nov 2026 · 3 sessions · 3 days of training · goal met"
    )
    days = [tick.text for tick in drawn(when_chart).x_ticks[:7]]
    assert days == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    cards = said(THREE_WEEKS)
    assert cards["8 sessions since 2 Nov 2026"][1].startswith("1,320–1,680 kcal")


def test_ten_years_are_shown_by_the_month():
    chart = drawn(sessions_chart, trained_weeks(TODAY, 520, every_week=3), "all")
    assert 118 <= len(chart.bars) <= 121
    assert "a week · goal met in" in chart.readings[5]
    assert len(chart.rows) == 520
    assert len(chart.x_ticks) <= 13


def test_effort_and_back_have_a_dot_each():
    history = History(
        (
            session("2026-11-16", effort=7, back="sore"),
            session("2026-11-18", effort=5),
            session("2026-11-20", back="good"),
            session("2026-11-19"),
        )
    )
    chart = drawn(effort_chart, history)
    assert chart.line == ((0.0, 7.0), (2.0, 5.0))
    assert {(dot.x, dot.y) for dot in chart.dots} == {
        (0.0, 7.0),
        (2.0, 5.0),
        (0.0, LANES["sore"]),
        (4.0, LANES["good"]),
    }
    assert list(chart.readings) == [
        f"{full('2026-11-16')} · effort 7, very hard · back sore",
        f"{full('2026-11-18')} · effort 5, hard",
        f"{full('2026-11-20')} · back good",
    ]


def test_effort_of_many_years_is_the_mean_of_each_month():
    history = trained_weeks(TODAY, 520, every_week=3)
    chart = drawn(effort_chart, history, "all")
    assert 118 <= len(chart.stops) <= 121
    assert "mean effort" in chart.readings[0]
    assert len(chart.rows) == len(history.sessions)


def test_effort_that_was_never_said_is_an_invitation():
    chart = drawn(effort_chart)
    assert chart.empty
    assert chart.accessible_summary() == chart.empty
    assert not chart.dots


@pytest.mark.usefixtures("in_english")
def test_when_shows_weekdays_in_the_order_of_the_week_and_the_hours_around():
    history = replace(THREE_WEEKS, preferences=replace(THREE_WEEKS.preferences, week_starts=6))
    chart = drawn(when_chart, history)
    assert [tick.text for tick in chart.x_ticks[:7]] == [
        formats.weekday(index) for index in (6, 0, 1, 2, 3, 4, 5)
    ]
    assert [bar.height for bar in chart.bars[:7]] == [0, 3, 0, 4, 0, 1, 0]
    by_hour = {tick.text: tick.at for tick in chart.x_ticks[7:]}
    heights = {bar.x: bar.height for bar in chart.bars}
    assert heights[by_hour["18"]] == 7
    assert min(by_hour.values()) == HOURS_AT
    assert "18:00–19:00 · 7 sessions" in list(chart.readings)


@pytest.mark.parametrize("hour", [0, 12, 23])
def test_when_holds_any_hour_of_the_day(hour):
    record = session("2026-11-16")
    history = History((replace(record, started_at=record.started_at.replace(hour=hour)),))
    chart = drawn(when_chart, history)
    assert sum(bar.height for bar in chart.bars[7:]) == 1
    assert len(chart.bars) >= 17


@pytest.mark.parametrize("make", [sessions_chart, minutes_chart, effort_chart, when_chart])
@pytest.mark.parametrize("span", ["quarter", "year", "all"])
def test_every_stop_has_a_reading_and_lies_within_the_chart(make, span):
    chart = drawn(make, trained_weeks(TODAY, 200), span)
    assert len(chart.stops) == len(chart.readings)
    assert all(chart.readings)
    assert all(chart.left <= stop <= chart.right for stop in chart.stops)
    assert all(len(row) == len(chart.columns) for row in chart.rows)
    for index in (0, len(chart.stops) - 1):
        assert chart.nearest_stop(chart.stops[index] + 0.1) == index
    assert chart.nearest_stop(chart.right + 5) is None
    assert all(bar.height <= chart.top for bar in chart.bars)


# The five cards


def said(history: History, today: date = TODAY) -> dict[str, tuple[str, str]]:
    stats = compute_stats(history, today)
    return {
        number.label: (number.value, number.note)
        for number in headline_numbers(headline(history, stats, "year"))
    }


def last_card(history: History) -> tuple[str, str]:
    return list(said(history).values())[-1]


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("october", "note"),
    [
        (("10-05", "10-08", "10-20"), "as many as by 20 Oct"),
        (("10-05", "10-21"), "2 more than by 20 Oct"),
        (("10-01", "10-02", "10-05", "10-20"), "1 fewer than by 20 Oct"),
        (("09-05",), "3 more than by 20 Oct"),
        ((), "your first month"),
    ],
)
def test_the_month_stands_beside_the_one_before_by_the_same_day(october, note):
    days = (*october, "11-02", "11-05", "11-20")
    history = History(tuple(session(f"2026-{each}") for each in days))
    assert said(history)["This month"] == ("3 days", note)


@pytest.mark.usefixtures("in_english")
def test_each_card_names_the_days_whose_sessions_it_opens():
    history = THREE_WEEKS
    shown = headline_numbers(headline(history, compute_stats(history, TODAY), "quarter"))
    assert [number.days and tuple(map(str, number.days)) for number in shown] == [
        ("2026-11-16", "2026-11-22"),
        ("2026-11-01", "2026-11-20"),
        ("2026-11-16", "2026-11-22"),
        ("2026-11-02", "2026-11-20"),
        ("2026-11-02", "2026-11-20"),
    ]


@pytest.mark.usefixtures("in_english")
def test_the_cards():
    assert said(THREE_WEEKS) == {
        "This week": ("2 of 2", "goal met"),
        "This month": ("7 days", "your first month"),
        "Streak": ("1 week", "your longest so far"),
        "Steadiness": ("37", "forgives a miss, shows a month"),
        f"8 sessions since {plain('2026-11-02')}": (
            "3 h 20 min",
            f"{formats.number_range(1320, 1680)} kcal, routine’s estimate",
        ),
    }


@pytest.mark.parametrize(
    ("days", "note"),
    [("x.x....", "one more by {sunday}"), ("x......", "2 more by {sunday}")],
)
def test_the_week_says_what_is_missing(days, note):
    history = draw(f"2026-11-16  {days}  0 3 open").history
    assert said(history)["This week"][1] == note.format(sunday=formats.weekday(6, long=True))


@pytest.mark.usefixtures("in_english")
def test_on_its_last_day_the_week_has_today_alone():
    history = draw("2026-11-09  xxx....  3 3 met\n2026-11-16  x.x....  2 3 open").history
    cards = said(history, day("2026-11-22"))
    assert cards["This week"] == ("2 of 3", "one more today")
    assert cards["Streak"] == ("1 week", "1 more today keeps it")


def test_the_week_asks_for_nothing_that_cannot_be_done():
    history = draw("2026-11-16  x......  1 5 open", goals=goals(("2026-01-01", 7))).history
    assert said(history)["This week"] == ("1 of 7", "a new week begins soon")


def test_no_streak_of_nothing_is_shown_and_the_best_stays():
    old = draw("2026-09-07  xxx....  3 3 met\n2026-09-14  xxx....  3 3 met").history
    cards = said(old)
    assert "Streak" not in cards
    assert cards["Longest streak"] == ("2 weeks", f"up to {plain('2026-09-20')}")
    new = draw("2026-11-16  x......  1 3 open").history
    assert said(new)["Streak"] == ("Soon", "begins when a week's goal is met")


@pytest.mark.usefixtures("in_english")
def test_body_weight_is_named_and_not_added_to_the_claim():
    mixed = History(
        (
            session("2026-11-16"),
            session("2026-11-18", kcal=(108.0, 108.0), energy_basis="body-weight"),
        )
    )
    assert last_card(mixed)[1] == "108 kcal, from your body weight"
    unknown = History((session("2026-11-16", kcal=None, energy_basis=None),))
    assert last_card(unknown) == ("25 min", "25 min a session")
    assert last_card(History()) == ("None", "in this time")
    assert said(History((session("2026-11-16", counts=False),)))["Steadiness"][0] == "–"


@pytest.mark.usefixtures("in_english")
def test_the_card_of_the_streak_says_what_keeps_it_while_that_can_be_done():
    history = draw("2026-11-09  xxx....  3 3 met\n2026-11-16  x.x....  2 3 open").history
    assert said(history)["Streak"] == ("1 week", "1 more by Sunday keeps it")
    too_late = draw(
        "2026-11-09  xxxxxxx  7 7 met\n2026-11-16  x......  1 7 open",
        goals=goals(("2026-01-01", 7)),
    ).history
    assert said(too_late)["Streak"] == ("1 week", "your longest so far")


# Exercises


def no_sessions(_exercise):
    return ()


@pytest.mark.usefixtures("in_english")
def test_sets_of_each_exercise_lie_on_their_side_in_the_order_given():
    chart = exercises_chart(
        [ExerciseSets("Back bows", 12), ExerciseSets("Roll downs", 9)], no_sessions
    )
    assert chart.sideways
    assert [tick.text for tick in chart.x_ticks] == ["Back bows", "Roll downs"]
    assert [(bar.height, bar.strong) for bar in chart.bars] == [(12, True), (9, False)]
    assert chart.readings[chart.default_stop] == "Back bows · 12 sets"


def test_of_very_many_exercises_the_chart_shows_the_most_and_the_table_all():
    chart = exercises_chart([ExerciseSets(f"move {n}", n) for n in range(1, 21)], no_sessions)
    assert [tick.text for tick in chart.x_ticks] == [f"move {n}" for n in range(11, 21)]
    assert len(chart.rows) == 20


def test_no_set_done_is_said_in_words():
    assert exercises_chart(in_routine_order({}, TINY, {}), no_sessions).empty


def test_sets_stand_in_the_order_of_the_routine_with_stand_ins_after():
    counts = {"reverse-fly": 3, "w-squeeze": 2, "back-bows": 4}
    assert in_routine_order(counts, TINY, {}) == [
        ExerciseSets("back-bows", 4, "back-bows"),
        ExerciseSets("roll-downs", 0, "roll-downs"),
        ExerciseSets("reverse-fly", 3, "reverse-fly"),
        ExerciseSets("w-squeeze", 2, "w-squeeze"),
    ]
