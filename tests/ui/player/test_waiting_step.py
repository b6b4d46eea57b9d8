"""A step that waits says so; Space, Enter, Page Down, media keys or a click end it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from backcompanion.base.paths import folders
from backcompanion.ui.player.actions import PlayerAction
from backcompanion.ui.player.countdown_ring import CountdownRing
from backcompanion.ui.player.page import PlayerPage
from backcompanion.ui.widgets.figure_view import FigureView
from support.window import Window

ROUTINE = """
id = "mine"
name = "Mine"
round = [
  { exercise = "bridge", get_ready_seconds = 1, until_done = true },
  { exercise = "dead-bug", get_ready_seconds = 5, repetitions = 4, sets = 2 },
]
"""


def write_routine(folder: Path, text: str) -> None:
    file = folders(folder).data / "routines" / "mine.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")


def click(qtbot: QtBot, player: PlayerPage) -> None:
    qtbot.mouseClick(player, Qt.MouseButton.LeftButton, pos=QPoint(5, 300))


def click_figure(qtbot: QtBot, player: PlayerPage) -> None:
    figure = player.findChild(FigureView)
    assert figure is not None
    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton)


def press(key: Qt.Key) -> Callable[[QtBot, PlayerPage], None]:
    return lambda qtbot, player: qtbot.keyClick(player, key)


def media(action: PlayerAction) -> Callable[[QtBot, PlayerPage], None]:
    return lambda _qtbot, player: player.controller.trigger(action)


def the_button_that_says_pause_pauses(window: Window) -> None:
    """Also where Space would say that one is done."""
    button = window.main.scenes.player().controls.buttons[PlayerAction.TOGGLE]
    button.click()
    assert window.running.session.state == "paused"
    button.click()
    assert window.running.session.state == "leading-in"


@pytest.mark.usefixtures("in_english")
def test_it_waits_and_says_so_until_it_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    write_routine(tmp_path, ROUTINE)
    window = Window(tmp_path)
    try:
        window.main.context.shelf.choose("mine")
        window.start()
        player = window.main.scenes.player()
        ring = player.findChild(CountdownRing)
        assert ring is not None
        window.go(3 + 1 + 100)
        session = window.running.session
        assert session.moment.waits
        assert player.controls.buttons[PlayerAction.SKIP].accessibleName() == "Done"
        assert (ring.shown, ring.accessibleName()) == ("100", "100 Space when done")
        the_button_that_says_pause_pauses(window)
        window.go(4)
        assert session.moment.waits
        qtbot.keyClick(player, Qt.Key.Key_X)
        assert session.state == "paused"
        qtbot.keyClick(player, Qt.Key.Key_Space)
        window.go(4)
        for end in (
            press(Qt.Key.Key_Space),
            press(Qt.Key.Key_Return),
            press(Qt.Key.Key_PageDown),
            media(PlayerAction.TOGGLE),
            media(PlayerAction.SKIP),
            click,
            click_figure,
        ):
            assert session.moment.waits
            end(qtbot, player)
            assert (session.moment.step, session.moment.getting_ready) == (1, True)
            assert session.state == "running"
            assert session.timeline.records(session.position)[0].outcome == "done"
            session.back()
            window.go(1.5)
        session.done()
        session.skip()
        window.go(1)
        the_button_that_says_pause_pauses(window)
        assert not session.moment.waits
        assert "set 1 of 2" in player._place.text()
        assert player.controls.buttons[PlayerAction.SKIP].accessibleName() == "Skip"
    finally:
        window.close()
