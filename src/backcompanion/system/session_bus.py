"""The session bus by QtDBus, where there is one that answers.

libdbus waits for good for a bus that takes a connection and says nothing: in the window's thread,
Qt's own accessibility with it, and PySide6 lets no other thread run meanwhile. So a bus is asked
for its first line before Qt knows of it, and one that says nothing is no bus.
"""

import logging
import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

log = logging.getLogger(__name__)

VARIABLE = "DBUS_SESSION_BUS_ADDRESS"
# One that the system has yet to start when it is first spoken to has that long.
ANSWER_SECONDS = 1.0
# Where nobody listens, in whatever way the bus is looked for.
_NOBODY = "unix:path=/dev/null"
_LAUNCHER = "dbus-launch"
_LAUNCHER_FOLDER = "/usr/bin"
_left_out: list[str | None] = []
_answered = False


def connect() -> "QDBusConnection | None":
    """None where there is none, or none that answers. Waits only the first time in a process."""
    if not has_address(os.environ):
        return None
    try:
        from PySide6.QtDBus import QDBusConnection
    except ImportError:  # libdbus-1 is missing
        return None
    leave_out_silent_bus()
    bus = QDBusConnection.sessionBus()
    return bus if bus.isConnected() else None


def leave_out_silent_bus() -> None:
    """Before anybody connects: whatever asks for the bus finds none, if it does not answer.

    Nor is it looked for where there is none: libdbus would have a program start one, which takes a
    fork, and all memory that is written to afterwards is copied, 2,000 pages in a launch, before it
    is seen that there is no such program either.
    """
    global _answered
    if _answered or _left_out or not sys.platform.startswith("linux"):
        return
    if has_address(os.environ):
        if not is_silent(os.environ):
            _answered = True
            return
        log.warning("the session bus does not answer; nothing is asked of the desktop")
    elif _can_be_started(os.environ):
        return
    _left_out.append(os.environ.get(VARIABLE))
    os.environ[VARIABLE] = _NOBODY


def restore() -> None:
    """For a program in this one's place, which asks anew."""
    while _left_out:
        address = _left_out.pop()
        if address is None:
            os.environ.pop(VARIABLE, None)
        else:
            os.environ[VARIABLE] = address


def has_address(environment: Mapping[str, str]) -> bool:
    """Without one, libdbus would start a bus of its own and wait for it."""
    given = environment.get(VARIABLE)
    return given != _NOBODY if given else _usual_socket(environment).exists()


def _can_be_started(environment: Mapping[str, str]) -> bool:
    folders = (_LAUNCHER_FOLDER, *environment.get("PATH", "").split(os.pathsep))
    return any(os.access(f"{folder}/{_LAUNCHER}", os.X_OK) for folder in folders)


def is_silent(environment: Mapping[str, str], seconds: float = ANSWER_SECONDS) -> bool:
    """Whether somebody listens and says nothing in that time. False for what is no local socket."""
    return any(_says_nothing(name, seconds) for name in _socket_names(environment))


def _socket_names(environment: Mapping[str, str]) -> Iterator[bytes]:
    """As the system takes them; of several addresses libdbus tries one after another."""
    for address in environment.get(VARIABLE, "").split(";"):
        transport, _colon, rest = address.partition(":")
        keys = dict(pair.partition("=")[::2] for pair in rest.split(","))
        if transport == "unix" and "path" in keys:
            yield _plain(keys["path"])
        elif transport == "unix" and "abstract" in keys:
            yield b"\0" + _plain(keys["abstract"])
    if not environment.get(VARIABLE):
        yield os.fsencode(_usual_socket(environment))


def _plain(escaped: str) -> bytes:
    return re.sub(rb"%([0-9a-fA-F]{2})", _byte, os.fsencode(escaped))


def _byte(escape: re.Match[bytes]) -> bytes:
    return bytes.fromhex(escape[1].decode())


def _usual_socket(environment: Mapping[str, str]) -> Path:
    return Path(environment.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}") / "bus"


def _says_nothing(name: bytes, seconds: float) -> bool:
    import _socket  # what socket adds to it costs a launch three milliseconds

    connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    connection.settimeout(seconds)
    try:
        connection.connect(name)
        user = str(os.getuid()).encode().hex()
        connection.send(f"\0AUTH EXTERNAL {user}\r\n".encode())
        connection.recv(1)
    except (TimeoutError, BlockingIOError):  # blocking: more wait for it than it lets wait
        return True
    except OSError:
        return False
    finally:
        connection.close()
    return False
