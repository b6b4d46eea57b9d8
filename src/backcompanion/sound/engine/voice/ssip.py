"""speech-dispatcher's own protocol (SSIP): a line for each command, lines in answer, and news of
what is spoken in between. Its manual is `info ssip`.

One command at a time: the next is sent when the one before was answered.
"""

import socket
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from backcompanion.sound.engine.event_loop import PollLoop

MAX_ANSWER_SECONDS = 5.0
CHUNK_BYTES = 16 * 1024
END = b"\r\n"
FIRST_ERROR = 300
"""Codes below it say that all went well."""
BEGIN_EVENT, END_EVENT, CANCEL_EVENT = 701, 702, 703

Replied = Callable[[int, list[str]], None]
"""Gets the code of an answer and its lines but for the last."""


def ignore(_code: int, _lines: list[str]) -> None: ...


def keep_all(_line: bytes) -> bool:
    return True


class Request(NamedTuple):
    """`keep`: which lines of a long answer are wanted."""

    line: bytes
    replied: Replied
    keep: Callable[[bytes], bool]
    seconds: float


class SsipConnection:
    """`event`: gets 701 to 703 and the number of the message. `lost`: gets why; nothing of this
    connection comes after it.
    """

    def __init__(
        self,
        peer: socket.socket,
        loop: PollLoop,
        event: Callable[[int, int], None],
        lost: Callable[[str], None],
    ) -> None:
        self._peer = peer
        self._loop = loop
        self._event = event
        self._lost = lost
        self._waiting: deque[Request] = deque()
        self._asked: Request | None = None
        self._rest = b""
        self._lines: list[str] = []
        self._event_lines: list[bytes] = []
        self._answer_timer = loop.timer(self._on_no_answer)
        peer.setblocking(False)
        loop.watch(peer.fileno(), self._on_readable)

    def send(
        self,
        command: str,
        replied: Replied = ignore,
        *,
        keep: Callable[[bytes], bool] = keep_all,
        seconds: float = MAX_ANSWER_SECONDS,
    ) -> None:
        line = " ".join(command.split()).encode() + END
        self._waiting.append(Request(line, replied, keep, seconds))
        self._send_next()

    def speak(self, text: str, replied: Replied) -> None:
        """`replied` gets the number of the message as its first line, if it was taken."""

        def on_ready(code: int, lines: list[str]) -> None:
            if code >= FIRST_ERROR:
                replied(code, lines)
                return
            message = Request(message_bytes(text), replied, keep_all, MAX_ANSWER_SECONDS)
            self._waiting.appendleft(message)

        self.send("SPEAK", on_ready)

    def close(self) -> None:
        self._answer_timer.stop()
        self._loop.unwatch(self._peer.fileno())
        self._peer.close()

    def _send_next(self) -> None:
        if self._asked is not None or not self._waiting or self._peer.fileno() < 0:
            return
        self._asked = request = self._waiting.popleft()
        self._lines = []
        self._answer_timer.start(request.seconds)
        try:
            self._peer.sendall(request.line)
        except OSError as error:
            self._give_up(str(error))

    def _on_readable(self) -> None:
        try:
            chunk = self._peer.recv(CHUNK_BYTES)
        except BlockingIOError:
            return
        except OSError as error:
            self._give_up(str(error))
            return
        if not chunk:
            self._give_up("speech-dispatcher has ended")
            return
        *lines, self._rest = (self._rest + chunk).split(END)
        for line in lines:
            self._on_line(line)

    def _on_line(self, line: bytes) -> None:
        code = int(line[:3]) if line[:3].isdigit() else 0
        last = line[3:4] != b"-"
        if 700 <= code < 800:
            self._on_event_line(code, line, last=last)
        elif self._asked is not None:
            if not last:
                if self._asked.keep(line):
                    self._lines.append(line[4:].decode(errors="replace"))
                return
            request, self._asked = self._asked, None
            self._answer_timer.stop()
            request.replied(code, self._lines)
            self._send_next()

    def _on_event_line(self, code: int, line: bytes, *, last: bool) -> None:
        if not last:
            self._event_lines.append(line[4:])
            return
        message, self._event_lines = self._event_lines[:1], []
        if message and message[0].isdigit():
            self._event(code, int(message[0]))

    def _on_no_answer(self) -> None:
        self._give_up("speech-dispatcher does not answer")

    def _give_up(self, why: str) -> None:
        if self._peer.fileno() >= 0:
            self.close()
            self._lost(why)


def message_bytes(text: str) -> bytes:
    """A line that begins with a dot gets another, as one alone ends the message."""
    lines = ["." + line if line.startswith(".") else line for line in text.splitlines()]
    return "\r\n".join([*lines, ".", ""]).encode()
