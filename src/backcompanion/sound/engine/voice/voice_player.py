"""Speaks: the engine of the system, in the language of the interface, a sentence at a time."""

import time
from collections.abc import Callable
from functools import partial

from backcompanion.sound.engine.event_loop import EventLoop
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
from backcompanion.sound.engine.timed_queue import TimedQueue
from backcompanion.sound.engine.voice.lexicon import Lexicon, lexicon_file
from backcompanion.sound.engine.voice.quieter_others import QuieterOthers
from backcompanion.sound.engine.voice.speech_engine import SpeechEngine

# From asking to hearing it takes espeak-ng some 10 ms: nothing to make up for.
LEAD_SECONDS = 0.0
# speech-dispatcher tells of the end when the last sound was heard that long ago.
TAIL_SECONDS = {"speechd": 0.34}
WAITING_SECONDS = 0.02
# espeak-ng has a hundred variants of each of a language's voices.
MAX_VOICES = 600
PRIMING_SECONDS = 4.0
# A service that dies in mid-sentence leaves the engine speaking for good. Twice what the slowest
# of espeak-ng's languages take for a letter, at the pace that is set.
MAX_SECONDS_A_LETTER = 0.13
MAX_SECONDS_TO_BEGIN_AND_END = 2.0
SLOWEST_PACE = 0.6  # of the usual one, at a rate of -0.5


class VoicePlayer:
    """Opens the engine when it begins.

    A sentence that is due while a more important one is spoken waits for its end, and is dropped
    if that comes too late; otherwise it cuts the other off. A voice that takes longer than it was
    expected to is let finish, as long as the next sentence may wait.
    """

    def __init__(
        self, answer: Callable[[Answer], None], engine: SpeechEngine, loop: EventLoop
    ) -> None:
        self._answer = answer
        self._engine = engine
        self._loop = loop
        self._queue = TimedQueue(LEAD_SECONDS, loop)
        self._others = QuieterOthers(loop)
        self._lexicon: Lexicon | None = None
        self._muted = False
        self._importance = 0
        self._volume_percent = 80
        self._rate_percent = 0
        self._primed = False
        self._priming_timer = loop.timer(self._on_primed)
        self._deadline_timer = loop.timer(self._stop)
        self._tells_its_end = False
        # What is being spoken, and since when; None where its end will say nothing of its length.
        self._measured: tuple[str, float] | None = None
        self._overdue_timer = loop.timer(self._on_overdue)
        self._tail_seconds = 0.0
        # When what is being spoken should have been heard to its end; None where nobody knows.
        self._sounds_until: float | None = None
        self._waiting: list[Say] = []
        self._waiting_timer = loop.timer(self._look_after_waiting)

    def begin(self) -> None:
        self._engine.open(self)

    def close(self) -> None:
        """Nothing is said any more: others are as loud as they were."""
        self._others.stop()

    # --- what the engine tells -----------------------------------------------------------------

    def on_opened(self) -> None:
        """The first sentence of a voice comes late, so that one is not heard."""
        engine = self._engine
        self._lexicon = Lexicon(lexicon_file(), engine.name, engine.language)
        self._priming_timer.start(PRIMING_SECONDS)
        engine.set_volume(0)
        engine.say("a")

    def on_missing(self, detail: str) -> None:
        self._answer(Problem("no-engine", detail))

    def on_language_missing(self, name: str) -> None:
        self._answer(Problem("no-language", name))

    def on_ended(self) -> None:
        self._tells_its_end = True
        self._report_length()
        self._others.end()
        if self._waiting:
            self._look_after_waiting()
        if self._priming_timer.active:
            self._on_primed()

    def on_lost(self, detail: str) -> None:
        """We are started anew with it."""
        self._answer(Failed(detail))
        self._loop.exit(1)

    def _on_primed(self) -> None:
        engine = self._engine
        self._priming_timer.stop()
        self._primed = True
        self._tail_seconds = TAIL_SECONDS.get(engine.name, 0.0)
        engine.set_volume(self._volume_percent)
        self._answer(VoiceReady(engine.name, engine.voice, engine.voices[:MAX_VOICES]))

    # --- what it is to do ----------------------------------------------------------------------

    def handle(self, command: Command) -> None:
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
                self._volume_percent = command.percent
                if self._primed:
                    self._engine.set_volume(command.percent)
            case SetQuieterOthers():
                self._others.set_enabled(command.on)
            case SetRate():
                self._rate_percent = command.percent
                self._engine.set_rate(command.percent)
            case SetVoice():
                self._engine.set_voice(command.name)

    def _say(self, command: Say) -> None:
        if self._muted or not self._primed:
            return
        if not self._is_speaking() or self._may_cut_off(command, time.monotonic()):
            self._speak(command)
        elif self._tells_its_end and command.waits > 0:
            self._waiting.append(command)
            self._waiting_timer.start(WAITING_SECONDS)

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
        now = time.monotonic()
        while self._waiting:
            command = self._waiting[0]
            silent = not self._is_speaking() or self._may_cut_off(command, now)
            if not silent and now < command.due + command.waits:
                break
            del self._waiting[0]
            if silent and now < command.due + command.waits + WAITING_SECONDS:
                self._speak(command)
                break
        if self._waiting:
            self._waiting_timer.start(WAITING_SECONDS)
        else:
            self._waiting_timer.stop()

    def _speak(self, command: Say) -> None:
        engine, now = self._engine, time.monotonic()
        if command.until is not None:
            if command.until - now < 0.1:
                return
            self._deadline_timer.start(command.until - now)
        else:
            self._deadline_timer.stop()
        self._importance = command.importance
        # The end of one that is cut off may still be told while the next is spoken.
        cuts_off = engine.speaking
        self._others.begin()
        engine.say(self._lexicon.spoken(command.text) if self._lexicon else command.text)
        self._measured = None if cuts_off else (command.text, now)
        self._sounds_until = now + command.seconds if command.seconds else None
        self._overdue_timer.start(max_spoken_seconds(command.text, self._rate_percent / 100))
        self._answer(Said(command.key, now - command.due))

    def _is_speaking(self) -> bool:
        """One that never tells its end is believed for as long as a sentence may take."""
        return self._engine.speaking and (self._tells_its_end or self._overdue_timer.active)

    def _on_overdue(self) -> None:
        """Where it was never heard, others may be speaking by the same service."""
        if self._engine.begun and self._tells_its_end:
            self.on_lost("a sentence has no end")
        elif self._engine.speaking and self._tells_its_end:
            self._stop()

    def _report_length(self) -> None:
        measured, self._measured = self._measured, None
        if measured is not None:
            text, since = measured
            seconds = time.monotonic() - since - self._tail_seconds
            self._answer(Spoke(self._engine.voice, text, seconds))

    def _stop(self) -> None:
        self._measured = None
        self._waiting.clear()
        if self._engine.speaking:
            self._engine.stop()


def max_spoken_seconds(text: str, rate: float) -> float:
    """`rate`: from -1 to 1, as the engine takes it."""
    pace = 1.0 + min(0.0, max(rate, -0.5)) * 2 * (1.0 - SLOWEST_PACE)
    return MAX_SECONDS_TO_BEGIN_AND_END + len(text) * MAX_SECONDS_A_LETTER / pace
