"""Opens a history whatever has become of it: mends what is damaged, and says so."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from backcompanion.base.dataclass import dataclass
from backcompanion.history.database import FILE_NAME, BackUp, history_exists
from backcompanion.history.history_errors import (
    DamagedHistoryError,
    ForeignFileError,
    HistoryError,
    NewerHistoryError,
)
from backcompanion.history.safety.work_folder import RECOVERING, RESTORING, SALVAGE, repair_lock
from backcompanion.history.store import Store

_SMALLEST_BYTES = 4096  # as in recovery, which is loaded only where there is something to mend

_ABANDONED_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class OpenedHistory:
    """`repair_message`: what a person has to know about it, in two sentences, or empty."""

    store: Store
    repair_message: str = ""


def open_history(
    folder: Path, *, now: Callable[[], datetime], create: bool = True, in_memory: bool = False
) -> OpenedHistory:
    """Raises HistoryError where a newer release has written it, and where nothing helps.

    `in_memory`: a folder that cannot be written, or not be reached, raises nothing: what is handed
    over is kept in memory and written as soon as that can be.
    """
    try:
        repair_message = ""
        if _may_be_missing(folder):
            repair_message = repair(folder, now())
        try:
            store = Store.open(folder, now=now, back_up=before_migration(now), create=create)
        except (DamagedHistoryError, ForeignFileError):
            repair_message = repair(folder, now())
            store = Store.open(folder, now=now, back_up=before_migration(now), create=create)
        return OpenedHistory(_with_repair(store, memory_fallback=in_memory), repair_message)
    except NewerHistoryError:
        raise
    except HistoryError as error:
        if not in_memory:
            raise
        return OpenedHistory(
            _with_repair(
                Store.in_memory(folder, error, now=now, back_up=before_migration(now)),
                memory_fallback=True,
            )
        )


def before_migration(now: Callable[[], datetime]) -> BackUp:
    """What `Store.open` and `create_or_migrate` are to be given."""

    def back_up_to_migrate(history: Path) -> None:
        from backcompanion.history.safety.backups import back_up

        back_up(history, "migration", now())

    return back_up_to_migrate


def repair(folder: Path, now: datetime) -> str:
    """What was done, in two sentences at most; empty where there is no damage, or nothing to do
    about it. Raises HistoryError.
    """
    from backcompanion.history.safety.repair import is_damaged, rebuild
    from backcompanion.history.safety.row_mending import mend_rows

    with repair_lock(folder):
        if is_damaged(folder):
            return rebuild(folder, now).summary()
        # Where another process was first, there is nothing left to do.
        return mend_rows(folder, now) if history_exists(folder / FILE_NAME) else ""


def remove_leftovers(folder: Path, now: datetime) -> None:
    """Removes what a start that was cut off has left of mending and of backups: whole copies.

    Raises HistoryError.
    """
    from shutil import rmtree

    leftovers = [
        path for name in (RECOVERING, SALVAGE, RESTORING) for path in folder.glob(f"{name}*")
    ]
    if leftovers:
        with repair_lock(folder):  # whoever is mending at this moment is waited for
            for path in leftovers:
                rmtree(path, ignore_errors=True)
    for draft in (folder / "backups").glob(".history*.part*"):
        with suppress(OSError):  # another one may have been first
            if draft.stat().st_mtime < now.timestamp() - _ABANDONED_SECONDS:
                draft.unlink()


def _with_repair(store: Store, *, memory_fallback: bool) -> Store:
    """One that mends damage also when it is met later."""
    store.memory_fallback = memory_fallback
    store.set_repair(lambda folder: repair(folder, store.now()))
    return store


def _may_be_missing(folder: Path) -> bool:
    """Nothing where the history should be, though there are backups."""
    try:
        if (folder / FILE_NAME).stat().st_size >= _SMALLEST_BYTES:
            return False
    except OSError:
        pass
    from backcompanion.history.safety.repair import is_missing

    return is_missing(folder)
