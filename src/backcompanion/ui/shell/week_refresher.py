"""Brings Workout up to date when the history has changed."""

from PySide6.QtCore import QEvent, QObject, SignalInstance

from backcompanion.application.history_model import HistoryModel
from backcompanion.application.slices import Slices
from backcompanion.ui.shell.home import HomePages

PAUSE = 20


class WeekRefresher(QObject):
    """At once where the page is seen; else in pieces, so that the page over it is not held, and
    what is left of them before it is seen again. After a session, `closed`, once more in pieces.
    """

    def __init__(self, model: HistoryModel, home: HomePages, closed: SignalInstance) -> None:
        super().__init__(home)
        self._model, self._home = model, home
        self._slices = Slices(self, PAUSE)
        home.workout.installEventFilter(self)
        model.changed.connect(self._on_changed)
        closed.connect(self._refresh)

    def _on_changed(self) -> None:
        if self._home.workout.isVisible():
            self._slices.stop()
            self._home.show_week()
        else:
            self._refresh()

    def _refresh(self) -> None:
        model = self._model
        shown = (self._home.show_week_line, self._home.refresh_recent)
        self._slices.start(model.history, model.stats, model.latest, *shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._slices.finish()
        return False
