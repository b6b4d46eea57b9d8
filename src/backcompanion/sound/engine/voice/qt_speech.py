"""Speaks by an engine of Qt's, in Qt's event loop."""

from PySide6.QtCore import QLocale, QObject
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from backcompanion.sound.engine.time_limit import time_limit
from backcompanion.sound.engine.voice.speech_engine import SpeechEvents
from backcompanion.sound.engine.voice.voice_choice import by_preference

# A service that does not answer by then is given up, and we with it; the window starts us anew.
MAX_ENGINE_START_SECONDS = 25.0
MAX_CALL_SECONDS = 5.0


class QtSpeech(QObject):
    """An engine (`speech_engine`). Opening it may hold this process for seconds."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._locale = QLocale(language)
        self._events: SpeechEvents | None = None
        self._engine: QTextToSpeech | None = None
        self._voice_name = ""

    @property
    def name(self) -> str:
        return self._engine.engine() if self._engine else ""

    @property
    def language(self) -> str:
        return QLocale.languageToCode(self._engine.locale().language()) if self._engine else ""

    @property
    def voice(self) -> str:
        return self._voice_name or (self._engine.voice().name() if self._engine else "")

    @property
    def voices(self) -> tuple[str, ...]:
        return tuple(voice.name() for voice in self._ordered_voices())

    @property
    def speaking(self) -> bool:
        return self._engine is not None and self._engine.state() == QTextToSpeech.State.Speaking

    @property
    def begun(self) -> bool:
        return self.speaking

    def open(self, events: SpeechEvents) -> None:
        self._events = events
        engines = [name for name in QTextToSpeech.availableEngines() if name != "mock"]
        if not engines:
            events.on_missing("")
            return
        with time_limit(MAX_ENGINE_START_SECONDS):
            engine = QTextToSpeech(engines[0], self)
        if engine.state() == QTextToSpeech.State.Error or not engine.availableLocales():
            events.on_missing(engine.errorString())
            return
        self._engine = engine
        engine.errorOccurred.connect(self._on_error_occurred)
        self._choose_language()
        engine.stateChanged.connect(self._on_state_changed)
        events.on_opened()

    def _choose_language(self) -> None:
        """The language and country of the interface, else the language's usual one, else any."""
        assert self._engine is not None and self._events is not None
        preferred = self._locale
        available = self._engine.availableLocales()
        same_language = [
            locale for locale in available if locale.language() == preferred.language()
        ]
        countries = [locale.territory() for locale in same_language]
        if preferred.territory() not in countries:
            self._locale = QLocale(preferred.language())
        exact = [
            locale for locale in same_language if locale.territory() == self._locale.territory()
        ]
        chosen = (exact or same_language)[:1]
        if not chosen:
            self._events.on_language_missing(preferred.nativeLanguageName())
            return
        self._engine.setLocale(chosen[0])
        self.set_voice("")

    def _ordered_voices(self) -> list[QVoice]:
        voices: list[QVoice] = self._engine.availableVoices() if self._engine else []
        country = QLocale.territoryToString(self._locale.territory())
        names = [voice.name() for voice in voices]
        return [voices[index] for index in by_preference(names, country)]

    def set_voice(self, name: str) -> None:
        voices = self._ordered_voices()
        for voice in [voice for voice in voices if voice.name() == name] or voices[:1]:
            if self._engine is not None:
                self._engine.setVoice(voice)
                self._voice_name = voice.name()

    def set_rate(self, percent: int) -> None:
        if self._engine is not None:
            self._engine.setRate(percent / 100)

    def set_volume(self, percent: int) -> None:
        if self._engine is not None:
            self._engine.setVolume(percent / 100)

    def say(self, text: str) -> None:
        if self._engine is not None:
            with time_limit(MAX_CALL_SECONDS):
                self._engine.say(text)

    def stop(self) -> None:
        if self._engine is not None:
            with time_limit(MAX_CALL_SECONDS):
                self._engine.stop()

    def _on_state_changed(self, state: QTextToSpeech.State) -> None:
        if state == QTextToSpeech.State.Ready and self._events is not None:
            self._events.on_ended()

    def _on_error_occurred(self, reason: object, text: str) -> None:
        if self._events is not None:
            self._events.on_lost(text)
