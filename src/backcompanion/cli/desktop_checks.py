"""What `check` finds out about the desktop beyond the screen: sound, voice, keeping it awake."""

import os
import sys
from pathlib import Path

from backcompanion.base.i18n import gettext as _
from backcompanion.base.system_packages import install_commands
from backcompanion.cli.check_result import CheckResult
from backcompanion.sound.engine.voice.speech_server import PROGRAM, server_address


def sound() -> CheckResult:
    name = _("Sound")
    linux = sys.platform.startswith("linux")  # where tones do without Qt, but not without that
    if not linux and not _has_qt_module("QtMultimedia"):
        return CheckResult(name, _addons_advice(), needed=False)
    if not linux or _can_load("libpulse.so.0"):
        return CheckResult(name, needed=False, was_tested=False)
    advice = _("For sound: {commands}. Cues are shown meanwhile.").format(
        commands=install_commands("sound")
    )
    return CheckResult(name, advice, needed=False)


def voice() -> CheckResult:
    from shutil import which

    name = _("Voice")
    if not sys.platform.startswith("linux"):
        advice = "" if _has_qt_module("QtTextToSpeech") else _addons_advice()
        return CheckResult(name, advice, needed=False, was_tested=bool(advice))
    address = server_address(os.environ)  # of a sandbox the service may be outside
    if which(PROGRAM) or (address is not None and address.path and Path(address.path).exists()):
        return CheckResult(name, needed=False, was_tested=False)
    advice = _("For a voice: {commands}.").format(commands=install_commands("voice"))
    return CheckResult(name, advice, needed=False)


def heard_and_spoken() -> list[CheckResult]:
    """Sound and voice once more, but tried: plays each tone, says a sentence, and tells which."""
    untried = [sound(), voice()]
    try:
        from backcompanion.sound.sound_trial import check_sound
    except ImportError as error:  # what Qt needs is missing: the display's line names it
        message = _("Qt cannot be loaded ({error}).").format(error=error)
        return [CheckResult(result.name, message, needed=False) for result in untried]
    trial = check_sound(lambda text: print(text, flush=True), aloud=True)
    tones, spoken = untried
    tones_text, voice_text = " ".join(trial.tone_problems), " ".join(trial.voice_problems)
    if trial.device:
        tones = CheckResult(tones.name, detail=trial.device, needed=False, remark=tones_text)
    elif not tones.advice:
        advice = tones_text or _("No tone could be played, and nothing says why.")
        tones = CheckResult(tones.name, advice, needed=False)
    if trial.engine:
        detail = f"{trial.voice}, {trial.engine}"
        spoken = CheckResult(spoken.name, detail=detail, needed=False, remark=voice_text)
    elif not spoken.advice:
        advice = voice_text or _("Nothing could be said, and nothing says why.")
        spoken = CheckResult(spoken.name, advice, needed=False)
    return [tones, spoken]


def keep_awake() -> CheckResult:
    """Asks the desktop for it, for a moment: that there is a bus says nothing of who answers."""
    name = _("Keeping the screen awake")
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"))
    bus = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (runtime / "bus").exists()
    from backcompanion.system.idle_inhibitor import is_offered

    if sys.platform.startswith("linux") and not bus and not is_offered():
        no_bus = _(
            "There is no session bus (D-Bus): let the screen stay on by your system's settings."
        )
        return CheckResult(name, no_bus, needed=False)
    try:
        from backcompanion.system.keep_awake import presentation_mode, refused_message, stays_on

        kept = stays_on(presentation_mode)
        return CheckResult(name, "" if kept else refused_message(), needed=False)
    except (ImportError, OSError, RuntimeError) as error:  # Qt, a bus that goes away, wakepy
        return CheckResult(name, str(error), needed=False)


def _addons_advice() -> str:
    return _(
        "A part of Qt is missing. Install PySide6-Addons where the program is installed "
        "(pip install PySide6-Addons); cues are shown meanwhile."
    )


def _has_qt_module(name: str) -> bool:
    """Without importing Qt, which may fail for other reasons."""
    from importlib.util import find_spec

    spec = find_spec("PySide6")
    folders = (spec and spec.submodule_search_locations) or []
    return any(
        file.suffix in (".so", ".pyd")
        for folder in folders
        for file in Path(folder).glob(f"{name}.*")
    )


def _can_load(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
