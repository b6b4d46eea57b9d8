"""All that a person has into one file: history, settings, and what they made. Nothing of Qt."""

import json
import os
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from errno import ENOSPC
from pathlib import Path
from tempfile import TemporaryDirectory

from backcompanion import __version__
from backcompanion.application.settings import VERSION
from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.atomic_file import private_draft, replacing
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import KnownError, MachineError, reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.base.own_files import refuse_own_file
from backcompanion.base.paths import Folders
from backcompanion.history.database import (
    FILE_NAME,
    as_history_error,
    create_or_migrate,
    history_exists,
)
from backcompanion.history.exchange import archive as archives
from backcompanion.history.exchange.archive import OWN_FOLDERS
from backcompanion.history.history_errors import RefusedFileError
from backcompanion.history.safety.backups import (
    copy_database,
    copy_from,
    session_ids,
    verify_copy,
)
from backcompanion.history.safety.everything_backups import EVERYTHING_ENDING
from backcompanion.history.store import Store


@dataclass(frozen=True, slots=True)
class SavedEverything:
    """`sessions`, `own`: how many were found in the file when it was read back. `left_out`: files
    of the person's own that cannot be in it, by their paths. `settings_problem`: why there are no
    settings in it, in a sentence, or empty.
    """

    sessions: int
    own: Mapping[str, int]
    left_out: tuple[str, ...]
    settings_problem: str


def save_everything(
    folders: Folders, target: Path, now: datetime, store: Store | None = None
) -> SavedEverything:
    """Replaces the file in one step, after reading back what was written. Raises KnownError.

    `store`: one that is in use, which may hold what its disk does not take.
    """
    if target.suffix.lower() != EVERYTHING_ENDING:
        raise KnownError(
            _("{file} has to end in {ending}.").format(file=target, ending=EVERYTHING_ENDING)
        )
    refuse_own_file(target, folders)
    if _lies_in_own_folder(target, folders):
        raise KnownError(
            _("{file} is a place of the program itself; please choose another one.").format(
                file=target
            )
        )
    if target.exists() and not target.is_file():
        raise MachineError(_("{file} is no ordinary file.").format(file=target))
    try:
        with replacing(target) as draft:
            return write_everything(folders, draft, now, store)
    except OSError as error:
        raise MachineError(
            _("{file} cannot be written ({reason}).").format(file=target, reason=reason_of(error))
        ) from error


def write_everything(
    folders: Folders, draft: Path, now: datetime, store: Store | None = None
) -> SavedEverything:
    """Into that file, which is nobody else's yet, and read back. Raises KnownError, OSError."""
    own, left_out = read_own_files(folders)
    small = {f"{folder}/{name}": own[folder][name] for folder in own for name in own[folder]}
    settings, problem = _settings_text(folders)
    if settings is not None:
        small[archives.SETTINGS] = settings
    try:
        with private_draft(draft) as copy:
            held = _copy_history(folders, copy, store)
            ids = session_ids(copy)
            archives.write_archive(draft, copy, small, now, __version__)
        archive = archives.read_archive(draft)
        with private_draft(draft) as copy:
            archive.extract_history(copy)
            verify_copy(copy, held)
            ids_after = session_ids(copy)
    except RefusedFileError as error:
        raise MachineError(str(error)) from error
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
            raise OSError(ENOSPC, os.strerror(ENOSPC)) from error
        raise as_history_error(error, folders.data / FILE_NAME) from error
    if archive.small != small or ids_after != ids:
        raise MachineError(_("What was written does not hold what it should."))
    counts = {folder: len(archive.own_files(folder)) for folder in OWN_FOLDERS}
    return SavedEverything(len(ids_after), counts, left_out, problem)


def read_own_files(folders: Folders) -> tuple[dict[str, dict[str, bytes]], tuple[str, ...]]:
    """By folder and name, and the paths of those that cannot be taken along. Raises MachineError
    where a folder cannot be looked at.
    """
    own: dict[str, dict[str, bytes]] = {folder: {} for folder in OWN_FOLDERS}
    left_out = []
    for folder in OWN_FOLDERS:
        root = folders.data / folder
        for name in _toml_names(root):
            content = _own_content(root / name, f"{folder}/{name}")
            if content is None:
                left_out.append(str(root / name))
            else:
                own[folder][name] = content
    return own, tuple(left_out)


def _toml_names(root: Path) -> list[str]:
    try:
        names = sorted(os.listdir(root)) if root.is_dir() else []  # noqa: PTH208 (names only)
    except OSError as error:
        raise MachineError(f"{root}: {reason_of(error)}") from error
    return [name for name in names if name.endswith(".toml")]


def _own_content(path: Path, name: str) -> bytes | None:
    if not archives.is_own_name(name):
        return None
    with suppress(OSError):
        if path.is_file() and path.stat().st_size <= archives.MAX_SMALL:
            return path.read_bytes()
    return None


def _copy_history(folders: Folders, copy: Path, store: Store | None) -> dict[str, object]:
    """What is in it. Where there is none yet, an empty one, so that going back is going back."""
    nothing: dict[str, object] | None = None
    if store is not None:
        held = store.query(lambda connection: copy_from(connection, copy), nothing)
        if held is not None:
            return held
    elif history_exists(folders.data / FILE_NAME):
        return copy_database(folders.data / FILE_NAME, copy)
    with TemporaryDirectory(prefix="backcompanion-") as empty:
        return copy_database(create_or_migrate(Path(empty)), copy)


def _settings_text(folders: Folders) -> tuple[bytes | None, str]:
    """As the file stands; and why it cannot be taken along."""
    file = SettingsFile(folders.config, keep_damaged=True)
    if file.is_unreadable:
        return None, file.problem
    with suppress(FileNotFoundError):
        return (folders.config / archives.SETTINGS).read_bytes(), ""
    return json.dumps({"version": VERSION}).encode(), ""


def _lies_in_own_folder(target: Path, folders: Folders) -> bool:
    real = Path(os.path.realpath(target))
    return any(real.is_relative_to(os.path.realpath(folders.data / name)) for name in OWN_FOLDERS)
