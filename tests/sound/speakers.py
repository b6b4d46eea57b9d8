"""A loudspeaker that can be listened to: PulseAudio with a null sink, recorded by parec.

Nothing of the machine's own sound is touched: server, socket and home are temporary.
"""

import atexit
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import pytest

from sound.tone_recognition import RATE, Samples, Tones
from support.child_process import end
from support.patience import PATIENCE_SECONDS

WINDOW = 4 * RATE
ALONE = ["pulseaudio", "--daemonize=no", "--exit-idle-time=-1", "-n", "--use-pid-file=no"]
ALONE += ["--disable-shm=yes"]
LISTEN = ["parec", "--format=s16le", "--rate=44100", "--channels=1", "--latency-msec=10"]
NEEDED = ("pulseaudio", "parec", "pactl")
# What Qt loads for tones and for a voice.
FOR_TONES, FOR_A_VOICE = "libpulse.so.0", "libspeechd.so.2"


def need(*names: str) -> None:
    """Skips where a program or a library is missing, except in CI, where that is a failure."""
    missing = [name for name in names if not _there(name)]
    if missing and os.environ.get("CI"):
        pytest.fail(f"CI has to have {', '.join(missing)}")
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")


def _there(name: str) -> bool:
    if ".so." not in name:
        return shutil.which(name) is not None
    try:
        ctypes.CDLL(name)
    except OSError:
        return not sys.platform.startswith("linux")  # elsewhere it comes with Qt
    return True


class Speakers:
    """Runs while in its context; `environment` is what a process needs to play there."""

    def __init__(self) -> None:
        # A socket's path has 108 bytes, of which a test's own folder may take most.
        folder = self._folder = Path(tempfile.mkdtemp(prefix="bc-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        self._socket = folder / "pulse.sock"
        self._processes: list[subprocess.Popen[bytes]] = []
        run, home = folder / "run", folder / "home"
        for each in (run, home):
            each.mkdir(mode=0o700)
        self.environment = {
            "PULSE_SERVER": f"unix:{self._socket}",
            "XDG_RUNTIME_DIR": str(run),
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home),
            "XDG_CACHE_HOME": str(home),
            # A session manager restores what each program had with the server before.
            "XDG_STATE_HOME": str(home),
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }

    def __enter__(self) -> Self:
        with ExitStack() as failing:
            failing.callback(self._close)
            self.start_server()
            failing.pop_all()
        return self

    def start_server(self) -> None:
        native = f"module-native-protocol-unix socket={self._socket} auth-anonymous=1"
        self._start(*ALONE, "-L", native, "-L", self._null_sink())
        self._pactl_until("info")

    def _start(self, *command: str, **environment: str) -> None:
        process = subprocess.Popen(
            command,
            env={**os.environ, **self.environment, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._processes.append(process)

    def _pactl_until(self, *arguments: str) -> None:
        """Until it succeeds: a server that starts does not answer yet."""
        until = time.monotonic() + 60
        while self._pactl(*arguments).returncode != 0:
            assert time.monotonic() < until, f"pactl {' '.join(arguments)} fails"
            time.sleep(0.05)

    def kill_server(self) -> None:
        for process in self._processes:
            process.kill()
        self._end_processes()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def _close(self) -> None:
        for file in self.pids():
            with suppress(ProcessLookupError):
                os.kill(int(file.read_text()), signal.SIGTERM)
        try:
            self._end_processes()
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _end_processes(self) -> None:
        """The latest first."""
        with ExitStack() as all_of_them:
            for process in self._processes:
                all_of_them.callback(end, process)
        self._processes.clear()

    def pids(self) -> list[Path]:
        """Files with the process of the speech service that was started here, if it was."""
        return list(self._folder.glob("run/speech-dispatcher/pid/*.pid"))

    def with_speech_apart(self) -> dict[str, str]:
        """A second loudspeaker for the voice, so that the first has tones alone; what a process
        needs besides. Both belong to one server, which mixes and plays them at once.
        """
        self._pactl("load-module", "module-null-sink", "sink_name=voice", f"rate={RATE}")
        self._pactl("set-default-sink", "speakers")
        return {"PULSE_SINK": "voice"}

    def unplug(self) -> None:
        self._pactl("unload-module", "module-null-sink")

    def plug(self) -> None:
        name, *arguments = self._null_sink().split()
        self._pactl("load-module", name, *arguments)

    def _pactl(self, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        environment = {**os.environ, **self.environment}
        return subprocess.run(["pactl", *arguments], env=environment, capture_output=True)

    @staticmethod
    def _null_sink() -> str:
        return "module-null-sink sink_name=speakers rate=44100"


class Recording:
    """All that is played on a sink while in its context, and when by `time.monotonic`."""

    def __init__(self, speakers: Speakers, sink: str = "speakers") -> None:
        self._command = [*LISTEN, "-d", f"{sink}.monitor"]
        self._environment = {**os.environ, **speakers.environment}
        self._chunks: list[tuple[float, bytes]] = []
        self._begun: dict[int, float] = {0: 0.0}
        self._samples: Samples = np.zeros(0)
        self._runs = threading.Event()

    def __enter__(self) -> "Recording":
        self._process = subprocess.Popen(
            self._command,
            env=self._environment,
            stdout=subprocess.PIPE,
        )
        self._thread = threading.Thread(target=self._read)
        self._thread.start()
        # On a busy machine it takes parec a second and more until it hears anything.
        if not self._runs.wait(PATIENCE_SECONDS / 2):
            self._stop()
            pytest.fail("nothing can be recorded")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()
        # A chunk may come late but never early; a sink has a clock of its own that runs apart
        # from ours, by 0.5 ms in a second, so this is asked anew for every few seconds.
        count = 0
        begun: dict[int, float] = {}
        for at, chunk in self._chunks:
            count += len(chunk) // 2
            window = count // WINDOW
            begun[window] = min(begun.get(window, at), at - count / RATE)
        self._begun = begun or {0: 0.0}
        whole = b"".join(chunk for _, chunk in self._chunks)
        self._samples = np.frombuffer(whole[: len(whole) // 2 * 2], dtype="<i2").astype(float)

    def _stop(self) -> None:
        end(self._process)
        self._thread.join(PATIENCE_SECONDS / 2)
        self._process.communicate()

    def is_loud_since(self, since: float, level: int = 200) -> bool:
        """While it still runs, and so not to the millisecond."""
        chunks = list(self._chunks)
        whole = b"".join(chunk for _at, chunk in chunks)
        before = sum(len(chunk) for at, chunk in chunks if at <= since + 0.1)
        samples = np.frombuffer(whole[before // 2 * 2 : len(whole) // 2 * 2], dtype="<i2")
        return bool((samples > level).any())

    def between(self, since: float, until: float) -> Samples:
        first = max(0, self._index(since))
        return self._samples[first : max(first, self._index(until))]

    def _start(self, window: int) -> float:
        """When the recording would have begun, as the samples about there say."""
        return self._begun[min(max(window, min(self._begun)), max(self._begun))]

    def _at(self, index: int) -> float:
        return self._start(index // WINDOW) + index / RATE

    def _index(self, at: float) -> int:
        rough = int((at - self._start(0)) * RATE)
        return int((at - self._start(rough // WINDOW)) * RATE)

    def loud_from(self, since: float, until: float, level: float = 200) -> float | None:
        """When it becomes louder than silence."""
        loud = np.flatnonzero(np.abs(self.between(since, until)) > level)
        return since + loud[0] / RATE if len(loud) else None

    def quiet_from(self, since: float, until: float, level: float = 200) -> float | None:
        """When it was last loud."""
        loud = np.flatnonzero(np.abs(self.between(since, until)) > level)
        return since + loud[-1] / RATE if len(loud) else None

    def tones(self, folder: Path) -> list[tuple[float, str]]:
        """Each that was played, and when, in order; there may be no speech in the recording."""
        return [(self._at(index), name) for index, name in Tones(folder).found(self._samples)]

    def _read(self) -> None:
        assert self._process.stdout is not None
        file = self._process.stdout.fileno()
        while chunk := os.read(file, 4096):
            self._chunks.append((time.monotonic(), chunk))
            self._runs.set()
