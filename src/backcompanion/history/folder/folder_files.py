"""The files that lie in the shared folder, as carriers leave them there."""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import MachineError, reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.history.folder.event import read_event

ENDING = ".jsonl"
# More than a life of sessions; a file beyond is none of ours.
_MOST_BYTES = 256 * 1024 * 1024
_MOST_FILES = 1_000
# Carriers, and whoever replaces a file in one step, write beside it first.
_DRAFTS = (".", "~")
_GROUP_AND_OTHERS = 0o077
# So many lines at most are looked at to see whose a file is.
_FIRST_LINES = 20

Signature = Mapping[str, tuple[int, int]]
"""By name: size, and when it was changed (nanoseconds)."""


class FolderAwayError(MachineError):
    """The folder is not there: a stick that is out, a disk that is not mounted."""


@dataclass(frozen=True, slots=True)
class FolderFile:
    """`lines`: the whole ones. `is_cut`: the last is not there in full."""

    name: str
    lines: tuple[str, ...]
    is_cut: bool


def look(folder: Path) -> Signature:
    """What is there, without reading it. Raises FolderAwayError, MachineError."""
    sizes: dict[str, tuple[int, int]] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.lower().endswith(ENDING) or entry.name.startswith(_DRAFTS):
                    continue
                held = entry.stat()
                if stat.S_ISREG(held.st_mode) and held.st_size <= _MOST_BYTES:
                    sizes[entry.name] = (held.st_size, held.st_mtime_ns)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FolderAwayError(
            _("The folder {folder} is not there. Your sessions are kept here until it is.").format(
                folder=folder
            )
        ) from error
    except OSError as error:
        raise MachineError(
            _("The folder {folder} cannot be read ({reason}).").format(
                folder=folder, reason=reason_of(error)
            )
        ) from error
    return dict(sorted(sizes.items())[:_MOST_FILES])


def read_files(folder: Path, names: Mapping[str, object]) -> Iterator[FolderFile]:
    """Those of them that are ours; one that has gone meanwhile is left out. Raises MachineError."""
    for name in names:
        try:
            content = (folder / name).read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise MachineError(
                _("{file} cannot be read ({reason}).").format(
                    file=folder / name, reason=reason_of(error)
                )
            ) from error
        file = parse(name, content)
        if any(read_event(line) is not None for line in file.lines[:_FIRST_LINES]):
            yield file


def parse(name: str, content: bytes) -> FolderFile:
    whole, _newline, rest = content.rpartition(b"\n")
    try:
        lines = whole.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        lines = whole.decode("utf-8", "surrogateescape").split("\n")
    # What a disk that lost its power leaves of an append are zeros.
    kept = (line.strip("\0\r ") for line in lines)
    return FolderFile(name, tuple(line for line in kept if line), is_cut=bool(rest.strip(b"\0")))


def other_content(folder: Path) -> bool:
    """Whether something else lies there, by its names. Raises OSError."""
    with os.scandir(folder) as entries:
        return any(
            not entry.name.lower().endswith(ENDING) and not entry.name.startswith(_DRAFTS)
            for entry in entries
        )


def others_can_read(folder: Path) -> bool:
    """Where the system says so; what a carrier does with it, nobody here knows."""
    try:
        return os.name == "posix" and bool(folder.stat().st_mode & _GROUP_AND_OTHERS & 0o055)
    except OSError:
        return False
