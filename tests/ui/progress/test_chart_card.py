"""A chart for which the steps of all sessions are read is drawn anew without holding the window."""

import threading
from collections.abc import Sequence
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.application.progress_queries import ReadAhead
from backcompanion.application.progress_series import ExerciseSets
from backcompanion.base.errors import KnownError
from backcompanion.training.planning.stats import compute_stats
from backcompanion.ui.charts.pyqtgraph_loader import PyqtgraphLoader
from backcompanion.ui.progress.chart_card import ChartCard
from support.present import present
from support.progress_page import NoQueries
from support.weeks import day, draw

HISTORY = draw("2026-11-16  x.2....  2 3 open").history
STATS = compute_stats(HISTORY, day("2026-11-22"))
EXERCISES = 4  # the place of that view


class Steps(NoQueries):
    """`readers`: the names of the threads in which sets were counted."""

    def __init__(self) -> None:
        super().__init__()
        self.sets, self.fails = 5, False
        self.known: int | None = None
        self.readers: list[str] = []

    def is_read_ahead(self) -> bool:
        return self.known is not None

    def _read(self) -> int:
        self.readers.append(threading.current_thread().name)
        return self.sets

    def read_ahead(
        self, since: Sequence[date | None], until: date, exercise: str = "", routine: str = ""
    ) -> ReadAhead:
        if self.fails:
            raise KnownError("It cannot be read.")
        return ReadAhead(1, {"sets": self._read()})

    def take(self, ahead: ReadAhead) -> None:
        sets = ahead.answers["sets"]
        assert isinstance(sets, int)
        self.known = sets

    def sets_done(
        self, since: date | None, until: date, routine: str = ""
    ) -> Sequence[ExerciseSets]:
        if self.known is None:
            self.known = self._read()
        return [ExerciseSets("Back bows", self.known, "back-bows")]

    def change(self) -> None:
        self.sets, self.known = self.sets + 1, None


@pytest.fixture
def queries() -> Steps:
    return Steps()


@pytest.fixture
def card(qtbot: QtBot, queries: Steps) -> ChartCard:
    card = ChartCard(PyqtgraphLoader(), queries)
    qtbot.addWidget(card)
    card.show_history(HISTORY, STATS, "all", 0)
    card._chips.button(EXERCISES).click()
    assert heights(card) == [5]
    queries.readers.clear()
    queries.change()
    return card


def heights(card: ChartCard) -> list[float]:
    return [bar.height for bar in present(card.chart).bars]


def test_the_chart_of_before_stands_until_a_thread_has_read(
    qtbot: QtBot, card: ChartCard, queries: Steps
) -> None:
    card.show_history(HISTORY, STATS, "all", 0)
    assert heights(card) == [5]
    card.read_ahead()  # what comes after all cards asks for nothing twice
    qtbot.waitUntil(lambda: heights(card) == [6])
    assert queries.readers == ["charts"]


def test_what_was_read_ahead_is_drawn_at_once(card: ChartCard, queries: Steps) -> None:
    queries.known = queries.sets
    card.show_history(HISTORY, STATS, "all", 0)
    assert heights(card) == [6] and queries.readers == []


@pytest.mark.usefixtures("in_english")
def test_another_view_or_the_end_of_pieces_does_not_wait(
    qtbot: QtBot, card: ChartCard, queries: Steps
) -> None:
    card.show_history(HISTORY, STATS, "all", 0)
    card._chips.button(0).click()
    assert present(card.chart).name.startswith("Sessions")
    qtbot.waitUntil(queries.is_read_ahead)
    assert present(card.chart).name.startswith("Sessions")
    card._chips.button(EXERCISES).click()
    queries.change()
    card.show_history(HISTORY, STATS, "all", 0)
    card.finish()
    assert heights(card) == [7]


def test_where_nothing_can_be_read_the_window_asks_itself(
    qtbot: QtBot, card: ChartCard, queries: Steps
) -> None:
    queries.fails = True
    card.show_history(HISTORY, STATS, "all", 0)
    qtbot.waitUntil(lambda: heights(card) == [6])
    assert queries.readers == [threading.main_thread().name]
