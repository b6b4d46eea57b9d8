"""How another process starts this program."""

import sys
from pathlib import Path


def program_command(*arguments: str) -> tuple[str, ...]:
    """A bundle is the program itself; otherwise Python has to be told which module."""
    if getattr(sys, "frozen", False):
        return (sys.executable, *arguments)
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
