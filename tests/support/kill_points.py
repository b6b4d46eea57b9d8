"""Ends a process at one of the points at which a kill could leave something half done."""

import os
import sqlite3
import sys
from typing import Any

KILLED = 9


def end_at(point: int) -> None:
    """Ends this process at that statement, or file that is opened, renamed, linked or removed."""
    count = 0

    def tick(*_args: object) -> None:
        nonlocal count
        count += 1
        if count == point:
            os._exit(KILLED)

    def connecting(*args: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(*args, **options)
        connection.set_trace_callback(tick)
        return connection

    def hook(event: str, _args: tuple[object, ...]) -> None:
        if event in ("open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir"):
            tick()

    connect = sqlite3.connect
    sqlite3.connect = connecting  # type: ignore[assignment]
    sys.addaudithook(hook)
