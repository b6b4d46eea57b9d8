"""What the Progress page asks for, carried out on the history."""

from pathlib import Path

from PySide6.QtCore import SignalInstance

from backcompanion.application.history_model import Numbers
from backcompanion.training.session.record import SessionRecord


class WindowIntents:
    """A thin hand over Numbers, with the way to the Workout page."""

    def __init__(self, numbers: Numbers, workout_wanted: SignalInstance) -> None:
        self._numbers, self._workout_wanted = numbers, workout_wanted

    def session(self, session_id: str) -> SessionRecord | None:
        return self._numbers.session(session_id)

    def new_id(self) -> str:
        return self._numbers.new_id()

    def add(self, session: SessionRecord) -> None:
        self._numbers.add(session)

    def edit(self, session: SessionRecord) -> None:
        self._numbers.edit(session)

    def delete(self, session_id: str) -> None:
        self._numbers.delete(session_id)

    def restore(self, session_id: str) -> None:
        self._numbers.restore(session_id)

    def export(self, path: Path) -> None:
        self._numbers.export(path)

    def go_to_workout(self) -> None:
        self._workout_wanted.emit()
