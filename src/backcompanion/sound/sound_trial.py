"""The sound check: what plays, what speaks, and each tone by its name.

For `backcompanion check --sound`; the window asks its Coach for the same.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from backcompanion.base import paths
from backcompanion.base.i18n import gettext as _
from backcompanion.sound.engine.protocol import (
    Answer,
    Play,
    Problem,
    Say,
    TonesReady,
    VoiceReady,
)
from backcompanion.sound.problem_messages import SoundProblem, problem_message
from backcompanion.sound.spoken_language import spoken_language
from backcompanion.sound.supervisor import Supervisor
from backcompanion.training.coaching.cue import TONE_SECONDS

MAX_WAIT_SECONDS = 20.0
BETWEEN_TONES_SECONDS = 1.0
SENTENCE_SECONDS = 4.0


@dataclass(frozen=True, slots=True)
class SoundCheckResult:
    """`device`, `engine` and `voice` are empty where there is none; `problems` say what to do."""

    device: str = ""
    engine: str = ""
    voice: str = ""
    problems: tuple[str, ...] = ()


def tone_names() -> dict[str, str]:
    """Every tone in words, in the order in which they are played."""
    names = {
        "countdown": _("three, two, one"),
        "go": _("go"),
        "switch": _("change sides"),
        "half": _("half-way"),
        "ten": _("ten seconds left"),
        "rest": _("rest"),
        "paused": _("paused"),
        "done": _("all done"),
    }
    assert set(names) == set(TONE_SECONDS)
    return names


def sample_sentence() -> str:
    return _("Face down, arms overhead. This is how I will lead you.")


def check_sound(
    tell: Callable[[str], None],
    *,
    aloud: bool,
    language: str = "",
    wait_seconds: float = MAX_WAIT_SECONDS,
) -> SoundCheckResult:
    """Asks both sound processes what they have; `aloud` also plays and speaks, and tells what.

    Takes some seconds, while an engine is made. Needs no window, and makes a QCoreApplication where
    there is none.
    """
    app = QCoreApplication.instance() or QCoreApplication(["backcompanion"])
    tones = _EngineProbe(
        Supervisor(["tones", str(paths.resources() / "sounds")], wait_seconds), "tones-died"
    )
    voice = _EngineProbe(
        Supervisor(["voice", language or spoken_language()], wait_seconds), "voice-died"
    )
    try:
        until = time.monotonic() + wait_seconds
        while not (tones.answer and voice.answer) and time.monotonic() < until:
            _wait(0.05)
        problems = dict.fromkeys((*tones.problems(), *voice.problems()))  # each once
        result = SoundCheckResult(problems=tuple(problems))
        if isinstance(tones.answer, TonesReady):
            result = replace(result, device=tones.answer.device)
        if isinstance(voice.answer, VoiceReady):
            result = replace(result, engine=voice.answer.engine, voice=voice.answer.voice)
        if aloud:
            _play_samples(tell, result, tones.supervisor, voice.supervisor)
        return result
    finally:
        tones.supervisor.kill()
        voice.supervisor.kill()
        del app


def run() -> None:
    """Plays each tone, says a sentence, and prints what it was with."""
    result = check_sound(_print, aloud=True)
    _print(_("Sound device: {name}").format(name=result.device or _("none")))
    voice = f"{result.voice} ({result.engine})" if result.engine else _("none")
    _print(_("Voice: {name}").format(name=voice))
    for problem in result.problems:
        _print(problem)


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


class _EngineProbe:
    """A sound process, and the first thing that it had to say."""

    def __init__(self, supervisor: Supervisor, silent_problem: SoundProblem) -> None:
        self.supervisor = supervisor
        self.answer: Answer | None = None
        self._silent_problem = silent_problem
        self._problems: list[str] = []
        supervisor.answer_received.connect(self._on_answer_received)
        supervisor.start()

    def problems(self) -> list[str]:
        return self._problems if self.answer else [problem_message(self._silent_problem)]

    def _on_answer_received(self, answer: Answer) -> None:
        match answer:
            case Problem("no-language"):  # an engine follows
                self._problems.append(problem_message(answer.kind, answer.detail))
            case Problem():
                self._problems.append(problem_message(answer.kind, answer.detail))
                self.answer = self.answer or answer
            case TonesReady() | VoiceReady():
                self.answer = self.answer or answer


def _play_samples(
    tell: Callable[[str], None], result: SoundCheckResult, tones: Supervisor, voice: Supervisor
) -> None:
    if result.device:
        for name, words in tone_names().items():
            tell(_("Tone: {name}").format(name=words))
            due = time.monotonic() + 0.1
            tones.send(Play(name, due, f"check-{name}", patient=True))
            _wait(BETWEEN_TONES_SECONDS)
    if result.engine:
        text = sample_sentence()
        tell(_("Voice: {text}").format(text=text))
        voice.send(Say(text, time.monotonic(), "check", importance=1, patient=True))
        _wait(SENTENCE_SECONDS)


def _wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
