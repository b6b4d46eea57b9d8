"""Everything a person has in one file: a zip with a list of what is in it, each with its checksum.

Written and read by the same rules, so that what is written can be read: bounded in number, size
and compression, known names alone. docs/formats/everything.md says it for others.
"""

import hashlib
import json
import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from errno import EINVAL
from pathlib import Path
from typing import Any, BinaryIO

from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.base.zip_damage import ZIP_DAMAGE
from backcompanion.history.field_checks import InvalidValueError
from backcompanion.history.history_errors import RefusedFileError

FORMAT = "backcompanion-everything/1"
MANIFEST, HISTORY, SETTINGS = "manifest.json", "history.sqlite3", "settings.json"
# Folders of a person's own, in the data folder as in the file.
OWN_FOLDERS = ("routines", "exercises", "motions")
MIB = 1024 * 1024
MAX_FILES, MAX_SMALL, MAX_HISTORY = 2_000, MIB, 512 * MIB
MAX_ALL_SMALL = 64 * MIB
# No history of many alike sessions was seen to reach a tenth of it.
_MAX_RATIO = 400
_CHUNK = 256 * 1024
_MAX_REASON = 120  # which may quote what it has met with
_OWN_NAME = re.compile(
    r'(\w+)/([^\x00-\x1f\x7f./\\:*?"<>|][^\x00-\x1f\x7f/\\:*?"<>|]{0,119}\.toml)'
)
_ENCRYPTED = 0x1
# What Windows takes for a device, whatever it ends in.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# The same bytes from the same content; a zip knows no years before 1980 and none after 2107.
_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Entry:
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Archive:
    """`made_at`: aware, by the clock of that moment. `small`: the content of all but the history,
    by name. `entries`: all but the list itself.
    """

    path: Path
    made_at: datetime
    release: str
    entries: Mapping[str, Entry]
    small: Mapping[str, bytes]

    def own_files(self, folder: str) -> dict[str, bytes]:
        """Those of that one of OWN_FOLDERS, by their names there."""
        start = f"{folder}/"
        return {
            name.removeprefix(start): content
            for name, content in self.small.items()
            if name.startswith(start)
        }

    def extract_history(self, target: Path) -> None:
        """Checked once more on the way. Raises RefusedFileError, OSError."""
        with _refusing(self.path), zipfile.ZipFile(self.path) as archive, target.open("wb") as file:
            _check(HISTORY, self.entries[HISTORY], _chunks(archive, HISTORY, MAX_HISTORY), file)


def is_own_name(name: str) -> bool:
    """Whether a file of a person's own can be in it under that name, on every system."""
    match = _OWN_NAME.fullmatch(name)
    if match is None or match[1] not in OWN_FOLDERS:
        return False
    return _DEVICES.fullmatch(match[2]) is None


def write_archive(
    target: Path, history: Path, small: Mapping[str, bytes], made_at: datetime, release: str
) -> None:
    """Raises OSError. Whoever calls reads it back."""
    contents: dict[str, Path | bytes] = {**small, HISTORY: history}
    entries = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(contents.items()):
            entries[name] = _write(archive, name, content)
        files = {name: {"size": e.size, "sha256": e.sha256} for name, e in entries.items()}
        manifest = {
            "format": FORMAT,
            "made_at": made_at.isoformat(),
            "release": release,
            "files": files,
        }
        archive.writestr(_info(MANIFEST), json.dumps(manifest, indent=1))


def _write(archive: zipfile.ZipFile, name: str, content: Path | bytes) -> Entry:
    size, digest = 0, hashlib.sha256()
    with archive.open(_info(name), "w") as file:
        for chunk in [content] if isinstance(content, bytes) else _read_file(content):
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return Entry(size, digest.hexdigest())


def _read_file(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    return info


def read_archive(path: Path) -> Archive:
    """Every byte of it is looked at. Raises RefusedFileError with what is wrong with that file."""
    with _refusing(path), zipfile.ZipFile(path) as archive:
        names = _checked_names(archive)
        if MANIFEST not in names:
            raise InvalidValueError(
                _("it is no file of everything that Back Companion has written")
            )
        manifest = _parse_manifest(b"".join(_chunks(archive, MANIFEST, MAX_SMALL)))
        entries = _entries(manifest)
        if missing := sorted(entries.keys() ^ (names - {MANIFEST})):
            raise InvalidValueError(_("not in both the file and its list"), missing[0])
        if HISTORY not in entries:
            raise InvalidValueError(_("is missing"), HISTORY)
        small, total = {}, 0
        for name, entry in entries.items():
            limit = MAX_HISTORY if name == HISTORY else MAX_SMALL
            kept = _Kept()
            _check(name, entry, _chunks(archive, name, limit), kept if name != HISTORY else None)
            if name != HISTORY:
                small[name] = bytes(kept.content)
                total += entry.size
            if total > MAX_ALL_SMALL:
                raise InvalidValueError(_("more than {n} MiB").format(n=MAX_ALL_SMALL // MIB))
        made_at, release = _label(manifest)
        return Archive(path, made_at, release, entries, small)


class _Kept:
    def __init__(self) -> None:
        self.content = bytearray()

    def write(self, chunk: bytes) -> None:
        self.content += chunk


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Whatever a file that is no good is met with becomes a sentence on that very file."""
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise RefusedFileError(_("{file} is no ordinary file.").format(file=path))
    try:
        yield
    except InvalidValueError as error:
        raise RefusedFileError(f"{path}: {error.full_message()}.") from None
    except OSError as error:
        # What it says of places within itself leads nowhere, or it cannot be read at all.
        if error.errno != EINVAL and error.filename != str(path):
            raise
        raise RefusedFileError(
            _("{file} cannot be read ({reason}).").format(file=path, reason=reason_of(error))
        ) from error
    except ZIP_DAMAGE as error:
        raise RefusedFileError(
            _("{file} is damaged, or was written by another program ({reason}).").format(
                file=path, reason=ascii(str(error))[1:-1][:_MAX_REASON]
            )
        ) from error


def _checked_names(archive: zipfile.ZipFile) -> set[str]:
    infos = archive.infolist()
    if len(infos) > MAX_FILES:
        raise InvalidValueError(_("more than {n} files").format(n=MAX_FILES))
    names: set[str] = set()
    for info in infos:
        name, mode = info.filename, info.external_attr >> 16
        folded = unicodedata.normalize("NFC", name).casefold()
        if name not in (MANIFEST, HISTORY, SETTINGS) and not is_own_name(name):
            raise InvalidValueError(_("has no business in it"), ascii(name))
        if folded in names:
            raise InvalidValueError(_("is in it twice"), name)
        if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
            raise InvalidValueError(_("is no ordinary file"), name)
        if info.flag_bits & _ENCRYPTED or info.compress_type not in _METHODS:
            raise InvalidValueError(_("is encrypted, or compressed in an unusual way"), name)
        if info.file_size > MIB and info.file_size > _MAX_RATIO * max(1, info.compress_size):
            raise InvalidValueError(_("is compressed beyond belief"), name)
        names.add(folded)
    return {info.filename for info in infos}


def _chunks(archive: zipfile.ZipFile, name: str, limit: int) -> Iterator[bytes]:
    """What it says of its sizes is not believed."""
    size = 0
    with archive.open(name) as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > limit:
                raise InvalidValueError(_("larger than {n} MiB").format(n=limit // MIB), name)
            yield chunk


def _check(
    name: str, entry: Entry, chunks: Iterator[bytes], target: "BinaryIO | _Kept | None"
) -> None:
    size, digest = 0, hashlib.sha256()
    for chunk in chunks:
        size += len(chunk)
        digest.update(chunk)
        if target is not None:
            target.write(chunk)
    if (size, digest.hexdigest()) != (entry.size, entry.sha256):
        raise InvalidValueError(_("is not what was written (its checksum differs)"), name)


def _parse_manifest(raw: bytes) -> dict[str, Any]:
    try:
        manifest = json.loads(raw)
    except (ValueError, RecursionError):
        raise InvalidValueError(_("is no JSON"), MANIFEST) from None
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        raise InvalidValueError(_("is no list of files"), MANIFEST)
    if manifest.get("format") != FORMAT:
        raise InvalidValueError(
            _("{format} is no format that this release reads; a newer one may").format(
                format=ascii(manifest.get("format"))[:80]
            ),
            MANIFEST,
        )
    return manifest


def _entries(manifest: dict[str, Any]) -> dict[str, Entry]:
    entries = {}
    for name, entry in manifest["files"].items():
        size, sha256 = (entry.get("size"), entry.get("sha256")) if type(entry) is dict else (0, 0)
        if type(size) is not int or type(sha256) is not str:
            raise InvalidValueError(_("has no size or checksum in the list"), ascii(name))
        entries[name] = Entry(size, sha256)
    return entries


def _label(manifest: dict[str, Any]) -> tuple[datetime, str]:
    try:
        made_at = datetime.fromisoformat(manifest["made_at"])
    except (LookupError, TypeError, ValueError):
        raise InvalidValueError(_("made_at is no moment"), MANIFEST) from None
    release = manifest.get("release")
    if made_at.tzinfo is None or not isinstance(release, str) or len(release) > 40:
        raise InvalidValueError(_("made_at or release is none"), MANIFEST)
    return made_at, release
