"""Motions as written, one at a time: `figure` knows what they mean, the library only fetches them.

The compiled file holds each motion as a text of its own, so that a launch parses those it shows.
"""

import json
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from backcompanion.base.i18n import gettext as _
from backcompanion.library.compiled_file import PACKAGED_LIBRARY, read_bounded, write_compiled_file
from backcompanion.library.library_error import LibraryError
from backcompanion.library.source_files import Sources, read_file, read_folder

if TYPE_CHECKING:
    from backcompanion.library.own_folder import OwnFolder

MotionMapping = dict[str, Any]
_Entries = dict[str, tuple[int, str]]


def compiled_motions_path(compiled: Path) -> Path:
    return compiled.with_name("compiled-motions.json")


class MotionFiles:
    """The motions of one resources folder, read when they are first asked for."""

    def __init__(
        self,
        resources_dir: Path,
        cache_dir: Path | None = None,
        compiled: Path | None = PACKAGED_LIBRARY,
        own_data: Path | None = None,
    ) -> None:
        """`own_data`: the data folder, with motions of one's own; none stands in for a shipped one.

        What was good last of these is kept in `cache_dir`.
        """
        self._resources = resources_dir
        self._own_data, self._cache_dir = own_data, cache_dir
        self._cache_file = (
            compiled_motions_path(cache_dir / PACKAGED_LIBRARY.name) if cache_dir else None
        )
        self._compiled_files = [
            file
            for file in (compiled and compiled_motions_path(compiled), self._cache_file)
            if file
        ]
        self._entries: list[_Entries] | None = None

    @cached_property
    def _own(self) -> "OwnFolder | None":
        # A launch can do without: its first page shows no motion.
        from backcompanion.library.own_folder import OwnFolder

        if not self._own_data or not self._cache_dir:
            return None
        return OwnFolder(self._own_data, self._cache_dir, "motions")

    def mapping(self, motion_id: str) -> MotionMapping:
        """What resources/motions/<id>.toml holds; LibraryError if it is missing or no TOML."""
        if not motion_id.replace("-", "").isalnum():
            raise LibraryError(self._resources / "motions", motion_id, _("the id of a motion"))
        name = f"motions/{motion_id}.toml"
        if self._own is not None and self._is_own(motion_id):
            return self._read_own(self._own, motion_id)
        content = read_file(self._resources / name)
        if self._entries is None:
            self._entries = [_read_entries(file) for file in self._compiled_files]
        for entries in self._entries:
            checksum, text = entries.get(name, (None, ""))
            if checksum == crc32(content):
                mapping: MotionMapping = json.loads(text)
                return mapping
        return self._from_toml(name, content)

    def checksum(self, motion_id: str) -> tuple[int, int]:
        """Of the file of a shipped one, and its length. Raises LibraryError."""
        content = read_file(self._resources / f"motions/{motion_id}.toml")
        return crc32(content), len(content)

    def keep_own(self, motion_id: str) -> None:
        """As the one that was good last; nothing for a shipped one."""
        if self._own is not None and self._is_own(motion_id):
            with suppress(LibraryError):
                file = self._own.path(motion_id)
                self._own.keep(file.name, read_file(file))

    def last_good(self, motion_id: str) -> MotionMapping:
        """Of one's own, as it was when it was kept. Raises LibraryError."""
        from backcompanion.library.toml_file import parse_toml

        file = self._resources / f"motions/{motion_id}.toml"
        if self._own is None or not self._is_own(motion_id):
            raise LibraryError(file, "", _("a motion of your own"))
        return parse_toml(file, self._own.last_good(file.name))

    def _is_own(self, motion_id: str) -> bool:
        """Asked of the folders each time: one may have been written meanwhile."""
        return (
            self._own is not None
            and not (self._resources / f"motions/{motion_id}.toml").is_file()
            and self._own.path(motion_id).is_file()
        )

    @staticmethod
    def _read_own(own: "OwnFolder", motion_id: str) -> MotionMapping:
        from backcompanion.library.toml_file import parse_toml

        file = own.path(motion_id)
        return parse_toml(file, read_file(file))

    def _from_toml(self, name: str, content: bytes) -> MotionMapping:
        from backcompanion.library.toml_file import parse_toml

        mapping = parse_toml(self._resources / name, content)
        if self._cache_file:
            self._compile_all(self._cache_file)
        return mapping

    def _compile_all(self, cache_file: Path) -> None:
        """Compile them all for the next launch; where one of them is wrong, none is kept."""
        try:
            write_motions(self._resources, cache_file)
        except (LibraryError, OSError):
            return
        self._entries = [_read_entries(file) for file in self._compiled_files]


def write_motions(resources_dir: Path, target: Path) -> None:
    from backcompanion.library.toml_file import parse_toml

    sources: Sources = read_folder(resources_dir, "motions")
    entries = {
        name: (crc32(content), _to_json(parse_toml(resources_dir / name, content)))
        for name, content in sources.items()
    }
    write_compiled_file(target, _to_json(entries))


def _to_json(value: object) -> str:
    # A TOML date or NaN means nothing in a motion; as a text it is refused by whoever reads it.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def _read_entries(file: Path) -> _Entries:
    try:
        content = json.loads(read_bounded(file))
        return {name: (int(checksum), str(text)) for name, (checksum, text) in content.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
