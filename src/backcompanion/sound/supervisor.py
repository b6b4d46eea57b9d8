"""A process of our own that is fed lines and started again when it dies."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from backcompanion.sound.engine.protocol import (
    NEEDS_QT_STATUS,
    NO_LIBRARY_STATUS,
    RENEW_STATUS,
    Command,
    Ping,
    decode_answer,
    encode,
)
from backcompanion.sound.engine_process import EngineProcess, OwnProcess

FIRST_RESTART_DELAY_MILLISECONDS = 300
MAX_RESTART_DELAY_MILLISECONDS = 20_000
MAX_DEATHS = 6
STABLE_AFTER_SECONDS = 30.0
MAX_KILL_MILLISECONDS = 500


class Supervisor(QObject):
    """Has `backcompanion.sound.engine` play or speak; nothing here ever waits for it.

    It is started again after a pause that doubles, and given up after MAX_DEATHS in a row, none
    of which lived for STABLE_AFTER_SECONDS. What is sent while it is not running is lost, apart
    from what it is to `remember`.
    """

    answer_received = Signal(object)
    died = Signal()

    def __init__(
        self,
        arguments: list[str],
        hang_timeout_seconds: float,
        parent: QObject | None = None,
        first: EngineProcess | None = None,
    ) -> None:
        """`hang_timeout_seconds`: without an answer for so long it is hung, and killed.

        `first`: in what it begins; else, and from the second time on, in a process of its own.
        """
        super().__init__(parent)
        self._arguments = arguments
        self._remembered: dict[type[Command], Command] = {}
        self._deaths = 0
        self._should_run = False
        self._restarting = False
        self._launched_at = 0.0
        self._process = first or OwnProcess(arguments, self)
        self._follow(self._process)
        self._hang_timer = QTimer(self)
        self._hang_timer.setSingleShot(True)
        self._hang_timer.setInterval(round(hang_timeout_seconds * 1000))
        self._hang_timer.timeout.connect(self._on_hung)
        self._restart_timer = QTimer(self)
        self._restart_timer.setSingleShot(True)
        self._restart_timer.timeout.connect(self._launch)

    @property
    def running(self) -> bool:
        return self._process.is_running

    @property
    def process_id(self) -> int:
        return self._process.process_id

    def start(self) -> None:
        """Starts it, also anew after it was given up; does nothing if it runs."""
        self._should_run = True
        if not self._process.is_active:
            self._deaths = 0
            self._restart_timer.stop()
            self._launch()

    def restart(self) -> None:
        """Ends it and starts it again as soon as it has ended."""
        if not self._process.is_active:
            self.start()
        else:
            self._restarting = True
            self._process.kill()

    def send(self, command: Command) -> None:
        if not self._process.is_active:
            return
        self._process.write(encode(command))
        if not self._hang_timer.isActive():
            self._process.write(encode(Ping()))
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
        self._process.close_input()

    def kill(self) -> None:
        """For the end of the program: ends it now, within a moment."""
        self.stop()
        if self._process.is_active:
            self._process.kill()
            self._process.wait_for_end(MAX_KILL_MILLISECONDS)

    def _launch(self) -> None:
        if not self._should_run or self._process.is_active:
            return
        self._launched_at = time.monotonic()
        if not self._process.is_possible:
            self._go_alone()
        self._process.start()
        for command in self._remembered.values():
            self._process.write(encode(command))

    def _go_alone(self, *way: str) -> None:
        """`way`: for this once. Whatever has ended it, the next may find what was missing."""
        arguments = [*self._arguments, *way]
        before, self._process = self._process, OwnProcess(arguments, self, once=bool(way))
        before.deleteLater()
        self._follow(self._process)

    def _follow(self, process: EngineProcess) -> None:
        process.line_received.connect(self._on_line_received)
        process.ended.connect(self._on_ended)

    def _on_hung(self) -> None:
        self._process.kill()

    def _on_line_received(self, line: bytes) -> None:
        answer = decode_answer(line)
        if answer is not None:
            self._hang_timer.stop()
            self.answer_received.emit(answer)

    def _on_ended(self, status: int) -> None:
        self._hang_timer.stop()
        if not self._should_run:
            return
        if self._restarting or status == RENEW_STATUS:
            self._restarting = False
            self._launch()
            return
        if status == NEEDS_QT_STATUS:
            unread = self._process.unread
            self._go_alone("qt")
            self._launch()
            for line in unread:
                self._process.write(line)
            return
        if status == NO_LIBRARY_STATUS:
            self._should_run = False
            return
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
