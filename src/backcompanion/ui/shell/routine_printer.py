"""A routine as a page for the therapist, saved where the person says."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.application.background_task import BackgroundTask
from backcompanion.application.context import AppContext
from backcompanion.application.todays_choices import choices_from_settings
from backcompanion.base.i18n import gettext as _
from backcompanion.training.adaptation.recent import RecentSessions
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.save_file import ask_where_to_save


class RoutinePrinter(QObject):
    """`message_requested`: what became of it."""

    message_requested = Signal(str)

    def __init__(self, parent: QWidget, context: AppContext, figures: FigureProvider) -> None:
        super().__init__(parent)
        self._parent, self._context, self._figures = parent, context, figures

    def ask_where(self, routine: Routine, library: Library) -> None:
        path = ask_where_to_save(
            self._parent.window(),
            _("Save the routine for paper"),
            f"{routine.id}.pdf",
            _("PDF (*.pdf)"),
            ".pdf",
        )
        if path is not None:
            self.save(path, routine, library)

    def save(self, path: Path, routine: Routine, library: Library) -> None:
        """In a thread: dozens of figures are more than the window can wait for."""
        from backcompanion.ui.paper.routine_print import prepare_print

        context = self._context
        now = context.live.now
        write = prepare_print(
            routine,
            library,
            choices_from_settings(now, RecentSessions(), routine=routine.id),
            self._figures,
            now.weight_unit,
            context.now().date(),
        )
        task = BackgroundTask(self, "routine-print", abortable=False)
        task.succeeded.connect(self._on_saved)
        task.failed.connect(self._on_failed)
        task.start(partial(_write, write, path))

    def _on_saved(self, path: Path) -> None:
        self.message_requested.emit(_("Saved {name}").format(name=path.name))

    def _on_failed(self, why: str) -> None:
        self.message_requested.emit(_("Nothing was saved: {why}").format(why=why))


def _write(write: Callable[[Path], None], path: Path) -> Path:
    write(path)
    return path
