"""How another process starts this program."""

import os
import sys
from pathlib import Path


def program_command(*arguments: str) -> tuple[str, ...]:
    """A bundle is the program itself; otherwise Python has to be told which module.

    It holds after this process has ended too: what an AppImage shows of itself is gone then, so
    the file that the person has is named.
    """
    if getattr(sys, "frozen", False):
        return (_app_image() or sys.executable, *arguments)
    return module_command("backcompanion", *arguments)


def module_command(module: str, *arguments: str) -> tuple[str, ...]:
    """Another entrance of ours, on Windows without the console that python.exe would open.

    Of a bundle there is the one entrance alone.
    """
    python = Path(sys.executable)
    windowed = python.with_name("pythonw.exe")
    if sys.platform == "win32" and windowed.exists():
        python = windowed
    return (str(python), "-m", module, *arguments)


def _app_image() -> str:
    """The file that this runs from, or "": another AppImage may be what has started us."""
    file, folder = os.environ.get("APPIMAGE", ""), os.environ.get("APPDIR", "")
    return file if file and folder and Path(sys.executable).is_relative_to(folder) else ""
