"""A process of our own that is fed lines and started again when it dies."""

import json
import sys
import time
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Qt, QTimer, Signal

from backcompanion.sound.engine.exit_status import NO_LIBRARY

FIRST_DELAY_MILLISECONDS = 300
LONGEST_DELAY_MILLISECONDS = 20_000
MOST_DEATHS = 6
LONG_LIFE_SECONDS = 30.0
LONGEST_ANSWER = 64 * 1024


class Child(QObject):
    """`python -m backcompanion.sound.engine PART …`; nothing here ever waits for it.

    It is started again after a pause that doubles, and given up after MOST_DEATHS in a row, none
    of which lived for LONG_LIFE_SECONDS. What is sent while it is not running is lost, apart from
    what it is to `remember`.
    """

    answered = Signal(dict)
    died = Signal()

    def __init__(
        self, arguments: list[str], patience_seconds: float, parent: QObject | None = None
    ) -> None:
        """`patience_seconds`: without an answer for so long it is taken for hung, and killed."""
        super().__init__(parent)
        self._arguments = ["-m", "backcompanion.sound.engine", *arguments]
        self._remembered: dict[str, dict[str, Any]] = {}
        self._deaths = 0
        self._wanted = False
        self._restarting = False
        self._launched = 0.0
        self._process = QProcess(self)
        # In their turn, for a line that is sent at once looks for news of the process as well.
        in_turn = Qt.ConnectionType.QueuedConnection
        self._process.readyReadStandardOutput.connect(self._read, in_turn)
        self._process.finished.connect(self._finished, in_turn)
        self._process.errorOccurred.connect(self._failed)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._hung = QTimer(self)
        self._hung.setSingleShot(True)
        self._hung.setInterval(round(patience_seconds * 1000))
        self._hung.timeout.connect(self._process.kill)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._launch)

    @property
    def running(self) -> bool:
        return self._process.state() == QProcess.ProcessState.Running

    @property
    def process_id(self) -> int:
        return int(self._process.processId())

    def start(self) -> None:
        """Starts it, also anew after it was given up; does nothing if it runs."""
        self._wanted = True
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._deaths = 0
            self._again.stop()
            self._launch()

    def restart(self) -> None:
        """Ends it and starts it again as soon as it has ended."""
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self.start()
        else:
            self._restarting = True
            self._process.kill()

    def send(self, do: str, **values: Any) -> None:
        if self._process.state() == QProcess.ProcessState.NotRunning:
            return
        self._write(do, values)
        if not self._hung.isActive():
            self._write("ping", {})
            self._hung.start()

    def remember(self, do: str, **values: Any) -> None:
        """Sends it now and whenever the process starts again."""
        self._remembered[do] = values
        self.send(do, **values)

    def stop(self) -> None:
        """Asks it to end; does not wait."""
        self._wanted = False
        self._again.stop()
        self._hung.stop()
        self._process.closeWriteChannel()

    def kill(self) -> None:
        """For the end of the program: ends it now, within a moment."""
        self.stop()
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(500)

    def _launch(self) -> None:
        if not self._wanted or self._process.state() != QProcess.ProcessState.NotRunning:
            return
        self._launched = time.monotonic()
        self._process.setProcessEnvironment(_environment())
        self._process.start(sys.executable, self._arguments)
        for do, values in self._remembered.items():
            self._write(do, values)

    def _write(self, do: str, values: dict[str, Any]) -> None:
        line = json.dumps({"do": do, **values}, separators=(",", ":")) + "\n"
        self._process.write(line.encode())
        if self.running:
            # Now, and not when the window next waits for something to do: it may have a page to
            # make and to paint before that, and what is to be heard would be late.
            self._process.waitForBytesWritten(0)

    def _read(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine(LONGEST_ANSWER).data())
            try:
                answer = json.loads(line)
            except ValueError:
                continue
            if isinstance(answer, dict) and isinstance(answer.get("is"), str):
                self._hung.stop()
                self.answered.emit(answer)

    def _finished(self, status: int) -> None:
        self._hung.stop()
        self._read()
        if not self._wanted:
            return
        if self._restarting:
            self._restarting = False
            self._launch()
            return
        if status == NO_LIBRARY:
            self._wanted = False
            return
        self._died()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._wanted:
            self._died()

    def _died(self) -> None:
        if time.monotonic() - self._launched > LONG_LIFE_SECONDS:
            self._deaths = 0
        self._deaths += 1
        self.died.emit()
        if self._deaths > MOST_DEATHS:
            self._wanted = False
            return
        delay = FIRST_DELAY_MILLISECONDS * 2 ** (self._deaths - 1)
        self._again.start(min(delay, LONGEST_DELAY_MILLISECONDS))


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    # It runs no window; a platform plugin asked for the window is no business of its own.
    environment.remove("QT_QPA_PLATFORM")
    environment.insert("PYTHONUNBUFFERED", "1")
    return environment
