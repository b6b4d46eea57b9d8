"""Everything into a file and back from one while the window is open, and the way back from that."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.restore_change import fingerprint_of
from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.history.history_errors import HistoryError

if TYPE_CHECKING:
    from backcompanion.application.everything_contents import EverythingContents
    from backcompanion.application.everything_export import SavedEverything
    from backcompanion.application.everything_restore import BroughtBack

_WRITE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class EverythingUndo:
    """`before`: the file of what was there. `state`: as long as the history is that, entry for
    entry, nothing is lost by going back. `settings`: as they were put in force; what was set since
    stays.
    """

    before: Path
    state: str
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
        return EverythingUndo(done.before, fingerprint_of(self._context), done.settings)

    def undo_work(self, point: EverythingUndo) -> "Callable[[], BroughtBack]":
        """Raises KnownError where something was written since, be it at the last moment."""
        context = self._context
        self._write_what_waits()
        bring_back = self.bring_back_work(point.before, at_revision=context.store.version())

        def work() -> "BroughtBack":
            if fingerprint_of(context) != point.state:
                raise HistoryError(
                    _("Something was written since. What was there before lies in {file}.").format(
                        file=point.before
                    )
                )
            return bring_back()

        return work

    def finish_undo(
        self, point: EverythingUndo, done: "BroughtBack"
    ) -> tuple[EverythingUndo, bool]:
        """The way forth again, and whether all settings are back: what was set since stays."""
        live = self._context.live
        untouched = {
            name: value
            for name, value in done.settings.items()
            if getattr(live.now, name) == point.settings.get(name, value)
        }
        live.change(**untouched)
        self._history_model.changed.emit()
        way_forth = EverythingUndo(done.before, fingerprint_of(self._context), done.settings)
        return way_forth, len(untouched) == len(done.settings)

    def _write_what_waits(self) -> None:
        self._context.live.flush(_WRITE_SECONDS)
        self._context.store.writer.flush(_WRITE_SECONDS)


def _put_in_force_later(_values: Mapping[str, Any]) -> str:
    return ""
