"""Work of the window's own thread, a piece at a time, between which it paints and hears keys."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Slices(QObject):
    """What is asked for again before it was done, is done anew from its beginning.

    A timer of its own, as `singleShot(0, …)` posts an event: one posted by another of them is done
    in the same turn of the loop, and so are all. `pause`: milliseconds before each piece, for what
    nobody waits for; without one, pieces of several of these come in the same turn.
    """

    def __init__(self, parent: QObject, pause: int = 0) -> None:
        super().__init__(parent)
        self._pieces: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_active(self) -> bool:
        """Whether a piece is still to be done."""
        return self._timer.isActive()

    def start(self, *pieces: Callable[[], object]) -> None:
        """In that order, each in a turn of its own."""
        self.stop()
        self._pieces.extend(pieces)
        if pieces:
            self._timer.start()

    def stop(self) -> None:
        """Forgets what is left of it."""
        self._timer.stop()
        self._pieces.clear()

    def finish(self) -> None:
        """What is left of it, at once."""
        self._timer.stop()
        while self._pieces:
            self._pieces.popleft()()
        self._timer.stop()  # one of them may have begun others, which are done as well

    def _on_timeout(self) -> None:
        piece = self._pieces.popleft()
        if self._pieces:
            self._timer.start()
        piece()
