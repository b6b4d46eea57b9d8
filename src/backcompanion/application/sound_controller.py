"""The coach in the window: follows the settings, leads the session, plays samples."""

from PySide6.QtCore import QObject, QTimer, Signal

from backcompanion.application.context import Parts
from backcompanion.application.history_model import Numbers
from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.running_session import RunningSession
from backcompanion.application.sound_check import SoundCheck
from backcompanion.sound.coach import Coach

WARM_MILLISECONDS = 1500
# The two processes one after the other, so that neither start holds the window.
BETWEEN_MILLISECONDS = 250


class Coaching(QObject):
    """`captioned`: what is said now. `problem`: a sentence, once. `voices`: their names.

    `checked`: what the sound check plays, says or has found; "" when that is over.
    """

    captioned = Signal(str)
    problem = Signal(str)
    voices = Signal(list)
    checked = Signal(str)

    def __init__(self, parts: Parts, numbers: Numbers, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._numbers = parts, numbers
        self._live: LiveSettings = parts.live
        self.coach = Coach(parent=self)
        self._running: RunningSession | None = None
        self._check = SoundCheck(self.coach, self._live, self)
        self._check.told.connect(self.checked)
        self.known_voices: list[str] = []
        self.coach.captioned.connect(self.captioned)
        self.coach.problem.connect(self.problem)
        self.coach.voices.connect(self._voices_known)
        self._live.changed.connect(self._setting_changed)
        for name in ("volume", "voice_volume", "voice_rate", "voice_name", "amount"):
            self._setting_changed(name)
        self._setting_changed("sounds")
        self._setting_changed("voice")

    def warm_soon(self) -> None:
        """The engine takes seconds to make; it has them while the person reads the list."""
        QTimer.singleShot(WARM_MILLISECONDS, self, self.coach.warm_tones)
        QTimer.singleShot(WARM_MILLISECONDS + BETWEEN_MILLISECONDS, self, self.coach.warm)

    def lead(self, running: RunningSession) -> None:
        """Before the session starts."""
        self._check.stop()
        self._running = running
        self.coach.begin(running.session, self._parts.library, self._numbers.experience())
        running.looked.connect(self.coach.follow)

    def leave(self) -> None:
        """The session is over, left or discarded."""
        running, self._running = self._running, None
        if running is not None:
            running.looked.disconnect(self.coach.follow)
            self.coach.leave()

    def stop(self) -> None:
        """At the end of the program."""
        self._check.stop()
        self.coach.stop()

    # --- samples, as the Settings page and the first start want them ---------------------------

    def test_sound(self) -> None:
        self._check.begin(tones=True, voice=False)

    def test_voice(self) -> None:
        self._check.begin(tones=False, voice=True)

    def sound_check(self) -> None:
        """Every tone, then a sentence."""
        self._check.begin(tones=True, voice=True)

    # --- settings ------------------------------------------------------------------------------

    def _voices_known(self, names: list[str]) -> None:
        self.known_voices = names
        self.voices.emit(names)

    def _setting_changed(self, name: str) -> None:
        now, coach = self._live.now, self.coach
        match name:
            case "volume":
                coach.set_volume(now.volume)
            case "voice_volume":
                coach.set_voice_volume(now.voice_volume)
            case "voice_rate":
                coach.set_rate(now.voice_rate)
            case "voice_name":
                coach.set_voice(now.voice_name)
            case "amount":
                coach.set_amount(now.amount)  # type: ignore[arg-type]
            case "sounds":
                coach.sounds_on(now.sounds)
            case "voice":
                coach.voice_on(now.voice)
