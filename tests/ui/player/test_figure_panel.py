"""The figure in the Player, and what stands beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.ui.player.figure_panel import FigurePanel
from backcompanion.ui.widgets.figure_view import FigureView
from backcompanion.ui.widgets.view_buttons import ViewButtons
from support.present import child
from support.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path, size=(960, 540), painted=True)
    yield window
    window.close()


def test_the_buttons_lie_beside_the_figure_and_not_over_its_mat(window: Window) -> None:
    window.start()
    panel = child(window.main.scenes.player(), FigurePanel)
    view, buttons = child(panel, FigureView), child(panel, ViewButtons)
    assert buttons.isVisible()
    assert not view.geometry().intersects(buttons.geometry())
    panel.show_buttons(False)
    assert view.geometry() == panel.rect()
    panel.show_buttons(True)
    assert not view.geometry().intersects(buttons.geometry())
