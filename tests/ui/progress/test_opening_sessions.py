"""Every bar and every day opens the sessions behind it, in one key or click, and one comes back."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.ui import theme
from backcompanion.ui.charts.chart_area import ChartArea
from backcompanion.ui.progress.day_grid import DayGrid
from backcompanion.ui.progress.headline_cards import HeadlineCard
from backcompanion.ui.progress.page import ProgressPage
from backcompanion.ui.progress.pager import Pager
from backcompanion.ui.progress.session_list import SessionListView
from backcompanion.ui.progress.session_table import SessionTable
from backcompanion.ui.progress.training_days_card import TrainingDays
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.label import Label
from support.moments import fixed_now
from support.present import present
from support.progress_page import KeptHistory, NoQueries
from support.weeks import day
from support.years import trained_weeks

TODAY = day("2026-11-22")
YEARS = trained_weeks(TODAY, 120)


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[ProgressPage]:
    theme.load_fonts()
    page = ProgressPage(KeptHistory(YEARS, fixed_now()), NoQueries())
    qtbot.addWidget(page)
    page.resize(1192, 1400)
    page.overview.loading.request_load = lambda: None  # type: ignore[method-assign]
    page.show()
    page.overview.finish()
    qapp.processEvents()
    yield page


def opened(page: ProgressPage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    ids: list[str] = []
    monkeypatch.setattr(page._forms, "open_session", ids.append)
    return ids


def of_day(on: str) -> list[str]:
    return [session.id for session in YEARS.sessions if f"{session.local_date}" == on]


def child(page: ProgressPage, kind: type, nth: int = 0) -> Any:
    children: list[QWidget] = page.findChildren(kind)
    return [each for each in children if each.isVisible()][nth]


def test_a_bar_lists_its_sessions_and_esc_comes_back_to_it(page: ProgressPage) -> None:
    area = child(page, ChartArea)
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_End)
    QTest.keyClick(area, Qt.Key.Key_Left)
    name = area.reading.text().split(" · ")[0]
    QTest.keyClick(area, Qt.Key.Key_Return)
    week = {f"2026-11-{on:02}" for on in range(9, 16)}
    wanted = [session.id for session in YEARS.sessions if f"{session.local_date}" in week]
    assert len(wanted) > 1
    table = child(page, SessionTable)
    listed = [table.session_at(row) for row in range(table.model().rowCount())]
    assert sorted(present(session).id for session in listed if session is not None) == sorted(
        wanted
    )
    assert name in [label.text() for label in page.findChildren(Label) if label.isVisible()]
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not table.isVisible()
    assert QApplication.focusWidget() is area
    # And all of them are there again when all are asked for.
    QTest.mouseClick(
        next(b for b in page.findChildren(Button) if b.isVisible() and b.text() == "See all"),
        Qt.MouseButton.LeftButton,
    )
    assert child(page, SessionListView)._count.text().startswith(f"{len(YEARS.sessions)} ")


def test_a_day_with_one_session_opens_it_by_key_and_by_click(
    page: ProgressPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = opened(page, monkeypatch)
    grid: DayGrid = child(page, DayGrid)
    index, mark = [(n, mark) for n, mark in enumerate(grid._days) if mark.sessions == 1][-1]
    point = grid.geometry_of_days.rect(index).center().toPoint()
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=point)
    assert ids == of_day(f"{mark.day}")
    grid.setFocus()
    grid.read(index)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert ids == of_day(f"{mark.day}") * 2
    empty = next(n for n, mark in enumerate(grid._days) if not mark.sessions)
    at: QPoint = grid.geometry_of_days.rect(empty).center().toPoint()
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=at)
    assert len(ids) == 2


def test_calendar_and_chart_go_back_a_page_by_button_and_over_the_edge_by_key(
    page: ProgressPage,
) -> None:
    days: TrainingDays = child(page, TrainingDays)
    grid = days.grid
    newest = grid._days[0].day
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Home)
    QTest.keyClick(grid, Qt.Key.Key_Left)
    assert (newest - grid._days[-1].day).days == 1
    assert grid.accessibleDescription()
    QTest.keyClick(grid, Qt.Key.Key_End)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid._days[0].day == newest
    pager: Pager = child(page, Pager, 1)
    chart = present(page.overview.chart)
    names = [button.accessibleName() for button in pager.findChildren(Button)]
    assert names == ["Earlier", "Later"]
    back, forward = pager.findChildren(Button)
    assert not forward.isEnabled()
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    earlier = present(page.overview.chart)
    assert earlier.span != chart.span
    assert not set(earlier.sessions[0]) & set(chart.sessions[0])
    QTest.mouseClick(forward, Qt.MouseButton.LeftButton)
    assert present(page.overview.chart).span == chart.span


def test_each_card_at_the_head_opens_its_sessions_by_key_and_one_comes_back(
    page: ProgressPage,
) -> None:
    cards = [each for each in page.findChildren(HeadlineCard) if each.isVisible()]
    month = cards[1]
    counts = []
    for card, key in zip(cards, (Qt.Key.Key_Return, Qt.Key.Key_Space) * 3, strict=False):
        card.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(card, key)
        table = child(page, SessionTable)
        listed = [table.session_at(row) for row in range(table.model().rowCount())]
        counts.append({session.id for session in listed if session is not None})
        QTest.keyClick(table, Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is card
        assert card.shows_focus
    year = {session.id for session in YEARS.sessions if f"{session.local_date}" >= "2025-11-17"}
    november = {session.id for session in YEARS.sessions if f"{session.local_date}" >= "2026-11"}
    assert counts[0] == {
        session.id for session in YEARS.sessions if f"{session.local_date}" >= "2026-11-16"
    }
    assert counts[1] == november
    assert counts[3] == counts[4] == year
    assert counts[0] <= counts[2] <= year
    QTest.mouseClick(month, Qt.MouseButton.LeftButton)
    assert child(page, SessionListView)._count.text().startswith(f"{len(november)} ")
    QTest.keyClick(child(page, SessionTable), Qt.Key.Key_Escape)
    assert not month.shows_focus  # who came by mouse sees no ring
