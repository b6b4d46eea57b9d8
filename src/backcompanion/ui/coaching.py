"""The coach in the window: follows the settings, leads the session, plays samples."""

from PySide6.QtCore import QObject, QTimer, Signal

from backcompanion.i18n import gettext as _
from backcompanion.sound.coach import Coach
from backcompanion.ui.live_settings import LiveSettings
from backcompanion.ui.numbers import Numbers
from backcompanion.ui.parts import Parts
from backcompanion.ui.player.running import RunningSession

WARM_MILLISECONDS = 1500
SAMPLE_MILLISECONDS = 900


class Coaching(QObject):
    """`captioned`: what is said now. `problem`: a sentence, once. `voices`: their names."""

    captioned = Signal(str)
    problem = Signal(str)
    voices = Signal(list)

    def __init__(self, parts: Parts, numbers: Numbers, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._numbers = parts, numbers
        self._live: LiveSettings = parts.live
        self.coach = Coach(parent=self)
        self._running: RunningSession | None = None
        self._samples: list[str] = []
        self._sampling = QTimer(self, interval=SAMPLE_MILLISECONDS)
        self._sampling.timeout.connect(self._next_sample)
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
        QTimer.singleShot(WARM_MILLISECONDS, self, self.coach.warm)

    def lead(self, running: RunningSession) -> None:
        """Before the session starts."""
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
        self._sampling.stop()
        self.coach.stop()

    # --- samples, as the Settings page and the first start want them ---------------------------

    def test_sound(self) -> None:
        self._samples = list(self.coach.tones())
        self._next_sample()
        self._sampling.start()

    def test_voice(self) -> None:
        self.coach.say_now(_("This is how I speak. Lie down, breathe out, and lift."))

    def sound_check(self) -> None:
        """A sentence, then every tone."""
        self.test_voice()
        self._samples = list(self.coach.tones())
        self._sampling.start()

    def _next_sample(self) -> None:
        if not self._samples:
            self._sampling.stop()
            return
        self.coach.play_now(self._samples.pop(0))

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
