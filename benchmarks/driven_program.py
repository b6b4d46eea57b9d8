"""Processes as people start them, and the program led from outside by a line at a time."""

import os
import select
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TypeVar

# `parts`: the source of a class `Leader(Led)` with a method `on_WORD` for each word that is said.
_LED = """
import os, sys
import backcompanion.app
from backcompanion.base.pyside_start import import_pyside
from backcompanion.cli.main import main
import_pyside()  # before all else of Qt, as a launch does
from PySide6.QtCore import QObject, QSocketNotifier, QTimer
populate = backcompanion.app.populate

class Led(QObject):
    ready_milliseconds = 2500
    def __init__(self, window):
        super().__init__(window)
        self.window = window
        self.notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self.notifier.activated.connect(self.obey)
        QTimer.singleShot(self.ready_milliseconds, self, lambda: self.say("ready"))
    def obey(self):
        words = sys.stdin.readline().split()
        if not words or words == ["quit"]:
            self.leave()
            os._exit(0)
        getattr(self, "on_" + words[0])(*words[1:])
    def leave(self):
        pass
    def say(self, *words):
        print(*words, flush=True)
{parts}
def populate_and_lead(window, *arguments, **more):
    populate(window, *arguments, **more)
    Leader(window)
backcompanion.app.populate = populate_and_lead
sys.exit(main(sys.argv[1:]))
"""


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """As people start it: what was compiled by an earlier start is read."""
    whole = {**os.environ, **(more or {})}
    whole.pop("PYTHONDONTWRITEBYTECODE", None)
    return whole


class DrivenProgram:
    """A process of the program, and what is said to it."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.pid = process.pid

    def say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def answer(self, seconds: float = 60.0) -> str:
        stdout = self._process.stdout
        assert stdout is not None
        if not select.select([stdout], [], [], seconds)[0]:
            raise SystemExit("the program does not answer")
        return stdout.readline().strip()

    def ask(self, line: str) -> str:
        """Says it and waits for the answer."""
        self.say(line)
        return self.answer()


Kind = TypeVar("Kind", bound=DrivenProgram)


@contextmanager
def driven_program(
    kind: type[Kind], parts: str, folder: str, more: Mapping[str, str] | None = None
) -> Iterator[Kind]:
    """With its first page shown, over that folder. `parts`: see `_LED`; `more`: environment."""
    process = subprocess.Popen(
        [sys.executable, "-c", _LED.replace("{parts}", parts), "--data-dir", folder],
        env=environment(more),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    program = kind(process)
    try:
        program.answer()
        yield program
    finally:
        with suppress(OSError, AssertionError):
            program.say("quit")
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
