"""Tones and voice in one process to begin with (Linux): 5.5 MiB less than in two.

A part that fails, hangs or wants Qt leaves it, and goes on in a process of its own; so does each
part once the process itself has died. Nothing is started anew in it.
"""

import json
import sys

from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal

from backcompanion.sound.engine_process import (
    FAILED_STATUS,
    MAX_LINE_BYTES,
    EngineProcess,
    create_process,
    start_process,
    write_at_once,
)
from backcompanion.sound.supervisor import Supervisor

# What reads there does nothing else: where it does not answer, none of the parts can.
MAX_ANSWER_MILLISECONDS = 3000


def supervised(arguments: list[str], hang_timeout_seconds: float, parent: QObject) -> Supervisor:
    """A supervisor whose process is shared with the parent's others, where that can be."""
    if not sys.platform.startswith("linux"):
        return Supervisor(arguments, hang_timeout_seconds, parent)
    shared = parent.findChild(SharedProcess) or SharedProcess(parent)
    return Supervisor(arguments, hang_timeout_seconds, parent, SharedPart(arguments, shared))


class SharedProcess(QObject):
    """Runs from when the first part enters until the last has left, once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_over = False
        self.process = create_process(self)
        self._parts: dict[str, SharedPart] = {}
        # In their turn, for a line that is sent at once looks for news of the process as well.
        queued = Qt.ConnectionType.QueuedConnection
        self.process.readyReadStandardOutput.connect(self._on_ready_read, queued)
        self.process.finished.connect(self._on_finished, queued)
        self.process.errorOccurred.connect(self._on_error_occurred, queued)
        self._answer_timer = QTimer(self)
        self._answer_timer.setSingleShot(True)
        self._answer_timer.setInterval(MAX_ANSWER_MILLISECONDS)
        self._answer_timer.timeout.connect(self.process.kill)

    def enter(self, part: "SharedPart", argument: str) -> None:
        if self.process.state() == QProcess.ProcessState.NotRunning:
            start_process(self.process, ["both"])
        self._parts[part.name] = part
        write_at_once(self.process, f"start {part.name} {json.dumps(argument)}\n".encode())

    def leave(self, part: "SharedPart") -> None:
        """Those that stay go on, if it was that part alone which did not answer."""
        self._parts.pop(part.name)
        if not self._parts:
            self.is_over = True
            self._answer_timer.stop()
            self.process.kill()
            return
        write_at_once(self.process, f"leave {part.name}\nping\n".encode())
        if not self._answer_timer.isActive():
            self._answer_timer.start()

    def _on_ready_read(self) -> None:
        while self.process.canReadLine():
            line = bytes(self.process.readLine(MAX_LINE_BYTES).data())
            verb, _, rest = line.partition(b" ")
            name, _, text = rest.partition(b" ")
            part = self._parts.get(name.decode(errors="replace"))
            if verb.strip() == b"pong":
                self._answer_timer.stop()
            elif part is not None and verb == b"from":
                part.on_line(text)
            elif part is not None and verb == b"ended" and text.strip().isdigit():
                part.on_ended(int(text))

    def _on_finished(self) -> None:
        self._on_ready_read()
        self._end()

    def _on_error_occurred(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end()

    def _end(self) -> None:
        self.is_over = True
        self._answer_timer.stop()
        for part in list(self._parts.values()):
            del self._parts[part.name]
            part.on_process_ended()


class SharedPart(EngineProcess):
    """Tones or voice, in a process that is shared."""

    _left = Signal()

    def __init__(self, arguments: list[str], shared: SharedProcess) -> None:
        """`arguments`: the part and its own argument."""
        super().__init__(shared)
        self.name, self._argument = arguments
        self._shared = shared
        self._is_active = self._has_left = False
        self._unread: list[bytes] | None = []
        self._left.connect(self._on_left, Qt.ConnectionType.QueuedConnection)

    @property
    def is_possible(self) -> bool:
        return not self._shared.is_over and not self._has_left

    @property
    def is_active(self) -> bool:
        return self._is_active

    @property
    def is_running(self) -> bool:
        return self._is_active and self._shared.process.state() == QProcess.ProcessState.Running

    @property
    def process_id(self) -> int:
        return int(self._shared.process.processId()) if self._is_active else 0

    @property
    def unread(self) -> list[bytes]:
        """What was written to it, where it has ended without a look at it."""
        return self._unread or []

    def start(self) -> None:
        self._is_active = True
        self._shared.enter(self, self._argument)

    def write(self, line: bytes) -> None:
        if self._is_active and not self._has_left:
            if self._unread is not None:
                self._unread.append(line)
            write_at_once(self._shared.process, f"to {self.name} ".encode() + line)

    def close_input(self) -> None:
        self.kill()

    def kill(self) -> None:
        if self._is_active and not self._has_left:
            self._leave()
            self._left.emit()

    def wait_for_end(self, milliseconds: int) -> None:
        if self._shared.is_over:
            self._shared.process.waitForFinished(milliseconds)

    # --- what the process tells -----------------------------------------------------------------

    def on_line(self, line: bytes) -> None:
        self._unread = None
        self.line_received.emit(line)

    def on_ended(self, status: int) -> None:
        self._leave()
        self._end(status)

    def on_process_ended(self) -> None:
        self._has_left = True
        self._end(FAILED_STATUS)

    def _leave(self) -> None:
        self._has_left = True
        self._shared.leave(self)

    def _on_left(self) -> None:
        self._end(FAILED_STATUS)

    def _end(self, status: int) -> None:
        if self._is_active:
            self._is_active = False
            self.ended.emit(status)
