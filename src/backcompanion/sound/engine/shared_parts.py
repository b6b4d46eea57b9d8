"""Tones and voice in one process, each in a thread of its own, where neither wants Qt: Python and
what both import is in memory once.

Neither waits for the other: a server is asked without the interpreter's lock, and the thread that
reads does nothing else. Which part fails, hangs or wants Qt goes on in a process of its own
(`sound/shared_process.py`).

Lines to it: `start PART ARGUMENT` (as JSON), `to PART MESSAGE`, `leave PART`, `ping`. From it:
`from PART MESSAGE`, `ended PART STATUS`, `pong`.
"""

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING, Protocol

from backcompanion.sound.engine.line_input import MAX_LINE_BYTES
from backcompanion.sound.engine.protocol import (
    NEEDS_QT_STATUS,
    Answer,
    Command,
    decode_command,
    encode,
)

if TYPE_CHECKING:
    from backcompanion.sound.engine.tones.pulse_tones import PulseTonePlayer

FAILED_STATUS = 1
# How long a thread that works out something may keep the other one from a tone that is due.
SWITCH_SECONDS = 0.001


class Part(Protocol):
    def run(self, argument: str) -> int | None:
        """In a thread of its own, to its end: a status, or None where Qt is to be asked."""

    def deliver(self, line: bytes) -> None:
        """A message, with its end. Waits for nothing."""

    def leave(self) -> None:
        """`run` is to return, if ever it can."""


class TonesPart:
    def __init__(self, parts: "SharedParts") -> None:
        self._parts = parts
        self._lock = Lock()
        self._early: list[Command] = []
        self._player: PulseTonePlayer | None = None
        self._left = False

    def run(self, argument: str) -> int | None:
        from backcompanion.sound.engine.tones.pulse_tones import play_tones

        return play_tones(argument, self._answer, self._attach)

    def deliver(self, line: bytes) -> None:
        command = decode_command(line)
        if command is None:
            return
        with self._lock:
            if self._player is None:
                self._early.append(command)
            else:
                self._player.deliver(command)

    def leave(self) -> None:
        with self._lock:
            self._left = True
            if self._player is not None:
                self._player.end()

    def _attach(self, player: "PulseTonePlayer") -> None:
        with self._lock:
            self._player = player
            for command in self._early:
                player.deliver(command)
            if self._left:
                player.end()

    def _answer(self, message: Answer) -> None:
        self._parts.answer("tones", self, message)


class VoicePart:
    def __init__(self, parts: "SharedParts", environment: Mapping[str, str]) -> None:
        self._parts, self._environment = parts, environment
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._writer, False)

    def run(self, argument: str) -> int | None:
        from backcompanion.sound.engine.voice.voice_process import speak

        try:
            return speak(argument, self._reader, self._answer, self._environment)
        finally:
            os.close(self._reader)

    def deliver(self, line: bytes) -> None:
        with suppress(OSError):  # it reads nothing any more
            os.write(self._writer, line)

    def leave(self) -> None:
        os.close(self._writer)

    def _answer(self, message: Answer) -> None:
        self._parts.answer("voice", self, message)


class SharedParts:
    """`environment`: what the process was started with."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._running: dict[str, Part] = {}
        self._lock = Lock()

    def handle(self, line: bytes) -> None:
        """What nobody knows is passed over."""
        verb, _, rest = line.partition(b" ")
        word, _, text = rest.partition(b" ")
        name = word.decode(errors="replace").strip()
        part = self._running.get(name)
        if verb.strip() == b"ping":
            self._write(b"pong\n")
        elif verb == b"start" and part is None:
            self._start(name, json.loads(text))
        elif verb == b"to" and part is not None:
            part.deliver(text)
        elif verb == b"leave" and part is not None:
            del self._running[name]
            part.leave()

    def answer(self, name: str, part: Part, message: Answer) -> None:
        """From any thread."""
        if self._running.get(name) is part:
            self._write(b"from %s %s" % (name.encode(), encode(message)))

    def _start(self, name: str, argument: str) -> None:
        part = VoicePart(self, self._environment) if name == "voice" else TonesPart(self)
        self._running[name] = part
        Thread(target=self._run, args=(name, part, argument), daemon=True).start()

    def _run(self, name: str, part: Part, argument: str) -> None:
        status: int | None = FAILED_STATUS
        try:
            status = part.run(argument)
        finally:
            if self._running.get(name) is part:
                code = NEEDS_QT_STATUS if status is None else status
                self._write(b"ended %s %d\n" % (name.encode(), code))

    def _write(self, line: bytes) -> None:
        """Whole, whichever thread writes. Where nobody reads it the process is about to end."""
        with self._lock, suppress(OSError):
            sys.stdout.buffer.write(line)
            sys.stdout.flush()


def run_both() -> int:
    """Until its input ends: the status to end with."""
    environment = dict(os.environ)
    # Of what speaks alone; before there is a thread that might look.
    os.environ.pop("PULSE_SINK", None)
    sys.setswitchinterval(SWITCH_SECONDS)
    parts = SharedParts(environment)
    while line := sys.stdin.buffer.readline(MAX_LINE_BYTES):
        parts.handle(line)
    return 0
