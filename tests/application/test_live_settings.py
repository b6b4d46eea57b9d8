"""Settings are written behind the window's back: a slow disk holds nothing."""

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings_file import SettingsFile


def test_a_slow_disk_does_not_hold_the_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    synced: list[str] = []

    def slow(descriptor: int) -> None:
        synced.append(threading.current_thread().name)
        assert may_go_on.wait(60)

    monkeypatch.setattr(os, "fsync", slow)
    live = LiveSettings(SettingsFile(tmp_path), in_background=True)
    for volume in (10, 20, 30):
        live.change(volume=volume)  # would never come back if it waited
    assert live.now.volume == 30
    may_go_on.set()
    live.flush()
    assert SettingsFile(tmp_path).settings.volume == 30
    assert set(synced) == {"settings"}
    # Each time the file and its folder.
    assert len(synced) <= 4, "what was changed meanwhile is written once"


def test_what_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    live = LiveSettings(SettingsFile(tmp_path), in_background=True)
    (tmp_path / "settings.json").mkdir()
    with qtbot.waitSignal(live.failed) as signal:
        live.change(theme="dark")
    assert "settings.json cannot be written" in signal.args[0]
    assert live.write_error == signal.args[0]
    assert live.now.theme == "dark"
    (tmp_path / "settings.json").rmdir()
    live.change(theme="light")
    assert live.write_error == ""
    assert SettingsFile(tmp_path).settings.theme == "light"


def test_what_a_command_writes_meanwhile_holds_and_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    live = LiveSettings(SettingsFile(tmp_path))
    live.change(volume=50)
    changed: list[str] = []
    live.changed.connect(changed.append)
    SettingsFile(tmp_path).change(rounds=3, theme="dark")
    live.change(volume=60)
    assert SettingsFile(tmp_path).settings == replace(live.now, rounds=3, theme="dark")
    assert live.now.rounds == 2 and changed == ["volume"]
    live.check_for_changes()
    assert live.now == SettingsFile(tmp_path).settings
    assert sorted(changed) == ["rounds", "theme", "volume"]
    live.check_for_changes()
    (tmp_path / "settings.json").unlink()
    live.check_for_changes()
    live.change(volume=70)
    assert SettingsFile(tmp_path).settings == live.now and len(changed) == 4
