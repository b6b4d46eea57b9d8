"""What leads through a session is told as it is measured, and can be mended."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.readiness import Readiness
from backcompanion.application.settings_file import SettingsFile
from backcompanion.application.silent_desktop import (
    SilentSoundProcess,
    SilentWakeLock,
    silent_desktop,
)
from backcompanion.sound.coach import Coach
from backcompanion.sound.engine.protocol import Problem, TonesReady, VoiceReady
from backcompanion.system.keep_awake import WakeLock
from backcompanion.ui.workout.readiness_marks import ReadinessMarks
from support.moments import fixed_now


class Ground(QObject):
    """`tones` and `voice` are the two processes; `screen` what the desktop answers."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.processes: list[SilentSoundProcess] = []
        self.live = LiveSettings(SettingsFile(folder))
        self.coach = Coach(self._create, "en_GB", self)
        self.tones, self.voice = self.processes
        self.screen: AbstractContextManager[WakeLock] = nullcontext(SilentWakeLock())
        desktop = replace(silent_desktop(fixed_now), keep_awake=lambda: self.screen)
        self.readiness = Readiness(self.coach, self.live, desktop, self)

    def _create(
        self, arguments: list[str], hang_timeout_seconds: float, parent: QObject | None = None
    ) -> SilentSoundProcess:
        self.processes.append(SilentSoundProcess(arguments, hang_timeout_seconds, self))
        return self.processes[-1]

    @property
    def states(self) -> dict[str, str]:
        return {readiness.part: readiness.state for readiness in self.readiness.parts}

    def detail(self, part: str) -> str:
        return next(
            readiness.detail for readiness in self.readiness.parts if readiness.part == part
        )

    def measure(self, qtbot: QtBot) -> None:
        self.readiness.measure()
        qtbot.waitUntil(lambda: not self.readiness._is_asking)


@pytest.fixture
def ground(qtbot: QtBot, tmp_path: Path) -> Iterator[Ground]:
    ground = Ground(tmp_path)
    yield ground
    ground.readiness._patience.stop()


def test_nothing_is_said_to_be_ready_before_it_is(ground: Ground, qtbot: QtBot) -> None:
    ground.measure(qtbot)
    assert ground.states == {"voice": "checking", "tones": "checking", "screen": "ready"}
    changes: list[None] = []
    ground.readiness.changed.connect(lambda: changes.append(None))
    ground.tones.answer_received.emit(TonesReady("Speakers"))
    ground.voice.answer_received.emit(VoiceReady("speechd", "English", ("English",)))
    assert ground.states == {"voice": "ready", "tones": "ready", "screen": "ready"}
    assert (ground.detail("voice"), ground.detail("tones")) == ("speechd", "Speakers")
    assert len(changes) == 2


def test_what_goes_and_comes_is_followed_each_time(ground: Ground, qtbot: QtBot) -> None:
    ground.measure(qtbot)
    for _again in range(2):
        ground.tones.answer_received.emit(TonesReady("Speakers"))
        assert ground.states["tones"] == "ready"
        ground.tones.answer_received.emit(Problem("no-device"))
        assert ground.states["tones"] == "missing"
        assert "headphones" in ground.detail("tones")


def test_a_voice_that_nobody_hears_is_not_ready(ground: Ground, qtbot: QtBot) -> None:
    ground.measure(qtbot)
    ground.voice.answer_received.emit(VoiceReady("speechd", "English", ()))
    ground.tones.answer_received.emit(Problem("no-device"))
    assert (ground.states["voice"], ground.states["tones"]) == ("missing", "missing")
    assert "headphones" in ground.detail("voice")
    ground.tones.answer_received.emit(TonesReady("Speakers"))
    assert (ground.states["voice"], ground.states["tones"]) == ("ready", "ready")


def test_what_never_answers_is_not_checked_for_ever(ground: Ground, qtbot: QtBot) -> None:
    ground.measure(qtbot)
    ground.readiness._patience.timeout.emit()
    assert ground.states["voice"] == ground.states["tones"] == "missing"
    assert ground.detail("voice") == "The voice does not answer."


def test_what_is_off_is_off_and_is_switched_on_by_a_press(ground: Ground, qtbot: QtBot) -> None:
    ground.live.change(voice=False, sounds=False)
    assert ground.states["voice"] == ground.states["tones"] == "off"
    ground.readiness.mend("voice")
    ground.readiness.mend("tones")
    qtbot.waitUntil(lambda: not ground.readiness._is_asking)
    assert (ground.live.now.voice, ground.live.now.sounds) == (True, True)
    assert ground.states["voice"] == "checking"


@contextmanager
def a_bus_that_is_gone() -> Iterator[WakeLock]:
    raise OSError("gone")
    yield SilentWakeLock()


@pytest.mark.parametrize("refusal", [nullcontext(SilentWakeLock(active=False)), None])
def test_a_screen_that_may_go_off_is_told_with_what_to_do(
    ground: Ground, qtbot: QtBot, refusal: AbstractContextManager[WakeLock] | None
) -> None:
    ground.screen = refusal or a_bus_that_is_gone()
    ground.measure(qtbot)
    assert ground.states["screen"] == "missing"
    assert "system's settings" in ground.detail("screen")
    ground.screen = nullcontext(SilentWakeLock())
    ground.readiness.mend("screen")
    qtbot.waitUntil(lambda: ground.states["screen"] == "ready")


def test_the_marks_say_it_and_can_be_worked_by_a_screen_reader(
    ground: Ground, qtbot: QtBot
) -> None:
    marks = ReadinessMarks()
    qtbot.addWidget(marks)
    ground.measure(qtbot)
    ground.tones.answer_received.emit(Problem("device-failed"))
    ground.voice.answer_received.emit(VoiceReady("speechd", "English", ()))
    marks.show_parts(ground.readiness.parts)
    buttons = marks._buttons
    assert [button.text() for button in buttons.values()] == [
        "Voice on",
        "No tones",
        "Screen stays on",
    ]
    spoken = QAccessible.queryAccessibleInterface(buttons["tones"])
    assert spoken.text(QAccessible.Text.Name) == "No tones"
    assert "does not answer" in spoken.text(QAccessible.Text.Description)  # said after it, once
    messages: list[str] = []
    wanted: list[str] = []
    marks.explained.connect(messages.append)
    marks.mend_requested.connect(wanted.append)
    buttons["tones"].click()
    assert "does not answer" in messages[0] and wanted == ["tones"]
