"""Whether the system asks for less motion: each in its own way, as Qt tells of it from 6.12 on."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
# Group and key of the desktop's settings, and what they hold where less motion is wanted.
ASKED = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "0"),
)
ANSWER_MILLISECONDS = 2000
SPI_GETCLIENTAREAANIMATION = 0x1042


class LessMotion(QObject):
    """`wanted` is False until `ask` has been answered; `changed` when it is another."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = False
        self._open: list[QDBusPendingCallWatcher] = []

    def ask(self) -> None:
        """Waits for nothing: a desktop's answer comes as an event."""
        if sys.platform.startswith("linux"):
            self._ask_portal()
        elif sys.platform == "win32":
            self._take(_windows_wants_less())
        elif sys.platform == "darwin":
            self._take(_macos_wants_less())

    def _take(self, wanted: bool) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self.changed.emit()

    def _ask_portal(self) -> None:
        if not _is_there_a_bus():
            return
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
        except ImportError:  # libdbus-1 is missing
            return
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        for group, key, less in ASKED:
            call = QDBusMessage.createMethodCall(PORTAL, PATH, SETTINGS, "Read")
            call.setArguments([group, key])
            watcher = QDBusPendingCallWatcher(bus.asyncCall(call, ANSWER_MILLISECONDS), self)
            watcher.setProperty("less", less)
            watcher.finished.connect(self._answered)
            self._open.append(watcher)

    def _answered(self, watcher: "QDBusPendingCallWatcher") -> None:
        self._open.remove(watcher)
        if not watcher.isError():
            found, less = _unwrapped(watcher.reply().arguments()), watcher.property("less")
            if type(found) is type(less) and found == less:
                self._take(True)
        watcher.deleteLater()


def _is_there_a_bus() -> bool:
    """Without one, libdbus would start a bus of its own and wait for it."""
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", f"/run/user/{os.getuid()}"))
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or (runtime / "bus").exists()


def _unwrapped(arguments: list[Any]) -> Any:
    """Portals wrap the value once or twice in a variant."""
    from PySide6.QtDBus import QDBusVariant

    found = arguments[0] if arguments else None
    while isinstance(found, QDBusVariant):
        found = found.variant()
    return found


def _windows_wants_less() -> bool:
    """Settings, Accessibility, Visual effects, Animation effects: off."""
    import ctypes

    on = ctypes.c_int(1)
    user32 = ctypes.windll.user32  # type: ignore[attr-defined,unused-ignore]
    asked = user32.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(on), 0)
    return bool(asked) and not on.value


def _macos_wants_less() -> bool:
    """System Settings, Accessibility, Display, Reduce motion."""
    import plistlib

    file = Path.home() / "Library/Preferences/com.apple.universalaccess.plist"
    try:
        with file.open("rb") as source:
            return bool(plistlib.load(source).get("reduceMotion", False))
    except (OSError, ValueError):
        return False
