"""Errors of ours: a report that can be copied, and where it was put."""

import os
import sys
from pathlib import Path
from types import TracebackType


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Version, system and where in the program it happened; nothing that a person has entered."""
    import platform
    import traceback

    from backcompanion import __version__

    qt = sys.modules.get("PySide6")
    lines = [
        f"Back Companion {__version__}",
        f"Python {platform.python_version()}, PySide6 {getattr(qt, '__version__', 'not loaded')}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        "",
        "".join(traceback.format_exception(kind, error, trace)),
    ]
    return "\n".join(lines)


def put(text: str, folder: Path) -> Path | None:
    """The report as a file that nobody else can read; None where the folder cannot be written."""
    import time

    path = folder / time.strftime(f"fault-%Y%m%d-%H%M%S-{os.getpid()}.txt")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError:
        return None
    return path
