"""Two spans in numbers, and a month in at most five facts."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backcompanion.application.span_pairs import PairKind, span_pair
from backcompanion.training.planning.consistency import weeks_of
from backcompanion.training.planning.month_review import (
    MOST_FACTS,
    MonthFact,
    month_before,
    month_facts,
    month_of,
)
from backcompanion.training.planning.planned_days import PlannedCounts
from backcompanion.training.planning.program import Anchor, Plan
from backcompanion.training.planning.review import DateSpan
from backcompanion.training.planning.span_summary import SetRecord, SpanSummary, summarize
from backcompanion.training.session.record import History
from support.thoroughness import examples
from support.weeks import day, session

NOVEMBER = month_of(day("2026-11-20"))
HISTORY = History(
    (
        session("2026-10-05", effort=7, back="good"),
        session("2026-10-20", effort=5, back="sore", counts=False),
        session("2026-11-02", effort=4, back="good"),
        session("2026-11-04", effort=6, back="painful"),
        session("2026-11-06"),
        session("2026-11-06", 1),
        session("2026-12-01", effort=1),
    )
)
SETS = (
    SetRecord("2026-10-05-0", "roll-downs", "standard", 1.0, "done"),
    SetRecord("2026-11-02-0", "roll-downs", "harder", 1.5, "done"),
    SetRecord("2026-11-02-0", "roll-downs", "harder", 3.0, "unreached"),
    SetRecord("2026-11-04-0", "russian-twists", "standard", None, "hurt"),
    SetRecord("2026-11-04-0", "russian-twists", "standard", None, "hurt"),
    SetRecord("2026-12-01-0", "russian-twists", "standard", 9.0, "hurt"),
)
SORE = {day("2026-11-05"): 6, day("2026-11-07"): 3, day("2026-10-06"): 1}


def summary(span: DateSpan, history: History = HISTORY) -> SpanSummary:
    weeks = weeks_of(history, day("2026-12-06"))
    return summarize(span, history.sessions, weeks, SETS, SORE)


def test_months_begin_and_end_where_they_do() -> None:
    assert DateSpan(day("2026-11-01"), day("2026-11-30")) == NOVEMBER
    assert month_before(month_of(day("2027-01-31"))) == month_of(day("2026-12-01"))
    assert month_of(day("2028-02-10")).last == day("2028-02-29")


def test_a_span_holds_what_was_trained_in_it_and_nothing_else() -> None:
    assert summary(NOVEMBER) == SpanSummary(
        span=NOVEMBER,
        ids=("2026-11-02-0", "2026-11-04-0", "2026-11-06-0", "2026-11-06-1"),
        days=3,
        seconds=6000.0,
        weeks_met=1,
        weeks_held=4,
        effort=5.0,
        soreness=4.5,
        backs={"good": 1, "painful": 1},
        sets={"harder": 1},
        hurt={"russian-twists": ("2026-11-04-0",)},
        heaviest={"roll-downs": 1.5},
    )
    nothing = summary(month_of(day("2025-01-01")))
    assert (nothing.sessions, nothing.effort, nothing.soreness, nothing.backs) == (
        0,
        None,
        None,
        {},
    )


def test_a_month_is_told_in_at_most_five_facts_what_hurt_among_them() -> None:
    october = summary(month_before(NOVEMBER))
    facts = month_facts(summary(NOVEMBER), october, HISTORY.sessions, None)
    assert len(facts) == MOST_FACTS
    rated = ("2026-11-02-0", "2026-11-04-0")
    assert facts == (
        MonthFact("days", summary(NOVEMBER).ids, 3, 1),
        MonthFact("weeks", summary(NOVEMBER).ids, 1, of=4),
        MonthFact("effort", rated, 5.0, 6.0),
        MonthFact("back", ("2026-11-04-0",), 1, 1, of=2),
        MonthFact("hurt", ("2026-11-04-0",), 1, exercise="russian-twists"),
    )
    quiet = month_facts(summary(NOVEMBER), SpanSummary(NOVEMBER), HISTORY.sessions, None)
    assert [fact.kind for fact in quiet] == ["days", "weeks", "back", "harder", "hurt"]


def test_the_week_that_goes_on_says_what_it_needs() -> None:
    weeks = weeks_of(HISTORY, day("2026-11-10"))
    facts = month_facts(summary(NOVEMBER), SpanSummary(NOVEMBER), HISTORY.sessions, weeks[-1])
    assert next(fact.missing for fact in facts if fact.kind == "weeks") == 3


def test_what_was_planned_is_told_where_there_is_a_plan() -> None:
    november, nothing = summary(NOVEMBER), SpanSummary(NOVEMBER)
    planned = PlannedCounts(done=5, moved=2, missed=1, extra=4, to_come=3)
    facts = month_facts(november, nothing, HISTORY.sessions, None, planned)
    assert facts[2] == MonthFact("planned", november.ids, 5, 2, of=8)
    assert len(facts) == MOST_FACTS
    to_come = month_facts(november, nothing, HISTORY.sessions, None, PlannedCounts(to_come=3))
    assert "planned" not in [fact.kind for fact in to_come]


def test_the_week_asks_for_no_more_days_than_it_has() -> None:
    sessions = (session("2026-11-16"), session("2026-11-21"))
    week = weeks_of(History(sessions), day("2026-11-21"))[-1]
    november = summary(NOVEMBER, History(sessions))
    nothing = SpanSummary(NOVEMBER)

    def missing(today: str) -> list[int]:
        facts = month_facts(november, nothing, sessions, week, today=day(today))
        return [fact.missing for fact in facts if fact.kind == "weeks"]

    assert missing("2026-11-21") == missing("2026-11-22") == [1]
    monday = sessions[:1]
    late = weeks_of(History(monday), day("2026-11-22"))[-1]
    facts = month_facts(november, nothing, monday, late, today=day("2026-11-22"))
    assert not any(fact.missing for fact in facts)


def test_a_month_without_training_says_so_and_one_after_nothing_says_nothing() -> None:
    january = month_of(day("2027-01-10"))
    december = summary(month_before(january))
    empty = summary(january)
    assert month_facts(empty, december, HISTORY.sessions, None) == (MonthFact("days", (), 0, 1),)
    assert month_facts(empty, empty, HISTORY.sessions, None) == ()


_days = st.integers(0, 120).map(lambda ago: day("2026-11-30") - timedelta(days=ago))


@given(st.sets(_days), _days, _days)
@examples(40)
def test_a_span_cut_in_two_adds_up(days: set[date], one_day: date, other_day: date) -> None:
    first, last = min(one_day, other_day), max(one_day, other_day)
    history = History(tuple(session(on) for on in sorted(days)))
    middle = first + (last - first) // 2
    whole = summary(DateSpan(first, last), history)
    halves = (
        summary(DateSpan(first, middle), history),
        summary(DateSpan(middle + timedelta(days=1), last), history),
    )
    assert whole.ids == halves[0].ids + halves[1].ids
    assert whole.days == sum(each.days for each in halves)
    assert whole.seconds == sum(each.seconds for each in halves)


def test_pairs_of_spans_follow_one_another() -> None:
    today = day("2026-11-20")
    plan = Plan(anchors=(Anchor(day("2026-11-09"), 1),), weekdays=(0, 2))
    kinds: tuple[PairKind, ...] = ("month", "weeks", "year", "plan")
    for kind in kinds:
        now, before = span_pair(kind, today, plan)
        assert now.last == today
        assert before.last == now.first - timedelta(days=1)
        assert before.first <= before.last
    now, before = span_pair("plan", today, plan)
    assert now.first == day("2026-11-09")
    assert before == DateSpan(day("2026-10-28"), day("2026-11-08"))
    assert span_pair("plan", today, Plan()) == span_pair("month", today, plan)
