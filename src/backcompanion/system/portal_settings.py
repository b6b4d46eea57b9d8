"""What the desktop is set to, asked over its portal without waiting: answers come as events."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from backcompanion.system import session_bus

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
ANSWER_MILLISECONDS = 2000


def ask(group: str, key: str, parent: QObject) -> "QDBusPendingCallWatcher | None":
    """Finished when there is an answer, or none in time; None where there is nobody to ask."""
    bus = session_bus.connect()
    if bus is None:
        return None
    from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

    call = QDBusMessage.createMethodCall(PORTAL, PATH, SETTINGS, "Read")
    call.setArguments([group, key])
    return QDBusPendingCallWatcher(bus.asyncCall(call, ANSWER_MILLISECONDS), parent)


def answer_of(watcher: "QDBusPendingCallWatcher") -> Any:
    """The value, or None where the desktop has none of that name."""
    if watcher.isError():
        return None
    arguments = watcher.reply().arguments()
    return _unwrap_variant(arguments[0] if arguments else None)


def came_too_late(watcher: "QDBusPendingCallWatcher") -> bool:
    from PySide6.QtDBus import QDBusError

    kinds = QDBusError.ErrorType
    late = (kinds.NoReply, kinds.Timeout, kinds.TimedOut)
    return watcher.isError() and watcher.error().type() in late


def _unwrap_variant(setting: Any) -> Any:
    """Portals wrap the value once or twice in a variant."""
    from PySide6.QtDBus import QDBusVariant

    while isinstance(setting, QDBusVariant):
        setting = setting.variant()
    return setting
