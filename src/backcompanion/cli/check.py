"""The command `check`: what works on this machine, and what to do where it does not."""

import os
from pathlib import Path

from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.base.paths import Folders, folders, resources
from backcompanion.cli import desktop_checks
from backcompanion.cli.arguments import Arguments
from backcompanion.cli.check_result import CheckResult

EXIT_CANNOT_RUN = 3
_SESSION_BYTES = 1_000_000


def run(arguments: Arguments) -> int:
    """Exit status 0 if a session can be done, else 3; with --coaching 0 if all fits, else 2."""
    if arguments.coaching:
        from backcompanion.cli import check_coaching

        own = folders(arguments.data_dir)
        return check_coaching.run(arguments.coaching, own, fitted=arguments.fitted)
    app_folders = folders(arguments.data_dir)
    results = [
        display(),
        exercises(),
        figure(),
        *(() if arguments.sound else (desktop_checks.sound(), desktop_checks.voice())),
        desktop_checks.keep_awake(),
        data_folder(app_folders),
        history(app_folders),
    ]
    for result in results:
        print(result.text())
    if arguments.sound:
        tried = desktop_checks.heard_and_spoken()
        results += tried
        for result in tried:
            print(result.text())
    if any(result.needed and result.advice for result in results):
        print(_("A session cannot be done here yet."))
        return EXIT_CANNOT_RUN
    missing = [result.name for result in results if result.advice]
    if missing:
        print(_("A session can be done here, without: {names}.").format(names=", ".join(missing)))
    else:
        print(_("All that a session needs works."))
    return 0


def display() -> CheckResult:
    from backcompanion.system.display import display_problem

    return CheckResult(_("Display"), display_problem() or "")


def exercises() -> CheckResult:
    from backcompanion.library.loader import load_library

    name = _("Exercises")
    try:
        library = load_library(resources())
    except KnownError as error:
        return CheckResult(name, str(error))
    return CheckResult(name, detail=str(len(library.exercises)))


def figure() -> CheckResult:
    """Every motion can be played; without one, a still figure and the cues lead on."""
    from backcompanion.figure.model.motion import motion_from_mapping
    from backcompanion.figure.model.still_motion import check_phases
    from backcompanion.library.loader import load_library
    from backcompanion.library.motion_files import MotionFiles

    name = _("Figure")
    try:
        motions = MotionFiles(resources())
        for exercise in load_library(resources()).exercises.values():
            file = resources() / "motions" / f"{exercise.id}.toml"
            check_phases(motion_from_mapping(motions.mapping(exercise.id), str(file)), exercise)
    except KnownError as error:
        return CheckResult(name, str(error), needed=False)
    return CheckResult(name, needed=False)


def data_folder(app_folders: Folders) -> CheckResult:
    name = _("Data folder")
    folder = app_folders.data
    existing = folder
    while not os.access(existing, os.F_OK) and existing != existing.parent:
        existing = existing.parent
    if existing.is_dir() and os.access(existing, os.W_OK | os.X_OK) and _is_writable(existing):
        if _is_full(existing):
            advice = _("The disk of {folder} is full; please make room on it.")
            return CheckResult(name, advice.format(folder=folder))
        return CheckResult(name, detail=str(folder))
    advice = _("{folder} cannot be written; choose another one with --data-dir.")
    return CheckResult(name, advice.format(folder=folder))


def history(app_folders: Folders) -> CheckResult:
    from backcompanion.history.database import FILE_NAME, integrity_problems
    from backcompanion.history.history_errors import DamagedHistoryError, ForeignFileError
    from backcompanion.history.safety.opening import before_migration
    from backcompanion.history.store import Store
    from backcompanion.system.wall_clock import wall_clock

    name = _("History")
    try:
        store = Store.open(
            app_folders.data, now=wall_clock, back_up=before_migration(wall_clock), create=False
        )
        history, set_aside = store.read_all(steps=True)
        sessions = len(history.sessions)
    except (DamagedHistoryError, ForeignFileError) as error:
        return CheckResult(name, f"{error} {_repair_hint()}")
    except KnownError as error:
        return CheckResult(name, str(error))
    path = app_folders.data / FILE_NAME
    problems_found = integrity_problems(path) if sessions or path.exists() else ()
    if problems_found:
        message = _("{path} is damaged: {what}.").format(path=path, what=problems_found[0])
        return CheckResult(name, f"{message} {_repair_hint()}")
    if set_aside:
        detail = ngettext(
            "{n} session; entries that could not be read and are left out: {m}",
            "{n} sessions; entries that could not be read and are left out: {m}",
            sessions,
        )
        return CheckResult(name, detail=detail.format(n=sessions, m=len(set_aside)))
    detail = ngettext("{n} session, intact", "{n} sessions, intact", sessions)
    return CheckResult(name, detail=detail.format(n=sessions))


def _repair_hint() -> str:
    return _("The next start of the window mends it, and says what was kept.")


def _is_full(folder: Path) -> bool:
    """Without room for what a session writes. An empty file finds room where nothing else does."""
    from shutil import disk_usage

    try:
        return disk_usage(folder).free < _SESSION_BYTES
    except OSError:  # a file system that does not say
        return False


def _is_writable(folder: Path) -> bool:
    from tempfile import TemporaryFile

    try:
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
