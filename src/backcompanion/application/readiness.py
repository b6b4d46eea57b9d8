"""What a session will be led by: voice, tones and a screen that stays on, as measured."""

from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from backcompanion.application.background_task import BackgroundTask
from backcompanion.application.desktop import Desktop
from backcompanion.application.live_settings import LiveSettings
from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.sound.coach import Coach
from backcompanion.sound.problem_messages import problem_message

ReadinessPart = Literal["voice", "tones", "screen"]
# off: by the person's own setting. checking: not known yet. missing: wanted, and not to be had.
ReadinessState = Literal["off", "checking", "ready", "missing"]

# What answers nothing for so long is not there. A voice of many languages takes ten seconds on a
# slow machine.
MAX_CHECKING_MILLISECONDS = 30_000


@dataclass(frozen=True, slots=True)
class PartReadiness:
    """`detail`: with what, where it is ready; what to do, where it is not."""

    part: ReadinessPart
    state: ReadinessState
    detail: str = ""


class Readiness(QObject):
    """`changed`: one of `parts` is otherwise than before."""

    changed = Signal()

    def __init__(
        self, coach: Coach, live: LiveSettings, desktop: Desktop, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._coach, self._live, self._desktop = coach, live, desktop
        self._screen: ReadinessState = "checking"
        self._is_asking = False
        self._told: tuple[PartReadiness, ...] = ()
        self._patience = QTimer(self, singleShot=True)
        self._patience.setInterval(MAX_CHECKING_MILLISECONDS)
        self._patience.timeout.connect(self._on_patience_over)
        self._is_silent = False  # what has not answered by now will not
        coach.state_changed.connect(self._update)
        live.changed.connect(self._on_setting_changed)
        self._told = self.parts

    @property
    def parts(self) -> tuple[PartReadiness, PartReadiness, PartReadiness]:
        now = self._live.now
        return (
            self._heard("voice", wanted=now.voice, by=self._coach.engine),
            self._heard("tones", wanted=now.sounds, by=self._coach.device),
            PartReadiness("screen", self._screen, _screen_detail(self._screen)),
        )

    def measure(self) -> None:
        """Asks the desktop, for a moment, whether it would keep the screen on; sound tells itself.

        Waits for nothing.
        """
        self._wait_for_answers()
        if self._is_asking:
            return
        self._is_asking = True
        task = BackgroundTask(self, "screen-check", abortable=False, failures=())
        task.succeeded.connect(self._on_screen_answered)
        task.start(self._ask_for_screen)

    def mend(self, part: ReadinessPart) -> None:
        """Switches on what is off, and tries what is missing once more."""
        state = next(readiness.state for readiness in self.parts if readiness.part == part)
        if state == "off":
            self._live.change(**{"voice" if part == "voice" else "sounds": True})
        elif state == "missing" and part != "screen":
            self._coach.retry()
        self.measure()

    def _ask_for_screen(self) -> bool:
        try:
            from backcompanion.system.keep_awake import stays_on

            return stays_on(self._desktop.keep_awake)
        except (ImportError, OSError, RuntimeError):  # what wakepy raises, or a bus that went away
            return False

    def _on_screen_answered(self, stays_on: bool) -> None:
        self._is_asking = False
        self._screen = "ready" if stays_on else "missing"
        self._update()

    def _on_setting_changed(self, name: str) -> None:
        if name in ("voice", "sounds"):
            self._wait_for_answers()
            self._update()

    def _wait_for_answers(self) -> None:
        self._is_silent = False
        self._patience.start()

    def _on_patience_over(self) -> None:
        self._is_silent = True
        self._update()

    def _heard(self, part: Literal["voice", "tones"], *, wanted: bool, by: str) -> PartReadiness:
        if not wanted:
            text = _("The voice is off.") if part == "voice" else _("The tones are off.")
            return PartReadiness(part, "off", text)
        no_device = problem_message("no-device")
        if part == "voice" and self._coach.problem_text("tones") == no_device:
            return PartReadiness(part, "missing", no_device)  # it would speak, and nobody hear it
        if by:
            return PartReadiness(part, "ready", by)
        problem = self._coach.problem_text(part)
        if not problem and not self._is_silent:
            return PartReadiness(part, "checking")
        if not problem:
            problem = (
                _("The voice does not answer.")
                if part == "voice"
                else _("The sound does not answer.")
            )
        return PartReadiness(part, "missing", problem)

    def _update(self) -> None:
        parts = self.parts
        if parts != self._told:
            self._told = parts
            self.changed.emit()


def _screen_detail(state: ReadinessState) -> str:
    if state == "missing":
        from backcompanion.system.keep_awake import refused_message

        return refused_message()
    return ""
