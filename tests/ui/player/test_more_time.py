"""+15 s says what it gave, and where there is no more to give."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backcompanion.training.session import segments
from backcompanion.ui.player.actions import PlayerAction
from support.window import Window


def test_it_says_so_where_a_step_is_as_long_as_it_can_be(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(tmp_path)
    try:
        window.start()
        player = window.main.scenes.player()
        before = window.running.session.moment.end
        player.controller.trigger(PlayerAction.MORE)
        assert window.running.session.moment.end > before
        monkeypatch.setattr(segments, "LONGEST_SESSION_SECONDS", 0)
        player.controller.trigger(PlayerAction.MORE)
        texts = [label.text() for label in player.toast.findChildren(QLabel)]
        assert "That is as long as it can be" in texts
    finally:
        window.close()
