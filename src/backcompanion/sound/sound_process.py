"""What the coach wants of a process that plays or speaks."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, SignalInstance

    from backcompanion.sound.engine.protocol import Command


class SoundProcess(Protocol):
    """`answer_received`: an Answer. `died`: it ended by itself, and may be started again."""

    @property
    def answer_received(self) -> "SignalInstance": ...
    @property
    def died(self) -> "SignalInstance": ...
    @property
    def running(self) -> bool: ...
    @property
    def process_id(self) -> int:
        """0 while it does not run."""

    def start(self) -> None:
        """Also anew after it was given up; does nothing if it runs."""

    def restart(self) -> None:
        """Ends it and starts it again as soon as it has ended."""

    def send(self, command: "Command") -> None:
        """Lost while it does not run."""

    def remember(self, command: "Command") -> None:
        """Sent now and whenever it starts again, in place of the last of its kind."""

    def kill(self) -> None:
        """For the end of the program: ends it now, within a moment."""


class SoundProcessFactory(Protocol):
    def __call__(
        self, arguments: list[str], hang_timeout_seconds: float, parent: "QObject"
    ) -> SoundProcess:
        """`hang_timeout_seconds`: without an answer for so long it is hung, and to be killed."""
