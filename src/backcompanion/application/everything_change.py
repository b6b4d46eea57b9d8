"""Everything brought back from a file, as a change that can be undone and redone."""

from typing import TYPE_CHECKING

from backcompanion.application.undo_stack import LongStep, UndoableChange
from backcompanion.base.i18n import gettext as _

if TYPE_CHECKING:
    from backcompanion.application.everything_restore import BroughtBack
    from backcompanion.application.everything_transfer import EverythingTransfer


class EverythingChange:
    """Goes to and fro between what was before and what came of it, each kept in a file.

    As long as nothing was written since that going back would lose.
    """

    def __init__(self, transfer: "EverythingTransfer", done: "BroughtBack") -> None:
        """What was `done` is put in force here."""
        self._transfer = transfer
        self.point = transfer.finish(done)
        self.all_settings_restored = True

    def as_undoable(self, text: str) -> UndoableChange:
        return UndoableChange(text, self.swing, self.swing)

    def swing(self) -> LongStep:
        """To the other of the two. Whatever is raised, nothing was changed then."""
        work = self._transfer.undo_work(self.point)
        return LongStep(_("Bringing back everything"), work, self._finish)

    def _finish(self, done: "BroughtBack") -> None:
        self.point, self.all_settings_restored = self._transfer.finish_undo(self.point, done)
