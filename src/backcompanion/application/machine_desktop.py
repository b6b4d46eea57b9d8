"""The desktop that this machine has."""

from typing import TYPE_CHECKING

from backcompanion.application.desktop import Desktop
from backcompanion.base.paths import Folders
from backcompanion.system.wall_clock import wall_clock

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from PySide6.QtCore import QObject

    from backcompanion.application.desktop import MediaControls, MotionPreference, TextScaleSource
    from backcompanion.sound.sound_process import SoundProcess
    from backcompanion.system.keep_awake import WakeLock
    from backcompanion.system.reminders.daily_timer import DailyTimer


def create_desktop() -> "Desktop":
    """Nothing of it is loaded before it is wanted."""
    return Desktop(
        now=wall_clock,
        keep_awake=_keep_awake,
        create_sound_process=_create_sound_process,
        create_media_controls=_create_media_keys,
        create_motion_preference=_create_reduced_motion,
        create_text_scale=_create_text_scale,
        create_daily_timer=_create_daily_timer,
    )


def _keep_awake() -> "AbstractContextManager[WakeLock]":
    from backcompanion.system.keep_awake import presentation_mode

    return presentation_mode()


def _create_sound_process(
    arguments: list[str], hang_timeout_seconds: float, parent: "QObject"
) -> "SoundProcess":
    from backcompanion.sound.shared_process import supervised

    return supervised(arguments, hang_timeout_seconds, parent)


def _create_media_keys(parent: "QObject") -> "MediaControls":
    from backcompanion.system.media_keys import MediaKeys

    return MediaKeys(parent)


def _create_reduced_motion(parent: "QObject") -> "MotionPreference":
    from backcompanion.system.reduced_motion import ReducedMotion

    return ReducedMotion(parent)


def _create_text_scale(parent: "QObject") -> "TextScaleSource":
    from backcompanion.system.text_scale import TextScale

    return TextScale(parent)


def _create_daily_timer(app_folders: Folders) -> "DailyTimer":
    from backcompanion.system.reminders.daily_timer import create_daily_timer

    return create_daily_timer(app_folders)
