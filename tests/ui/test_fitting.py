"""The pages at the smallest size and at the usual one: nothing is cut off, nothing stands alone."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.base.paths import folders
from backcompanion.history.open_session import OpenSession
from backcompanion.history.store import Store
from backcompanion.ui.progress.chart_card import ChartCard
from backcompanion.ui.welcome.welcome_card import WelcomeCard
from backcompanion.ui.workout.exercise_detail import ExerciseDetail
from support.moments import fixed_now
from support.present import child
from support.thoroughness import THOROUGH
from support.weeks import session
from support.window import Window

SIZES = [(900, 500), (960, 540), (1280, 800)]
if not THOROUGH:
    SIZES = SIZES[1:2]  # .ci/run takes all
elif os.environ["QT_SCALE_FACTOR"] != "1":
    SIZES = SIZES[:1]  # where it is narrow; the rest is the same on every screen
AT = datetime(2026, 11, 22, 18, tzinfo=UTC)
OPEN = OpenSession("a", "upper-lower-back", AT, "", None, (), 754.0, AT)
Opened = Callable[[tuple[int, int]], Window]


def wrapping(label: QLabel) -> int:
    return Qt.TextFlag.TextWordWrap.value if label.wordWrap() else 0


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    windows: list[Window] = []

    def make(size: tuple[int, int]) -> Window:
        windows.append(Window(tmp_path, size=size))
        return windows[-1]

    yield make
    for window in windows:
        window.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_text_of_every_exercise_is_as_wide_as_its_card(
    opened: Opened, size: tuple[int, int]
) -> None:
    window = opened(size)
    detail = child(window.main.home.workout, ExerciseDetail)
    for exercise in detail._library.exercises.values():
        for level in exercise.variants:
            detail._show(exercise.id, level)
            window.settle(3)
            room = detail._area.viewport().width()
            assert detail._inside.width() <= room, (exercise.id, level)
            for label in (detail._name, detail._muscles):
                needed = label.heightForWidth(label.width())
                assert label.width() >= label.minimumSizeHint().width(), label.text()
                assert label.height() >= needed, label.text()
                assert label.geometry().right() <= room, label.text()


def test_the_views_of_the_chart_stand_in_one_row(opened: Opened, tmp_path: Path) -> None:
    store = Store.open(folders(tmp_path).data, now=fixed_now)
    store.add(session("2026-11-20"))
    assert store.close(60)
    window = opened((1280, 800))
    window.main.home.show_page(2)
    window.settle()
    card = child(window.main.home.page(2), ChartCard)
    assert card.isVisible()
    chips = card._chips.buttons()
    assert len(chips) == 9
    assert len({chip.y() for chip in chips}) == 1


@pytest.mark.parametrize("size", SIZES)
def test_the_card_of_a_session_cut_off_shows_its_title(
    opened: Opened, size: tuple[int, int]
) -> None:
    window = opened(size)
    card = window.main.home.show_cut_off_card(OPEN)
    window.settle()
    for label in card.findChildren(QLabel):
        needed = label.fontMetrics().boundingRect(
            0, 0, label.width(), 1000, wrapping(label), label.text()
        )
        assert needed.width() <= label.width(), label.text()
        assert needed.height() <= label.height(), label.text()


def test_no_line_of_the_welcome_is_cut_through(opened: Opened) -> None:
    window = opened((1280, 540))
    window.main.home.show_welcome()
    for height in (540, 600, 700, 760, 800, 900):
        window.main.resize(1280, height)
        window.settle()
        card = child(window.main.home.workout, WelcomeCard)
        fold = card._scroll.viewport().height()
        assert fold >= 80, height
        for label in card._inside.findChildren(QLabel):
            line = label.fontMetrics().lineSpacing()
            top, bottom = label.y(), label.y() + label.height()
            if top < fold < bottom:
                assert (fold - top) % line == 0, (height, label.text())


def cut_off(within: QWidget) -> list[str]:
    """Buttons, words and fields that reach beyond what holds them, beyond a pixel."""
    faults = []
    for widget in within.findChildren(QWidget):
        holder = widget.parentWidget()
        if not isinstance(widget, (QAbstractButton, QLabel, QLineEdit)) or holder is None:
            continue
        room = holder.rect().adjusted(-1, -1, 1, 1)
        if widget.isVisible() and not room.contains(widget.geometry()):
            text = widget.text() or widget.objectName()
            faults.append(f"{text} {widget.geometry().getRect()} in {holder.rect().getRect()}")
    return faults


@pytest.mark.parametrize("size", SIZES)
def test_nothing_of_a_session_reaches_beyond_what_holds_it(
    opened: Opened, size: tuple[int, int]
) -> None:
    window = opened(size)
    window.start()
    for _step in range(12):
        window.go(6)
        assert cut_off(window.main) == [], window.running.session.moment.planned.exercise
        window.running.session.skip()
    window.running.end()
    window.settle()
    assert cut_off(window.main) == []
