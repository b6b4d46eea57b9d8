"""The sound check of the window with real tones and a real voice."""

import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.settings_file import SettingsFile
from backcompanion.application.sound_check import SoundCheck
from backcompanion.sound.coach import Coach
from backcompanion.sound.engine.protocol import Answer, Played, Said
from backcompanion.sound.sound_trial import sample_sentence, tone_names
from sound.speakers import Speakers, need


@pytest.mark.journey
def test_pressed_before_anything_is_warm_it_plays_speaks_and_tells_with_what(
    speakers: Speakers, coach: Coach, qtbot: QtBot, tmp_path: Path
) -> None:
    need("speech-dispatcher", "espeak-ng")
    lines: list[str] = []
    answers: dict[type, list[float]] = {Played: [], Said: []}

    def note(answer: Answer) -> None:
        answers.setdefault(type(answer), []).append(time.monotonic())

    check = SoundCheck(coach, LiveSettings(SettingsFile(tmp_path)), coach)
    check.message_changed.connect(lines.append)
    coach._tones.answer_received.connect(note)
    coach._voice.answer_received.connect(note)
    check.begin(tones=True, voice=True)
    qtbot.waitUntil(lambda: check.pending == 0)
    wanted = [f"Tone: {words}" for words in tone_names().values()]
    assert [line for line in lines if line.startswith("Tone: ")] == wanted
    assert lines[0] == "The sound is starting …"
    assert lines[-2] == sample_sentence()
    assert lines[-1].startswith("Device: ")
    assert "; voice: speechd" in lines[-1]
    assert len(answers[Played]) == len(wanted)
    (text,) = answers[Said]
    assert text - answers[Played][-1] > 0.7
