"""Speaks: the engine of the system, in the language of the interface, a sentence at a time."""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from backcompanion.sound.engine.time_limit import limited
from backcompanion.sound.engine.timed_queue import Waiting

# From asking to hearing it takes espeak-ng some 10 ms: nothing to make up for.
EARLY_SECONDS = 0.0
MOST_VOICES = 60
WARMING_MILLISECONDS = 4000
# A service that does not answer by then is given up, and we with it; the window starts us anew.
LONGEST_MAKING_SECONDS = 25.0
LONGEST_CALL_SECONDS = 5.0


class Voice(QObject):
    """Makes the engine when it begins, which may hold this process for seconds.

    A sentence that is due while a more important one is spoken is dropped; otherwise it cuts the
    other off. `until`: when the sentence has to be over, for then comes a signal to act.
    """

    def __init__(self, answer: Callable[..., None], language: str) -> None:
        super().__init__()
        self._answer = answer
        self._locale = QLocale(language)
        self._engine: QTextToSpeech | None = None
        self._waiting = Waiting(self._say, EARLY_SECONDS)
        self._muted = False
        self._importance = 0
        self._volume = 0.8
        self._warmed = False
        self._ready_by = QTimer(self)
        self._ready_by.setSingleShot(True)
        self._ready_by.setInterval(WARMING_MILLISECONDS)
        self._until = QTimer(self)
        self._until.setSingleShot(True)

    def begin(self) -> None:
        engines = [name for name in QTextToSpeech.availableEngines() if name != "mock"]
        if not engines:
            self._answer("problem", what="no-engine")
            return
        with limited(LONGEST_MAKING_SECONDS):
            engine = QTextToSpeech(engines[0], self)
        if engine.state() == QTextToSpeech.State.Error or not engine.availableLocales():
            self._answer("problem", what="no-engine", detail=engine.errorString())
            return
        self._engine = engine
        engine.errorOccurred.connect(self._failed)
        self._until.timeout.connect(self._stop)
        self._choose_language()
        self._warm(engine)

    def _warm(self, engine: QTextToSpeech) -> None:
        """The first sentence of a voice comes late, so that one is not heard."""
        self._ready_by.timeout.connect(self._ready)
        self._ready_by.start()
        engine.stateChanged.connect(self._state_changed)
        with limited(LONGEST_CALL_SECONDS):
            engine.setVolume(0.0)
            engine.say("a")

    def _state_changed(self, state: QTextToSpeech.State) -> None:
        if state == QTextToSpeech.State.Ready and self._ready_by.isActive():
            self._ready()

    def _ready(self) -> None:
        engine = self._engine
        assert engine is not None
        self._ready_by.stop()
        self._warmed = True
        engine.setVolume(self._volume)
        self._answer(
            "ready", engine=engine.engine(), voice=engine.voice().name(), voices=self._voices()
        )

    def do(self, message: dict[str, Any]) -> None:
        engine = self._engine
        match message.get("do"):
            case "say":
                self._waiting.add(message["key"], float(message["due"]), message)
            case "cancel":
                self._waiting.cancel()
                self._stop()
            case "mute":
                self._muted = bool(message["on"])
                if self._muted:
                    self._stop()
            case "volume":
                self._volume = float(message["percent"]) / 100
                if engine and self._warmed:
                    engine.setVolume(self._volume)
            case "rate" if engine:
                engine.setRate(float(message["percent"]) / 100)
            case "voice" if engine:
                self._choose(engine, str(message["name"]))

    def _say(self, message: dict[str, Any]) -> None:
        engine, now = self._engine, time.monotonic()
        if engine is None or self._muted or not self._warmed:
            return
        importance = int(message.get("importance", 0))
        speaking = engine.state() == QTextToSpeech.State.Speaking
        if speaking and importance < self._importance:
            return
        until = message.get("until")
        if until is not None:
            if until - now < 0.1:
                return
            self._until.start(round((until - now) * 1000))
        else:
            self._until.stop()
        self._importance = importance
        with limited(LONGEST_CALL_SECONDS):
            engine.say(str(message["text"]))
        self._answer("said", key=message["key"], late=now - float(message["due"]))

    def _stop(self) -> None:
        if self._engine and self._engine.state() == QTextToSpeech.State.Speaking:
            with limited(LONGEST_CALL_SECONDS):
                self._engine.stop()

    def _failed(self, reason: object, text: str) -> None:
        """The engine went away and does not come back by itself: we are started anew with it."""
        self._answer("failed", detail=text)
        QCoreApplication.exit(1)

    def _choose_language(self) -> None:
        """The language and country of the interface, else the language, else what there is."""
        engine = self._engine
        assert engine is not None
        wanted = self._locale
        there = engine.availableLocales()
        same = [one for one in there if one.language() == wanted.language()]
        exact = [one for one in same if one.territory() == wanted.territory()]
        chosen = (exact or same)[:1]
        if not chosen:
            self._answer("problem", what="no-language", detail=wanted.nativeLanguageName())
            return
        engine.setLocale(chosen[0])
        voices = engine.availableVoices()
        if voices:
            engine.setVoice(voices[0])

    def _voices(self) -> list[str]:
        assert self._engine is not None
        return [voice.name() for voice in self._engine.availableVoices()[:MOST_VOICES]]

    def _choose(self, engine: QTextToSpeech, name: str) -> None:
        """Back to the language's first voice where there is none of that name."""
        voices: list[QVoice] = engine.availableVoices()
        for voice in [voice for voice in voices if voice.name() == name] or voices[:1]:
            engine.setVoice(voice)
