"""What runs `sound/engine` for a supervisor: a process of its own, or a part of a shared one."""

import sys

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Qt, Signal

from backcompanion.base.paths import APP_ID

MAX_LINE_BYTES = 64 * 1024
FAILED_STATUS = 1


class EngineProcess(QObject):
    """`line_received`: what it answers, as bytes. `ended`: with which status."""

    line_received = Signal(object)
    ended = Signal(int)

    @property
    def is_possible(self) -> bool:
        """Whether it may be started."""
        return True

    @property
    def is_active(self) -> bool:
        """It was started and did not end since."""
        raise NotImplementedError

    @property
    def is_running(self) -> bool:
        """It is active, and there is a process by now."""
        raise NotImplementedError

    @property
    def process_id(self) -> int:
        """0 while it does not run."""
        raise NotImplementedError

    @property
    def unread(self) -> list[bytes]:
        """Lines that were written to one that ended without a look at any."""
        return []

    def start(self) -> None:
        raise NotImplementedError

    def write(self, line: bytes) -> None:
        """Now, if it is running."""
        raise NotImplementedError

    def close_input(self) -> None:
        """Asks it to end."""
        raise NotImplementedError

    def kill(self) -> None:
        """`ended` follows."""
        raise NotImplementedError

    def wait_for_end(self, milliseconds: int) -> None:
        """Of one that was killed, at most for so long."""
        raise NotImplementedError


class OwnProcess(EngineProcess):
    """`python -m backcompanion.sound.engine PART …`."""

    def __init__(self, arguments: list[str], parent: QObject, *, once: bool = False) -> None:
        """`once`: it is not to be started a second time."""
        super().__init__(parent)
        self._arguments, self._once = arguments, once
        self._was_started = False
        self._process = create_process(self)
        # In their turn, for a line that is sent at once looks for news of the process as well.
        queued = Qt.ConnectionType.QueuedConnection
        self._process.readyReadStandardOutput.connect(self._on_ready_read, queued)
        self._process.finished.connect(self._on_finished, queued)
        self._process.errorOccurred.connect(self._on_error_occurred)

    @property
    def is_possible(self) -> bool:
        return not (self._once and self._was_started)

    @property
    def is_active(self) -> bool:
        return self._process.state() != QProcess.ProcessState.NotRunning

    @property
    def is_running(self) -> bool:
        return self._process.state() == QProcess.ProcessState.Running

    @property
    def process_id(self) -> int:
        return int(self._process.processId())

    def start(self) -> None:
        self._was_started = True
        start_process(self._process, self._arguments)

    def write(self, line: bytes) -> None:
        write_at_once(self._process, line)

    def close_input(self) -> None:
        self._process.closeWriteChannel()

    def kill(self) -> None:
        self._process.kill()

    def wait_for_end(self, milliseconds: int) -> None:
        self._process.waitForFinished(milliseconds)

    def _on_ready_read(self) -> None:
        while self._process.canReadLine():
            self.line_received.emit(bytes(self._process.readLine(MAX_LINE_BYTES).data()))

    def _on_finished(self, status: int, how: QProcess.ExitStatus) -> None:
        """Of one that a signal has ended, the status is that signal's number."""
        self._on_ready_read()
        self.ended.emit(status if how == QProcess.ExitStatus.NormalExit else FAILED_STATUS)

    def _on_error_occurred(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.ended.emit(FAILED_STATUS)


def create_process(parent: QObject) -> QProcess:
    process = QProcess(parent)
    process.setStandardErrorFile(QProcess.nullDevice())
    return process


def start_process(process: QProcess, arguments: list[str]) -> None:
    """`arguments`: of the module `backcompanion.sound.engine`."""
    process.setProcessEnvironment(_environment())
    process.start(sys.executable, ["-m", "backcompanion.sound.engine", *arguments])


def write_at_once(process: QProcess, line: bytes) -> None:
    process.write(line)
    if process.state() == QProcess.ProcessState.Running:
        # Now, and not when the window next waits for something to do: it may have a page to
        # make and to paint before that, and what is to be heard would be late.
        process.waitForBytesWritten(0)


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    # It runs no window; a platform plugin asked for the window is no business of its own.
    environment.remove("QT_QPA_PLATFORM")
    environment.insert("PYTHONUNBUFFERED", "1")
    # By which a sound server, and our own wish to have others quieter, know it.
    environment.insert("PULSE_PROP", f"application.id={APP_ID}")
    return environment
