"""A desktop that nothing is heard of and that asks for nothing: for tests and the demo."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from backcompanion.application.desktop import Desktop
from backcompanion.base.dataclass import dataclass
from backcompanion.base.paths import Folders
from backcompanion.sound.engine.protocol import Command
from backcompanion.system.remote_control import RemoteControl


@dataclass(frozen=True, slots=True)
class SilentWakeLock:
    active: bool = True


class SilentSoundProcess(QObject):
    """Never runs and never answers."""

    answer_received = Signal(object)
    died = Signal()
    running = False
    process_id = 0

    def __init__(
        self, arguments: list[str], hang_timeout_seconds: float, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)

    def start(self) -> None: ...

    def restart(self) -> None: ...

    def send(self, command: Command) -> None: ...

    def remember(self, command: Command) -> None: ...

    def kill(self) -> None: ...


class SilentMediaControls(RemoteControl):
    def begin(self) -> None: ...

    def show(self, title: str, place: str, playing: bool) -> None: ...

    def end(self) -> None: ...


class SilentMotionPreference(QObject):
    changed = Signal()
    enabled = False

    def query(self) -> None: ...


class SilentTextScale(QObject):
    answered = Signal(int)

    def query(self) -> None: ...


class SilentDailyTimer:
    def set_daily(self, minute: int) -> None: ...

    def remove(self) -> str:
        return ""


def silent_desktop(now: Callable[[], datetime]) -> Desktop:
    """`now`: the clock on its wall."""
    return Desktop(
        now=now,
        keep_awake=_keep_awake,
        create_sound_process=SilentSoundProcess,
        create_media_controls=SilentMediaControls,
        create_motion_preference=SilentMotionPreference,
        create_text_scale=SilentTextScale,
        create_daily_timer=_create_daily_timer,
    )


def _keep_awake() -> "nullcontext[SilentWakeLock]":
    return nullcontext(SilentWakeLock())


def _create_daily_timer(app_folders: Folders) -> SilentDailyTimer:
    return SilentDailyTimer()
