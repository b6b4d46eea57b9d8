"""The command `check`: what works on this machine, and what to do where it does not."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import Folders, folders, resources
from backcompanion.cli.arguments import Arguments

EXIT_CANNOT_RUN = 3


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`advice`: what to do, where it does not work. `needed`: without it no session can be done.

    `was_tested`: False where only libraries were found, of which nothing is known but that they
    load.
    """

    name: str
    advice: str = ""
    needed: bool = True
    detail: str = ""
    was_tested: bool = True


def run(arguments: Arguments) -> int:
    """Exit status 0 if a session can be done, else 3."""
    app_folders = folders(arguments.data_dir)
    results = [
        display(),
        exercises(),
        figure(),
        sound(),
        voice(),
        keep_awake(),
        data_folder(app_folders),
        history(app_folders),
    ]
    for result in results:
        # What --sound finds out stands in place of what could only be found.
        if result.was_tested or not arguments.sound:
            print(_line(result))
    if arguments.sound:
        _play_and_speak()
    if any(result.needed and result.advice for result in results):
        print(_("A session cannot be done here yet."))
        return EXIT_CANNOT_RUN
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


def sound() -> CheckResult:
    name = _("Sound")
    if not sys.platform.startswith("linux") or _can_load("libpulse.so.0"):
        return CheckResult(name, needed=False, was_tested=False)
    advice = _(
        "For sound, install libpulse0 (apt) or pulseaudio-libs (dnf); cues are shown meanwhile."
    )
    return CheckResult(name, advice, needed=False)


def voice() -> CheckResult:
    from shutil import which

    name = _("Voice")
    if not sys.platform.startswith("linux"):
        return CheckResult(name, needed=False, was_tested=False)
    if _can_load("libspeechd.so.2") and which("speech-dispatcher"):
        return CheckResult(name, needed=False, was_tested=False)
    advice = _(
        "For a voice, install speech-dispatcher and espeak-ng (the same names for apt and dnf)."
    )
    return CheckResult(name, advice, needed=False)


def keep_awake() -> CheckResult:
    name = _("Keeping the screen awake")
    if not sys.platform.startswith("linux"):
        return CheckResult(name, needed=False)
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", f"/run/user/{os.getuid()}"))
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (runtime / "bus").exists():
        return CheckResult(name, needed=False)
    advice = _("There is no session bus (D-Bus): let the screen stay on by your system's settings.")
    return CheckResult(name, advice, needed=False)


def data_folder(app_folders: Folders) -> CheckResult:
    name = _("Data folder")
    folder = app_folders.data
    existing = folder
    while not os.access(existing, os.F_OK) and existing != existing.parent:
        existing = existing.parent
    if existing.is_dir() and os.access(existing, os.W_OK | os.X_OK) and _is_writable(existing):
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
        sessions = len(store.read().sessions)
    except (DamagedHistoryError, ForeignFileError) as error:
        return CheckResult(name, f"{error} {_repair_hint()}")
    except KnownError as error:
        return CheckResult(name, str(error))
    path = app_folders.data / FILE_NAME
    found = integrity_problems(path) if sessions or path.exists() else ()
    if found:
        message = _("{path} is damaged: {what}.").format(path=path, what=found[0])
        return CheckResult(name, f"{message} {_repair_hint()}")
    return CheckResult(name, detail=_("{n} sessions, intact").format(n=sessions))


def _repair_hint() -> str:
    return _("The next start of the window mends it, and says what was kept.")


def _is_writable(folder: Path) -> bool:
    from tempfile import TemporaryFile

    try:
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _can_load(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _line(result: CheckResult) -> str:
    if result.advice:
        state = _("no") if result.needed else _("not here")
        return f"{result.name}: {state}. " + result.advice.replace("\n", "\n  ")
    if not result.was_tested:
        found = _("library found; not tried (check --sound tries it)")
        return f"{result.name}: {found}"
    return f"{result.name}: " + _("works") + (f" ({result.detail})" if result.detail else "")


def _play_and_speak() -> None:
    """Lets the sound process play each tone and say a sentence, where there is one."""
    from importlib import import_module

    try:
        play: Callable[[], None] = import_module("backcompanion.sound.sound_trial").run
    except ModuleNotFoundError:
        print(_("This release has no sounds or voice yet."))
        return
    play()
