"""One window for each data folder: a second start asks the first to come forward.

The kernel holds the lock and lets go of it when its owner ends, however that comes about. The way
to ask is a named pipe beside it: nothing has to be imported for it, and no socket opened. Where a
system or a file system has neither, each start opens a window of its own.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

LOCK, PIPE = "window.lock", "window.pipe"


class SingleInstance:
    """The right to be the window of that folder, as long as the process lives.

    `pipe`: a descriptor that can be read when another start asks to be shown, or None.
    """

    def __init__(self, lock: int | None, pipe: int | None) -> None:
        self._lock, self.pipe = lock, pipe

    def take_show_request(self) -> bool:
        """Takes what was asked; whether anything was."""
        if self.pipe is None:
            return False
        try:
            return bool(os.read(self.pipe, 4096))
        except OSError:
            return False

    def release(self) -> None:
        for descriptor in (self.pipe, self._lock):
            if descriptor is not None:
                with suppress(OSError):
                    os.close(descriptor)
        self._lock = self.pipe = None


def acquire_instance(folder: Path) -> SingleInstance | None:
    """None: there is a window already, and it has been asked to come forward."""
    try:
        import fcntl
    except ImportError:
        return SingleInstance(None, None)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:  # a folder that cannot be written: there is nothing that two could spoil
        return SingleInstance(None, None)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        _request_show(folder / PIPE)
        return None
    except OSError:  # no locks on this file system
        os.close(lock)
        return SingleInstance(None, None)
    return SingleInstance(lock, _listen(folder / PIPE))


def _listen(path: Path) -> int | None:
    try:
        if not stat.S_ISFIFO(path.stat().st_mode):
            path.unlink()
    except OSError:
        pass
    try:
        if not path.exists():
            os.mkfifo(path, 0o600)
        # For writing too, so that it never comes to its end.
        pipe = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    except OSError:
        return None
    with suppress(OSError):  # what was asked of an owner who has ended
        os.read(pipe, 65536)
    return pipe


def _request_show(path: Path) -> None:
    try:
        pipe = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    except OSError:
        return
    try:
        if stat.S_ISFIFO(os.fstat(pipe).st_mode):
            os.write(pipe, b"show\n")
    except OSError:
        return
    finally:
        os.close(pipe)
