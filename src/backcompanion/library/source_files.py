"""The TOML files of a folder as bytes: bounded in size, in a fixed order."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

from backcompanion.base.errors import reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.library.library_error import LibraryError

MAX_FILE_BYTES = 64 * 1024
MAX_FILES = 1000
# A pipe would be waited for.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)

Sources = Mapping[str, bytes]
"""Content by name below resources/, such as "exercises/back-bows.toml"."""


def read_file(file: Path) -> bytes:
    """At most `MAX_FILE_BYTES` bytes, or LibraryError; also where it is no file, or grows."""
    try:
        with open(file, "rb", 0, opener=_open) as source:
            if not stat.S_ISREG(os.fstat(source.fileno()).st_mode):
                raise LibraryError(file, "", _("a file"))
            content = source.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise LibraryError(
            file, "", _("a file that can be read ({reason})").format(reason=reason_of(error))
        ) from error
    if content is None or len(content) > MAX_FILE_BYTES:
        raise LibraryError(file, "", _("at most {n} KiB").format(n=MAX_FILE_BYTES // 1024))
    return content


def _open(file: str, flags: int) -> int:
    return os.open(file, flags | _AT_ONCE)


def read_folder(resources_dir: Path, folder: str) -> dict[str, bytes]:
    """All TOML files of one folder by name, sorted; a folder that is missing is empty."""
    path = resources_dir / folder
    try:
        names = sorted(name for name in os.listdir(path) if name.endswith(".toml"))  # noqa: PTH208
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise LibraryError(
            path, "", _("a folder that can be read ({reason})").format(reason=reason_of(error))
        ) from error
    if len(names) > MAX_FILES:
        raise LibraryError(path, "", _("no more files than {n}").format(n=MAX_FILES))
    return {f"{folder}/{name}": read_file(path / name) for name in names}


def fingerprint(sources: Sources) -> dict[str, int]:
    return {name: crc32(content) for name, content in sources.items()}
