"""Whether the system asks for less motion: each in its own way, as Qt tells of it from 6.12 on."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcompanion.system import portal_settings

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

# Group and key of the desktop's settings, and what they hold where less motion is wanted.
PORTAL_SETTINGS = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "0"),
)
SPI_GETCLIENTAREAANIMATION = 0x1042


class ReducedMotion(QObject):
    """`enabled` is False until `query` has been answered; `changed` when it is another."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.enabled = False
        self._pending_calls: list[QDBusPendingCallWatcher] = []

    def query(self) -> None:
        """Waits for nothing: a desktop's answer comes as an event."""
        if sys.platform.startswith("linux"):
            self._ask_portal()
        elif sys.platform == "win32":
            self._set_enabled(_windows_reduces_motion())
        elif sys.platform == "darwin":
            self._set_enabled(_macos_reduces_motion())

    def _set_enabled(self, enabled: bool) -> None:
        if enabled != self.enabled:
            self.enabled = enabled
            self.changed.emit()

    def _ask_portal(self) -> None:
        for group, key, reduced_value in PORTAL_SETTINGS:
            watcher = portal_settings.ask(group, key, self)
            if watcher is None:
                return
            watcher.setProperty("less", reduced_value)
            watcher.finished.connect(self._on_reply)
            self._pending_calls.append(watcher)

    def _on_reply(self, watcher: "QDBusPendingCallWatcher") -> None:
        self._pending_calls.remove(watcher)
        setting, reduced_value = portal_settings.answer_of(watcher), watcher.property("less")
        if type(setting) is type(reduced_value) and setting == reduced_value:
            self._set_enabled(True)
        watcher.deleteLater()


def _windows_reduces_motion() -> bool:
    """Settings, Accessibility, Visual effects, Animation effects: off."""
    import ctypes

    on = ctypes.c_int(1)
    user32 = ctypes.windll.user32  # type: ignore[attr-defined,unused-ignore]
    succeeded = user32.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(on), 0)
    return bool(succeeded) and not on.value


def _macos_reduces_motion() -> bool:
    """System Settings, Accessibility, Display, Reduce motion."""
    import plistlib

    file = Path.home() / "Library/Preferences/com.apple.universalaccess.plist"
    try:
        with file.open("rb") as source:
            return bool(plistlib.load(source).get("reduceMotion", False))
    except (OSError, ValueError):
        return False
