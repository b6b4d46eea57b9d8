"""The commands of `folder`: the same history on several computers."""

import json
import sys
from datetime import datetime
from pathlib import Path

from backcompanion.application.shared_folder import (
    FolderWishes,
    bring_together,
    leave_folder,
    status,
    use_folder,
)
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.base.paths import Folders
from backcompanion.cli.arguments import Arguments
from backcompanion.history.folder.status import Device, FolderStatus
from backcompanion.history.folder.sync_report import SyncReport
from backcompanion.history.store import Store


def run(store: Store, arguments: Arguments, folders: Folders) -> int:
    """The exit status. Raises KnownError."""
    match arguments.action:
        case "use":
            wishes = FolderWishes(
                arguments.file, arguments.name, arguments.with_notes, arguments.with_remarks
            )
            for line in use_folder(folders, store, wishes):
                print(line)
            return _print_report(bring_together(folders, store, thoroughly=True))
        case "status":
            return _print_status(status(folders, store), store.now(), as_json=arguments.json)
        case "now":
            _require_folder(folders, store)
            return _print_report(bring_together(folders, store))
        case "leave":
            leave_folder(folders, store)
            print(_("No folder is in use any more. What lies in it stays there."))
            return 0
    raise AssertionError(arguments.action)


def _require_folder(folders: Folders, store: Store) -> FolderStatus:
    found = status(folders, store)
    if found is None:
        raise KnownError(_("No folder is in use; choose one: backcompanion folder use DIR"))
    return found


def _print_report(report: SyncReport) -> int:
    """3 where not all could be written."""
    if report.written:
        text = ngettext("{n} change written.", "{n} changes written.", report.written)
        print(text.format(n=report.written))
    print(report.news() or _("Nothing new."))
    for line in report.remarks():
        print(line, file=sys.stderr)
    return 3 if report.problems else 0


def _print_status(found: FolderStatus | None, now: datetime, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps(found.as_json() if found else {"folder": None}, indent=1))
        return 0 if found is None or found.is_there else 3
    if found is None:
        print(_("No folder is in use."))
        return 0
    print(_("Folder: {folder}").format(folder=found.choice.folder))
    if not found.is_there:
        print(_("It is not there at present; your changes are kept for it."))
    for device in found.devices:
        print(_device_line(device, now))
    if found.running_on:
        print(_("A session runs on {device}.").format(device=found.running_on))
    if found.waiting:
        text = ngettext("{n} change waits.", "{n} changes wait.", found.waiting)
        print(text.format(n=found.waiting))
    for name in found.cut:
        print(_("The end of {file} is still to come.").format(file=name))
    if found.broken:
        text = ngettext("{n} line cannot be read.", "{n} lines cannot be read.", found.broken)
        print(text.format(n=found.broken))
    if found.unknown:
        print(_("Some of it is of a newer release of Back Companion."))
    if found.others_can_read:
        folder = Path(found.choice.folder)
        print(_("Others on this computer can look into {folder}.").format(folder=folder))
    return 0 if found.is_there else 3


def _device_line(device: Device, now: datetime) -> str:
    sessions = ngettext("{n} session", "{n} sessions", device.sessions).format(n=device.sessions)
    if device.is_own:
        return _("{name} (this computer): {sessions}").format(name=device.name, sessions=sessions)
    if device.has_left:
        return _("{name} (left): {sessions}").format(name=device.name, sessions=sessions)
    heard = device.last_heard.date().isoformat() if device.last_heard else "–"
    if device.is_silent(now):
        return _("{name}: {sessions}, not heard of since {day}").format(
            name=device.name, sessions=sessions, day=heard
        )
    return _("{name}: {sessions}, last heard of on {day}").format(
        name=device.name, sessions=sessions, day=heard
    )
