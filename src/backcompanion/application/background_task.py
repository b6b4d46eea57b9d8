"""Work in a thread of its own, with how far it is, a way to call it off, and one end of three."""

import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from backcompanion.base.errors import KnownError

# After how long a thread that works gives way. By itself after 5 ms, for which the window's thread
# would wait at each call into Qt and back: an eighth of a second for a page that is painted.
SWITCH_INTERVAL_SECONDS = 0.0003


class BackgroundTask(QObject):
    """Ends with `succeeded` and its result, `failed` and a sentence, or `aborted`: one of three.

    All signals come in the window's thread; `ended` comes before the three. It is good for one
    start and deletes itself then; if its parent goes before, the work is called off and nobody
    hears of it any more.

    `failures`: what the world can do to it. Anything else that is raised is a mistake of ours and
    is raised again in the window's thread.
    `abortable`: whether it may be stopped half-way, which takes effect between two entries of
    `with_progress`; nothing is written then.
    """

    progressed = Signal(int, int)  # how many of how many
    ended = Signal()
    succeeded = Signal(object)
    failed = Signal(str)
    aborted = Signal()

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
        self._abort_requested = threading.Event()
        self._thread: threading.Thread | None = None
        if abortable:
            self.destroyed.connect(self._abort_requested.set)

    def start(self, work: Callable[[], object]) -> None:
        sys.setswitchinterval(SWITCH_INTERVAL_SECONDS)
        relay = _Relay(QCoreApplication.instance())
        relay.progressed.connect(self.progressed)
        relay.returned.connect(self._on_returned)
        self._thread = threading.Thread(
            target=_run,
            args=(work, relay, self._abort_requested),
            name=self._name,
            daemon=self._daemon,
        )
        self._thread.start()

    def abort(self) -> None:
        if self.abortable:
            self._abort_requested.set()

    def wait(self, seconds: float) -> bool:
        """Whether the work has ended. Its signals come when this thread is back in its loop."""
        if self._thread is None:
            return True
        self._thread.join(seconds)
        return not self._thread.is_alive()

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


class _Relay(QObject):
    """What the thread speaks through.

    It outlives the task, whose parent may be deleted at the very moment at which the thread emits a
    signal: that would take the process down.
    """

    progressed = Signal(int, int)
    returned = Signal(object, object)


def _run(work: Callable[[], object], relay: _Relay, abort_requested: threading.Event) -> None:
    from backcompanion.history.exchange.progress_callback import reporting_progress
    from backcompanion.system.garbage_collector import putting_off

    def report_progress(done: int, total: int) -> bool:
        relay.progressed.emit(done, total)
        return not abort_requested.is_set()

    result: object = None
    error: Exception | None = None
    try:
        with putting_off(), reporting_progress(report_progress):
            result = work()
    except Exception as caught:  # noqa: BLE001 - told in the window's thread
        error = caught
    try:
        relay.returned.emit(result, error)
        relay.deleteLater()
    except RuntimeError:  # the whole program is at its end
        return
