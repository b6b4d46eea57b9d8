"""Files of everything among the backups: what was there before everything was brought back.

`everything-20261122-171500-Z0017.backcompanion`, numbered as backups are. They are no backups of
the history that are listed with the others; each of these has one beside it (reason `restore`),
which no thinning takes while a session lies nowhere else.
"""

import os
import re
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from backcompanion.base.atomic_file import move_to_free_name
from backcompanion.base.dataclass import dataclass
from backcompanion.history.safety.backups import FOLDER, local_moment, utc_stamp

EVERYTHING_ENDING = ".backcompanion"
LATEST = 12
_NAME = re.compile(r"everything-(\d{8}-\d{6})-Z(\d{1,9})\.backcompanion", re.ASCII)


@dataclass(frozen=True, slots=True)
class EverythingBackup:
    """`made_at`: aware, by the clock of that moment."""

    path: Path
    made_at: datetime


def everything_backups(folder: Path) -> tuple[EverythingBackup, ...]:
    """Of that data folder, newest first."""
    try:
        names = os.listdir(folder / FOLDER)  # noqa: PTH208 (names only)
    except OSError:
        return ()
    numbered = []
    for name in names:
        match = _NAME.fullmatch(name)
        with suppress(ValueError):  # no moment that there is
            if match is not None:
                made_at = local_moment(datetime.strptime(f"{match[1]}Z", "%Y%m%d-%H%M%S%z"))
                numbered.append((int(match[2]), EverythingBackup(folder / FOLDER / name, made_at)))
    numbered.sort(key=lambda each: (each[0], each[1].path.name), reverse=True)
    return tuple(backup for _number, backup in numbered)


def publish_everything(draft: Path, now: datetime) -> Path:
    """Under a name that nothing else has. Raises OSError."""
    newest = next(iter(everything_backups(draft.parent.parent)), None)
    match = None if newest is None else _NAME.fullmatch(newest.path.name)
    number = 1 if match is None else int(match[2]) + 1
    while True:
        path = draft.with_name(f"everything-{utc_stamp(now)}-Z{number:04}.backcompanion")
        try:
            move_to_free_name(draft, path)
        except FileExistsError:
            number += 1
            continue
        return path


def thin_out_everything(folder: Path, *, in_use: Collection[Path]) -> None:
    """Leaves the latest, and those that are being read."""
    used = {os.path.realpath(path) for path in in_use}
    for backup in everything_backups(folder)[LATEST:]:
        if os.path.realpath(backup.path) not in used:
            with suppress(OSError):  # one that cannot be removed stands
                backup.path.unlink(missing_ok=True)
