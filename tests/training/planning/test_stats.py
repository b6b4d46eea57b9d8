"""The headline numbers."""

from datetime import timedelta

from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.session.record import Break, Goal, History, StepRecord
from support.weeks import day, session
from support.work import within

TODAY = day("2026-11-22")


def test_totals_hold_sessions_that_do_not_count():
    totals = compute_stats(History((session("2026-11-18", counts=False),)), TODAY).totals
    assert (totals.sessions, totals.active_days, totals.active_seconds) == (1, 0, 1500.0)


def test_the_two_kinds_of_energy_are_never_added_up():
    old = session("2026-11-16")
    weighed = session("2026-11-18", kcal=(108.0, 108.0), energy_basis="body-weight")
    unknown = session("2026-11-19", kcal=None, energy_basis=None)
    totals = compute_stats(History((old, weighed, unknown)), TODAY).totals
    assert (totals.kcal, totals.energy_basis) == ((108.0, 108.0), "body-weight")
    asked = compute_stats(History((old, weighed, unknown)), TODAY, basis="routine").totals
    assert (asked.kcal, asked.energy_basis) == ((165.0, 210.0), "routine")


def test_ten_years_are_little_work():
    set_done = StepRecord("back-bows", None, "standard", "work", 1, None, 32, 32, "done")
    sessions = tuple(
        session(TODAY - timedelta(days=7 * (n // 3) + 2 * (n % 3)), n % 3, steps=(set_done,) * 16)
        for n in range(1560)
    )
    goals = tuple(Goal(TODAY - timedelta(days=90 * n), 1 + n % 4) for n in range(40))
    breaks = tuple(
        Break(TODAY - timedelta(days=120 * n), TODAY - timedelta(days=120 * n - 14), "holiday")
        for n in range(30)
    )
    history = History(sessions, goals, breaks)
    within(220_000, lambda: compute_stats(history, TODAY))
