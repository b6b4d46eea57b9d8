"""Processes that a test has started and not ended, as one does that fails between the two."""

import os
import signal
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from support.patience import PATIENCE_SECONDS

# Of this thread, which is where tests start what they need; elsewhere than on Linux there is none.
CHILDREN = Path("/proc/thread-self/children")
_LOOK_SECONDS = 0.02


def helpers() -> set[int]:
    try:
        return set(map(int, CHILDREN.read_text("ascii").split()))
    except OSError:
        return set()


def end_helpers_since(before: set[int]) -> list[str]:
    """Ends what has come since and goes on: its screen, bus or sound would be there for the tests
    after it, and stay when all are over. Gives the commands.
    """
    came = helpers() - before
    if not came or _end_by_themselves(came, PATIENCE_SECONDS / 4):
        return []
    left = [_command(process) for process in came if _goes_on(process)]
    for how in (signal.SIGTERM, signal.SIGKILL):
        for process in filter(_goes_on, came):
            with suppress(ProcessLookupError):
                os.kill(process, how)
        if _end_by_themselves(came, PATIENCE_SECONDS / 4):
            break
    return left


def _end_by_themselves(processes: Iterable[int], seconds: float) -> bool:
    """One that is asked to may be slow to, where the machine is busy."""
    for _look in range(round(seconds / _LOOK_SECONDS)):
        if not any(map(_goes_on, processes)):
            return True
        time.sleep(_LOOK_SECONDS)
    return False


def _goes_on(process: int) -> bool:
    """Not one that has ended, whether or not somebody has asked how. One that has just begun has no
    command yet.
    """
    with suppress(OSError):
        state = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()[0]
        return state not in (b"Z", b"X")
    return False


def _command(process: int) -> str:
    with suppress(OSError):
        words = Path(f"/proc/{process}/cmdline").read_bytes().rstrip(b"\0").split(b"\0")
        return os.fsdecode(b" ".join(words))
    return ""
