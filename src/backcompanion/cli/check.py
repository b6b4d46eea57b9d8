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

CANNOT = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """`advice`: what to do, where it does not work. `needed`: without it no session can be done.

    `tried`: False where only libraries were found, of which nothing is known but that they load.
    """

    name: str
    advice: str = ""
    needed: bool = True
    says: str = ""
    tried: bool = True


def run(arguments: Arguments) -> int:
    """Exit status 0 if a session can be done, else 3."""
    where = folders(arguments.data_dir)
    findings = [
        display(),
        exercises(),
        figure(),
        sound(),
        voice(),
        keep_awake(),
        data_folder(where),
        history(where),
    ]
    for finding in findings:
        # What --sound finds out stands in place of what could only be found.
        if finding.tried or not arguments.sound:
            print(_line(finding))
    if arguments.sound:
        _play_and_speak()
    if any(finding.needed and finding.advice for finding in findings):
        print(_("A session cannot be done here yet."))
        return CANNOT
    print(_("All that a session needs works."))
    return 0


def display() -> Finding:
    from backcompanion.system.display import display_problem

    return Finding(_("Display"), display_problem() or "")


def exercises() -> Finding:
    from backcompanion.library.loader import load

    name = _("Exercises")
    try:
        library = load(resources())
    except KnownError as error:
        return Finding(name, str(error))
    return Finding(name, says=str(len(library.exercises)))


def figure() -> Finding:
    """Every motion can be played; without one, a still figure and the cues lead on."""
    from backcompanion.figure.model.motion import motion_from_mapping
    from backcompanion.figure.model.still_motion import check_phases
    from backcompanion.library.loader import load
    from backcompanion.library.motion_files import Motions

    name = _("Figure")
    try:
        motions = Motions(resources())
        for exercise in load(resources()).exercises.values():
            file = resources() / "motions" / f"{exercise.id}.toml"
            check_phases(motion_from_mapping(motions.mapping(exercise.id), str(file)), exercise)
    except KnownError as error:
        return Finding(name, str(error), needed=False)
    return Finding(name, needed=False)


def sound() -> Finding:
    name = _("Sound")
    if not sys.platform.startswith("linux") or _loads("libpulse.so.0"):
        return Finding(name, needed=False, tried=False)
    advice = _(
        "For sound, install libpulse0 (apt) or pulseaudio-libs (dnf); cues are shown meanwhile."
    )
    return Finding(name, advice, needed=False)


def voice() -> Finding:
    from shutil import which

    name = _("Voice")
    if not sys.platform.startswith("linux"):
        return Finding(name, needed=False, tried=False)
    if _loads("libspeechd.so.2") and which("speech-dispatcher"):
        return Finding(name, needed=False, tried=False)
    advice = _(
        "For a voice, install speech-dispatcher and espeak-ng (the same names for apt and dnf)."
    )
    return Finding(name, advice, needed=False)


def keep_awake() -> Finding:
    name = _("Keeping the screen awake")
    if not sys.platform.startswith("linux"):
        return Finding(name, needed=False)
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", f"/run/user/{os.getuid()}"))
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (runtime / "bus").exists():
        return Finding(name, needed=False)
    advice = _("There is no session bus (D-Bus): let the screen stay on by your system's settings.")
    return Finding(name, advice, needed=False)


def data_folder(where: Folders) -> Finding:
    name = _("Data folder")
    folder = where.data
    there = folder
    while not os.access(there, os.F_OK) and there != there.parent:
        there = there.parent
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK) and _takes_a_file(there):
        return Finding(name, says=str(folder))
    advice = _("{folder} cannot be written; choose another one with --data-dir.")
    return Finding(name, advice.format(folder=folder))


def history(where: Folders) -> Finding:
    from backcompanion.history.database import FILE_NAME, problems
    from backcompanion.history.history_errors import DamagedHistoryError, ForeignFileError
    from backcompanion.history.store import Store

    name = _("History")
    try:
        store = Store.open(where.data, create=False)
        sessions = len(store.read().sessions)
    except (DamagedHistoryError, ForeignFileError) as error:
        return Finding(name, f"{error} {_mended_at_start()}")
    except KnownError as error:
        return Finding(name, str(error))
    path = where.data / FILE_NAME
    found = problems(path) if sessions or path.exists() else ()
    if found:
        said = _("{path} is damaged: {what}.").format(path=path, what=found[0])
        return Finding(name, f"{said} {_mended_at_start()}")
    return Finding(name, says=_("{n} sessions, intact").format(n=sessions))


def _mended_at_start() -> str:
    return _("The next start of the window mends it, and says what was kept.")


def _takes_a_file(folder: Path) -> bool:
    from tempfile import TemporaryFile

    try:
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _line(finding: Finding) -> str:
    if finding.advice:
        state = _("no") if finding.needed else _("not here")
        return f"{finding.name}: {state}. " + finding.advice.replace("\n", "\n  ")
    if not finding.tried:
        found = _("library found; not tried (check --sound tries it)")
        return f"{finding.name}: {found}"
    return f"{finding.name}: " + _("works") + (f" ({finding.says})" if finding.says else "")


def _play_and_speak() -> None:
    """Lets the sound process play each tone and say a sentence, where there is one."""
    from importlib import import_module

    try:
        play: Callable[[], None] = import_module("backcompanion.sound.sound_trial").run
    except ModuleNotFoundError:
        print(_("This release has no sounds or voice yet."))
        return
    play()
