"""The streak week by week, the longest runs and the years, as tables of cases."""

from backcompanion.training.planning.consistency import streak_of, weeks_of
from backcompanion.training.planning.runs import Run, YearOfWeeks, runs_of, streak_by_week, years_of
from support.weeks import day, draw

TODAY = day("2026-11-22")
# Two runs of two weeks, the later of them across a week off; then one that goes on.
DRAWN = draw(
    """
    2026-08-31  x.x.x..  3 3 met
    2026-09-07  x.x.x..  3 3 met
    2026-09-14  x......  1 3 missed
    2026-09-21  x.x.x..  3 3 met
    2026-09-28  bbbbbbb  0 0 neutral
    2026-10-05  x.x.x..  3 3 met
    2026-10-12  .......  0 3 missed
    2026-10-19  x.x.xx.  4 3 met
    2026-10-26  .......  0 3 missed
    2026-11-02  .......  0 3 missed
    2026-11-09  x.x.x..  3 3 met
    2026-11-16  x.x....  2 3 open
    """
)
WEEKS = weeks_of(DRAWN.history, TODAY)


def test_the_streak_of_each_week_rises_stays_and_falls() -> None:
    assert streak_by_week(WEEKS) == (1, 2, 0, 1, 1, 2, 0, 1, 0, 0, 1, 1)
    assert streak_by_week(WEEKS)[-1] == streak_of(WEEKS).weeks
    assert streak_by_week(()) == ()


def test_runs_stand_by_length_and_of_equal_ones_the_later_first() -> None:
    assert runs_of(WEEKS) == (
        Run(day("2026-09-21"), day("2026-10-11"), 2, going_on=False),
        Run(day("2026-08-31"), day("2026-09-13"), 2, going_on=False),
        Run(day("2026-11-09"), day("2026-11-15"), 1, going_on=True),
        Run(day("2026-10-19"), day("2026-10-25"), 1, going_on=False),
    )
    assert runs_of(WEEKS)[0].weeks == streak_of(WEEKS).best_weeks
    assert runs_of(()) == ()


def test_a_year_says_how_many_of_the_weeks_it_was_held_to_were_met() -> None:
    later = draw(
        """
        2025-12-22  x.x.x..  3 3 met
        2025-12-29  bbbbbbb  0 0 neutral
        2026-01-05  x......  1 3 missed
        2026-01-12  x.x.x..  3 3 met
        """
    )
    weeks = weeks_of(later.history, day("2026-01-18"))
    assert years_of(weeks) == (YearOfWeeks(2026, 1, 2), YearOfWeeks(2025, 1, 1))
