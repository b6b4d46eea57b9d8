"""Everything into a file and back from one while the window is open, and the way back from that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel

if TYPE_CHECKING:
    from backcompanion.application.everything_contents import EverythingContents
    from backcompanion.application.everything_export import SavedEverything
    from backcompanion.application.everything_restore import BroughtBack

_WRITE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class EverythingUndo:
    """`before`: the file of what was there. `store_version`: as long as the store is at it, nothing
    is lost by going back. `settings`: as they were put in force; what was set since stays.
    """

    before: Path
    store_version: int
    settings: Mapping[str, Any]


class EverythingTransfer:
    """What `…_work` gives takes long and is for a `BackgroundTask`; it may raise KnownError.

    The settings are put in force by `finish` and `finish_undo`, in the window's thread.
    """

    def __init__(self, context: AppContext, history_model: HistoryModel) -> None:
        self._context, self._history_model = context, history_model

    def save_work(self, target: Path) -> "Callable[[], SavedEverything]":
        from backcompanion.application.everything_export import save_everything

        self._write_what_waits()
        context = self._context
        return partial(save_everything, context.folders, target, context.now(), context.store)

    def look_work(self, source: Path) -> "Callable[[], EverythingContents]":
        from backcompanion.application.everything_restore import look_into

        return partial(look_into, self._context.folders, source, self._context.live.now)

    def bring_back_work(
        self, source: Path, *, at_revision: int | None = None
    ) -> "Callable[[], BroughtBack]":
        from backcompanion.application.everything_restore import bring_back

        self._write_what_waits()
        context = self._context
        return partial(
            bring_back,
            context.folders,
            source,
            context.now(),
            context.live.now,
            _put_in_force_later,
            at_revision=at_revision,
        )

    def finish(self, done: "BroughtBack") -> EverythingUndo:
        self._context.live.change(**done.settings)
        self._history_model.changed.emit()
        return EverythingUndo(done.before, self._context.store.version(), done.settings)

    def can_undo(self, point: EverythingUndo) -> bool:
        """False where something was written since, which going back would lose."""
        return self._context.store.version() == point.store_version

    def undo_work(self, point: EverythingUndo) -> "Callable[[], BroughtBack]":
        """Raises KnownError where something was written since, be it at the last moment."""
        return self.bring_back_work(point.before, at_revision=point.store_version)

    def finish_undo(self, point: EverythingUndo, done: "BroughtBack") -> bool:
        """False where the person has set something else since, which stays."""
        live = self._context.live
        untouched = {
            name: value
            for name, value in done.settings.items()
            if getattr(live.now, name) == point.settings.get(name, value)
        }
        live.change(**untouched)
        self._history_model.changed.emit()
        return len(untouched) == len(done.settings)

    def _write_what_waits(self) -> None:
        self._context.live.flush(_WRITE_SECONDS)
        self._context.store.writer.flush(_WRITE_SECONDS)


def _put_in_force_later(_values: Mapping[str, Any]) -> str:
    return ""
