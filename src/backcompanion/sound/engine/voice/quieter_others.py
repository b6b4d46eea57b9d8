"""Has other programs made quieter while something is said, by a process of its own (`ducker`)."""

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from backcompanion.sound.engine.event_loop import EventLoop

if TYPE_CHECKING:
    import subprocess

NO_WAY_STATUS = 4
"""The process ends with it where no library lets it: to try again would not help."""
# Between two words of a set it stays quiet: music that pumps is worse than music that waits.
HOLD_SECONDS = 2.5
# Where nothing else plays, or no server answers, the process ends; so long nobody looks again.
LOOK_AGAIN_SECONDS = 45.0


class QuieterOthers:
    """Nothing waits for it: a line is written, and what cannot be written is left."""

    def __init__(self, loop: EventLoop) -> None:
        self.enabled = False
        self._process: subprocess.Popen[bytes] | None = None
        self._looked_at = -LOOK_AGAIN_SECONDS
        self._no_way = not is_possible_here()
        self._hold_timer = loop.timer(self._on_held)

    def set_enabled(self, on: bool) -> None:
        self.enabled = on
        if not on:
            self.stop()

    def begin(self) -> None:
        """Something is said from now on."""
        self._hold_timer.stop()
        if self.enabled and not self._no_way and self._is_running():
            self._write(b"quiet\n")

    def end(self) -> None:
        """It was said; the next may follow at once."""
        if self._process is not None:
            self._hold_timer.start(HOLD_SECONDS)

    def stop(self) -> None:
        """What was taken is given back when the process sees that its input has ended."""
        process, self._process = self._process, None
        self._hold_timer.stop()
        if process is not None and process.stdin is not None:
            with suppress(OSError):
                process.stdin.close()

    def _on_held(self) -> None:
        if self._process is not None:
            self._write(b"loud\n")

    def _is_running(self) -> bool:
        """Starts it where it is not, if it is worth a look."""
        if self._process is not None:
            status = self._process.poll()
            if status is None:
                return True
            self._process, self._no_way = None, status == NO_WAY_STATUS
        now = time.monotonic()
        if self._no_way or now - self._looked_at < LOOK_AGAIN_SECONDS:
            return False
        self._looked_at = now
        import subprocess  # only where it is wanted

        command = [
            sys.executable,
            "-m",
            "backcompanion.sound.engine.voice.ducker",
            str(os.getppid()),
        ]
        with suppress(OSError):
            self._process = subprocess.Popen(  # noqa: S603 - our own words alone
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        return self._process is not None

    def _write(self, line: bytes) -> None:
        if self._process is None or self._process.stdin is None:
            return
        try:
            self._process.stdin.write(line)
            self._process.stdin.flush()
        except OSError:  # it has ended; the next sentence looks again
            self._process = None


def is_possible_here() -> bool:
    """Whether this system lets a program make others quieter."""
    from importlib.util import find_spec

    return sys.platform.startswith("linux") and find_spec("pulsectl") is not None
