"""The commands that need no window: stats, export, import. They load nothing of Qt."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.base.own_files import refuse_own_file
from backcompanion.base.paths import Folders, folders
from backcompanion.cli.arguments import Arguments
from backcompanion.history.safety.opening import open_history
from backcompanion.history.store import Store
from backcompanion.system.wall_clock import wall_clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcompanion.application.settings_file import SettingsFile
    from backcompanion.history.exchange.merge_sessions import Changed
    from backcompanion.history.set_aside import SetAside
    from backcompanion.training.planning.review import DateSpan
    from backcompanion.training.session.person import Person

_SHOWN_REASONS = 20


def run(arguments: Arguments) -> int:
    """The exit status. Raises KnownError."""
    app_folders = folders(arguments.data_dir)
    folder, started_at = app_folders.data, wall_clock()

    def now() -> datetime:
        return started_at

    match arguments.command:
        case "stats":
            with _open_store(folder, now, create=False) as store:
                return _stats(store, arguments)
        case "export":
            refuse_own_file(arguments.file, app_folders)
            with _open_store(folder, now, create=False) as store:
                if arguments.file.suffix.lower() == ".ics":
                    return _export_calendar(store, arguments.file, app_folders)
                return _export(store, arguments.file, app_folders.config)
        case "import":
            with _open_store(folder, now) as store:
                return _import(store, arguments, app_folders.config)
        case "report":
            from backcompanion.cli.report_command import write_report

            refuse_own_file(arguments.file, app_folders)
            with _open_store(folder, now, create=False) as store:
                return write_report(store, arguments, app_folders)
        case "routine":
            from backcompanion.cli.routine_commands import run as run_routine

            return run_routine(arguments, app_folders)
        case "folder":
            from backcompanion.cli.folder_commands import run as run_folder

            with _open_store(folder, now) as store:
                return run_folder(store, arguments, app_folders)
        case "backup":
            from backcompanion.cli.backup_commands import back_up

            return back_up(arguments, app_folders, started_at)
        case "remind":
            from backcompanion.cli.remind_command import real_surroundings, remind

            return remind(app_folders, real_surroundings(app_folders, wall_clock))
        case "restore":
            from backcompanion.cli.backup_commands import restore

            return restore(arguments, app_folders, started_at)
    raise AssertionError(arguments.command)


@contextmanager
def _open_store(
    folder: Path, now: Callable[[], datetime], *, create: bool = True
) -> Iterator[Store]:
    """What had to be done about damage is said beside what was asked for."""
    opened = open_history(folder, now=now, create=create)
    if opened.repair_message:
        _print_repair(opened.repair_message)
    opened.store.on_repaired = _print_repair
    try:
        yield opened.store
    finally:
        opened.store.close()


def _print_repair(repair_message: str) -> None:
    print(repair_message, file=sys.stderr)


def _print_set_aside(rows: "Sequence[SetAside]") -> None:
    from backcompanion.history.set_aside import notice

    for line in notice(rows):
        print(line, file=sys.stderr)


def _stats(store: Store, arguments: Arguments) -> int:
    from backcompanion.application.reviewed_history import read_review
    from backcompanion.application.stats_json import stats_json
    from backcompanion.cli.stats_output import stats_lines
    from backcompanion.history.reading import session_ids

    reviewed, set_aside = read_review(store, arguments.today, _span(arguments), arguments.routine)
    _print_set_aside(set_aside)
    if arguments.json:
        import json

        # A key a line, and no deeper: of ten years, indenting takes longer than all the counting.
        values = stats_json(reviewed.stats, reviewed.review).items()
        lines = (f' "{key}": {json.dumps(value)}' for key, value in values)
        print("{\n" + ",\n".join(lines) + "\n}")
    else:
        totals = reviewed.stats.totals
        others = not totals.sessions and bool(store.query(session_ids, frozenset[str]()))
        lines_of_text = stats_lines(reviewed.stats, reviewed.review, others_on_record=others)
        print("\n".join(lines_of_text))
    return 0


def _span(arguments: Arguments) -> "DateSpan":
    from backcompanion.training.planning.review import DateSpan

    return DateSpan(arguments.from_ or date.min, arguments.to or date.max)


def _export_calendar(store: Store, target: Path, app_folders: Folders) -> int:
    from backcompanion.application.plan_calendar import export_calendar
    from backcompanion.application.settings_file import SettingsFile
    from backcompanion.base.paths import resources
    from backcompanion.library.loader import load_library
    from backcompanion.library.own_routines import OwnRoutineFiles

    library = load_library(resources(), app_folders.cache)
    library = OwnRoutineFiles(app_folders.data, app_folders.cache).read(library).added_to(library)
    settings = SettingsFile(app_folders.config, keep_damaged=True).settings
    in_use = library.routines.get(settings.routine) or next(iter(library.routines.values()))
    count = export_calendar(
        target,
        store,
        settings,
        in_use,
        library,
        store.now(),
    )
    store.close()
    print(
        ngettext("{n} workout written to {file}.", "{n} workouts written to {file}.", count).format(
            n=count, file=target
        )
    )
    return 0


def _export(store: Store, target: Path, config: Path) -> int:
    from backcompanion.history.exchange.import_export import export_history

    if target.suffix.lower() not in (".json", ".csv"):
        raise KnownError(
            _(
                "{file} has to end in .json (everything), .csv (a row per session) or .ics"
                " (the days planned ahead)."
            ).format(file=target)
        )
    person = _person(config) if target.suffix.lower() == ".json" else None
    report = export_history(store, target, person)
    _print_set_aside(report.set_aside)
    print(
        ngettext(
            "{n} session written to {file}.", "{n} sessions written to {file}.", report.sessions
        ).format(n=report.sessions, file=target)
    )
    return 0


def _person(config: Path) -> "Person":
    """Raises KnownError where the settings cannot say it: an export without it would look whole."""
    from backcompanion.application.person_settings import person_from_settings
    from backcompanion.application.settings_file import SettingsFile

    file = SettingsFile(config, keep_damaged=True)
    if not _has_readable_person(file):
        raise KnownError(
            _(
                "{problem} Nothing was exported, as your equipment and health remarks would be"
                " missing; mend that file, or remove it to go on without."
            ).format(problem=file.problem)
        )
    if file.problem:
        print(file.problem, file=sys.stderr)
    return person_from_settings(file.settings)


def _has_readable_person(file: "SettingsFile") -> bool:
    from backcompanion.application.person_settings import PERSON_SETTINGS

    return not file.is_unreadable and not set(file.invalid_names) & set(PERSON_SETTINGS)


def _import(store: Store, arguments: Arguments, config: Path) -> int:
    from backcompanion.application.person_settings import person_from_settings
    from backcompanion.application.settings_file import SettingsFile
    from backcompanion.history.exchange.import_export import import_history, preview_import

    source = arguments.file
    file = SettingsFile(config, keep_damaged=True)
    own_person = person_from_settings(file.settings)
    if (
        not _has_readable_person(file)
        and preview_import(store, source, own_person).person is not None
    ):
        raise KnownError(
            _(
                "Nothing was written. {problem} {source} has equipment, health remarks or levels"
                " for these settings; mend them first, or remove that file."
            ).format(problem=file.problem, source=source)
        )
    if file.problem:
        print(file.problem, file=sys.stderr)
    changed: Changed = "theirs" if arguments.take_theirs else "ours"
    # Records refer to nothing that refers to them: to look for circles takes a twentieth of it.
    was_on = gc.isenabled()
    gc.disable()
    try:
        report = import_history(store, source, own_person, changed=changed)
    finally:
        if was_on:
            gc.enable()
    status = 2 if report.refused else 0
    if report.person is not None and not report.refused and not _apply_person(file, report.person):
        report, status = replace(report, person=None), 3
    print("\n".join(report.summary()))
    if report.different and not report.refused:
        print(
            _("To take the file's instead: backcompanion import --take-theirs {file}").format(
                file=source
            )
        )
    for reason in report.refused[:_SHOWN_REASONS]:
        print(f"{source}: {reason}", file=sys.stderr)
    more = len(report.refused) - _SHOWN_REASONS
    if more > 0:
        print(_("… and {n} more.").format(n=more), file=sys.stderr)
    return status


def _apply_person(file: "SettingsFile", more: "Person") -> bool:
    """Into the settings; whether they are on disk. Where not, it is said."""
    from backcompanion.application.person_settings import settings_changes

    file.change(**settings_changes(file.settings, more))
    if not file.write_error:
        return True
    message = _("{problem} Equipment, health remarks and levels were not taken from the file.")
    print(message.format(problem=file.write_error), file=sys.stderr)
    return False
