"""What the program keeps is nobody else's: folders 0700, files 0600, where that can be had.

What it makes is so from the beginning. This is for what was there before: a folder made by hand,
brought back from a copy, or left by a release that took less care.
"""

import os
import stat
from pathlib import Path

_OTHERS = 0o077


# What the program puts into a folder, each by the beginning of its name: files, and folders with
# what those hold. Plain tuples, as this is loaded at each launch.
Holds = tuple[tuple[str, ...], dict[str, "Holds"]]

LOG: Holds = (("backcompanion.", "fault-"), {})
_CACHE: Holds = (("compiled",), {})
_COPY: Holds = (("history.sqlite3",), {})
DATA: Holds = (
    (
        *("history.sqlite3", "settings.json", "settings.damaged.json", "settings.tmp"),
        *("window.lock", "window.pipe", ".mending.lock"),
    ),
    {
        "backups": (("history-", ".history-"), {}),
        "damaged": ((), {"": _COPY}),
        "cache": _CACHE,
        "log": LOG,
        ".recovering.": _COPY,
        ".salvage.": _COPY,
    },
)


def keep_private(folder: Path, holds: Holds = DATA) -> None:
    """Takes the folder, if it is ours alone, and what is ours in it, from the eyes of others.

    One that holds something else as well stays as it is, unless it is the place that the system
    gives us; what is ours in it is closed all the same. What cannot be changed, for it belongs to
    somebody else or lies on a file system that knows no owners, stays as it is. Where all is well
    this costs one look.
    """
    if os.name != "posix":
        return
    try:
        if folder.stat().st_mode & _OTHERS:
            _close(folder.resolve(), holds, anyway=_is_default(folder))
    except OSError:
        return


def _close(folder: Path, holds: Holds, *, anyway: bool = False) -> bool:
    """Whether all that lies there is ours."""
    alone = True
    files, folders = holds
    with os.scandir(folder) as found:
        entries = list(found)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            within = next((folders[name] for name in folders if entry.name.startswith(name)), None)
            ours = within is not None and _close(Path(entry.path), within)
        else:
            ours = entry.name.startswith(files) and not entry.is_symlink()
            if ours:
                _take_from_others(Path(entry.path))
        alone = alone and ours
    if alone or anyway:
        _take_from_others(folder)
    return alone


def _is_default(folder: Path) -> bool:
    from backcompanion.base.paths import folders

    places = folders(None)
    return folder in (places.data, places.config, places.cache, places.log)


def _take_from_others(path: Path) -> None:
    try:
        found = path.stat()
        # What all may write into, as /tmp, is nobody's.
        is_ours = found.st_uid == os.geteuid() and not found.st_mode & stat.S_ISVTX
        if is_ours and found.st_mode & _OTHERS:
            path.chmod(stat.S_IMODE(found.st_mode) & ~_OTHERS)
    except OSError:
        return
