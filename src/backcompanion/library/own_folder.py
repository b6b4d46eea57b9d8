"""TOML files of one's own in one folder of the data folder, and what was good last of each.

A file that has a mistake leaves in use what it said before, which is kept beside the cache.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.errors import MachineError, reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.library.library_error import LibraryError
from backcompanion.library.source_files import read_file

# More than anybody has: a whole data base of exercises, brought as drafts, has 900.
MOST_FILES = 1000


class OwnFolder:
    """`folder`: its name in the data folder. `cache`: where what was good last is kept."""

    def __init__(self, data: Path, cache: Path, folder: str) -> None:
        self.folder = data / folder
        self._last_good = cache / f"own-{folder}"

    def files(self) -> tuple[list[Path], tuple[LibraryError, ...]]:
        """All that there are by name, whatever they are; and what is wrong with the folder. Hidden
        ones are of editors, which keep their own beside what they edit.
        """
        try:
            names = [name for name in os.listdir(self.folder) if name.endswith(".toml")]  # noqa: PTH208
        except FileNotFoundError:
            return [], ()
        except OSError as error:
            expected = _("a folder that can be read ({reason})").format(reason=reason_of(error))
            return [], (LibraryError(self.folder, "", expected),)
        files = [self.folder / name for name in sorted(names) if not name.startswith(".")]
        if len(files) <= MOST_FILES:
            return files, ()
        expected = _("no more files than {n}").format(n=MOST_FILES)
        return files[:MOST_FILES], (LibraryError(self.folder, "", expected),)

    def ids(self) -> frozenset[str]:
        """Of all files that there are, whatever is in them."""
        try:
            return frozenset(path.stem for path in self.folder.glob("*.toml"))
        except OSError:
            return frozenset()

    def path(self, id: str) -> Path:
        return self.folder / f"{id}.toml"

    def write(self, id: str, text: str) -> None:
        """In one step. Raises MachineError."""
        self._change(lambda: write_atomically(self._ready_path(id), (text,)))

    def write_all(self, texts: Mapping[str, str]) -> None:
        """New ones by id, all or none. Raises MachineError."""
        written: list[str] = []
        try:
            for id, text in texts.items():
                self.write(id, text)
                written.append(id)
        except MachineError:
            for id in written:
                with suppress(OSError):
                    self.path(id).unlink()
            raise

    def remove(self, id: str) -> None:
        """The file goes, and what was kept of it. Raises MachineError, LibraryError if missing."""
        if not self.path(id).is_file():
            raise LibraryError(self.path(id), "", _("a file of your own"))
        self._change(self.path(id).unlink)
        with suppress(OSError):
            (self._last_good / f"{id}.toml").unlink(missing_ok=True)

    def keep(self, name: str, content: bytes) -> None:
        """As what is good. Where it cannot be kept, a later mistake only costs more."""
        target = self._last_good / name
        with suppress(OSError, UnicodeDecodeError):
            if target.is_file() and target.read_bytes() == content:
                return
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target, (content.decode("utf-8"),), durable=False)

    def last_good(self, name: str) -> bytes:
        """What was kept of that file. Raises LibraryError."""
        return read_file(self._last_good / name)

    def _ready_path(self, id: str) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self.path(id)

    def _change(self, change: Callable[[], object]) -> None:
        try:
            change()
        except OSError as error:
            message = _("{folder} cannot be written ({why}); nothing was changed.")
            raise MachineError(message.format(folder=self.folder, why=reason_of(error))) from error
