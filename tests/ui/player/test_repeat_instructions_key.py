"""A in the Player: all is said again and shown, and coached in full from then on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backcompanion.base.paths import resources
from backcompanion.ui.player.keys import key_table
from support.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    window = Window(tmp_path)
    # A person who has done all of it often, and lately.
    known = dict.fromkeys(window.main.context.library.exercises, (20, 1))
    monkeypatch.setattr(window.main.history_model, "experience", lambda: known)
    yield window
    window.close()


def captions(window: Window) -> list[str]:
    shown: list[str] = []
    window.main.scenes.sound_controller().caption_changed.connect(shown.append)
    return shown


def test_it_is_said_again_and_the_caption_shows_it_and_all_that_comes_later(window: Window) -> None:
    window.start()
    window.go(3 + 12)
    shown = captions(window)
    QTest.keyClick(window.main.scenes.player(), Qt.Key.Key_A)
    window.go(12, stride=0.25)
    assert shown[:2] == ["March.", "Stand tall, feet under your hips."]
    labels = window.main.scenes.player().findChildren(QLabel)
    assert shown[-1] in [label.text() for label in labels]
    assert window.running.session.state == "running"  # it does not pause
    window.go(68, stride=0.25)
    # What comes later is told in full: of the step-touch that follows.
    assert "Soft knees, easy arms." in shown


def test_a_voice_that_is_off_is_spoken_of(window: Window) -> None:
    window.main.context.live.change(voice=False)
    window.start()
    window.go(3 + 2)
    QTest.keyClick(window.main.scenes.player(), Qt.Key.Key_A)
    window.settle()
    texts = [label.text() for label in window.main.scenes.player().toast.findChildren(QLabel)]
    assert any("voice is off" in text for text in texts)


def test_every_key_of_the_list_stands_in_the_help() -> None:
    help_text = (resources() / "help" / "13-keys.md").read_text(encoding="utf-8")
    for keys, _meaning in key_table():
        if len(keys) == 1 and (len(keys[0]) == 1 or "+" in keys[0]):
            assert f"**{keys[0]}**" in help_text, keys
