"""What the program keeps is nobody else's: folders 0700, files 0600, where that can be had.

What it makes is so from the beginning. This is for what was there before: a folder made by hand,
brought back from a copy, or left by a release that took less care.
"""

import os
import stat
from pathlib import Path

_GROUP_AND_OTHERS = 0o077


# What the program puts into a folder, each by the beginning of its name: files, and folders with
# what those hold. Plain tuples, as this is loaded at each launch.
KnownEntries = tuple[tuple[str, ...], dict[str, "KnownEntries"]]

LOG: KnownEntries = (("backcompanion.", "fault-"), {})
_CACHE: KnownEntries = (("compiled", "frames-", ".frames-"), {})
_COPY: KnownEntries = (("history.sqlite3",), {})
DATA: KnownEntries = (
    (
        *("history.sqlite3", "settings.json", "settings.damaged.json", ".settings.json."),
        *("window.lock", "window.pipe", ".mending.lock"),
    ),
    {
        "backups": (("history-", ".history", "everything-"), {}),
        "damaged": (("history.sqlite3-rows-",), {"": _COPY}),
        "computers": (("",), {}),
        "cache": _CACHE,
        "log": LOG,
        ".recovering.": _COPY,
        ".salvage.": _COPY,
        ".restoring.": _COPY,
    },
)


def restrict_permissions(folder: Path, known: KnownEntries = DATA) -> None:
    """Takes the folder, if it is ours alone, and what is ours in it, from the eyes of others.

    One that holds something else as well stays as it is, unless it is the place that the system
    gives us; what is ours in it is closed all the same. What cannot be changed, for it belongs to
    somebody else or lies on a file system that knows no owners, stays as it is. Where all is well
    this costs one look.
    """
    if os.name != "posix":
        return
    try:
        if folder.stat().st_mode & _GROUP_AND_OTHERS:
            _restrict_tree(folder.resolve(), known, force=_is_default(folder))
    except OSError:
        return


def _restrict_tree(folder: Path, known: KnownEntries, *, force: bool = False) -> bool:
    """Whether all that lies there is ours."""
    only_ours = True
    files, folders = known
    with os.scandir(folder) as listing:
        entries = list(listing)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            within = next((folders[name] for name in folders if entry.name.startswith(name)), None)
            ours = within is not None and _restrict_tree(Path(entry.path), within)
        else:
            ours = entry.name.startswith(files) and not entry.is_symlink()
            if ours:
                _restrict(Path(entry.path))
        only_ours = only_ours and ours
    if only_ours or force:
        _restrict(folder)
    return only_ours


def _is_default(folder: Path) -> bool:
    from backcompanion.base.paths import folders

    default_folders = folders(None)
    return folder in (
        default_folders.data,
        default_folders.config,
        default_folders.cache,
        default_folders.log,
    )


def _restrict(path: Path) -> None:
    try:
        status = path.stat()
        # What all may write into, as /tmp, is nobody's.
        is_ours = status.st_uid == os.geteuid() and not status.st_mode & stat.S_ISVTX
        if is_ours and status.st_mode & _GROUP_AND_OTHERS:
            path.chmod(stat.S_IMODE(status.st_mode) & ~_GROUP_AND_OTHERS)
    except OSError:
        return
