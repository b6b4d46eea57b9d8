"""What was made quieter, on the disk: should the process that did it be killed itself."""

import json
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from backcompanion.base.atomic_file import write_atomically

# One whose input has ended gives back what it took, and goes.
MAX_LOCK_SECONDS = 2.0
_LOCK_AGAIN_SECONDS = 0.05


class Taken(NamedTuple):
    """A stream that was made quieter.

    `stream`: its number. `own`: its volume by channel, of those in `channels`. `entry`: under which
    name the server keeps that for the program's next stream, or "".
    """

    stream: int
    program: str
    own: tuple[float, ...]
    entry: str
    channels: tuple[str, ...]


class TakenLedger:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: int | None = None

    def lock(self) -> bool:
        """Whether this process alone has it, until it ends. Of two that make others quieter, each
        would give back what the other has left of it.
        """
        import fcntl

        until = time.monotonic() + MAX_LOCK_SECONDS
        try:
            self._lock = os.open(self._path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
            while True:
                try:
                    fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    if time.monotonic() > until:
                        return False
                    time.sleep(_LOCK_AGAIN_SECONDS)
                else:
                    return True
        except OSError:  # a folder that cannot be written, or no locks
            return True

    def write(self, shares: tuple[float, float], taken: Iterable[Taken]) -> None:
        """`shares`: between which all of it is, until it is written again.

        Whole at every moment: killed while it is written over, music would stay quiet for good.
        """
        with suppress(OSError):
            write_atomically(self._path, [json.dumps([*sorted(shares), *taken])], durable=False)

    def read(self) -> tuple[float, float, list[Taken]] | None:
        """What one before could not give back: the least and the largest share, and of what."""
        try:
            low, high, *entries = json.loads(self._path.read_text())
            taken = [
                Taken(
                    int(index),
                    str(program),
                    tuple(map(float, own)),
                    str(entry),
                    tuple(map(str, channels)),
                )
                for index, program, own, entry, channels in entries
            ]
            return float(low), float(high), taken
        except (OSError, ValueError, TypeError):
            return None

    def remove(self) -> None:
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def ledger_path(environment: Mapping[str, str] = os.environ) -> Path:
    """As long-lived as the server's own numbers: until the person logs out."""
    import tempfile

    folder = Path(environment.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
    return folder / f"backcompanion-quieter-{os.getuid()}.json"
