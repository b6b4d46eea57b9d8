"""The sound check: what plays, what speaks, and each tone by its name.

For `backcompanion check --sound`; the window asks its Coach for the same.
"""

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from backcompanion.base import paths
from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.sound.engine.protocol import (
    Answer,
    Failed,
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
    """`device`, `engine` and `voice` are empty where there is none; problems say what to do."""

    device: str = ""
    engine: str = ""
    voice: str = ""
    tone_problems: tuple[str, ...] = ()
    voice_problems: tuple[str, ...] = ()


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
        "tick": _("a soft tick for each quick beat"),
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
        while not (tones.answered and voice.answered) and time.monotonic() < until:
            _wait(0.05)
        if aloud:
            _play_samples(tell, tones, voice)
        return _result(tones, voice)
    finally:
        tones.supervisor.kill()
        voice.supervisor.kill()
        del app


class _EngineProbe:
    """A sound process, and what it had to say. `ready`: None while, or where, it cannot sound."""

    def __init__(self, supervisor: Supervisor, silent_problem: SoundProblem) -> None:
        self.supervisor = supervisor
        self.answered = False
        self.ready: TonesReady | VoiceReady | None = None
        self._silent_problem = silent_problem
        self._problems: dict[str, None] = {}  # each once, in their order
        supervisor.answer_received.connect(self._on_answer_received)
        supervisor.start()

    def problems(self) -> tuple[str, ...]:
        return tuple(self._problems) if self.answered else (problem_message(self._silent_problem),)

    def _on_answer_received(self, answer: Answer) -> None:
        match answer:
            case TonesReady() | VoiceReady():
                self.ready = answer
            case Problem("no-language"):  # an engine follows
                self._problems[problem_message(answer.kind, answer.detail)] = None
                return
            case Problem():
                self._problems[problem_message(answer.kind, answer.detail)] = None
                self.ready = None
            case Failed():
                self._problems[problem_message(self._silent_problem)] = None
                self.ready = None
        self.answered = True


def _play_samples(tell: Callable[[str], None], tones: _EngineProbe, voice: _EngineProbe) -> None:
    if tones.ready:
        for name, words in tone_names().items():
            tell(_("Tone: {name}").format(name=words))
            due = time.monotonic() + 0.1
            tones.supervisor.send(Play(name, due, f"check-{name}", patient=True))
            _wait(BETWEEN_TONES_SECONDS)
    if voice.ready:
        text = sample_sentence()
        tell(_("Voice: {text}").format(text=text))
        voice.supervisor.send(Say(text, time.monotonic(), "check", importance=1, patient=True))
        _wait(SENTENCE_SECONDS)


def _result(tones: _EngineProbe, voice: _EngineProbe) -> SoundCheckResult:
    """After the samples: a device may turn out to be stuck only when it is to play."""
    result = SoundCheckResult(tone_problems=tones.problems(), voice_problems=voice.problems())
    if isinstance(tones.ready, TonesReady):
        result = replace(result, device=tones.ready.device)
    if isinstance(voice.ready, VoiceReady):
        result = replace(result, engine=voice.ready.engine, voice=voice.ready.voice)
    return result


def _wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
