"""Where copies of the history are worked on before one takes its place, one process at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backcompanion.base.errors import reason_of
from backcompanion.history.history_errors import HistoryError

RECOVERING, SALVAGE, RESTORING = ".recovering.", ".salvage.", ".restoring."


@contextmanager
def work_folder(folder: Path, prefix: str) -> Iterator[Path]:
    """A private folder in `folder`, gone afterwards. Raises OSError.

    To be made under `repair_lock`: whoever tidies up takes what is there for left behind.
    """
    from shutil import rmtree

    path = folder / f"{prefix}{os.urandom(6).hex()}"
    path.mkdir(mode=0o700)
    try:
        yield path
    finally:
        rmtree(path, ignore_errors=True)


@contextmanager
def repair_lock(folder: Path) -> Iterator[None]:
    """One process at a time; where the system cannot say so, as it comes. Raises HistoryError.

    Not to be taken twice by one thread.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    try:
        descriptor = os.open(folder / ".mending.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise HistoryError(f"{folder}: {reason_of(error)}") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
