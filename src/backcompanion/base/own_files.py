"""What the program itself keeps, which nothing that is written for the person may replace."""

import os
from pathlib import Path

from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import Folders
from backcompanion.base.permissions import DATA, LOG, KnownEntries

_CACHE: KnownEntries = DATA[1]["cache"]
# By whatever name they are reached.
_NAMES = ("history.sqlite3", "settings.json")
_SIDE_FILES = ("", "-wal", "-shm", "-journal")


def refuse_own_file(target: Path, folders: Folders) -> None:
    """Raises KnownError where the target is one of the program's own files, also through a link."""
    if is_own_file(target, folders):
        raise KnownError(
            _("{file} is a file of the program itself; please choose another one.").format(
                file=target
            )
        )


def is_own_file(target: Path, folders: Folders) -> bool:
    real = Path(os.path.realpath(target))
    roots = (
        (folders.data, DATA),
        (folders.config, DATA),
        (folders.cache, _CACHE),
        (folders.log, LOG),
    )
    for root, known in roots:
        try:
            inside = real.relative_to(os.path.realpath(root))
        except ValueError:
            continue
        if _is_known(inside.parts, known):
            return True
    return any(
        _is_same(real, name, suffix)
        for root in (folders.data, folders.config)
        for name in (root / each for each in _NAMES)
        for suffix in _SIDE_FILES
    )


def _is_known(parts: tuple[str, ...], known: KnownEntries) -> bool:
    files, folders = known
    if len(parts) <= 1:
        return not parts or parts[0].startswith(files)
    return any(
        parts[0].startswith(name) and _is_known(parts[1:], within)
        for name, within in folders.items()
    )


def _is_same(real: Path, name: Path, suffix: str) -> bool:
    """Also by a second name of the same file, and where ours is a link to it."""
    own = Path(f"{os.path.realpath(name)}{suffix}")
    try:
        return real == own or real.samefile(own)
    except OSError:
        return False
