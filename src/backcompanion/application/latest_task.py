"""Work in a thread of which only the latest counts: asked for again, it is done again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from backcompanion.application.background_task import BackgroundTask


class LatestTask(QObject):
    """`succeeded` carries the result of what was asked for last, `failed` why there is none.

    Work that is asked for while some runs waits for its end; of several, the last.
    """

    succeeded = Signal(object)
    failed = Signal(str)

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._is_running = False
        self._next: Callable[[], object] | None = None

    def request(self, work: Callable[[], object]) -> None:
        self._next = work
        if not self._is_running:
            self._start()

    def _start(self) -> None:
        work, self._next = self._next, None
        if work is None:
            return
        self._is_running = True
        task = BackgroundTask(self, self._name)
        task.ended.connect(self._on_ended)
        task.succeeded.connect(self._on_succeeded)
        task.failed.connect(self._on_failed)
        task.start(work)

    def _on_ended(self) -> None:
        self._is_running = False

    def _on_succeeded(self, result: object) -> None:
        if self._next is None:
            self.succeeded.emit(result)
        else:
            self._start()

    def _on_failed(self, reason: str) -> None:
        if self._next is None:
            self.failed.emit(reason)
        else:
            self._start()
