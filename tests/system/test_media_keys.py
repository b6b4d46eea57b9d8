"""A session controlled from outside, over a bus of its own."""

import os
import shutil
from collections.abc import Iterator

import pytest

from support.child_process import run_python

SCRIPT = """
import sys
from PySide6.QtCore import QCoreApplication, QProcess, QTimer
from backcompanion.system.media_keys import MediaKeys

app = QCoreApplication([])
assert "PySide6.QtDBus" not in sys.modules, "loaded before a session began"
media = MediaKeys()
media.begin()
while len(sys.argv) > 1 and not media.connected:
    app.processEvents()
print("connected", media.connected, flush=True)
for name in ("play", "pause", "toggle", "next", "previous", "raise"):
    getattr(media, f"{name}_requested").connect(lambda name=name: print("asked", name, flush=True))
media.show("Back bows", "Round 1, 1 of 8", True)
calls = sys.argv[1:]
to = ["call", "--session", "--dest", "org.mpris.MediaPlayer2.backcompanion"]
to += ["--object-path", "/org/mpris/MediaPlayer2", "--method"]
client = QProcess()

def done():
    print("answer", bytes(client.readAllStandardOutput().data()).decode().strip(), flush=True)
    following()

def following():
    if not calls:
        media.end()
        app.quit()
    elif calls[0] == "pause":
        calls.pop(0)
        media.show("Russian twists", "Round 1, 2 of 8", False)
        following()
    else:
        client.start("gdbus", to + calls.pop(0).split())

client.finished.connect(done)
QTimer.singleShot(0, following)
QTimer.singleShot(60000, app.quit)
app.exec()
"""
PLAYER = "org.mpris.MediaPlayer2.Player"
GET = "org.freedesktop.DBus.Properties.Get"


def run(*calls: str, bus: bool = True) -> list[str]:
    for program in ("dbus-run-session", "gdbus"):
        if bus and shutil.which(program) is None:
            if os.environ.get("CI"):
                pytest.fail(f"CI has to have {program}")
            pytest.skip(f"needs {program}")
    wrapper = ["dbus-run-session", "--"] if bus else []
    done = run_python("-c", SCRIPT, *calls, wrapper=wrapper)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def presses() -> Iterator[list[str]]:
    """One bus for all of it: starting one takes a while."""
    yield run(
        f"{PLAYER}.PlayPause",
        f"{PLAYER}.Next",
        f"{PLAYER}.Previous",
        f"{PLAYER}.Play",
        f"{PLAYER}.Pause",
        "org.mpris.MediaPlayer2.Raise",
        f"{GET} {PLAYER} PlaybackStatus",
        f"{GET} {PLAYER} Metadata",
        "pause",
        f"{GET} {PLAYER} PlaybackStatus",
        f"{GET} {PLAYER} Metadata",
        f"{GET} org.mpris.MediaPlayer2 Identity",
        f"{GET} org.mpris.MediaPlayer2 SupportedMimeTypes",
    )


def test_buttons_elsewhere_are_passed_on(presses: list[str]) -> None:
    asked = [line.removeprefix("asked ") for line in presses if line.startswith("asked")]
    assert asked == ["toggle", "next", "previous", "play", "pause", "raise"]


def test_what_is_on_can_be_read(presses: list[str]) -> None:
    answers = [line for line in presses if "<" in line]
    assert "'Playing'" in answers[0]
    assert "'Back bows'" in answers[1] and "'Round 1, 1 of 8'" in answers[1]
    assert "'Paused'" in answers[2]
    assert "'Russian twists'" in answers[3]
    assert "'Back Companion'" in answers[4]


def test_an_empty_list_travels_as_a_list_of_texts(presses: list[str]) -> None:
    assert "@as []" in presses[-1]


def test_without_a_bus_nothing_happens() -> None:
    assert run(bus=False)[0] == "connected False"
