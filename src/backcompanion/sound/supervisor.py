"""A process of our own that is fed lines and started again when it dies."""

import sys
import time

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Qt, QTimer, Signal

from backcompanion.base.paths import APP_ID
from backcompanion.sound.engine.protocol import (
    NO_LIBRARY_STATUS,
    RENEW_STATUS,
    Command,
    Ping,
    decode_answer,
    encode,
)

FIRST_RESTART_DELAY_MILLISECONDS = 300
MAX_RESTART_DELAY_MILLISECONDS = 20_000
MAX_DEATHS = 6
STABLE_AFTER_SECONDS = 30.0
MAX_ANSWER_BYTES = 64 * 1024
MAX_KILL_MILLISECONDS = 500


class Supervisor(QObject):
    """`python -m backcompanion.sound.engine PART …`; nothing here ever waits for it.

    It is started again after a pause that doubles, and given up after MAX_DEATHS in a row, none
    of which lived for STABLE_AFTER_SECONDS. What is sent while it is not running is lost, apart
    from what it is to `remember`.
    """

    answer_received = Signal(object)
    died = Signal()

    def __init__(
        self, arguments: list[str], hang_timeout_seconds: float, parent: QObject | None = None
    ) -> None:
        """`hang_timeout_seconds`: without an answer for so long it is hung, and killed."""
        super().__init__(parent)
        self._arguments = ["-m", "backcompanion.sound.engine", *arguments]
        self._remembered: dict[type[Command], Command] = {}
        self._deaths = 0
        self._should_run = False
        self._restarting = False
        self._launched_at = 0.0
        self._process = QProcess(self)
        # In their turn, for a line that is sent at once looks for news of the process as well.
        queued = Qt.ConnectionType.QueuedConnection
        self._process.readyReadStandardOutput.connect(self._on_ready_read, queued)
        self._process.finished.connect(self._on_finished, queued)
        self._process.errorOccurred.connect(self._on_error_occurred)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._hang_timer = QTimer(self)
        self._hang_timer.setSingleShot(True)
        self._hang_timer.setInterval(round(hang_timeout_seconds * 1000))
        self._hang_timer.timeout.connect(self._process.kill)
        self._restart_timer = QTimer(self)
        self._restart_timer.setSingleShot(True)
        self._restart_timer.timeout.connect(self._launch)

    @property
    def running(self) -> bool:
        return self._process.state() == QProcess.ProcessState.Running

    @property
    def process_id(self) -> int:
        return int(self._process.processId())

    def start(self) -> None:
        """Starts it, also anew after it was given up; does nothing if it runs."""
        self._should_run = True
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._deaths = 0
            self._restart_timer.stop()
            self._launch()

    def restart(self) -> None:
        """Ends it and starts it again as soon as it has ended."""
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self.start()
        else:
            self._restarting = True
            self._process.kill()

    def send(self, command: Command) -> None:
        if self._process.state() == QProcess.ProcessState.NotRunning:
            return
        self._write(command)
        if not self._hang_timer.isActive():
            self._write(Ping())
            self._hang_timer.start()

    def remember(self, command: Command) -> None:
        """Sends it now and whenever the process starts again, in place of the last of its kind."""
        self._remembered[type(command)] = command
        self.send(command)

    def stop(self) -> None:
        """Asks it to end; does not wait."""
        self._should_run = False
        self._restart_timer.stop()
        self._hang_timer.stop()
        self._process.closeWriteChannel()

    def kill(self) -> None:
        """For the end of the program: ends it now, within a moment."""
        self.stop()
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(MAX_KILL_MILLISECONDS)

    def _launch(self) -> None:
        if not self._should_run or self._process.state() != QProcess.ProcessState.NotRunning:
            return
        self._launched_at = time.monotonic()
        self._process.setProcessEnvironment(_environment())
        self._process.start(sys.executable, self._arguments)
        for command in self._remembered.values():
            self._write(command)

    def _write(self, command: Command) -> None:
        self._process.write(encode(command))
        if self.running:
            # Now, and not when the window next waits for something to do: it may have a page to
            # make and to paint before that, and what is to be heard would be late.
            self._process.waitForBytesWritten(0)

    def _on_ready_read(self) -> None:
        while self._process.canReadLine():
            answer = decode_answer(bytes(self._process.readLine(MAX_ANSWER_BYTES).data()))
            if answer is not None:
                self._hang_timer.stop()
                self.answer_received.emit(answer)

    def _on_finished(self, status: int) -> None:
        self._hang_timer.stop()
        self._on_ready_read()
        if not self._should_run:
            return
        if self._restarting or status == RENEW_STATUS:
            self._restarting = False
            self._launch()
            return
        if status == NO_LIBRARY_STATUS:
            self._should_run = False
            return
        self._restart_or_give_up()

    def _on_error_occurred(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._should_run:
            self._restart_or_give_up()

    def _restart_or_give_up(self) -> None:
        if time.monotonic() - self._launched_at > STABLE_AFTER_SECONDS:
            self._deaths = 0
        self._deaths += 1
        self.died.emit()
        if self._deaths > MAX_DEATHS:
            self._should_run = False
            return
        delay = FIRST_RESTART_DELAY_MILLISECONDS * 2 ** (self._deaths - 1)
        self._restart_timer.start(min(delay, MAX_RESTART_DELAY_MILLISECONDS))


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    # It runs no window; a platform plugin asked for the window is no business of its own.
    environment.remove("QT_QPA_PLATFORM")
    environment.insert("PYTHONUNBUFFERED", "1")
    # By which a sound server, and our own wish to have others quieter, know it.
    environment.insert("PULSE_PROP", f"application.id={APP_ID}")
    return environment
