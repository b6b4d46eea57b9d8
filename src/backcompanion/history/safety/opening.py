"""Opens a history whatever has become of it: mends what is damaged, and says so."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from backcompanion.history.database import FILE_NAME
from backcompanion.history.history_errors import (
    DamagedHistoryError,
    ForeignFileError,
    HistoryError,
    NewerHistoryError,
)
from backcompanion.history.store import Store

_SMALLEST_BYTES = 4096  # as in recovery, which is loaded only where there is something to mend

# What recovery makes for itself, with the number of its process.
WORK_FOLDERS = (".recovering.", ".salvage.")
_ABANDONED_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Opened:
    """`told`: what a person has to know about it, in two sentences, or empty."""

    store: Store
    told: str = ""


def open_history(folder: Path, *, create: bool = True, in_memory: bool = False) -> Opened:
    """Raises HistoryError where a newer release has written it, and where nothing helps.

    `in_memory`: a folder that cannot be written, or not be reached, raises nothing: what is handed
    over is kept in memory and written as soon as that can be.
    """
    try:
        told = ""
        if _may_have_vanished(folder):
            told = mend(folder)
        try:
            store = Store.open(folder, create=create)
        except (DamagedHistoryError, ForeignFileError):
            told = mend(folder)
            store = Store.open(folder, create=create)
        return Opened(_watched(store, keeps_going=in_memory), told)
    except NewerHistoryError:
        raise
    except HistoryError as error:
        if not in_memory:
            raise
        return Opened(_watched(Store.in_memory(folder, error), keeps_going=True))


def mend(folder: Path) -> str:
    """What was done, in two sentences; empty where there is no damage. Raises HistoryError."""
    from datetime import datetime

    from backcompanion.history.safety.repair import is_damaged, recover

    with _alone(folder):
        if not is_damaged(folder, thoroughly=True):
            return ""  # another process was first
        return recover(folder, datetime.now()).words()


def tidy(folder: Path) -> None:
    """Removes what a start that was cut off has left of mending and of backups: whole copies.

    Raises HistoryError.
    """
    import time
    from shutil import rmtree

    left = [path for name in WORK_FOLDERS for path in folder.glob(f"{name}*")]
    if left:
        with _alone(folder):  # whoever is mending at this moment is waited for
            for path in left:
                rmtree(path, ignore_errors=True)
    for draft in (folder / "backups").glob(".history-*.part*"):
        with suppress(OSError):  # another one may have been first
            if draft.stat().st_mtime < time.time() - _ABANDONED_SECONDS:
                draft.unlink()


def _watched(store: Store, *, keeps_going: bool) -> Store:
    """One that mends damage also when it is met later."""
    store.keeps_going = keeps_going
    store.mend_with(mend)
    return store


def _may_have_vanished(folder: Path) -> bool:
    """Nothing where the history should be, though there are backups."""
    try:
        if (folder / FILE_NAME).stat().st_size >= _SMALLEST_BYTES:
            return False
    except OSError:
        pass
    from backcompanion.history.safety.repair import has_vanished

    return has_vanished(folder)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time; where the system cannot say so, as it comes."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    try:
        descriptor = os.open(folder / ".mending.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise HistoryError(f"{folder}: {error.strerror}") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
