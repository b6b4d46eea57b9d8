"""Asks by a notification, over a bus of its own with a server that answers at once."""

import os
import shutil

import pytest

from support.child_process import run_python

SERVER = """
import sys, threading
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return, new_signal
from jeepney.io.blocking import open_dbus_connection
from jeepney import message_bus
from backcompanion.base.errors import MachineError
from backcompanion.system import desktop_notification as notification

server = open_dbus_connection("SESSION")
at = DBusAddress(notification.PATH, bus_name=None, interface=notification.NAME)
kind, closed = sys.argv[1], []

def serve():
    while True:
        call = server.receive()
        if call.header.message_type is not MessageType.method_call:
            continue
        member = call.header.fields[HeaderFields.member]
        if member == "Notify":
            print("text", call.body[4], flush=True)
            print("buttons", list(call.body[5]), flush=True)
            server.send(new_method_return(call, "u", (7,)))
            signals = {
                "pressed": [
                    ("ActionInvoked", "us", (6, "not ours")),
                    ("ActivationToken", "us", (7, "come-forward")),
                    ("ActionInvoked", "us", (7, "start")),
                ],
                "closed": [("NotificationClosed", "uu", (7, 2))],
            }
            for name, types, values in signals.get(kind, ()):
                server.send(new_signal(at, name, types, values))
        elif member == "CloseNotification":
            closed.append(call.body[0])
            server.send(new_method_return(call))

if kind != "nobody":
    server.send_and_get_reply(message_bus.RequestName(notification.NAME))
    threading.Thread(target=serve, daemon=True).start()
try:
    buttons = {"start": "Start", "later": "Later"}
    answer = notification.ask("Time", "R&D <now>", buttons, float(sys.argv[2]))
    print("answer", answer.action, answer.activation_token, "closed", closed, flush=True)
except MachineError as error:
    print("error", error, flush=True)
"""


def answers(kind: str, seconds: float = 60, *, bus: bool = True) -> list[str]:
    if bus and shutil.which("dbus-run-session") is None:
        if os.environ.get("CI"):
            pytest.fail("CI has to have dbus-run-session")
        pytest.skip("needs dbus-run-session")
    wrapper = ("dbus-run-session", "--") if bus else ()
    without = () if bus else ("DBUS_SESSION_BUS_ADDRESS",)
    done = run_python("-c", SERVER, kind, str(seconds), wrapper=wrapper, without=without)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_button_with_the_right_to_come_forward() -> None:
    text, buttons, answer = answers("pressed")
    assert text == "text R&amp;D &lt;now&gt;", "servers read markup"
    assert buttons == "buttons ['start', 'Start', 'later', 'Later']"
    assert answer == "answer start come-forward closed []"


def test_closed_or_not_answered_in_time() -> None:
    assert answers("closed")[-1].split() == ["answer", "closed", "[]"]
    assert answers("silent", 0)[-1].split() == ["answer", "closed", "[7]"], "and taken away"


def test_where_nobody_shows_any() -> None:
    assert answers("nobody") == ["error This desktop shows no notifications."]
