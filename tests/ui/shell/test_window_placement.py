"""The window opens within the screen, and where it was if that is still there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from backcompanion.ui.shell.window_placement import (
    DEFAULT_SIZE,
    MINIMUM_SIZE,
    fitted_geometry,
    place,
    saved,
)

LAPTOP = QRect(0, 27, 1366, 741)  # 1366x768 with a panel on top
FULL_HD_AT_150 = QRect(0, 0, 1280, 680)
DESK = QRect(1366, 0, 2560, 1400)


@pytest.mark.parametrize("screen", [LAPTOP, FULL_HD_AT_150, DESK, QRect(0, 0, 960, 540)])
def test_the_usual_size_fits_with_its_title_bar(screen: QRect) -> None:
    fitted = fitted_geometry(QRect(screen.topLeft(), DEFAULT_SIZE), [screen])
    assert screen.contains(fitted) and fitted.top() >= screen.top() + 30


def test_a_place_on_the_desk_stays() -> None:
    wanted = QRect(1500, 100, 1280, 800)
    assert fitted_geometry(wanted, [LAPTOP, DESK]) == wanted


def test_a_screen_that_is_gone() -> None:
    """Unplugged: it comes back on the one that is left, and small enough for it."""
    fitted = fitted_geometry(QRect(1500, 100, 2000, 1200), [LAPTOP])
    assert LAPTOP.contains(fitted)


@given(
    left=st.integers(-5000, 5000),
    top=st.integers(-5000, 5000),
    width=st.integers(1, 6000),
    height=st.integers(1, 6000),
)
def test_wherever_it_was(left: int, top: int, width: int, height: int) -> None:
    fitted = fitted_geometry(QRect(left, top, width, height), [LAPTOP, DESK])
    assert any(screen.contains(fitted) for screen in (LAPTOP, DESK))
    assert fitted.size().expandedTo(MINIMUM_SIZE) == fitted.size()


def test_the_place_comes_back(qtbot: QtBot) -> None:
    first, second = QMainWindow(), QMainWindow()
    for window in (first, second):
        qtbot.addWidget(window)
    place(first, b"")
    first.resize(QSize(900, 510))
    place(second, saved(first))
    assert second.size() == QSize(900, 510)


@pytest.mark.parametrize("nonsense", [b"%%%", b"no geometry", b"A" * 100_000])
def test_nonsense_is_as_if_nothing_was_kept(qtbot: QtBot, nonsense: bytes) -> None:
    plain, window = QMainWindow(), QMainWindow()
    for each in (plain, window):
        qtbot.addWidget(each)
    place(plain, b"")
    place(window, nonsense)
    assert window.size() == plain.size()
    assert window.pos() != QPoint(-1, -1)
