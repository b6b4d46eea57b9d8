"""Start, and the first tone is on its way before anything is painted."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from support.window import Window


def test_the_first_tone_does_not_wait_for_the_first_frame(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(tmp_path)
    ordered: list[object] = []
    tones = window.main.scenes.sound_controller().coach._tones

    def note(do: str, **values: object) -> None:
        ordered.append((do, values.get("tone")))

    monkeypatch.setattr(tones, "send", note)
    try:
        window.main.home.workout.start_button.click()  # no turn of the event loop follows
        assert ("play", "countdown") in ordered
    finally:
        window.close()
