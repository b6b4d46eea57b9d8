"""The day's line: what is said when, as a table."""

from dataclasses import replace

from backcompanion.training.planning.advice import advise
from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.session.record import Break, History, SessionRecord
from support.cases import each_case
from support.weeks import day, draw, session

TODAY = day("2026-11-20")  # a Friday


def on(*dates: str, back: str | None = None) -> History:
    sessions = [session(date) for date in dates]
    if sessions and back:
        sessions[-1] = replace(sessions[-1], back=back)  # type: ignore[arg-type]
    return History(tuple(sessions))


def kind(history: History, soreness: int | None = None) -> str:
    answers = {} if soreness is None else {TODAY: soreness}
    return advise(history, compute_stats(history, TODAY), answers).kind


@each_case(
    ("case", "history", "soreness", "expected"),
    [
        ("nothing yet", on(), None, "first-time"),
        ("trained today", on("2026-11-20"), None, "done-today"),
        ("trained yesterday", on("2026-11-19"), None, "rest-day"),
        ("two days ago", on("2026-11-18"), None, "week-open"),
        ("two weeks ago", on("2026-11-06"), None, "welcome-back"),
        ("painful, yesterday", on("2026-11-19", back="painful"), None, "painful"),
        ("painful, a month ago", on("2026-10-19", back="painful"), None, "painful"),
        ("painful then, well today", on("2026-11-10", back="painful"), 0, "week-open"),
        ("sore 6", on("2026-11-17"), 6, "very-sore"),
        ("sore 10, just trained", on("2026-11-20"), 10, "very-sore"),
        ("sore 5", on("2026-11-17"), 5, "go-lighter"),
        ("sore 4", on("2026-11-17"), 4, "go-lighter"),
        ("sore 3", on("2026-11-17"), 3, "week-open"),
        ("sore, a week after the last one", on("2026-11-13"), 4, "go-lighter"),
        ("sore then and today", on("2026-11-13", back="sore"), 4, "sore-for-long"),
        ("well then, sore today", on("2026-11-13", back="good"), 4, "go-lighter"),
        ("was sore after the last one", on("2026-11-17", back="sore"), None, "go-lighter"),
        ("was sore, a week ago", on("2026-11-13", back="sore"), None, "week-open"),
        ("tired only", on("2026-11-18", back="tired"), None, "week-open"),
        ("a session to come", on("2026-11-18", "2026-11-25"), None, "week-open"),
    ],
)
def test_what_is_said(case, history, soreness, expected):
    assert kind(history, soreness) == expected, case


def left_at_once(on: str) -> SessionRecord:
    """Begun, left, and not a word about the back."""
    return session(on, 1, active_seconds=0.0, finished=False, back=None)


@each_case(
    ("case", "history", "expected"),
    [
        ("only that today", on(), "first-time"),
        ("after a rest", on("2026-11-18"), "week-open"),
        ("the day after", on("2026-11-19"), "rest-day"),
        ("after training today", on("2026-11-20"), "done-today"),
        ("painful before it", on("2026-11-18", back="painful"), "painful"),
        ("painful before it today", on("2026-11-20", back="painful"), "painful"),
        ("sore before it", on("2026-11-18", back="sore"), "go-lighter"),
        ("sore long before it", on("2026-11-13", back="sore"), "week-open"),
    ],
)
def test_a_session_left_at_once_is_no_training_and_no_answer(case, history, expected):
    left = left_at_once("2026-11-20")
    assert kind(replace(history, sessions=(*history.sessions, left))) == expected, case


def test_what_was_said_stands_until_something_else_is_said():
    history = on("2026-11-12", back="tired")
    painful = replace(session("2026-11-09"), back="painful")
    assert kind(replace(history, sessions=(painful, *history.sessions))) == "week-open"


def test_a_streak_is_safe_until_the_last_day_of_the_week():
    history = draw(
        """
        2026-11-02  x.x.x..  3 3 met
        2026-11-09  x.x.x..  3 3 met
        2026-11-16  x.x....  2 3 open
        """
    ).history
    advice = advise(history, compute_stats(history, TODAY))
    assert (advice.kind, advice.active_days, advice.needs) == ("streak-safe", 2, 3)
    assert (advice.streak_weeks, advice.last_day, advice.days_since) == (2, day("2026-11-22"), 2)


def test_a_week_that_is_met_asks_for_nothing():
    assert kind(draw("2026-11-16  xxx....  3 3 met").history) == "week-met"


def test_a_break_is_respected_but_pain_goes_before_it():
    off = (Break(day("2026-11-18"), None, "holiday"),)
    assert kind(replace(on("2026-11-10"), breaks=off)) == "on-break"
    assert kind(replace(on("2026-11-10", back="painful"), breaks=off)) == "painful"
    ended = (Break(day("2026-11-10"), day("2026-11-19"), "holiday"),)
    assert kind(replace(on("2026-11-10"), breaks=ended)) == "week-open"


@each_case(
    ("case", "trained", "ill", "expected"),
    [
        ("well since today", "2026-11-14", ("2026-11-15", "2026-11-19"), "after-illness"),
        ("well for a week", "2026-11-08", ("2026-11-09", "2026-11-13"), "after-illness"),
        ("well for longer", "2026-11-08", ("2026-11-09", "2026-11-12"), "week-open"),
        ("trained since", "2026-11-18", ("2026-11-15", "2026-11-17"), "week-open"),
        ("trained while ill", "2026-11-17", ("2026-11-15", "2026-11-18"), "after-illness"),
        ("ill for weeks", "2026-10-18", ("2026-10-20", "2026-11-18"), "after-illness"),
        ("still ill", "2026-11-14", ("2026-11-15", "2026-11-20"), "on-break"),
    ],
)
def test_when_an_illness_ends(case, trained, ill, expected):
    breaks = (Break(day(ill[0]), day(ill[1]), "illness"),)
    assert kind(replace(on(trained), breaks=breaks)) == expected, case


def test_the_end_of_a_holiday_is_no_illness():
    off = (Break(day("2026-11-15"), day("2026-11-19"), "holiday"),)
    assert kind(replace(on("2026-11-14"), breaks=off)) == "week-open"


def test_three_met_and_saturday():
    history = on("2026-11-16", "2026-11-17", "2026-11-18")
    saturday = day("2026-11-21")
    assert advise(history, compute_stats(history, saturday)).kind == "week-met"


@each_case(
    ("case", "answers", "expected"),
    [
        ("one answer is one day", {"2026-11-20": 5}, "go-lighter"),
        ("six days apart, both sore", {"2026-11-14": 4, "2026-11-20": 5}, "sore-for-long"),
        ("five days apart", {"2026-11-15": 4, "2026-11-20": 5}, "go-lighter"),
        (
            "well in between",
            {"2026-11-14": 6, "2026-11-17": 2, "2026-11-20": 5},
            "go-lighter",
        ),
        ("before the last session", {"2026-11-10": 6, "2026-11-20": 7}, "very-sore"),
        ("an answer to come", {"2026-11-20": 4, "2026-11-27": 4}, "go-lighter"),
    ],
)
def test_sore_for_long_is_said_after_answers_on_both_ends(case, answers, expected):
    history = on("2026-11-13")
    given = {day(written_day): value for written_day, value in answers.items()}
    assert advise(history, compute_stats(history, TODAY), given).kind == expected, case
