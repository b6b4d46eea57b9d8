"""What is painted again while a session goes on: no more than what is other than before."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcompanion.ui.player import page as player_page
from backcompanion.ui.player.countdown_ring import CountdownRing
from backcompanion.ui.player.moment_text import MomentText, describe_moment
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.view_buttons import ViewButton, ViewButtons
from support.window import Window


def test_the_ring_is_painted_where_it_empties_and_its_digits_when_they_change(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = CountdownRing()
    qtbot.addWidget(ring)
    ring.resize(320, 320)
    ring.show_time(40.0, 0.8, "seconds", "#0a7060")
    ring.show()
    qtbot.waitExposed(ring)
    digits: list[str] = []
    paint = CountdownRing._digits
    asked: list[QRect] = []

    def noting_digits(self: CountdownRing, *how: Any) -> None:
        digits.append(self.shown)
        paint(self, *how)

    def noting_update(*rect: Any) -> None:
        asked.extend(rect)
        CountdownRing.update(ring, *rect)

    monkeypatch.setattr(CountdownRing, "_digits", noting_digits)
    monkeypatch.setattr(ring, "update", noting_update)
    QApplication.processEvents()
    digits.clear()
    for share in (0.799, 0.795, 0.79):
        ring.show_time(39.9, share, "seconds", "#0a7060")
        QApplication.processEvents()
    assert len(asked) >= 2, "it empties"
    assert all(rect.width() < 80 and rect.height() < 80 for rect in asked)
    assert digits == [], "they are the same"
    ring.show_time(38.9, 0.78, "seconds", "#0a7060")
    QApplication.processEvents()
    assert digits == ["39"]


def test_the_buttons_over_the_figure_keep_their_picture(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[Button] = []
    paint = Button.paint

    def noting(self: ViewButton, painter: QPainter) -> None:
        painted.append(self)
        paint(self, painter)

    monkeypatch.setattr(ViewButton, "paint", noting)
    buttons = ViewButtons()
    qtbot.addWidget(buttons)
    buttons.show()
    qtbot.waitExposed(buttons)
    buttons.grab()
    first = len(painted)
    assert first >= 3
    for _frame in range(3):
        buttons.grab()
    assert len(painted) == first
    buttons.findChildren(ViewButton)[0].setDown(True)
    buttons.grab()
    assert len(painted) == first + 1, "it looks otherwise"


def test_words_are_worked_out_when_they_may_be_others(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(tmp_path, painted=True)
    try:
        running = window.start()
        window.go(5.2)
        described: list[object] = []

        def noting(*how: Any) -> MomentText:
            described.append(how)
            return describe_moment(*how)

        monkeypatch.setattr(player_page, "describe_moment", noting)
        for _look in range(50):
            window.hand.advance(0.016)
            running.tick()
        assert 1 <= len(described) <= 8
        described.clear()
        window.main.context.live.change(text_percent=110)
        window.hand.advance(0.016)
        running.tick()
        assert described, "a setting has changed"
    finally:
        window.close()
