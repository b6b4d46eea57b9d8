"""Work in a thread of its own, with how far it is, a way to call it off, and one end of three."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from backcompanion.base.errors import KnownError


class BackgroundTask(QObject):
    """Ends with `succeeded` and its result, `failed` and a sentence, or `aborted`: one of three.

    All signals come in the thread that made the task; `ended` comes before the three. It is good
    for one start and deletes itself then; if its parent goes before, nobody hears of it any more.

    `failures`: what the world can do to it. Anything else that is raised is a mistake of ours and
    is raised again in the thread that made the task.
    `abortable`: whether it may be stopped half-way, which takes effect between two entries of
    `with_progress`; nothing is written then.
    """

    progressed = Signal(int, int)  # how many of how many
    ended = Signal()
    succeeded = Signal(object)
    failed = Signal(str)
    aborted = Signal()
    _returned = Signal(object, object)

    def __init__(
        self,
        parent: QObject,
        name: str,
        *,
        abortable: bool = True,
        failures: tuple[type[Exception], ...] = (KnownError, OSError),
        daemon: bool = True,
    ) -> None:
        super().__init__(parent)
        self._name, self._failures, self._daemon = name, failures, daemon
        self.abortable = abortable
        self._abort_requested = False
        self._thread: threading.Thread | None = None
        self._returned.connect(self._on_returned)

    def start(self, work: Callable[[], object]) -> None:
        self._thread = threading.Thread(
            target=self._run, args=(work,), name=self._name, daemon=self._daemon
        )
        self._thread.start()

    def abort(self) -> None:
        self._abort_requested = self.abortable

    def wait(self, seconds: float) -> bool:
        """Whether the work has ended. Its signals come when this thread is back in its loop."""
        if self._thread is None:
            return True
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self, work: Callable[[], object]) -> None:
        from backcompanion.history.exchange.progress_callback import reporting_progress

        result: object = None
        error: Exception | None = None
        try:
            with reporting_progress(self._report_progress):
                result = work()
        except Exception as caught:  # noqa: BLE001 - told in the thread that made the task
            error = caught
        try:
            self._returned.emit(result, error)
        except RuntimeError:  # the parent has gone, and the task with it
            return

    def _report_progress(self, done: int, total: int) -> bool:
        self.progressed.emit(done, total)
        return not self._abort_requested

    def _on_returned(self, result: object, error: Exception | None) -> None:
        from backcompanion.history.exchange.progress_callback import OperationCancelledError

        self.deleteLater()
        self.ended.emit()
        if error is None:
            self.succeeded.emit(result)
        elif isinstance(error, OperationCancelledError):
            self.aborted.emit()
        elif isinstance(error, self._failures):
            self.failed.emit(str(error))
        else:
            raise error
