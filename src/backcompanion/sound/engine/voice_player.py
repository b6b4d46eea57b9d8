"""Speaks: the engine of the system, in the language of the interface, a sentence at a time."""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from backcompanion.base.paths import resources
from backcompanion.sound.engine.lexicon import Lexicon
from backcompanion.sound.engine.protocol import (
    Answer,
    Cancel,
    Command,
    Failed,
    Mute,
    Problem,
    Said,
    Say,
    SetQuieterOthers,
    SetRate,
    SetVoice,
    SetVolume,
    Spoke,
    VoiceReady,
)
from backcompanion.sound.engine.quieter_others import QuieterOthers
from backcompanion.sound.engine.time_limit import time_limit
from backcompanion.sound.engine.timed_queue import TimedQueue
from backcompanion.sound.engine.voice_choice import by_preference

# From asking to hearing it takes espeak-ng some 10 ms: nothing to make up for.
LEAD_SECONDS = 0.0
# speech-dispatcher tells of the end when the last sound was heard that long ago.
TAIL_SECONDS = {"speechd": 0.34}
WAITING_MILLISECONDS = 20
# espeak-ng has a hundred variants of each of a language's voices.
MAX_VOICES = 600
PRIMING_MILLISECONDS = 4000
# A service that does not answer by then is given up, and we with it; the window starts us anew.
MAX_ENGINE_START_SECONDS = 25.0
MAX_CALL_SECONDS = 5.0
# A service that dies in mid-sentence leaves the engine speaking for good. Twice what the slowest
# of espeak-ng's languages take for a letter, at the pace that is set.
MAX_SECONDS_A_LETTER = 0.13
MAX_SECONDS_TO_BEGIN_AND_END = 2.0
SLOWEST_PACE = 0.6  # of the usual one, at a rate of -0.5


class VoicePlayer(QObject):
    """Makes the engine when it begins, which may hold this process for seconds.

    A sentence that is due while a more important one is spoken waits for its end, and is dropped
    if that comes too late; otherwise it cuts the other off. A voice that takes longer than it was
    expected to is let finish, as long as the next sentence may wait.
    """

    def __init__(self, answer: Callable[[Answer], None], language: str) -> None:
        super().__init__()
        self._answer = answer
        self._locale = QLocale(language)
        self._engine: QTextToSpeech | None = None
        self._queue = TimedQueue(LEAD_SECONDS)
        self._others = QuieterOthers(self)
        self._lexicon: Lexicon | None = None
        self._muted = False
        self._importance = 0
        self._volume = 0.8
        self._primed = False
        self._priming_timer = QTimer(self)
        self._priming_timer.setSingleShot(True)
        self._priming_timer.setInterval(PRIMING_MILLISECONDS)
        self._deadline_timer = QTimer(self)
        self._deadline_timer.setSingleShot(True)
        self._tells_its_end = False
        self._voice_name = ""
        # What is being spoken, and since when; None where its end will say nothing of its length.
        self._measured: tuple[str, float] | None = None
        self._overdue_timer = QTimer(self)
        self._overdue_timer.setSingleShot(True)
        self._tail_seconds = 0.0
        # When what is being spoken should have been heard to its end; None where nobody knows.
        self._sounds_until: float | None = None
        self._waiting: list[Say] = []
        self._waiting_timer = QTimer(self)
        self._waiting_timer.setInterval(WAITING_MILLISECONDS)
        self._waiting_timer.timeout.connect(self._look_after_waiting)

    def begin(self) -> None:
        engines = [name for name in QTextToSpeech.availableEngines() if name != "mock"]
        if not engines:
            self._answer(Problem("no-engine"))
            return
        with time_limit(MAX_ENGINE_START_SECONDS):
            engine = QTextToSpeech(engines[0], self)
        if engine.state() == QTextToSpeech.State.Error or not engine.availableLocales():
            self._answer(Problem("no-engine", engine.errorString()))
            return
        self._engine = engine
        engine.errorOccurred.connect(self._on_error_occurred)
        self._deadline_timer.timeout.connect(self._stop)
        self._overdue_timer.timeout.connect(self._on_overdue)
        self._choose_language()
        language = QLocale.languageToCode(engine.locale().language())
        self._lexicon = Lexicon(resources() / "voices" / "lexicon.json", engine.engine(), language)
        self._prime(engine)

    def _prime(self, engine: QTextToSpeech) -> None:
        """The first sentence of a voice comes late, so that one is not heard."""
        self._priming_timer.timeout.connect(self._on_primed)
        self._priming_timer.start()
        engine.stateChanged.connect(self._on_state_changed)
        with time_limit(MAX_CALL_SECONDS):
            engine.setVolume(0.0)
            engine.say("a")

    def _on_state_changed(self, state: QTextToSpeech.State) -> None:
        if state == QTextToSpeech.State.Ready:
            self._tells_its_end = True
            self._report_length()
            self._others.end()
            if self._waiting:
                self._look_after_waiting()
            if self._priming_timer.isActive():
                self._on_primed()

    def _on_primed(self) -> None:
        engine = self._engine
        assert engine is not None
        self._priming_timer.stop()
        self._primed = True
        self._tail_seconds = TAIL_SECONDS.get(engine.engine(), 0.0)
        engine.setVolume(self._volume)
        self._answer(VoiceReady(engine.engine(), engine.voice().name(), self._voices()))

    def handle(self, command: Command) -> None:
        engine = self._engine
        match command:
            case Say():
                action = partial(self._say, command)
                self._queue.add(command.key, command.due, action, patient=command.patient)
            case Cancel():
                self._queue.cancel()
                self._stop()
            case Mute():
                self._muted = command.on
                if self._muted:
                    self._stop()
            case SetVolume():
                self._volume = command.percent / 100
                if engine and self._primed:
                    engine.setVolume(self._volume)
            case SetQuieterOthers():
                self._others.set_enabled(command.on)
            case SetRate() if engine:
                engine.setRate(command.percent / 100)
            case SetVoice() if engine:
                self._set_voice(engine, command.name)

    def _say(self, command: Say) -> None:
        engine = self._engine
        if engine is None or self._muted or not self._primed:
            return
        if not self._is_speaking(engine) or self._may_cut_off(command, time.monotonic()):
            self._speak(engine, command)
        elif self._tells_its_end and command.waits > 0:
            self._waiting.append(command)
            self._waiting_timer.start()

    def _may_cut_off(self, command: Say, now: float) -> bool:
        """Of what is being spoken: it matters less, or nothing but silence is left of it."""
        more_important = command.importance >= self._importance
        if self._sounds_until is None or now < self._sounds_until:
            return more_important
        if now <= self._sounds_until + self._tail_seconds:
            return True
        return more_important and now >= command.due + command.waits

    def _look_after_waiting(self) -> None:
        """The first of those that wait, as soon as there is silence; what waited too long not."""
        engine, now = self._engine, time.monotonic()
        while engine is not None and self._waiting:
            command = self._waiting[0]
            silent = not self._is_speaking(engine) or self._may_cut_off(command, now)
            if not silent and now < command.due + command.waits:
                return
            del self._waiting[0]
            if silent and now < command.due + command.waits + WAITING_MILLISECONDS / 1000:
                self._speak(engine, command)
                return
        self._waiting_timer.stop()

    def _speak(self, engine: QTextToSpeech, command: Say) -> None:
        now = time.monotonic()
        if command.until is not None:
            if command.until - now < 0.1:
                return
            self._deadline_timer.start(round((command.until - now) * 1000))
        else:
            self._deadline_timer.stop()
        self._importance = command.importance
        # The end of one that is cut off may still be told while the next is spoken.
        cuts_off = engine.state() == QTextToSpeech.State.Speaking
        self._others.begin()
        with time_limit(MAX_CALL_SECONDS):
            engine.say(self._lexicon.spoken(command.text) if self._lexicon else command.text)
        self._measured = None if cuts_off else (command.text, now)
        self._sounds_until = now + command.seconds if command.seconds else None
        self._overdue_timer.start(round(max_spoken_seconds(command.text, engine.rate()) * 1000))
        self._answer(Said(command.key, now - command.due))

    def _is_speaking(self, engine: QTextToSpeech) -> bool:
        """One that never tells its end is believed for as long as a sentence may take."""
        speaking = engine.state() == QTextToSpeech.State.Speaking
        return speaking and (self._tells_its_end or self._overdue_timer.isActive())

    def _on_overdue(self) -> None:
        engine = self._engine
        speaking = engine is not None and engine.state() == QTextToSpeech.State.Speaking
        if speaking and self._tells_its_end:
            self._answer(Failed("a sentence has no end"))
            QCoreApplication.exit(1)

    def _report_length(self) -> None:
        measured, self._measured = self._measured, None
        if measured is not None:
            text, since = measured
            seconds = time.monotonic() - since - self._tail_seconds
            self._answer(Spoke(self._voice_name, text, seconds))

    def _stop(self) -> None:
        self._measured = None
        self._waiting.clear()
        if self._engine and self._engine.state() == QTextToSpeech.State.Speaking:
            with time_limit(MAX_CALL_SECONDS):
                self._engine.stop()

    def _on_error_occurred(self, reason: object, text: str) -> None:
        """The engine went away and does not come back by itself: we are started anew with it."""
        self._answer(Failed(text))
        QCoreApplication.exit(1)

    def _choose_language(self) -> None:
        """The language and country of the interface, else the language's usual one, else any."""
        engine = self._engine
        assert engine is not None
        preferred = self._locale
        available = engine.availableLocales()
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
            self._answer(Problem("no-language", preferred.nativeLanguageName()))
            return
        engine.setLocale(chosen[0])
        self._set_voice(engine, "")

    def _voices(self) -> tuple[str, ...]:
        assert self._engine is not None
        return tuple(voice.name() for voice in self._ordered_voices(self._engine)[:MAX_VOICES])

    def _ordered_voices(self, engine: QTextToSpeech) -> list[QVoice]:
        voices: list[QVoice] = engine.availableVoices()
        country = QLocale.territoryToString(self._locale.territory())
        names = [voice.name() for voice in voices]
        return [voices[index] for index in by_preference(names, country)]

    def _set_voice(self, engine: QTextToSpeech, name: str) -> None:
        """The best of the language where there is none of that name."""
        voices = self._ordered_voices(engine)
        for voice in [voice for voice in voices if voice.name() == name] or voices[:1]:
            engine.setVoice(voice)
            self._voice_name = voice.name()


def max_spoken_seconds(text: str, rate: float) -> float:
    """`rate`: from -1 to 1, as the engine takes it."""
    pace = 1.0 + min(0.0, max(rate, -0.5)) * 2 * (1.0 - SLOWEST_PACE)
    return MAX_SECONDS_TO_BEGIN_AND_END + len(text) * MAX_SECONDS_A_LETTER / pace
