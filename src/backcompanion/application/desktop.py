"""What reaches outside of the process: made by `app` and handed down, silent in tests and demo."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from backcompanion.base.dataclass import dataclass

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, SignalInstance

    from backcompanion.sound.sound_process import SoundProcessFactory
    from backcompanion.system.keep_awake import WakeLockFactory
    from backcompanion.system.reminders.daily_timer import DailyTimerFactory


class MediaControls(Protocol):
    """Headphones, the lock screen, a paired phone: what they ask for, and what they show."""

    @property
    def play_requested(self) -> "SignalInstance": ...
    @property
    def pause_requested(self) -> "SignalInstance": ...
    @property
    def toggle_requested(self) -> "SignalInstance": ...
    @property
    def next_requested(self) -> "SignalInstance": ...
    @property
    def previous_requested(self) -> "SignalInstance": ...
    @property
    def raise_requested(self) -> "SignalInstance": ...

    def begin(self) -> None:
        """A session begins."""

    def show(self, title: str, place: str, playing: bool) -> None:
        """The step that is on; to be called as often as one likes."""

    def end(self) -> None:
        """The session is over."""


class MotionPreference(Protocol):
    """Whether the system asks for less motion; `enabled` is False until that is known."""

    @property
    def changed(self) -> "SignalInstance": ...
    @property
    def enabled(self) -> bool: ...

    def query(self) -> None:
        """Asks, and waits for nothing: `changed` tells."""


class TextScaleSource(Protocol):
    """How large the system is set to show text: `answered` says it in percent."""

    @property
    def answered(self) -> "SignalInstance": ...

    def query(self) -> None:
        """Asks, and waits for nothing."""


TextScaleFactory = Callable[["QObject"], TextScaleSource]


@dataclass(frozen=True, slots=True)
class Desktop:
    """`now` gives an aware moment, in the zone that the system is in then.

    All but the clock are made when they are first wanted, as a launch can do without them.
    """

    now: Callable[[], datetime]
    keep_awake: "WakeLockFactory"
    create_sound_process: "SoundProcessFactory"
    create_media_controls: "Callable[[QObject], MediaControls]"
    create_motion_preference: "Callable[[QObject], MotionPreference]"
    create_text_scale: TextScaleFactory
    create_daily_timer: "DailyTimerFactory"
