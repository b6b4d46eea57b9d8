"""The streak as it is drawn, the runs beside it, and earlier pages."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backcompanion.application.progress_paging import paged, pages_of, shown_days, stats_back
from backcompanion.application.progress_series import CALENDAR_WEEKS, calendar
from backcompanion.training.planning.runs import runs_of
from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.planning.steadiness import steadiness_of
from backcompanion.training.session.record import Break, Goal, History
from backcompanion.ui import theme
from backcompanion.ui.charts.chart import Band, PointNote
from backcompanion.ui.progress.runs_panel import MOST_RUNS, RunRow, RunsPanel, shown_runs
from backcompanion.ui.progress.streak_chart import streak_chart
from backcompanion.ui.progress.weekly_charts import sessions_chart
from backcompanion.ui.widgets.label import Label
from support.weeks import day, draw, session
from support.years import trained_weeks

TODAY = day("2026-11-21")
HISTORY = draw(
    """
    2026-10-05  x.x.x..  3 3 met
    2026-10-12  x.x.x..  3 3 met
    2026-10-19  x......  1 3 missed
    2026-10-26  x.x.x..  3 3 met
    2026-11-02  bbbbbbb  0 0 neutral
    2026-11-09  .......  0 3 missed
    2026-11-16  x.x.x..  3 3 met
    """
).history
STATS = compute_stats(HISTORY, TODAY)


@pytest.mark.usefixtures("in_english")
def test_it_rises_stays_over_a_break_and_falls_to_zero_with_a_cross() -> None:
    chart = streak_chart(HISTORY, STATS, "all")
    assert [y for _x, y in chart.steps[1::2]] == [1, 2, 0, 1, 1, 0, 1]
    assert chart.steps[0] == (-0.5, 0.0)
    assert chart.crosses == (2.0, 5.0)
    assert chart.bands == (Band(3.5, 4.5, "break"),)
    assert chart.notes == (
        PointNote(1, 2, "best, 2 weeks", ring=True),
        PointNote(6, 1, "1, going on"),
    )
    assert chart.readings[1].startswith(
        "Week of 12 Oct 2026 · streak of 2 weeks · goal met · stead"
    )
    assert chart.readings[2].split(" · ")[1] == "no streak"
    scores = steadiness_of(HISTORY, TODAY).by_week
    assert [row[5] for row in reversed(chart.rows)] == [str(week.score) for week in scores]
    assert [row[1] for row in reversed(chart.rows)] == ["1", "2", "0", "1", "1", "0", "1"]
    assert chart.sessions[2] == ("2026-10-19-0",)
    assert (chart.x_unit, chart.y_unit) == ("weeks", "weeks in a row")


def test_nothing_that_counts_is_an_invitation() -> None:
    assert streak_chart(History(), compute_stats(History(), TODAY), "year").empty


def test_one_that_is_the_best_itself_has_one_word() -> None:
    history = draw("2026-11-16  x.x.x..  3 3 met").history
    (note,) = streak_chart(history, compute_stats(history, TODAY), "year").notes
    assert note.ring


def test_earlier_pages_hold_what_was_then_and_no_more() -> None:
    history = trained_weeks(TODAY, 200)
    stats = compute_stats(history, TODAY)
    assert pages_of(stats, CALENDAR_WEEKS) == 4
    assert paged(stats, "all", 3) is stats
    shown = [sessions_chart(history, paged(stats, "year", page), "year") for page in range(4)]
    ids = [id_ for chart in reversed(shown) for each in chart.sessions for id_ in each]
    assert ids == [session.id for session in history.sessions]
    assert sum(bar.height for chart in shown for bar in chart.bars) == len(history.sessions)
    earlier = stats_back(stats, 53)
    first, last = shown_days(earlier, "year")
    assert last == stats.this_week.start - timedelta(weeks=52, days=1)
    assert (last - first).days == 7 * 53 - 1
    days = calendar(history, earlier)
    assert days[-1].day == last
    assert sum(mark.sessions for mark in days) == sum(
        first <= session.local_date <= last for session in history.sessions
    )
    chart = streak_chart(history, earlier, "year")
    assert not any("going on" in note.text for note in chart.notes)
    assert chart.steps[0][1] == chart.steps[0][1] >= 0


def test_breaks_are_hatched_by_month_and_day_and_the_run_is_marked_in_the_calendar() -> None:
    years = trained_weeks(TODAY, 300)
    stats = compute_stats(years, TODAY)
    (band,) = sessions_chart(years, stats, "all").bands
    assert 0 < band.right - band.left < 1  # two weeks of a column that is a month
    open_break = History(HISTORY.sessions, (), (Break(day("2026-11-19"), None, "illness"),))
    (band,) = sessions_chart(open_break, compute_stats(open_break, TODAY), "all").bands
    assert band.right == pytest.approx(5.5 + 6 / 7 + 1 - 1)
    days = {mark.day: mark for mark in calendar(HISTORY, STATS)}
    assert days[day("2026-11-03")].in_break and not days[day("2026-11-09")].in_break
    assert [f"{on:%m-%d}" for on, mark in days.items() if mark.in_run][::6] == ["11-16", "11-22"]


def test_the_longest_runs_stand_beside_it_with_the_one_that_goes_on_among_them() -> None:
    history = trained_weeks(TODAY, 120)
    runs = runs_of(compute_stats(history, TODAY).weeks)
    assert len(runs) > MOST_RUNS
    shown = shown_runs(runs)
    assert len(shown) == MOST_RUNS
    assert shown[0] == runs[0]
    going_on = [run for run in runs if run.going_on]
    assert all(run in shown for run in going_on)


@pytest.mark.usefixtures("in_english")
def test_a_run_opens_and_the_years_are_told(qtbot: QtBot) -> None:
    theme.load_fonts()
    history = History(
        (*HISTORY.sessions, session("2025-12-01")), (Goal(day("2025-11-01"), 3),), HISTORY.breaks
    )
    panel = RunsPanel()
    qtbot.addWidget(panel)
    panel.resize(360, 240)
    panel.show_runs(compute_stats(history, TODAY), 2)
    panel.show()
    rows = panel.findChildren(RunRow)
    assert [row.accessibleName() for row in rows] == [
        "2 weeks, 5 Oct – 18 Oct",
        "1 week, 16 Nov – 22 Nov · going on",
        "1 week, 26 Oct – 1 Nov",
    ]
    texts = [label.text() for label in panel.findChildren(Label) if label.isVisible()]
    assert "2026: 4 of 45 weeks met · 2025: 0 of 4 weeks met" in texts
    with qtbot.waitSignal(panel.open_requested) as opened:
        qtbot.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    assert opened.args == [rows[1].run]


@pytest.mark.usefixtures("in_english")
def test_in_the_first_weeks_nothing_is_counted_that_is_not_there(qtbot: QtBot) -> None:
    history = History((session("2026-11-09"), session("2026-11-12")))
    panel = RunsPanel()
    qtbot.addWidget(panel)
    panel.show_runs(compute_stats(history, day("2026-11-20")), 1)
    panel.show()
    shown = [label.text() for label in panel.findChildren(Label) if label.isVisible()]
    assert shown == ["No run yet. One begins when a week's goal is met."]
    panel.show_runs(STATS, 1)
    shown = [label.text() for label in panel.findChildren(Label) if label.isVisible()]
    assert shown[:2] == ["Longest runs", "in weeks"]
    assert any("2026: 4 of 6 weeks met" in text for text in shown), shown
