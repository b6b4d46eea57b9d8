"""A session bus that takes a connection and never says a word."""

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcompanion.system import session_bus
from support.child_process import run_python

VARIABLE = session_bus.VARIABLE
WINDOW = """
import os, sys, time
from PySide6.QtCore import QCoreApplication
from backcompanion.system import session_bus
from backcompanion.system.media_keys import MediaKeys
from backcompanion.system.reduced_motion import ReducedMotion
from backcompanion.system.text_scale import TextScale

app = QCoreApplication([])
session_bus.leave_out_silent_bus()
began = time.monotonic()
TextScale().query()
ReducedMotion().query()
media = MediaKeys()
media.begin()
media.show("Back bows", "Round 1, 1 of 8", True)
media.end()
print("let go", time.monotonic() - began < 20, os.environ[session_bus.VARIABLE])
session_bus.restore()
print("as before", os.environ[session_bus.VARIABLE])
"""
SESSION = """
import os, signal, sys, time
from PySide6.QtCore import QCoreApplication
from backcompanion.system.media_keys import MediaKeys

app = QCoreApplication([])
media = MediaKeys()

def session(before, after):
    media.begin()
    while before():
        app.processEvents()
    media.show("Back bows", "Round 1, 1 of 8", True)
    os.kill(int(sys.argv[1]), signal.SIGSTOP)
    began = time.monotonic()
    media.show("Russian twists", "Round 1, 2 of 8", True)
    media.end()
    media.begin()
    media.end()
    taken = time.monotonic() - began
    os.kill(int(sys.argv[1]), signal.SIGCONT)
    assert taken < after, taken

# Of 25 s that Qt would wait. Once more: what was let go while the bus stood still is given anew.
session(lambda: not media.connected, 20)
session(lambda: not media.connected, 20)
print("let go")
"""


@pytest.fixture
def silent_bus(tmp_path: Path) -> Iterator[str]:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "a bus"))
        listening.listen()
        yield f"unix:path={tmp_path}/a%20bus"


@pytest.fixture
def stoppable_bus(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    if shutil.which("dbus-daemon") is None:
        if os.environ.get("CI"):
            pytest.fail("CI has to have dbus-daemon")
        pytest.skip("needs dbus-daemon")
    address = f"--address=unix:path={tmp_path}/bus"
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", address],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdout is not None
    daemon.stdout.readline()
    with daemon:
        yield daemon
        daemon.send_signal(signal.SIGCONT)
        daemon.kill()


def test_holds_no_window(silent_bus: str) -> None:
    done = run_python("-c", WINDOW, DBUS_SESSION_BUS_ADDRESS=silent_bus)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "let go True unix:path=/dev/null",
        f"as before {silent_bus}",
    ]


def test_nor_one_that_stops_in_a_session(
    stoppable_bus: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    done = run_python(
        "-c",
        SESSION,
        str(stoppable_bus.pid),
        DBUS_SESSION_BUS_ADDRESS=f"unix:path={tmp_path}/bus",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "let go\n"


def test_what_is_silent(silent_bus: str, tmp_path: Path) -> None:
    def is_silent(**environment: str) -> bool:
        return session_bus.is_silent(environment, 0.01)

    assert is_silent(**{VARIABLE: silent_bus})
    assert is_silent(**{VARIABLE: f"unix:path={tmp_path}/nobody;{silent_bus},guid=1f"})
    assert not is_silent(**{VARIABLE: f"unix:path={tmp_path}/nobody"})
    assert not is_silent(**{VARIABLE: "tcp:host=localhost,port=1"})
    assert not is_silent(**{VARIABLE: "autolaunch:"})
    assert not is_silent(**{VARIABLE: "nonsense"})
    (tmp_path / "a bus").rename(tmp_path / "bus")
    assert is_silent(XDG_RUNTIME_DIR=str(tmp_path))
    assert session_bus.has_address({"XDG_RUNTIME_DIR": str(tmp_path)})


def test_one_to_which_nobody_is_let_in_any_more(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening, socket.socket(socket.AF_UNIX) as waiting:
        listening.bind(str(tmp_path / "bus"))
        listening.listen(0)
        waiting.connect(str(tmp_path / "bus"))
        assert session_bus.is_silent({VARIABLE: f"unix:path={tmp_path}/bus"}, 0.01)


def test_one_that_answers_is_not(stoppable_bus: subprocess.Popen[bytes], tmp_path: Path) -> None:
    assert not session_bus.is_silent({VARIABLE: f"unix:path={tmp_path}/bus"}, 60)


def test_one_that_nothing_could_start_is_not_looked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("PATH", f"{tmp_path}/nowhere{os.pathsep}{tmp_path}")
    monkeypatch.setattr(session_bus, "_LAUNCHER_FOLDER", str(tmp_path))
    monkeypatch.setattr(session_bus, "_answered", False)
    monkeypatch.setattr(session_bus, "_left_out", [])
    monkeypatch.setattr("sys.platform", "linux")
    launcher = tmp_path / "dbus-launch"
    launcher.touch(0o755)
    session_bus.leave_out_silent_bus()
    assert VARIABLE not in os.environ
    launcher.unlink()
    session_bus.leave_out_silent_bus()
    assert os.environ[VARIABLE] == "unix:path=/dev/null"
    assert not session_bus.has_address(os.environ) and session_bus.connect() is None
    session_bus.restore()
    assert VARIABLE not in os.environ
