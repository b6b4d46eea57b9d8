"""The sound check of the window: each tone by its name, a sentence, and what they came from."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from backcompanion.application.live_settings import LiveSettings
from backcompanion.base.i18n import gettext as _
from backcompanion.sound.coach import Coach
from backcompanion.sound.problem_messages import SoundPart
from backcompanion.sound.sound_trial import sample_sentence, tone_names

TONE_MILLISECONDS = 1000
# A voice takes a moment to begin, and some are slower than they are reckoned.
AFTER_SENTENCE_MILLISECONDS = 1200
POLL_MILLISECONDS = 100
TIMEOUT_MILLISECONDS: dict[SoundPart, int] = {"tones": 10_000, "voice": 30_000}


class SoundCheck(QObject):
    """`message_changed`: a line to be shown as long as no other comes; "" takes it away.

    Nothing waits: each step is a turn of the event loop, and the next comes by a timer.
    """

    message_changed = Signal(str)

    def __init__(self, coach: Coach, live: LiveSettings, parent: QObject) -> None:
        super().__init__(parent)
        self._coach, self._live = coach, live
        self._steps: Iterator[int] = iter(())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.advance)

    @property
    def pending(self) -> int:
        """Milliseconds from one step to the next; 0 where it is over."""
        return self._timer.interval() if self._timer.isActive() else 0

    def begin(self, *, tones: bool, voice: bool) -> None:
        """What is off in Settings is left out, and said to be off."""
        self._coach.retry()
        self._steps = self._check(tones, voice)
        self.advance()

    def advance(self) -> None:
        self._timer.stop()
        wait = next(self._steps, None)
        if wait is not None:
            self._timer.start(wait)

    def stop(self) -> None:
        """In the middle of it: nothing more is heard, and nothing shown."""
        if self._timer.isActive():
            self._timer.stop()
            self.message_changed.emit("")
        self._steps = iter(())

    def _check(self, tones: bool, voice: bool) -> Iterator[int]:
        now = self._live.now
        off = _disabled_message(tones and not now.sounds, voice and not now.voice)
        tones, voice = tones and now.sounds, voice and now.voice
        if tones:
            yield from self._play()
        if voice:
            yield from self._speak()
        self.message_changed.emit(
            " ".join(text for text in (self._result_message(tones, voice), off) if text)
        )

    def _play(self) -> Iterator[int]:
        yield from self._wait_for("tones", _("The sound is starting …"))
        if self._is_ready("tones"):
            for tone, words in tone_names().items():
                self._coach.play_now(tone)
                self.message_changed.emit(_("Tone: {name}").format(name=words))
                yield TONE_MILLISECONDS

    def _speak(self) -> Iterator[int]:
        yield from self._wait_for("voice", _("The voice is starting …"))
        if self._is_ready("voice"):
            text = sample_sentence()
            self._coach.say_now(text)
            self.message_changed.emit(text)
            seconds = self._coach.lengths().seconds(text)
            yield round(seconds * 1000) + AFTER_SENTENCE_MILLISECONDS

    def _wait_for(self, part: SoundPart, words: str) -> Iterator[int]:
        """Until it is there, or known to be missing."""
        remaining = TIMEOUT_MILLISECONDS[part]
        if not self._is_ready(part) and not self._coach.problem_text(part):
            self.message_changed.emit(words)
        while remaining > 0 and not self._is_ready(part) and not self._coach.problem_text(part):
            yield POLL_MILLISECONDS
            remaining -= POLL_MILLISECONDS

    def _is_ready(self, part: SoundPart) -> bool:
        return bool(self._coach.device if part == "tones" else self._coach.engine)

    def _result_message(self, tones: bool, voice: bool) -> str:
        coach = self._coach
        device, engine = coach.device if tones else "", coach.engine if voice else ""
        pieces = []
        if device and engine:
            both = _("Device: {device}; voice: {voice}.")
            pieces.append(both.format(device=device, voice=engine))
        elif device:
            pieces.append(_("Device: {device}.").format(device=device))
        elif tones:
            pieces.append(coach.problem_text("tones") or _("The sound does not answer."))
        if voice and engine and not device:
            pieces.append(_("Voice: {voice}.").format(voice=engine))
        elif voice and not engine:
            pieces.append(coach.problem_text("voice") or _("The voice does not answer."))
        if engine and coach.problem_text("no-language"):
            pieces.append(coach.problem_text("no-language"))
        return " ".join(pieces)


def _disabled_message(sounds: bool, voice: bool) -> str:
    if sounds and voice:
        return _("The sounds and the voice are off in Settings.")
    if sounds:
        return _("The sounds are off in Settings.")
    return _("The voice is off in Settings.") if voice else ""
