"""A notification with buttons, by the desktop's own service (org.freedesktop.Notifications 1.2)."""

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import MachineError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import APP_ID

if TYPE_CHECKING:
    from collections import deque

    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
DEFAULT_ACTION = "default"
"""What a click on the notification itself is called."""
_CALL_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class NotificationAnswer:
    """`action`: the id of a button, DEFAULT_ACTION, or "" for closed or not answered in time.

    `activation_token`: with which a window may come forward, or "".
    """

    action: str
    activation_token: str = ""


def ask(
    title: str, text: str, buttons: Mapping[str, str], wait_seconds: float
) -> NotificationAnswer:
    """Shows it until it is answered or closed, `wait_seconds` at most; `buttons`: id to label.

    The person's text is shown as it stands, where a server reads markup as well. Raises
    MachineError where nobody shows notifications here.
    """
    try:
        from jeepney.io.blocking import open_dbus_connection

        connection = open_dbus_connection("SESSION")
    except (ImportError, OSError, KeyError, ValueError) as error:
        raise MachineError(_("There is no session bus (D-Bus).")) from error
    with connection:
        try:
            return _ask(connection, (title, _escaped(text)), buttons, wait_seconds)
        except (OSError, EOFError, ValueError) as error:  # TimeoutError is an OSError
            raise MachineError(_("This desktop shows no notifications.")) from error


def _ask(
    connection: "DBusConnection",
    texts: tuple[str, str],
    buttons: Mapping[str, str],
    wait_seconds: float,
) -> NotificationAnswer:
    from collections import deque

    from jeepney import DBusAddress, MatchRule, message_bus, new_method_call

    address = DBusAddress(PATH, bus_name=NAME, interface=NAME)
    rule = MatchRule(type="signal", interface=NAME, path=PATH)
    signals: deque[Message] = deque()
    with connection.filter(rule, queue=signals):
        _call(connection, message_bus.AddMatch(rule))
        actions = [part for pair in buttons.items() for part in pair]
        shown = new_method_call(
            address,
            "Notify",
            "susssasa{sv}i",
            (
                *("Back Companion", 0, APP_ID, *texts),
                actions,
                {"desktop-entry": ("s", APP_ID), "resident": ("b", False)},
                0,  # it stays until it is answered
            ),
        )
        (number,) = _call(connection, shown)
        answer = _wait(connection, signals, number, wait_seconds)
        if answer is None:
            _call(connection, new_method_call(address, "CloseNotification", "u", (number,)))
            return NotificationAnswer("")
        return answer


def _wait(
    connection: "DBusConnection", signals: "deque[Message]", number: int, wait_seconds: float
) -> NotificationAnswer | None:
    """None where the time is over."""
    from jeepney import HeaderFields

    token, until = "", time.monotonic() + wait_seconds
    while True:
        left = until - time.monotonic()
        try:
            signal = connection.recv_until_filtered(signals, timeout=max(left, 0))
        except TimeoutError:
            return None
        member = signal.header.fields.get(HeaderFields.member)
        if not signal.body or signal.body[0] != number:
            continue
        if member == "ActivationToken":
            token = str(signal.body[1])
        elif member == "ActionInvoked":
            return NotificationAnswer(str(signal.body[1]), token)
        elif member == "NotificationClosed":
            return NotificationAnswer("")


def _call(connection: "DBusConnection", message: "Message") -> tuple[Any, ...]:
    """Raises ValueError where the answer is an error."""
    from jeepney import MessageType

    reply = connection.send_and_get_reply(message, timeout=_CALL_SECONDS)
    if reply.header.message_type is MessageType.error:
        raise ValueError(str(reply.body))
    return tuple(reply.body)


def _escaped(text: str) -> str:
    from html import escape

    return escape(text, quote=False)
