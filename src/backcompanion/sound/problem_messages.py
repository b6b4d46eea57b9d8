"""What is wrong with the sound, in one sentence with what to do about it."""

import os
import sys
from typing import Literal

from backcompanion.base.i18n import gettext as _
from backcompanion.sound.engine.protocol import ProblemKind

SoundProblem = ProblemKind | Literal["tones-died", "voice-died"]
SoundPart = Literal["tones", "voice"]
# What of one group goes wrong is told once.
ProblemGroup = Literal[SoundPart, "no-language"]


def problem_message(problem: SoundProblem, detail: str = "") -> str:
    """`detail`: what the sound process knew of it."""
    from backcompanion.base.system_packages import install_commands  # where all is well, nobody
    from backcompanion.sound.engine.voice.speech_server import misleading_address

    linux = sys.platform.startswith("linux")
    match problem:
        case "no-addons":
            return _(
                "No tones and no voice: a part of Qt is missing. Install PySide6-Addons where the "
                "program is installed (pip install PySide6-Addons) and start it again."
            )
        case "no-library" if linux:
            return _(
                "No tones: a library is missing. Install it and start the program again: {commands}"
            ).format(commands=install_commands("sound"))
        case "no-library":
            return _("No tones and no voice on this machine: {detail}").format(detail=detail)
        case "no-device":
            return _(
                "No loudspeaker or headphones were found. The session goes on without tones; "
                "they come back when a device is connected."
            )
        case "device-failed":
            return _("The sound device does not answer. Tones come back as soon as it does.")
        case "no-engine" if linux and (address := misleading_address(os.environ)):
            return _(
                "No voice answers at {address}, as the variable SPEECHD_ADDRESS says; tones and "
                "captions go on without. Correct that variable, or remove it, and start the "
                "program again."
            ).format(address=address)
        case "no-engine" if linux:
            return _(
                "There is no voice on this machine; tones and captions go on without. To be spoken "
                "to, install one: {commands}"
            ).format(commands=install_commands("voice"))
        case "no-engine":
            return _(
                "There is no voice on this machine. Add one in the system's settings for speech; "
                "tones and captions go on without."
            )
        case "no-language":
            return _(
                "There is no voice for {language} on this machine; another one is used."
            ).format(language=detail)
        case "voice-died":
            return _("The voice stopped working and is being started again.")
        case "tones-died":
            return _("The tones stopped working and are being started again.")


class SoundProblems:
    """What is wrong with tones, voice and language just now, and what was told already."""

    def __init__(self) -> None:
        self._texts: dict[ProblemGroup, str] = {}
        self._told: set[ProblemGroup] = set()

    def report(
        self, group: ProblemGroup, problem: SoundProblem, detail: str, *, wanted: bool
    ) -> str:
        """What to tell now: each group once, what two lack once, and nothing that nobody wants."""
        text = problem_message(problem, detail)
        known = text in self._texts.values()
        self._texts[group] = text
        if not wanted or group in self._told:
            return ""
        self._told.add(group)
        return "" if known else text

    def solve(self, group: ProblemGroup) -> bool:
        """Whether there was anything wrong."""
        return bool(self._texts.pop(group, ""))

    def text(self, group: ProblemGroup) -> str:
        """What is wrong there, and what to do; else ""."""
        return self._texts.get(group, "")
