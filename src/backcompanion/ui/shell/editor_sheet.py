"""The routine that is being edited as a sheet, and back."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.application.context import AppContext
from backcompanion.application.sheet_length import SheetLength, sheet_length, trial_of_sheet
from backcompanion.application.sheet_routine import routine_from_sheet
from backcompanion.application.todays_choices import choices_from_settings
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import language
from backcompanion.training.adaptation.recent import RecentSessions
from backcompanion.training.session.prescription import Choices
from backcompanion.training.sheet.sheet import Sheet
from backcompanion.training.sheet.sheet_writer import sheet_of
from backcompanion.ui.routines.editor_page import EditorPage
from backcompanion.ui.routines.sheet_page import SheetPage
from backcompanion.ui.shell.sheet_controller import left_out_text
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.prompt import Answer, Prompt


class EditorSheet(QObject):
    """`page_requested`: that page is to be seen, the sheet or the editor again.

    `trial_requested`, `message_requested`, `help_requested` as those of the editor.
    """

    page_requested = Signal(object)
    trial_requested = Signal(object)
    message_requested = Signal(str)
    help_requested = Signal()

    def __init__(self, parent: QWidget, context: AppContext, figures: FigureProvider) -> None:
        super().__init__(parent)
        self._context, self._figures = context, figures
        self._editor_page: EditorPage | None = None
        self._page: SheetPage | None = None
        self._prompt: Prompt | None = None
        self._text = ""

    @property
    def page(self) -> SheetPage | None:
        """Where the routine is a sheet at the moment."""
        return self._page

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not taken over."""
        return self._page is not None and self._page.edit.toPlainText() != self._text

    def show(self, editor_page: EditorPage) -> None:
        self._editor_page = editor_page
        exercises = editor_page.library.exercises
        self._page = page = SheetPage(
            exercises, language(), self._figures, self._measure, of_editor=True
        )
        self._text = sheet_of(editor_page.editor.routine, page.reader)
        page.left.connect(self.ask_to_leave)
        page.edit.file_given.connect(self._on_file_given)
        page.edit.image_given.connect(self._on_file_given)
        page.save_requested.connect(self._on_save_requested)
        page.try_requested.connect(self._on_try_requested)
        page.message_requested.connect(self.message_requested)
        page.help_requested.connect(self.help_requested)
        page.edit.setPlainText(self._text)
        self.page_requested.emit(page)
        page.edit.setFocus()

    def _on_file_given(self) -> None:
        text = _("This sheet is the routine that you edit; a file is opened from Workout.")
        self.message_requested.emit(text)

    def ask_to_leave(self) -> None:
        """At once where nothing would be lost."""
        page = self._page
        if page is None or self._prompt is not None:
            return
        if not self.is_changed:
            self._go_back()
            return
        answers = [
            Answer("take", _("Take it over"), "primary"),
            Answer("stay", _("Go on with it")),
            Answer("lose", _("Leave it as it was"), "danger"),
        ]
        title = _("What you changed is not taken over")
        self._prompt = Prompt(page, title, "", answers, escape="stay")
        self._prompt.answered.connect(self._on_answered)

    def forget(self) -> None:
        """The editor is left."""
        if self._page is not None:
            page, self._page = self._page, None
            page.setParent(None)
            page.deleteLater()
        self._editor_page = None

    def _on_answered(self, answer: str) -> None:
        self._prompt = None
        if self._page is None:
            return
        if answer == "take":
            self._on_save_requested(self._page.sheet)
        elif answer == "lose":
            self._go_back()
        else:
            self._page.edit.setFocus()

    def _on_save_requested(self, sheet: Sheet) -> None:
        """One step of undo in the editor."""
        editor_page, page = self._editor_page, self._page
        if editor_page is None or page is None:
            return
        if self.is_changed:
            try:
                routine = routine_from_sheet(sheet, editor_page.library.exercises, "")
            except KnownError as error:
                self.message_requested.emit(str(error))
                return
            editor_page.editor.replace_all(routine, _("The sheet"))
        self._go_back()
        if left_out := left_out_text(sheet):
            self.message_requested.emit(left_out)

    def _go_back(self) -> None:
        editor_page = self._editor_page
        if editor_page is not None:
            self.page_requested.emit(editor_page)
            editor_page.steps.list.setFocus()
        self.forget()

    def _choices(self) -> Choices:
        return choices_from_settings(self._context.live.now, RecentSessions())

    def _measure(self, sheet: Sheet) -> SheetLength | None:
        page = self._editor_page
        return sheet_length(sheet, page.library, self._choices()) if page is not None else None

    def _on_try_requested(self, sheet: Sheet, line: int) -> None:
        if self._editor_page is not None:
            trial = trial_of_sheet(sheet, line, self._editor_page.library, self._choices())
            if trial is not None:
                self.trial_requested.emit(trial)
