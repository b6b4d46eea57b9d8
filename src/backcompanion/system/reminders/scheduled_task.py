"""Windows: a task of the Task Scheduler."""

import subprocess
from collections.abc import Sequence

from backcompanion.base.errors import MachineError
from backcompanion.system.reminders.system_command import RunCommand


class ScheduledTask:
    def __init__(self, name: str, command: Sequence[str], run: RunCommand) -> None:
        self._name, self._command, self._run = name, command, run

    def set_daily(self, minute: int) -> None:
        """`minute` after midnight. Raises MachineError."""
        self._run(
            (
                *("schtasks", "/Create", "/F", "/SC", "DAILY", "/TN", self._name),
                *("/TR", subprocess.list2cmdline(self._command)),
                *("/ST", f"{minute // 60:02}:{minute % 60:02}"),
            )
        )

    def remove(self) -> str:
        """As DailyTimer. Raises MachineError."""
        try:
            self._run(("schtasks", "/Query", "/TN", self._name))
        except MachineError:
            return ""
        self._run(("schtasks", "/Delete", "/F", "/TN", self._name))
        return ""
