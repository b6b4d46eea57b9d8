"""Gets the search of the history ready while the window goes on living."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from backcompanion.application.background_task import BackgroundTask
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui.progress.session_search import SessionSearch


class SearchPreparation(QObject):
    """What was done in the sessions is read in a thread; the rest is put together in portions.

    `ready`: all of them can be searched in a moment. `exercise_texts`: as the search wants them.
    """

    ready = Signal()

    def __init__(self, exercise_texts: Callable[[], Mapping[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self.search = SessionSearch()
        self._exercise_texts = exercise_texts
        self._sessions: Sequence[SessionRecord] = ()
        self._next = 0
        self._task: BackgroundTask | None = None
        self._outdated = False
        self.is_ready = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_timeout)

    def prepare(self, sessions: Sequence[SessionRecord]) -> None:
        self._sessions, self._next, self.is_ready = sessions, 0, False
        self._timer.stop()
        self._outdated = self._task is not None  # what it reads may be of before
        if self._task is None:
            self._read()

    def _read(self) -> None:
        self._task = BackgroundTask(self, "search")
        self._task.ended.connect(self._on_read)
        self._task.succeeded.connect(self.search.set_exercises)
        self._task.failed.connect(self._on_read_failed)
        self._task.succeeded.connect(self._on_exercises_known)
        self._task.start(self._exercise_texts)

    def _on_read(self) -> None:
        self._task = None

    def _on_exercises_known(self) -> None:
        if self._outdated:
            self.prepare(self._sessions)
        else:
            self._timer.start()

    def _on_read_failed(self) -> None:
        """Dates and notes can be searched all the same."""
        self._on_exercises_known()

    def _on_timeout(self) -> None:
        self._next = self.search.prepare_some(self._sessions, self._next)
        if self._next >= len(self._sessions):
            self._timer.stop()
            self.is_ready = True
            self.ready.emit()
