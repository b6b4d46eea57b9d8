"""Everything back from one file, on this machine or another, and back again.

Nothing of Qt. All is as it stands in the file afterwards; what was there before is written into a
file of the same kind first, beside the backups.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from backcompanion.application.everything_contents import (
    PORTABLE_SETTINGS,
    EverythingContents,
    compare_own,
    compare_settings,
)
from backcompanion.application.everything_export import read_own_files, write_everything
from backcompanion.application.settings import Settings
from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.atomic_file import private_draft, replacing, sync_to_disk
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import KnownError, MachineError, reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import Folders
from backcompanion.history.database import FILE_NAME, history_exists
from backcompanion.history.exchange.archive import OWN_FOLDERS, SETTINGS, Archive, read_archive
from backcompanion.history.history_errors import RefusedFileError
from backcompanion.history.safety.backups import FOLDER
from backcompanion.history.safety.contents import contents
from backcompanion.history.safety.everything_backups import publish_everything, thin_out_everything
from backcompanion.history.safety.opening import repair
from backcompanion.history.safety.restoring import RestoreReport, restore
from backcompanion.history.safety.usability import stranger_problem, usability_problem

OwnFilesContent = Mapping[str, Mapping[str, bytes]]
# By that name it goes with what backups that were cut off have left.
_DRAFT = "history-everything"
# Puts settings in force, and says why that cannot be, or "".
ApplySettings = Callable[[Mapping[str, Any]], str]


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """`before`: the file of what was there, to undo it with. `contents`: what was lost and what
    came, counted as it was done. `settings`: what holds from now on, by name.
    """

    before: Path
    contents: EverythingContents
    settings: Mapping[str, Any]


def look_into(folders: Folders, source: Path, ours: Settings) -> EverythingContents:
    """What is in it, and what going back to it would do; nothing is written. Raises KnownError."""
    archive = read_archive(source)
    settings = _settings_of(archive)
    with _unpacked(archive, folders) as history:
        return EverythingContents(
            archive.made_at,
            archive.release,
            contents(history, folders.data / FILE_NAME),
            None if settings is None else compare_settings(ours, settings),
            _compare_all(read_own_files(folders)[0], _own_files_of(archive)),
        )


def bring_back(
    folders: Folders,
    source: Path,
    now: datetime,
    ours: Settings,
    apply_settings: ApplySettings,
    *,
    at_revision: int | None = None,
) -> BroughtBack:
    """Makes everything as it stands in that file or, where that fails, leaves it as it was.

    `ours`: the settings that hold now. `at_revision` as for `restore`. Raises KnownError.
    """
    archive = read_archive(source)
    settings = _settings_of(archive)
    values = {} if settings is None else {n: getattr(settings, n) for n in PORTABLE_SETTINGS}
    _make_backups_folder(folders)
    with _unpacked(archive, folders) as history:
        if history_exists(folders.data / FILE_NAME):
            repair(folders.data, now)  # what is damaged cannot be backed up; it is kept aside
        before = _back_up_everything(folders, now)
        try:
            report = restore(folders.data, history, now, at_revision=at_revision)
        except BaseException:
            before.unlink(missing_ok=True)
            raise
    own_before, _left_out = read_own_files(folders)
    with _all_or_nothing(folders, report, own_before, now):
        _put_own_files(folders, _own_files_of(archive))
        if problem := apply_settings(values):
            raise MachineError(problem)
    thin_out_everything(folders.data, in_use=(before, source))
    done = EverythingContents(
        archive.made_at,
        archive.release,
        report.contents,
        None if settings is None else compare_settings(ours, settings),
        _compare_all(own_before, read_own_files(folders)[0]),
    )
    return BroughtBack(before, done, values)


def _settings_of(archive: Archive) -> Settings | None:
    """None where there are none in it. Raises RefusedFileError where they are none."""
    text = archive.small.get(SETTINGS)
    if text is None:
        return None
    settings_file = SettingsFile(archive.path, keep_damaged=True, content=text)
    if settings_file.is_unreadable:
        raise RefusedFileError(settings_file.problem)
    return settings_file.settings


@contextmanager
def _unpacked(archive: Archive, folders: Folders) -> Iterator[Path]:
    """The history that is in it, where nobody else can look at it. Raises KnownError."""
    with _private_place(folders.data / FOLDER) as history:
        try:
            archive.extract_history(history)
        except OSError as error:
            raise MachineError(
                _(
                    "Nothing was changed: {folder} cannot take the history that is in {file}"
                    " ({reason}). Make room there, and try again."
                ).format(folder=history.parent, file=archive.path, reason=reason_of(error))
            ) from error
        if problem := stranger_problem(history) or usability_problem(history):
            raise RefusedFileError(f"{archive.path}: {FILE_NAME}: {problem}.")
        yield history


@contextmanager
def _private_place(backups: Path) -> Iterator[Path]:
    """Among the backups, where a start removes what was cut off; elsewhere where that cannot be."""
    if os.access(backups, os.W_OK):
        with private_draft(backups / _DRAFT) as draft:
            yield draft
    else:
        with TemporaryDirectory(prefix="backcompanion-") as folder:
            yield Path(folder) / FILE_NAME


def _make_backups_folder(folders: Folders) -> None:
    try:
        (folders.data / FOLDER).mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise MachineError(f"{folders.data / FOLDER}: {reason_of(error)}") from error


def _back_up_everything(folders: Folders, now: datetime) -> Path:
    backups = folders.data / FOLDER
    try:
        with private_draft(backups / _DRAFT) as draft:
            write_everything(folders, draft, now)
            sync_to_disk(draft)
            return publish_everything(draft, now)
    except OSError as error:
        raise MachineError(
            _("A backup in {folder} cannot be written ({reason}).").format(
                folder=backups, reason=reason_of(error)
            )
        ) from error


@contextmanager
def _all_or_nothing(
    folders: Folders, report: RestoreReport, own_before: OwnFilesContent, now: datetime
) -> Iterator[None]:
    """Where the rest cannot be written, the history is as it was as well."""
    try:
        yield
    except (OSError, KnownError) as error:
        reason = f"{error.filename}: {reason_of(error)}" if isinstance(error, OSError) else error
        restore(folders.data, report.before.path, now)
        try:
            _put_own_files(folders, own_before)
        except OSError as again:
            raise MachineError(
                _("{file} cannot be written ({reason}); the history is as it was.").format(
                    file=again.filename, reason=reason_of(again)
                )
            ) from error
        raise MachineError(_("Nothing was changed. {reason}").format(reason=reason)) from error


def _put_own_files(folders: Folders, wanted: OwnFilesContent) -> None:
    """Those that are not wanted go; they lie in the file that was made before. Raises OSError."""
    present, _left_out = read_own_files(folders)
    for folder, files in wanted.items():
        root = folders.data / folder
        if files:
            root.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, content in files.items():
            if present[folder].get(name) != content:
                with replacing(root / name) as draft:
                    draft.write_bytes(content)
        for name in present[folder].keys() - files.keys():
            (root / name).unlink(missing_ok=True)


def _own_files_of(archive: Archive) -> OwnFilesContent:
    return {folder: archive.own_files(folder) for folder in OWN_FOLDERS}


def _compare_all(ours: OwnFilesContent, theirs: OwnFilesContent) -> Mapping[str, Any]:
    return {folder: compare_own(ours[folder], theirs[folder]) for folder in OWN_FOLDERS}
