"""Memory in a session with tones and voice ÷ an empty window: `python -m benchmarks.memory`.

On a screen in memory, with a sound server and a speech service of its own (PulseAudio and
speech-dispatcher have to be there), fourteen seconds after Start: tones were played by then, and
sentences spoken. Of the whole tree; each page of a file counts once, as PSS would be less where
others use the same libraries. First with nothing kept, then as every later session.
"""

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.launch import EMPTY, launched
from benchmarks.player_process import led_player
from benchmarks.process_tree import tree_memory
from benchmarks.video import screen

LATER_SESSIONS = 3
# `start` of a session answers after four and a half.
SECONDS = 9.5
PROGRAMS = ("pulseaudio", "speech-dispatcher")


@contextmanager
def own_sound(folder: str) -> Iterator[dict[str, str]]:
    """A sound server that plays into nothing, and a speech service; what a process needs of the
    environment to be heard there.
    """
    socket = f"{folder}/pulse.sock"
    more = {
        "PULSE_SERVER": f"unix:{socket}",
        "XDG_RUNTIME_DIR": folder,
        "XDG_CONFIG_HOME": folder,
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    }
    environment = {**os.environ, **more}
    native = f"module-native-protocol-unix socket={socket} auth-anonymous=1"
    alone = ["--daemonize=no", "--exit-idle-time=-1", "-n", "--use-pid-file=no"]
    server = subprocess.Popen(
        ["pulseaudio", *alone, "-L", native, "-L", "module-null-sink"],
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    while not Path(socket).exists() and server.poll() is None:
        time.sleep(0.05)
    speech = subprocess.Popen(
        ["speech-dispatcher", "--run-single"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(2.0)  # it starts its engines before it can be spoken to
    try:
        yield more
    finally:
        for process in (speech, server):
            process.terminate()
            process.wait()


def session(folder: str, environment: dict[str, str]) -> float:
    """MiB of the program and its sound."""
    with led_player(folder, environment) as player:
        player.start()
        time.sleep(SECONDS)
        return tree_memory(player.pid)


def main() -> None:
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        print(f"needs {', '.join(missing)}")
        return
    with (
        tempfile.TemporaryDirectory(prefix="bc-") as runtime,
        tempfile.TemporaryDirectory() as folder,
        screen("1280x800") as display,
        own_sound(runtime) as sound,
    ):
        os.environ.update(display)
        first, *later = (session(folder, display | sound) for _ in range(1 + LATER_SESSIONS))
        _moments, empty = launched(EMPTY, memory_of=tree_memory)
    for what, mib in (("the first session", first), ("a later one", statistics.median(later))):
        print(f"memory in {what} ÷ an empty window: {mib / empty:.2f}", end="")
        print(f" ({mib:.1f} MiB against {empty:.1f})")


if __name__ == "__main__":
    main()
