"""The timer of the system that this is."""

import sys
import zlib
from collections.abc import Callable
from typing import Protocol

from backcompanion.base.paths import Folders
from backcompanion.base.program_command import program_command
from backcompanion.system.reminders.system_command import RunCommand, run_command


class DailyTimer(Protocol):
    """Starts `backcompanion remind` once a day. Both wait for the system."""

    def set_daily(self, minute: int) -> None:
        """`minute` after midnight, from today on. Raises MachineError, OSError."""

    def remove(self) -> str:
        """Nothing where there is none. Why the system could not be told that it is gone, by which
        it may still remind until the next login; else "". Raises MachineError, OSError where it
        stays.
        """


DailyTimerFactory = Callable[[Folders], DailyTimer]


def create_daily_timer(app_folders: Folders, run: RunCommand = run_command) -> DailyTimer:
    """One for each data folder: a rehearsal's does not take the place of the person's own."""
    arguments: tuple[str, ...] = ("remind",)
    mark = ""
    if app_folders.data == app_folders.config:  # as with --data-dir, and never by itself
        arguments = ("remind", "--data-dir", str(app_folders.data))
        mark = f"-{zlib.crc32(str(app_folders.data).encode()):08x}"
    command = program_command(*arguments)
    if sys.platform == "win32":
        from backcompanion.system.reminders.scheduled_task import ScheduledTask

        return ScheduledTask(f"Back Companion reminder{mark}", command, run)
    if sys.platform == "darwin":
        from backcompanion.system.reminders.launch_agent import LaunchAgent

        return LaunchAgent(f"io.github.backcompanion.reminder{mark}", command, run)
    from backcompanion.system.reminders.systemd_timer import SystemdTimer

    return SystemdTimer(f"backcompanion-reminder{mark}", command, run)
