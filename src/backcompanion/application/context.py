"""What the window is made with: built once by `app` and handed down."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from backcompanion.application.desktop import Desktop
from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.base.dataclass import dataclass
from backcompanion.base.paths import Folders
from backcompanion.history.store import Store
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.session.clock import Clock


@dataclass(frozen=True, slots=True)
class AppContext:
    """`clock` counts the seconds of a session; `speed` is training seconds to a real one.

    `repair_message`: what had to be mended when the history was opened, or empty.
    """

    folders: Folders
    shelf: RoutineShelf
    live: LiveSettings
    store: Store
    clock: Clock
    desktop: Desktop
    speed: float = 1.0
    repair_message: str = ""

    @property
    def library(self) -> Library:
        return self.shelf.library

    @property
    def routine(self) -> Routine:
        """The one in use."""
        return self.shelf.routine

    @property
    def now(self) -> Callable[[], datetime]:
        """The clock on the wall: gives an aware moment."""
        return self.desktop.now

    def export_calendar(self, path: Path, now: datetime) -> int:
        """The days planned ahead into that file; how many. Raises KnownError."""
        from backcompanion.application.plan_calendar import export_calendar
        from backcompanion.base.own_files import refuse_own_file

        refuse_own_file(path, self.folders)
        return export_calendar(path, self.store, self.live.now, self.routine, self.library, now)
