"""Steadiness, against a slow computation that is written from the words of the rule alone."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from backcompanion.training.planning.consistency import weeks_of
from backcompanion.training.planning.steadiness import steadiness_of
from backcompanion.training.session.record import Break, Goal, History, Preferences
from support.thoroughness import examples
from support.weeks import day, session
from support.work import within

TODAY = day("2026-11-22")
DAY = timedelta(days=1)


def slow(history: History, until: date) -> float | None:
    """Every day asks anew for everything, by its date."""

    def is_free(on: date) -> bool:
        return not any(
            each.start <= on and (each.end is None or on <= each.end) for each in history.breaks
        )

    def week_of(on: date) -> date:
        return on - ((on.weekday() - history.preferences.week_starts) % 7) * DAY

    def needs(on: date) -> int:
        start = week_of(on)
        goal = 3
        for each in sorted(history.goals, key=lambda goal: goal.start):
            goal = each.days_per_week if each.start <= start else goal
        free = sum(is_free(start + n * DAY) for n in range(7))
        return int(Fraction(goal * free, 7) + Fraction(1, 2))

    active = {session.local_date for session in history.sessions if session.counts_as_active_day()}
    active = {on for on in active if on <= until}
    if not active:
        return None
    score, on = 0.0, min(active)
    while on <= until:
        if is_free(on):
            seven = [on - n * DAY for n in range(7)]
            asked = sum(Fraction(needs(each), 7) for each in seven)
            done = min(Fraction(1), sum(each in active for each in seven) / asked) if asked else 1
            keeps = 0.5 ** ((needs(on) / 7) ** 0.5 / 13)
            score = score * keeps + float(done) * (1 - keeps)
        on += DAY
    return 100 * score


def test_nothing_that_counts_has_no_score() -> None:
    assert steadiness_of(History(), TODAY).score is None
    only_tried = History((session("2026-11-20", counts=False),))
    assert steadiness_of(only_tried, TODAY) == steadiness_of(History(), TODAY)
    assert steadiness_of(History((session("2026-11-23"),)), TODAY).score is None


def test_a_miss_costs_a_little_and_a_month_shows() -> None:
    kept = tuple(session(TODAY - n * DAY) for n in range(400) if (TODAY - n * DAY).weekday() < 3)
    whole = steadiness_of(History(kept), TODAY).score
    missed_one = steadiness_of(History(kept[1:]), TODAY).score
    month_off = steadiness_of(History(kept[12:]), TODAY).score
    assert whole is not None and missed_one is not None and month_off is not None
    assert whole >= 90
    assert whole - 5 <= missed_one < whole
    assert month_off < whole - 10
    time_off = (Break(TODAY - 27 * DAY, TODAY, "illness"),)
    assert (
        steadiness_of(History(kept[12:], (), time_off), TODAY).score
        == steadiness_of(History(kept[12:]), TODAY - 28 * DAY).score
    )


_days = st.integers(-3, 500).map(lambda ago: TODAY - timedelta(days=ago))
_breaks = st.builds(
    lambda start, length: Break(start, start + length * DAY if length < 60 else None, "rest"),
    _days,
    st.integers(0, 61),
)
_histories = st.builds(
    lambda days, some_count, goals, breaks, starts: History(
        tuple(session(on, counts=some_count and None) for on in days),
        tuple(goals),
        tuple(breaks),
        Preferences(starts),
    ),
    st.sets(_days, max_size=120),
    st.sampled_from([True, True, True, False]),
    st.lists(st.builds(Goal, _days, st.integers(1, 7)), max_size=4, unique_by=lambda g: g.start),
    st.lists(_breaks, max_size=4),
    st.integers(0, 6),
)


@given(_histories)
@examples(60)
def test_any_history_scores_as_the_slow_computation_says(history: History) -> None:
    steadiness = steadiness_of(history, TODAY)
    expected = slow(history, TODAY)
    assert (steadiness.score is None) == (expected is None)
    weeks = weeks_of(history, TODAY)
    assert [each.start for each in steadiness.by_week] == [week.start for week in weeks]
    if expected is not None and steadiness.score is not None:
        assert abs(steadiness.score - expected) <= 0.5 + 1e-6
        assert steadiness.by_week[-1].score == steadiness.score
    if len(weeks) > 1:
        then = slow(history, weeks[-2].last_day)
        assert then is not None
        assert abs(steadiness.by_week[-2].score - then) <= 0.5 + 1e-6


def test_ten_years_are_little_work() -> None:
    days = tuple(session(TODAY - n * DAY) for n in range(0, 3650, 2))
    within(40_000, lambda: steadiness_of(History(days), TODAY))
