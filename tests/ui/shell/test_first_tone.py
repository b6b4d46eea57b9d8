"""Start, and the first tone is on its way before anything is painted."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.sound.engine.protocol import Command, Play
from support.window import Window


def test_the_first_tone_does_not_wait_for_the_first_frame(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(tmp_path, painted=True)
    sent: list[Command] = []
    tones = window.main.scenes.sound_controller().coach._tones
    monkeypatch.setattr(tones, "send", sent.append)
    try:
        window.main.home.workout.start_button.click()  # no turn of the event loop follows
        assert "countdown" in [command.tone for command in sent if isinstance(command, Play)]
    finally:
        window.close()
