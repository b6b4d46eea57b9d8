"""The coach in the window: follows the settings, leads the session, plays samples."""

from PySide6.QtCore import QObject, QTimer, Signal

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.readiness import Readiness
from backcompanion.application.running_session import RunningSession
from backcompanion.application.sound_check import SoundCheck
from backcompanion.base.i18n import gettext as _
from backcompanion.sound.coach import Coach

WARM_MILLISECONDS = 1500
# The two processes one after the other, so that neither start holds the window.
BETWEEN_MILLISECONDS = 250


class SoundController(QObject):
    """`caption_changed`: what is said now. `problem_occurred`: a sentence, once. `voices_changed`:
    their names.

    `checked`: what the sound check plays, says or has found; "" when that is over.
    """

    caption_changed = Signal(str)
    problem_occurred = Signal(str)
    voices_changed = Signal(list)
    checked = Signal(str)

    def __init__(self, context: AppContext, history_model: HistoryModel, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._history_model = context, history_model
        self._live: LiveSettings = context.live
        self.coach = Coach(context.desktop.create_sound_process, parent=self)
        self.readiness = Readiness(self.coach, self._live, context.desktop, self)
        self._running: RunningSession | None = None
        self._check = SoundCheck(self.coach, self._live, self)
        self._check.message_changed.connect(self.checked)
        self.known_voices: list[str] = []
        self.coach.caption_changed.connect(self.caption_changed)
        self.coach.problem_occurred.connect(self.problem_occurred)
        self.coach.voices_changed.connect(self._on_voices_found)
        self._live.changed.connect(self._on_setting_changed)
        of_both = ("volume", "voice_volume", "voice_rate", "voice_name", "quieter_others", "amount")
        for name in of_both:
            self._on_setting_changed(name)
        self._on_setting_changed("sounds")
        self._on_setting_changed("voice")

    def preload_later(self) -> None:
        """The engine takes seconds to make; it has them while the person reads the list."""
        QTimer.singleShot(WARM_MILLISECONDS, self, self.coach.start_tones)
        QTimer.singleShot(
            WARM_MILLISECONDS + BETWEEN_MILLISECONDS, self, self.coach.start_processes
        )
        self.readiness.measure()

    def attach(self, running: RunningSession) -> None:
        """Before the session starts."""
        self._check.stop()
        self._running = running
        self.coach.spoken_memory.keep_in(self._context.folders.data)
        self.coach.attach(running.session, self._context.library, self._history_model.experience())
        running.ticked.connect(self.coach.update_cues)

    def detach(self) -> None:
        """The session is over, suspended or discarded."""
        running, self._running = self._running, None
        if running is not None:
            running.ticked.disconnect(self.coach.update_cues)
            self.coach.detach()

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

    def stop_check(self) -> None:
        self._check.stop()

    def silence_text(self) -> str:
        """What to do where nothing was heard, by what is known of it."""
        coach = self.coach
        known = [coach.problem_text("tones"), coach.problem_text("voice")]
        text = " ".join(dict.fromkeys(part for part in known if part))
        return text or _(
            "Turn up the computer's volume and see which device it plays on. Without sound, "
            "pictures and captions lead you."
        )

    # --- settings ------------------------------------------------------------------------------

    def _on_voices_found(self, names: list[str]) -> None:
        self.known_voices = names
        self.voices_changed.emit(names)

    def _on_setting_changed(self, name: str) -> None:
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
            case "quieter_others":
                coach.set_quieter_others(now.quieter_others)
            case "amount":
                coach.set_amount(now.amount)  # type: ignore[arg-type]
            case "sounds":
                coach.set_tones_enabled(now.sounds)
            case "voice":
                coach.set_voice_enabled(now.voice)
