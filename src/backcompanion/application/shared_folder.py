"""The folder that takes the history to other computers: chosen, brought together, left.

Nothing of Qt; everything in it may wait for a disk.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from backcompanion.application.person_settings import PERSON_SETTINGS
from backcompanion.application.settings import Settings
from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import KnownError, MachineError, reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import Folders
from backcompanion.history import change_marks
from backcompanion.history.folder import choice as choices
from backcompanion.history.folder.choice import FolderChoice
from backcompanion.history.folder.folder_files import (
    look,
    other_content,
    others_can_read,
)
from backcompanion.history.folder.goodbye import keep_goodbye, write_goodbye
from backcompanion.history.folder.status import FolderStatus, folder_status
from backcompanion.history.folder.sync import sync
from backcompanion.history.folder.sync_report import SharedPerson, SyncReport
from backcompanion.history.safety.backups import back_up
from backcompanion.history.store import Store

_WRITE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class FolderWishes:
    """What a person wants of the folder. `name`: of this computer, "" for the one it has."""

    folder: Path
    name: str = ""
    with_notes: bool = False
    with_remarks: bool = False


def use_folder(folders: Folders, store: Store, wishes: FolderWishes) -> tuple[str, ...]:
    """Puts it in use, or the other wishes where it is; what a person has to know of it, a sentence
    each. `bring_together` is to follow. Raises KnownError, and then nothing was changed.
    """
    folder = Path(os.path.abspath(wishes.folder.expanduser()))  # noqa: PTH100 (links stay)
    _refuse_unfit(folder, folders)
    before = choices.read_choice(folders.data)
    if before is None or before.folder != str(folder):
        if before is not None:
            leave_folder(folders, store)
        # The first merge may bring very much.
        back_up(store.path, "import", store.now())
        choice = choices.new_device(folder, wishes.name)
    else:
        choice = replace(before, name=wishes.name or before.name)
    choice = replace(choice, with_notes=wishes.with_notes, with_remarks=wishes.with_remarks)
    _write(folders.data, choice)
    if before is not None and choice.with_notes and not before.with_notes:
        store.writer.put(change_marks.mark_notes).wait(_WRITE_SECONDS)
    return tuple(_remarks(folder, choice))


def _refuse_unfit(folder: Path, folders: Folders) -> None:
    look(folder)
    real = Path(os.path.realpath(folder))
    for own in (folders.data, folders.config, folders.cache, folders.log):
        if real == (place := Path(os.path.realpath(own))) or place in real.parents:
            raise KnownError(
                _("{folder} belongs to the program itself; please choose another one.").format(
                    folder=folder
                )
            )
    if not os.access(folder, os.W_OK | os.X_OK):
        raise MachineError(_("Nothing can be written into {folder}.").format(folder=folder))


def _write(data: Path, choice: FolderChoice) -> None:
    try:
        choices.write_choice(data, choice)
    except OSError as error:
        raise MachineError(f"{data}: {reason_of(error)}") from error


def _remarks(folder: Path, choice: FolderChoice) -> list[str]:
    lines = []
    with suppress(OSError):
        if other_content(folder):
            lines.append(
                _("There are other files in {folder}; they are left alone.").format(folder=folder)
            )
    if others_can_read(folder):
        lines.append(
            _(
                "Others on this computer can look into {folder}. The files that are written there"
                " are readable by you alone."
            ).format(folder=folder)
        )
    hidden = {
        (False, False): _("Your notes and health remarks stay on this computer."),
        (True, False): _("Your health remarks stay on this computer; your notes do not."),
        (False, True): _("Your notes stay on this computer; your health remarks do not."),
    }.get((choice.with_notes, choice.with_remarks))
    return [*lines, hidden] if hidden else lines


def bring_together(folders: Folders, store: Store, *, thoroughly: bool = False) -> SyncReport:
    """Writes ours, reads theirs. Raises KnownError."""
    try:
        return sync(folders.data, store, _person(folders.config), thoroughly=thoroughly)
    except OSError as error:
        raise MachineError(f"{error.filename}: {reason_of(error)}") from error


def leave_folder(folders: Folders, store: Store) -> str:
    """What is in it stays, and so does all that is on record here. What a person has to know, or
    "". Raises KnownError.
    """
    choice = choices.read_choice(folders.data)
    if choice is None:
        raise KnownError(_("No folder is in use."))
    with suppress(KnownError):  # it may be away, and for good
        bring_together(folders, store)
    remark = ""
    try:
        log = write_goodbye(folders.data, choice, store.now())
        try:
            log.publish_where_it_was(Path(choice.folder))
        except OSError as error:
            keep_goodbye(folders.data, choice, log)
            remark = _why_not_heard(error, Path(choice.folder))
        store.writer.put(change_marks.forget_folder).wait(_WRITE_SECONDS)
        choices.remove_choice(folders.data)
        for file in (folders.data / choices.FOLDER).glob("*.json*"):
            file.unlink(missing_ok=True)
    except OSError as error:
        raise MachineError(f"{error.filename}: {reason_of(error)}") from error
    return remark


def _why_not_heard(error: OSError, folder: Path) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _("The folder is not there. Your other computers hear of it when it is there again.")
    text = _("{file} cannot be written ({reason}). It is tried again.")
    return text.format(file=folder, reason=reason_of(error))


def status(folders: Folders, store: Store) -> FolderStatus | None:
    """None where no folder is in use. Raises KnownError."""
    choice = choices.read_choice(folders.data)
    if choice is None:
        return None
    try:
        return folder_status(folders.data, choice, store)
    except OSError as error:
        raise MachineError(f"{error.filename}: {reason_of(error)}") from error


def _person(config: Path) -> SharedPerson:
    """What the settings say, and how it is changed there. What cannot be read says nothing."""
    file = SettingsFile(config, keep_damaged=True)
    unsaid = _as_json(Settings())
    if file.is_unreadable or set(file.invalid_names) & set(PERSON_SETTINGS):
        return SharedPerson({}, unsaid, lambda _values: file.problem)

    def apply(values: Mapping[str, Any]) -> str:
        now = SettingsFile(config, keep_damaged=True)
        now.change(**{name: _as_setting(value) for name, value in values.items()})
        return now.write_error

    return SharedPerson(_as_json(file.settings), unsaid, apply)


def _as_json(settings: Settings) -> dict[str, Any]:
    values = {name: getattr(settings, name) for name in PERSON_SETTINGS}
    return {
        name: dict(value) if isinstance(value, Mapping) else list(value)
        for name, value in values.items()
    }


def _as_setting(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
