"""The program in this process once more, as it was started: in another language."""

import os
import sys

from backcompanion.system import session_bus

RESTART_STATUS = 75
"""With which the window's event loop ends where it is to be opened anew."""


def restart() -> int:
    """In this process's place; where there is no such thing, beside it. The exit status then."""
    session_bus.restore()
    command = [sys.executable, *sys.orig_argv[1:]]
    if os.name != "nt":  # whose exec says at once that the program has ended
        os.execv(sys.executable, command)  # noqa: S606 - as we were started
    import subprocess

    subprocess.Popen(command)  # noqa: S603 - as we were started
    return 0
