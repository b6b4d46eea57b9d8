"""The screen kept on by whoever has it on the session bus: the screen saver's or GNOME's interface.

With the same library and in the same order as wakepy, which does more and takes three times the
memory for it.
"""

from types import TracebackType
from typing import TYPE_CHECKING, Any

from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import APP_ID

if TYPE_CHECKING:
    from jeepney import DBusAddress
    from jeepney.io.blocking import DBusConnection

SCREEN_SAVER = "org.freedesktop.ScreenSaver"
GNOME_SESSION = "org.gnome.SessionManager"
_ANSWER_SECONDS = 2.0
_IDLE = 8
_NO_WINDOW = 0


class ScreenInhibition:
    """A context, in which the screen stays on where the desktop grants it: `active`.

    It waits for the desktop's answers. Desktops show who holds the screen, and why.
    """

    def __init__(self) -> None:
        self._connection: DBusConnection | None = None
        self._end: tuple[DBusAddress, str, int] | None = None
        self._granted_by: tuple[Any, ...] = ()

    @property
    def active(self) -> bool:
        """Asks who has the name by now: one that was started again has granted nothing."""
        return self._end is not None and self._owner(self._end[0]) == self._granted_by

    def __enter__(self) -> "ScreenInhibition":
        from jeepney.io.blocking import open_dbus_connection

        try:
            self._connection = open_dbus_connection("SESSION")
        except (OSError, KeyError, ValueError, RuntimeError):  # no bus, or none that answers
            return self
        reason = _("A workout is going on.")
        of_gnome = (APP_ID, _NO_WINDOW, reason, _IDLE)
        if not self._begin(SCREEN_SAVER, "UnInhibit", "ss", ("Back Companion", reason)):
            self._begin(GNOME_SESSION, "Uninhibit", "susu", of_gnome)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._end is not None:
            address, method, cookie = self._end
            self._end = None
            self._call(address, method, "u", (cookie,))
        if self._connection is not None:
            self._connection.close()

    def _begin(self, name: str, end: str, signature: str, arguments: tuple[object, ...]) -> bool:
        from jeepney import DBusAddress

        address = DBusAddress("/" + name.replace(".", "/"), bus_name=name, interface=name)
        answer = self._call(address, "Inhibit", signature, arguments)
        # The number by which it is let go; other answers are none.
        if len(answer) == 1 and isinstance(answer[0], int):
            self._end = address, end, answer[0]
            self._granted_by = self._owner(address)
        return self._end is not None

    def _owner(self, address: "DBusAddress") -> tuple[Any, ...]:
        from jeepney import message_bus

        return self._call(message_bus, "GetNameOwner", "s", (address.bus_name,))

    def _call(
        self, address: "DBusAddress", method: str, signature: str, arguments: tuple[object, ...]
    ) -> tuple[Any, ...]:
        """Empty where nobody answers, or with an error."""
        from jeepney import MessageType, new_method_call

        assert self._connection is not None
        message = new_method_call(address, method, signature, arguments)
        try:
            reply = self._connection.send_and_get_reply(message, timeout=_ANSWER_SECONDS)
        except (OSError, EOFError):  # TimeoutError is an OSError
            return ()
        return () if reply.header.message_type is MessageType.error else tuple(reply.body)
