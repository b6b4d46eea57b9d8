"""The first three sets in the window at normal speed, recorded, with both cores busy."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcompanion import app
from backcompanion.application.machine_desktop import create_desktop
from backcompanion.base.paths import folders
from backcompanion.training.coaching.cues import cues_for
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.ui.shell.main_window import MainWindow
from sound.speakers import Recording, Speakers, need
from sound.test_audible import SOUNDS, both_cores_busy, heard_as_expected
from support.thoroughness import only_thorough
from support.window import take_apart

SETS = 3


@pytest.fixture
def window(
    qtbot: QtBot, speakers: Speakers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    for name, value in speakers.with_speech_apart().items():
        monkeypatch.setenv(name, value)
    window = app.build(
        QApplication.instance(), folders(tmp_path / "data"), desktop=create_desktop()
    )
    yield window
    take_apart(window)


@only_thorough
def test_the_first_sets(window: MainWindow, speakers: Speakers, qtbot: QtBot) -> None:
    need("speech-dispatcher", "espeak-ng")
    window.show()
    coach = window.scenes.sound_controller().coach
    with qtbot.waitSignals([coach.voices_changed, coach.output_changed]):
        window.fill_page()
        window.finish_page()
        window.start_services()
    context = window.context
    plan = prescribe(context.routine, context.library, Choices(warm_up=False))
    with both_cores_busy(), Recording(speakers) as recording:
        window.flow.begin(plan)
        begun = time.monotonic()
        running = window.flow.running
        assert running is not None
        session = running.session
        ends = [cue.at for cue in cues_for(session.timeline, context.library) if cue.text == "rest"]
        until = ends[SETS - 1] + 1.0
        qtbot.waitUntil(lambda: session.position > until)
    due = [(begun + at, "countdown") for at in (0.0, 1.0, 2.0)]
    due += [
        (begun + session.lead_in + cue.at, cue.text)
        for cue in cues_for(session.timeline, context.library)
        if cue.kind == "tone" and cue.at < until
    ]
    heard_as_expected(recording.tones(SOUNDS), due)
