"""An import, or going back to a backup, as a change that can be undone and redone."""

from pathlib import Path

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.person_settings import PERSON_SETTINGS
from backcompanion.application.settings import Settings
from backcompanion.application.undo_stack import LongStep, UndoableChange
from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.history.history_errors import HistoryError

# What waits to be written is written first; a disk that takes longer is not waited for.
_WRITE_SECONDS = 2.0


class RestoreChange:
    """Goes to and fro between what was before and what came of it, each kept as a backup.

    Only where the history stands as this change has left it, entry for entry: what was written
    since and not taken back would be lost.
    """

    def __init__(
        self,
        context: AppContext,
        history_model: HistoryModel,
        before: Path,
        settings_before: Settings,
        state: str,
    ) -> None:
        """`before`: the backup that was made for it; `state`: what it has left. It has just been
        done.
        """
        self._context, self._history_model = context, history_model
        self._target = before
        self._settings_there, self._settings_here = settings_before, context.live.now
        self._state = state
        self.all_settings_restored = True

    def as_undoable(self, text: str) -> UndoableChange:
        return UndoableChange(text, self.swing, self.swing)

    def swing(self) -> LongStep:
        """To the other of the two. Whatever is raised, nothing was changed then."""
        from backcompanion.history.safety.restoring import restore

        context = self._context
        context.store.writer.flush(_WRITE_SECONDS)
        version, state, target = context.store.version(), self._state, self._target

        def work() -> _Swung:
            if fingerprint_of(context) != state:
                raise HistoryError(
                    _("Something was written since. The backup is among those in Settings.")
                )
            data, now = context.folders.data, context.now()
            report = restore(data, target, now, at_revision=version)
            return _Swung(report.before.path, fingerprint_of(context))

        return LongStep(_("Going back to the backup"), work, self._finish)

    def _finish(self, swung: "_Swung") -> None:
        self._target, self._state = swung.before, swung.state
        self._restore_settings()
        self._history_model.changed.emit()

    def _restore_settings(self) -> None:
        """Those of the person; what has been set otherwise since stays."""
        live, there, here = self._context.live, self._settings_there, self._settings_here
        moved = {name for name in PERSON_SETTINGS if getattr(there, name) != getattr(here, name)}
        untouched = {name for name in moved if getattr(live.now, name) == getattr(here, name)}
        live.change(**{name: getattr(there, name) for name in untouched})
        self.all_settings_restored = untouched == moved
        self._settings_there, self._settings_here = here, live.now


@dataclass(frozen=True, slots=True)
class _Swung:
    """`before`: the backup of what was there. `state`: of what is there now."""

    before: Path
    state: str


def state_of(context: AppContext) -> str:
    """With what waits to be written; takes long where the history is."""
    context.store.writer.flush(_WRITE_SECONDS)
    return fingerprint_of(context)


def fingerprint_of(context: AppContext) -> str:
    from backcompanion.history.safety.contents import fingerprint

    return fingerprint(context.store.path)
