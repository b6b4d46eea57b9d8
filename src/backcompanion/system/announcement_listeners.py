"""Whether a screen reader on Linux takes announcements: asked of those who carry them there.

Orca does from 45 on, and passes over them before. Each says to the registry of the accessibility
bus what it wants to hear of.
"""

import re
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

REGISTRY = "org.a11y.atspi.Registry"
PATH = "/org/a11y/atspi/registry"
ANSWER_MILLISECONDS = 2000
# As Qt names its own connection.
_BUS = "a11y"
_ANNOUNCEMENTS = re.compile(r'"object:(announcement)?:', re.IGNORECASE)
_SHOWN = re.compile(r'"object:state-?changed:', re.IGNORECASE)


class AnnouncementListeners(QObject):
    """`answered` once after `query`: whether somebody hears what comes into sight, and nobody what
    is announced. False where in doubt, and at once where there is nobody to ask.
    """

    answered = Signal(bool)

    def query(self) -> None:
        """Waits for nothing."""
        watcher = self._ask_registry() if sys.platform.startswith("linux") else None
        if watcher is None:
            self.answered.emit(False)
        else:
            watcher.finished.connect(self._on_reply)

    def _ask_registry(self) -> "QDBusPendingCallWatcher | None":
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
        except ImportError:  # libdbus-1 is missing
            return None
        bus = QDBusConnection(_BUS)
        if not bus.isConnected():
            return None
        call = QDBusMessage.createMethodCall(REGISTRY, PATH, REGISTRY, "GetRegisteredEvents")
        return QDBusPendingCallWatcher(bus.asyncCall(call, ANSWER_MILLISECONDS), self)

    def _on_reply(self, watcher: "QDBusPendingCallWatcher") -> None:
        # WORKAROUND: PySide6 6.11 cannot read an array of structures (findings/
        # pyside6-dbus-structures-cannot-be-read.sh), but Qt writes it out in words.
        self.answered.emit(not watcher.isError() and only_what_is_shown(repr(watcher.reply())))


def only_what_is_shown(events: str) -> bool:
    """`events`: those that somebody wants to hear of, each in quotation marks."""
    return bool(_SHOWN.search(events)) and not _ANNOUNCEMENTS.search(events)
