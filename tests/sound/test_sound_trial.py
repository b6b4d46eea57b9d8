"""The sound check says what there is, and what to do where there is nothing."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.sound import sound_trial
from backcompanion.sound.sound_trial import check_sound, tone_names
from backcompanion.training.coaching.cue import TONE_SECONDS
from sound.speakers import FOR_TONES, Speakers, need
from support.patience import PATIENCE_SECONDS


def test_it_plays_each_tone_by_name_and_speaks(
    speakers: Speakers, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    need("speech-dispatcher", "espeak-ng")
    monkeypatch.setattr(sound_trial, "BETWEEN_TONES_SECONDS", 0.1)
    monkeypatch.setattr(sound_trial, "SENTENCE_SECONDS", 0.3)
    messages: list[str] = []
    findings = check_sound(
        messages.append, aloud=True, language="en_GB", wait_seconds=PATIENCE_SECONDS
    )
    assert findings.device
    assert findings.engine == "speechd"
    assert "English" in findings.voice
    assert findings.tone_problems == findings.voice_problems == ()
    assert [text for text in messages if text.startswith("Tone")] == [
        f"Tone: {name}" for name in tone_names().values()
    ]
    assert messages[-1].startswith("Voice")


def test_without_a_device_and_a_voice_it_says_so(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    need(FOR_TONES)
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path}/nobody")
    monkeypatch.setenv("PATH", str(tmp_path))  # no service is installed either
    messages: list[str] = []
    findings = check_sound(messages.append, aloud=False, wait_seconds=PATIENCE_SECONDS)
    assert (findings.device, findings.engine) == ("", "")
    assert any("espeak-ng" in text for text in findings.voice_problems)
    assert any("headphones" in text for text in findings.tone_problems)
    assert messages == []


def test_every_tone_has_a_name() -> None:
    assert set(tone_names()) == set(TONE_SECONDS)
