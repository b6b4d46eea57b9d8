"""The commands `backup` and `restore`: everything out into one file, and back to a copy."""

import json
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.base.paths import Folders
from backcompanion.cli.arguments import Arguments
from backcompanion.history.database import FILE_NAME
from backcompanion.history.safety.contents import contents
from backcompanion.history.safety.everything_backups import EVERYTHING_ENDING


def back_up(arguments: Arguments, app_folders: Folders, now: datetime) -> int:
    from backcompanion.application.everything_export import save_everything

    saved = save_everything(app_folders, arguments.file, now)
    for path in saved.left_out:
        print(_("{file} cannot be taken along.").format(file=path), file=sys.stderr)
    if saved.settings_problem:
        text = _("{problem} There are no settings in the file.")
        print(text.format(problem=saved.settings_problem), file=sys.stderr)
    if arguments.json:
        _print_json(
            {
                "file": str(arguments.file),
                "sessions": saved.sessions,
                "settings": not saved.settings_problem,
                **saved.own,
                "left_out": list(saved.left_out),
            }
        )
        return 0
    print(
        ngettext(
            "Everything with {n} session written to {file}, and read back.",
            "Everything with {n} sessions written to {file}, and read back.",
            saved.sessions,
        ).format(n=saved.sessions, file=arguments.file)
    )
    return 0


def restore(arguments: Arguments, app_folders: Folders, now: datetime) -> int:
    from backcompanion.history.safety.restoring import find_backup

    if arguments.file == Path():
        return _list_backups(app_folders.data, as_json=arguments.json)
    source = find_backup(app_folders.data, str(arguments.file))
    if source.suffix.lower() == EVERYTHING_ENDING:
        return _restore_everything(source, arguments, app_folders, now)
    return _restore_backup(source, arguments, app_folders.data, now)


def _restore_everything(
    source: Path, arguments: Arguments, app_folders: Folders, now: datetime
) -> int:
    from backcompanion.application.everything_restore import bring_back, look_into
    from backcompanion.application.settings_file import SettingsFile

    file = SettingsFile(app_folders.config, keep_damaged=True)
    if arguments.preview:
        report = look_into(app_folders, source, file.settings)
        _print_report(arguments, source, report.as_json(), report.summary())
        return 0

    def apply_settings(values: Mapping[str, Any]) -> str:
        file.change(**values)
        return file.write_error

    done = bring_back(app_folders, source, now, file.settings, apply_settings)
    lines = (
        _("Everything is as it stands in {file}.").format(file=source.name),
        *done.contents.summary(done=True),
        _undo_line(done.before),
    )
    _print_report(arguments, source, done.contents.as_json(), lines, undo=done.before)
    return 0


def _restore_backup(source: Path, arguments: Arguments, folder: Path, now: datetime) -> int:
    from backcompanion.history.safety.restoring import refuse_unusable
    from backcompanion.history.safety.restoring import restore as go_back

    if arguments.preview:
        refuse_unusable(folder, source)
        held = contents(source, folder / FILE_NAME)
        _print_report(arguments, source, {"history": held.as_json()}, (held.summary(),))
        return 0
    report = go_back(folder, source, now)
    lines = [
        _("Gone back to {file}.").format(file=source.name),
        report.contents.summary(done=True),
    ]
    if source.stem.endswith("-import"):
        # An import adds to them, and no backup holds them.
        lines.append(
            _("Equipment, health remarks and levels stay as they are; look at them in Settings.")
        )
    lines.append(_undo_line(report.before.path))
    found_json = {"history": report.contents.as_json()}
    _print_report(arguments, source, found_json, lines, undo=report.before.path)
    return 0


def _undo_line(before: Path) -> str:
    return _("To undo this: backcompanion restore {file}").format(file=before.name)


def _list_backups(folder: Path, *, as_json: bool) -> int:
    from backcompanion.history.safety.contents import listed_backups, reason_text
    from backcompanion.history.safety.everything_backups import everything_backups

    listed, everything = listed_backups(folder), everything_backups(folder)
    if as_json:
        _print_json(
            [
                {
                    "file": each.backup.path.name,
                    "made_at": each.backup.made_at.isoformat(),
                    "reason": each.backup.reason,
                    "history": each.contents and each.contents.as_json(),
                    "problem": each.problem or None,
                }
                for each in listed
            ]
            + [
                {
                    "file": backup.path.name,
                    "made_at": backup.made_at.isoformat(),
                    "reason": "everything",
                }
                for backup in everything
            ]
        )
        return 0
    if not listed and not everything:
        print(_("There is no backup in {folder} yet.").format(folder=folder))
    for each in listed:
        print(f"{each.backup.path.name}")
        print(f"  {each.backup.made_at:%Y-%m-%d %H:%M}, {reason_text(each.backup)}")
        print(f"  {each.contents.summary() if each.contents is not None else each.problem}")
    for backup in everything:
        print(f"{backup.path.name}")
        reason = _("everything, before it was brought back from a file")
        print(f"  {backup.made_at:%Y-%m-%d %H:%M}, {reason}")
    return 0


def _print_report(
    arguments: Arguments,
    source: Path,
    report: Mapping[str, Any],
    lines: "tuple[str, ...] | list[str]",
    *,
    undo: Path | None = None,
) -> None:
    if arguments.json:
        done = {"file": str(source), "done": not arguments.preview}
        _print_json({**done, **report, "undo": undo and undo.name})
    else:
        print("\n".join(lines))


def _print_json(value: object) -> None:
    print(json.dumps(value, indent=1))
