"""What the program tells a sound process, line by line; of its own thread, and without Qt."""

import os
import sys
import threading
from collections.abc import Callable

from backcompanion.sound.engine.protocol import Answer, Command, decode_command, encode

MAX_LINE_BYTES = 16 * 1024


def listen(deliver: Callable[[Command], None]) -> None:
    """`deliver` is called in another thread. The process ends when its input does."""
    threading.Thread(target=_read, args=(deliver,), daemon=True).start()


def write_answer(message: Answer) -> None:
    """Raises OSError where nobody reads it any more."""
    sys.stdout.buffer.write(encode(message))
    sys.stdout.flush()


def _read(deliver: Callable[[Command], None]) -> None:
    while line := sys.stdin.buffer.readline(MAX_LINE_BYTES):
        command = decode_command(line)
        if command is not None:
            deliver(command)
    # The window is gone. The other thread may be held by a device: do not ask it.
    os._exit(0)
