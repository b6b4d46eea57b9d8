"""macOS: an agent of launchd."""

import os
import plistlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.errors import MachineError
from backcompanion.system.reminders.system_command import RunCommand


class LaunchAgent:
    """launchd makes up for an hour at which the computer slept, not for one at which it was off."""

    def __init__(self, label: str, command: Sequence[str], run: RunCommand) -> None:
        self._label, self._command, self._run = label, command, run
        self._file = Path.home() / "Library" / "LaunchAgents" / f"{label}.plist"

    @property
    def _domain(self) -> str:
        return f"gui/{os.getuid() if hasattr(os, 'getuid') else 0}"

    def set_daily(self, minute: int) -> None:
        """`minute` after midnight. Raises MachineError, OSError; of a new one nothing stays."""
        is_new = not self._file.exists()
        self._file.parent.mkdir(parents=True, exist_ok=True)
        agent = {
            "Label": self._label,
            "ProgramArguments": list(self._command),
            "StartCalendarInterval": {"Hour": minute // 60, "Minute": minute % 60},
        }
        self._unload()
        write_atomically(self._file, (plistlib.dumps(agent).decode(),))
        try:
            self._run(("launchctl", "bootstrap", self._domain, str(self._file)))
        except MachineError:
            if is_new:  # it would be loaded at the next login
                self._file.unlink()
            raise

    def remove(self) -> str:
        """As DailyTimer. Raises OSError."""
        if self._file.exists():
            self._unload()
            self._file.unlink()
        return ""

    def _unload(self) -> None:
        with suppress(MachineError):  # it was not loaded
            self._run(("launchctl", "bootout", f"{self._domain}/{self._label}"))
