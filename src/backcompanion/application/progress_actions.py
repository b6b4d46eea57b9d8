"""What the Progress page asks for, carried out on the history."""

from pathlib import Path

from PySide6.QtCore import SignalInstance

from backcompanion.application.history_model import HistoryModel
from backcompanion.training.session.record import SessionRecord


class ProgressActions:
    """A thin hand over Numbers, with the way to the Workout page."""

    def __init__(self, history_model: HistoryModel, workout_requested: SignalInstance) -> None:
        self._history_model, self._workout_requested = history_model, workout_requested

    def session(self, session_id: str) -> SessionRecord | None:
        return self._history_model.session(session_id)

    def new_id(self) -> str:
        return self._history_model.new_id()

    def add(self, session: SessionRecord) -> None:
        self._history_model.add(session)

    def edit(self, session: SessionRecord) -> None:
        self._history_model.edit(session)

    def delete(self, session_id: str) -> None:
        self._history_model.delete(session_id)

    def restore(self, session_id: str) -> None:
        self._history_model.restore(session_id)

    def export(self, path: Path) -> None:
        self._history_model.export(path)

    def go_to_workout(self) -> None:
        self._workout_requested.emit()
