"""Load, soreness, weights, sets of one exercise, and milestones on Progress."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.application.settings_file import SettingsFile
from backcompanion.application.silent_desktop import silent_desktop
from backcompanion.base.paths import folders
from backcompanion.history.step_queries import DailyLoad, DailySets
from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import SORENESS
from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.session.clock import SystemClock
from backcompanion.training.session.limits import LONGEST_MILESTONE
from backcompanion.training.session.record import History
from backcompanion.ui import theme
from backcompanion.ui.charts.pyqtgraph_loader import PyqtgraphLoader
from backcompanion.ui.progress.body_charts import (
    load_chart,
    sets_chart,
    soreness_chart,
    weights_chart,
)
from backcompanion.ui.progress.chart_card import ChartCard
from backcompanion.ui.progress.milestone_card import MilestoneCard
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.buttons import Button, Chip
from support.histories import prescription, session, step
from support.moments import fixed_now
from support.present import present
from support.shipped import shipped_library
from support.written import full, plain

CET = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 22, 17, tzinfo=CET)
TODAY = NOW.date()
WAYS = {"easier": "chest only", "standard": "chest, arms and legs"}


def on(days_ago: int, **more: object) -> object:
    return session(f"{days_ago}", NOW - timedelta(days=days_ago), **more)


@pytest.mark.usefixtures("in_english")
def test_load_is_effort_times_minutes_of_each_week() -> None:
    sessions = (
        on(9, effort=4, active_seconds=1500.0),
        on(3, effort=6, active_seconds=600.0),
        on(2, effort=2, active_seconds=1200.0),
        on(1, effort=None),
    )
    history = History(sessions=sessions)  # type: ignore[arg-type]
    chart = load_chart(history, compute_stats(history, TODAY), "all")
    assert [bar.height for bar in chart.bars] == [100, 100]
    assert chart.readings[1] == f"Week of {plain('2026-11-16')} · load 100"
    assert list(chart.rows) == [(plain("2026-11-16"), "100"), (plain("2026-11-09"), "100")]


def test_without_ratings_it_says_what_to_do() -> None:
    history = History(sessions=(on(1),))  # type: ignore[arg-type]
    assert load_chart(history, compute_stats(history, TODAY), "year").empty


@pytest.mark.usefixtures("in_english")
def test_soreness_day_by_day() -> None:
    history = History(sessions=(on(1),))  # type: ignore[arg-type]
    soreness = {date(2026, 11, 20): 6, date(2026, 11, 22): 2, date(2020, 1, 1): 9}
    chart = soreness_chart(soreness, history, compute_stats(history, TODAY), "quarter")
    assert [dot.y for dot in chart.dots] == [6, 2]
    assert chart.readings[0] == f"{full('2026-11-20')} · 6 of 10"
    assert chart.rows[0] == (full("2026-11-22"), "2")
    assert len(soreness_chart(soreness, history, compute_stats(history, TODAY), "all").dots) == 3
    assert soreness_chart({}, history, compute_stats(history, TODAY), "all").empty


def test_weights_of_one_exercise() -> None:
    history = History(sessions=(on(1),))  # type: ignore[arg-type]
    loads = [
        DailyLoad(date(2026, 11, 1), 2.5),
        DailyLoad(date(2026, 11, 15), 3),
    ]
    chart = weights_chart(
        loads, "reverse fly", history, compute_stats(history, TODAY), "year", "kg"
    )
    assert [dot.y for dot in chart.dots] == [2.5, 3]
    assert chart.readings[0] == f"{full('2026-11-01')} · {formats.weight(2.5, 'kg')}"
    assert chart.rows[0] == (full("2026-11-15"), formats.plain_number(3))
    in_pounds = weights_chart(
        loads, "reverse fly", history, compute_stats(history, TODAY), "year", "lb"
    )
    assert in_pounds.name == "Weights in reverse fly, lb"
    assert in_pounds.readings[0] == f"{full('2026-11-01')} · {formats.weight(2.5, 'lb')}"
    assert in_pounds.rows[0] == (full("2026-11-15"), formats.plain_number(6.61))


@pytest.mark.usefixtures("in_english")
def test_sets_of_one_exercise_by_variant() -> None:
    history = History(sessions=(on(9), on(1)))  # type: ignore[arg-type]
    done = [
        DailySets(date(2026, 11, 13), {"easier": 2}),
        DailySets(date(2026, 11, 20), {"easier": 1, "standard": 1}),
        DailySets(date(2026, 11, 21), {"standard": 2}),
    ]
    stats = compute_stats(history, TODAY)
    chart = sets_chart(done, WAYS, "back bows", history, stats, "all")  # type: ignore[arg-type]
    assert [(bar.height, bar.strong) for bar in chart.bars] == [(2, False), (4, True)]
    assert chart.readings[1] == (
        f"Week of {plain('2026-11-16')} · 4 sets: 1 chest only, 3 chest, arms and legs"
    )
    assert chart.rows[0] == (plain("2026-11-16"), "1", "3")


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[tuple[Store, ProgressQueries, HistoryModel]]:
    live = LiveSettings(SettingsFile(tmp_path))
    library = shipped_library()
    store = Store.open(tmp_path, now=fixed_now)
    context = AppContext(
        folders(tmp_path),
        RoutineShelf(library),
        live,
        store,
        SystemClock(),
        silent_desktop(lambda: NOW),
    )
    history_model = HistoryModel(context)
    yield store, ProgressQueries(context, history_model, prescription), history_model
    assert store.close(60)


@pytest.mark.usefixtures("in_english")
@pytest.mark.usefixtures("disk_in_time")
def test_the_card_lists_milestones_and_takes_new_ones(
    qtbot: QtBot, stored: tuple[Store, ProgressQueries, HistoryModel]
) -> None:
    theme.load_fonts()
    store, details, history_model = stored
    store.add(on(20, steps=(step(variant="easier"),), note="Stiff"))  # type: ignore[arg-type]
    store.add(on(3, steps=(step(),), note="Legs up")).wait(60)  # type: ignore[arg-type]
    card = MilestoneCard(details)
    qtbot.addWidget(card)
    card.show()
    card.show_latest(history_model.history(), TODAY)

    def texts() -> list[str]:
        QApplication.processEvents()
        return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: "Your legs lifted in back bows." in texts())
    assert "Legs up" in texts()
    assert "Your first session." in texts()
    card.field.setText("No pain on the stairs")
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert card.field.text() == ""
    qtbot.waitUntil(lambda: "No pain on the stairs" in texts())
    with qtbot.waitSignal(card.day_requested) as asked:
        opens = [b for b in card.findChildren(Button) if b.isVisible() and not b.text()]
        qtbot.mouseClick(opens[0], Qt.MouseButton.LeftButton)
    assert asked.args == [TODAY]
    # More than a day can hold is said and kept in the field, never cut; what is there counts along.
    room = LONGEST_MILESTONE - len("No pain on the stairs ")
    card.field.setText("x" * (room + 1))
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert "1 character too many" in card.field.accessibleDescription()
    assert card.field.accessibleDescription() in texts()
    assert len(card.field.text()) == room + 1
    qtbot.keyClick(card.field, Qt.Key.Key_Backspace)
    assert card.field.accessibleDescription() == ""
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    texts_then = [
        milestone.text for milestone in details.milestones(history_model.history(), TODAY)
    ]
    assert texts_then[0] == "No pain on the stairs " + "x" * room


def test_the_parts_of_a_view_can_be_chosen(
    qtbot: QtBot, stored: tuple[Store, ProgressQueries, HistoryModel]
) -> None:
    theme.load_fonts()
    store, details, history_model = stored
    steps = (step("reverse-fly", load_kg=2.0), step("roll-downs", load_kg=1.0))
    store.add(on(3, steps=steps))  # type: ignore[arg-type]
    SORENESS.write(store, TODAY, 3).wait(60)
    card = ChartCard(PyqtgraphLoader(), details)
    qtbot.addWidget(card)
    card.show()
    card.show_history(history_model.history(), history_model.stats(), "year", 1)

    def press(name: str) -> None:
        chips = [c for c in card.findChildren(Chip) if c.text() == name and c.isVisible()]
        qtbot.mouseClick(chips[0], Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    press("Weights")
    assert present(card.chart).name == "Weights in reverse fly, kg"
    press("Roll downs")
    assert present(card.chart).name == "Weights in roll downs, kg"
    press("Soreness")
    assert [dot.y for dot in present(card.chart).dots] == [3]
    press("Weights")
    assert present(card.chart).name == "Weights in roll downs, kg"
    press("Exercises")
    press("Reverse fly")
    assert present(card.chart).name == "Sets of reverse fly a week, by variant"
    assert [c.text() for c in card.findChildren(Chip) if c.isVisible()].count("Weights") == 1


def test_a_staircase_of_weights_has_no_straight_line_through_it(
    stored: tuple[Store, ProgressQueries, HistoryModel],
) -> None:
    store, queries, history_model = stored
    for days in range(12):
        store.add(on(60 - 3 * days, steps=(step("reverse-fly", load_kg=2.0 + days // 4),)))  # type: ignore[arg-type]
        SORENESS.write(store, TODAY - timedelta(days=3 * days), days % 4).wait(60)
    history, stats = history_model.history(), history_model.stats()
    weights = weights_chart(queries.loads("reverse-fly"), "x", history, stats, "all", "kg")
    assert (len(weights.dots), weights.trends) == (12, ())
    assert len(soreness_chart(queries.soreness(), history, stats, "all").trends) == 1
