"""A routine given away: as text, as one file, as a QR code, on paper."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from backcompanion.application.context import AppContext
from backcompanion.base.errors import KnownError, reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.ui.shell.routine_printer import RoutinePrinter
from backcompanion.ui.widgets.save_file import ask_where_to_save

if TYPE_CHECKING:
    from backcompanion.ui.widgets.menu import Menu


class RoutineSharer(QObject):
    """`message_requested`: what became of it."""

    message_requested = Signal(str)

    def __init__(self, parent: QWidget, context: AppContext, printer: RoutinePrinter) -> None:
        super().__init__(parent)
        self._parent, self._context, self._printer = parent, context, printer
        self._routine, self._library = context.routine, context.library

    def add_entries(self, menu: "Menu", routine: Routine, library: Library) -> None:
        """For that one, saved or not."""
        self._routine, self._library = routine, library
        entries: tuple[tuple[str, Callable[[], object]], ...] = (
            (_("Copy as text"), self.copy_text),
            (_("A file to give away…"), self.ask_for_package),
            (_("QR code…"), self.show_code),
            (_("Save for paper (PDF)…"), self.ask_for_paper),
        )
        for text, do in entries:
            menu.add_entry(text).triggered.connect(do)

    def copy_text(self) -> None:
        """The sheet, which every mail can hold."""
        QGuiApplication.clipboard().setText(self._text())
        self.message_requested.emit(_("Copied; it can be pasted wherever text can."))

    def ask_for_package(self) -> None:
        """One file with the exercises of one's own that it needs."""
        routine = self._named()
        path = ask_where_to_save(
            self._parent.window(),
            _("A file to give away"),
            f"{routine.id}.backroutine",
            _("Routine (*.backroutine)"),
            ".backroutine",
        )
        if path is not None:
            self.save_package(path)

    def save_package(self, path: Path) -> None:
        from backcompanion.application.routine_export import write_routine

        try:
            files = self._context.shelf.own_exercise_files()
            write_routine(self._named(), self._library, files, path)
        except KnownError as error:
            self.message_requested.emit(_("Nothing was saved: {why}").format(why=error))
        except OSError as error:
            self.message_requested.emit(_("Nothing was saved: {why}").format(why=reason_of(error)))
        else:
            self.message_requested.emit(_("Saved {name}").format(name=path.name))

    def show_code(self) -> None:
        """To be read off the screen by a telephone."""
        from backcompanion.ui.paper.qr_code import LARGEST, qr_image
        from backcompanion.ui.routines.code_dialog import CodeDialog

        # Without what the routine says of itself where that makes it too fine for most cameras.
        bare = self._text(replace(self._routine, notes=()))
        image = qr_image(self._text()) or qr_image(bare) or qr_image(bare, LARGEST)
        if image is None:
            message = _("{name} is too long for a QR code; a file holds it.")
            self.message_requested.emit(message.format(name=self._routine.name))
            return
        dialog = CodeDialog(self._named(), image, self._parent.window())
        dialog.exec()
        if dialog.said:
            self.message_requested.emit(dialog.said)
        dialog.deleteLater()

    def ask_for_paper(self) -> None:
        self._printer.ask_where(self._named(), self._library)

    def _text(self, routine: Routine | None = None) -> str:
        from backcompanion.application.routine_export import sheet_text

        return sheet_text(routine or self._routine, self._library)

    def _named(self) -> Routine:
        """With an id, where it was never saved."""
        routine = self._routine
        return (
            routine
            if routine.id
            else replace(routine, id=self._context.shelf.free_id(routine.name))
        )
