"""What holds for any history, whatever was trained."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from backcompanion.training.planning.consistency import streak_of, weeks_of
from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.session.record import Break, Goal, History, Preferences
from support.weeks import session

TODAY = date(2026, 11, 22)
days = st.integers(-20, 400).map(lambda back: TODAY - timedelta(days=back))
counts = st.sampled_from((None, True, False))
sessions = st.lists(st.tuples(days, counts), max_size=60).map(
    lambda pairs: tuple(session(on, number, counts=word) for number, (on, word) in enumerate(pairs))
)
goals = st.lists(st.builds(Goal, days, st.integers(1, 7)), max_size=4).map(tuple)
breaks = st.lists(
    st.tuples(days, st.none() | st.integers(0, 40)).map(
        lambda pair: Break(
            pair[0], None if pair[1] is None else pair[0] + timedelta(days=pair[1]), "rest"
        )
    ),
    max_size=4,
).map(tuple)
histories = st.builds(
    History, sessions, goals, breaks, st.builds(Preferences, st.integers(0, 6), st.just(240))
)


@given(histories)
def test_weeks_have_no_gap_and_end_with_the_current_one(history):
    weeks = weeks_of(history, TODAY)
    for before, after in pairwise(weeks):
        assert after.start - before.start == timedelta(days=7)
    if weeks:
        assert weeks[-1].start <= TODAY <= weeks[-1].last_day
        assert weeks[0].active_days > 0
        assert all(week.start.weekday() == history.preferences.week_starts for week in weeks)


@given(histories, st.randoms())
def test_the_order_of_sessions_does_not_matter(history, random):
    mixed = list(history.sessions)
    random.shuffle(mixed)
    assert compute_stats(replace(history, sessions=tuple(mixed)), TODAY) == compute_stats(
        history, TODAY
    )


@given(histories, st.data())
def test_to_delete_and_to_add_back_changes_nothing(history, data):
    if not history.sessions:
        return
    index = data.draw(st.integers(0, len(history.sessions) - 1))
    rest = (*history.sessions[:index], *history.sessions[index + 1 :])
    back = replace(history, sessions=(*rest, history.sessions[index]))
    assert compute_stats(back, TODAY) == compute_stats(history, TODAY)


@given(histories)
def test_a_streak_is_never_longer_than_the_best_nor_than_the_weeks_that_were_met(history):
    weeks = weeks_of(history, TODAY)
    streak = streak_of(weeks)
    assert 0 <= streak.weeks <= streak.best_weeks <= sum(week.state == "met" for week in weeks)
    assert (streak.best_until is None) == (streak.best_weeks == 0)


@given(histories)
def test_a_break_never_makes_a_week_need_more(history):
    with_breaks = weeks_of(history, TODAY)
    without = weeks_of(replace(history, breaks=()), TODAY)
    for cut, whole in zip(with_breaks, without, strict=True):
        assert 0 <= cut.needs <= whole.needs == whole.goal


@given(histories, days)
def test_one_more_active_day_never_turns_a_met_week_into_another(history, on):
    before = {week.start: week.state for week in weeks_of(history, TODAY)}
    more = replace(history, sessions=(*history.sessions, session(on, 99, counts=True)))
    after = {week.start: week.state for week in weeks_of(more, TODAY)}
    assert all(after[start] == "met" for start, state in before.items() if state == "met")


@given(histories)
def test_every_active_day_stands_in_one_week(history):
    numbers = compute_stats(history, TODAY)
    assert sum(week.active_days for week in numbers.weeks) == numbers.totals.active_days
    assert sum(week.sessions for week in numbers.weeks) <= numbers.totals.sessions
    assert numbers.this_week.state != "missed"


@given(histories, st.integers(1, 30))
def test_what_is_still_to_come_is_left_out(history, ahead):
    later = session(TODAY + timedelta(days=ahead), 99)
    more = replace(history, sessions=(*history.sessions, later))
    assert compute_stats(more, TODAY) == compute_stats(history, TODAY)
