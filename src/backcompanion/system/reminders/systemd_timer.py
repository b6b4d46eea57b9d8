"""Linux: a timer of the person's own systemd."""

import os
from collections.abc import Sequence
from pathlib import Path

from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.errors import MachineError
from backcompanion.system.reminders.system_command import RunCommand


class SystemdTimer:
    """Every day at one minute; one that was missed is made up when the computer is on again.

    `name` of the units, without their ending. A process that waits costs something: this does not.
    """

    def __init__(self, name: str, command: Sequence[str], run: RunCommand) -> None:
        self._name, self._command, self._run = name, command, run
        config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
        self._folder = Path(config) / "systemd" / "user"

    @property
    def _timer(self) -> str:
        return f"{self._name}.timer"

    def set_daily(self, minute: int) -> None:
        """`minute` after midnight. Raises MachineError, OSError; of a new one nothing stays."""
        is_new = not (self._folder / self._timer).exists()
        try:
            self._write_and_start(minute)
        except (MachineError, OSError):
            if is_new:
                self._take_away()
            raise

    def _write_and_start(self, minute: int) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        service = (
            "[Unit]\nDescription=Back Companion: reminder\n\n"
            f"[Service]\nExecStart={' '.join(map(_quoted, self._command))}\n"
            # The window that a reminder opens lives on when the reminder ends.
            "KillMode=process\n"
        )
        timer = (
            "[Unit]\nDescription=Back Companion: when to remind\n\n"
            f"[Timer]\nOnCalendar=*-*-* {minute // 60:02}:{minute % 60:02}:00\n"
            "Persistent=true\n\n[Install]\nWantedBy=timers.target\n"
        )
        write_atomically(self._folder / f"{self._name}.service", (service,))
        write_atomically(self._folder / self._timer, (timer,))
        self._run(("systemctl", "--user", "daemon-reload"))
        self._run(("systemctl", "--user", "enable", self._timer))
        # Not `enable --now`: a timer that runs already would keep its old hour.
        self._run(("systemctl", "--user", "restart", self._timer))

    def remove(self) -> str:
        """As DailyTimer; systemd may have the units in its memory when they are gone."""
        if not (self._folder / self._timer).exists():
            return ""
        refusals = self._refusals("disable", "--now", self._timer)
        self._take_away()
        refusals += self._refusals("daemon-reload")
        return refusals[0] if refusals else ""

    def _refusals(self, *arguments: str) -> list[str]:
        try:
            self._run(("systemctl", "--user", *arguments))
        except MachineError as error:
            return [str(error)]
        return []

    def _take_away(self) -> None:
        for ending in ("timer", "service"):
            (self._folder / f"{self._name}.{ending}").unlink(missing_ok=True)
        # As `enable` makes it; systemd would start it at the next login.
        (self._folder / "timers.target.wants" / self._timer).unlink(missing_ok=True)


def _quoted(text: str) -> str:
    """As systemd.service(5) reads it: its own escapes, specifiers and variables left alone."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped.replace("%", "%%").replace("$", "$$")}"'
