"""What a person may want on the Progress page; the page asks, somebody else does it."""

from pathlib import Path
from typing import Protocol

from backcompanion.training.session.record import SessionRecord


class ProgressActionsProtocol(Protocol):
    """Each but `export` returns at once.

    Where saving takes a moment, the page is refreshed when it is done.
    """

    def session(self, session_id: str) -> SessionRecord | None:
        """One session with its steps."""

    def new_id(self) -> str:
        """An id that no session has."""

    def add(self, session: SessionRecord) -> None: ...

    def edit(self, session: SessionRecord) -> None: ...

    def delete(self, session_id: str) -> None: ...

    def restore(self, session_id: str) -> None: ...

    def export(self, path: Path) -> None:
        """Everything (.json) or a row a session (.csv); called in a thread of its own.

        Raises KnownError or OSError.
        """

    def go_to_workout(self) -> None: ...
