"""The commands of `folder`: the same history on several computers."""

import json
import sys
from datetime import datetime
from pathlib import Path

from backcompanion.application.merge_undo import keep_merge, undo_merge
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
from backcompanion.history.folder.goodbye import say_kept_goodbyes
from backcompanion.history.folder.status import Device, FolderStatus
from backcompanion.history.folder.sync_report import SyncReport
from backcompanion.history.store import Store


def run(store: Store, arguments: Arguments, folders: Folders) -> int:
    """The exit status. Raises KnownError."""
    say_kept_goodbyes(folders.data)
    match arguments.action:
        case "use":
            wishes = FolderWishes(
                arguments.file, arguments.name, arguments.with_notes, arguments.with_remarks
            )
            for line in use_folder(folders, store, wishes):
                print(line)
            return _bring_together(store, folders, thoroughly=True)
        case "status":
            return _print_status(status(folders, store), store.now(), as_json=arguments.json)
        case "now":
            _require_folder(folders, store)
            return _bring_together(store, folders)
        case "undo":
            return _undo(store, folders)
        case "leave":
            remark = leave_folder(folders, store)
            print(_("No folder is in use any more. What lies in it stays there."))
            if remark:
                print(remark, file=sys.stderr)
            return 0
    raise AssertionError(arguments.action)


def _require_folder(folders: Folders, store: Store) -> FolderStatus:
    folder_status = status(folders, store)
    if folder_status is None:
        raise KnownError(_("No folder is in use; choose one: backcompanion folder use DIR"))
    return folder_status


def _bring_together(store: Store, folders: Folders, *, thoroughly: bool = False) -> int:
    report = bring_together(folders, store, thoroughly=thoroughly)
    if report.merged.after:
        keep_merge(folders.data, report.merged, report.news())
    return _print_report(report)


def _undo(store: Store, folders: Folders) -> int:
    _require_folder(folders, store)
    result = undo_merge(folders.data, store)
    print(_("Taken back: {news}").format(news=result.news))
    print(_("Your other computers take it back as well, when they next look into the folder."))
    if result.changed_since:
        text = ngettext(
            "{n} thing was changed since and stays.",
            "{n} things were changed since and stay.",
            result.changed_since,
        )
        print(text.format(n=result.changed_since))
    return _print_report(bring_together(folders, store))


def _print_report(report: SyncReport) -> int:
    """3 where not all could be written."""
    if report.written:
        text = ngettext("{n} change written.", "{n} changes written.", report.written)
        print(text.format(n=report.written))
    print(report.news() or _("Nothing new."))
    for line in report.remarks():
        print(line, file=sys.stderr)
    return 3 if report.problems else 0


def _print_status(folder_status: FolderStatus | None, now: datetime, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps(folder_status.as_json() if folder_status else {"folder": None}, indent=1))
        return 0 if folder_status is None or folder_status.is_there else 3
    if folder_status is None:
        print(_("No folder is in use."))
        return 0
    print(_("Folder: {folder}").format(folder=folder_status.choice.folder))
    if not folder_status.is_there:
        print(_("It is not there at present; your changes are kept for it."))
    for device in folder_status.devices:
        print(_device_line(device, now))
    if folder_status.running_on:
        print(_("A session runs on {device}.").format(device=folder_status.running_on))
    if folder_status.waiting:
        text = ngettext("{n} change waits.", "{n} changes wait.", folder_status.waiting)
        print(text.format(n=folder_status.waiting))
    for name in folder_status.cut:
        print(_("The end of {file} is still to come.").format(file=name))
    if folder_status.broken:
        text = ngettext(
            "{n} line cannot be read.", "{n} lines cannot be read.", folder_status.broken
        )
        print(text.format(n=folder_status.broken))
    if folder_status.unknown:
        print(_("Some of it is of a newer release of Back Companion."))
    if folder_status.others_can_read:
        folder = Path(folder_status.choice.folder)
        print(_("Others on this computer can look into {folder}.").format(folder=folder))
    return 0 if folder_status.is_there else 3


def _device_line(device: Device, now: datetime) -> str:
    sessions = ngettext("{n} session", "{n} sessions", device.sessions).format(n=device.sessions)
    if device.is_own:
        return _("{name} (this computer): {sessions}").format(name=device.label, sessions=sessions)
    if device.has_left:
        return _("{name} (left): {sessions}").format(name=device.label, sessions=sessions)
    last_heard = device.last_heard.date().isoformat() if device.last_heard else "–"
    if device.is_silent(now):
        return _("{name}: {sessions}, not heard of since {day}").format(
            name=device.label, sessions=sessions, day=last_heard
        )
    return _("{name}: {sessions}, last heard of on {day}").format(
        name=device.label, sessions=sessions, day=last_heard
    )
