"""A routine from a sheet: the lines as they are typed, and beside each what is understood of it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.sheet_length import SheetLength
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.sheet.reader import SheetReader, SheetTooLongError
from backcompanion.training.sheet.sheet import Sheet
from backcompanion.ui import theme
from backcompanion.ui.routines.sheet_card import sheet_card
from backcompanion.ui.routines.sheet_edit import SheetEdit
from backcompanion.ui.routines.sheet_examples import sheet_examples
from backcompanion.ui.routines.sheet_offers import SheetOffer, exercises_menu, offers_for
from backcompanion.ui.routines.tall_rows import LOW_ROW, OPEN_ROW, STEP_ROW
from backcompanion.ui.routines.understood_column import UnderstoodColumn
from backcompanion.ui.text import formats
from backcompanion.ui.text.sheet_rows import SheetRow, sheet_row
from backcompanion.ui.widgets.accessibility import name_page
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.label import Label

if TYPE_CHECKING:
    from backcompanion.ui.widgets.menu import Menu

_MEASURE_MILLISECONDS = 150


class SheetPage(QWidget):
    """`save_requested`: the sheet, to be kept and trained. `left`: back to where one came from.
    `try_requested`: the sheet from that line on (by index) is to be tried.

    `message_requested`: a sentence for the person. `file_requested`: a file is to be opened.
    `exercise_requested`: one of that name is to be made, for what is understood of its line.
    """

    save_requested = Signal(object)
    try_requested = Signal(object, int)
    left = Signal()
    file_requested = Signal()
    help_requested = Signal()
    message_requested = Signal(str)
    exercise_requested = Signal(str, object)

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        language: str,
        figures: FigureProvider,
        measure: Callable[[Sheet], SheetLength | None],
        *,
        of_editor: bool = False,
    ) -> None:
        """`measure`: how long what is understood of a sheet takes. `of_editor`: it is the routine
        that is being edited, and goes back there.
        """
        super().__init__()
        name_page(self, _("The routine as a sheet"))
        self._exercises, self._measure = exercises, measure
        self._language = language
        self.reader = SheetReader(exercises, language)
        self.edit = SheetEdit(self._all_names)
        self.column = UnderstoodColumn(self.edit, figures.picture)
        self.changes, self._shown = "", ""
        self._of_editor = of_editor
        self._title = ElidedLabel("", 27, theme.BOLD)
        self._open_count = Label("", 13, theme.SEMIBOLD)
        self._whole = Label("", 22, theme.BOLD)
        self._whole_note = Label("", 13, role=theme.MUTED)
        save = _("Take it over") if of_editor else _("Save and choose it")
        self.save_button = Button(save, kind="primary", key=_("Ctrl+Enter"), pixels=16, height=48)
        self.try_button = Button(_("Try from here"), icon="play", height=48)
        self.try_button.setToolTip(_("From the line of the caret on; nothing of it is kept"))
        self.copy_button = Button(_("Copy all"))
        self.back_button = Button("", kind="quiet", icon="arrow-left")
        back = _("Back to the editor") if of_editor else _("Back to Workout")
        self.back_button.setAccessibleName(back)
        self.help_button = Button(_("How to write it"), icon="circle-question-mark")
        self.open_button = Button(_("From a file…"), icon="upload")
        self._sheet = self.reader.read("")
        self._rows: tuple[SheetRow, ...] = ()
        self._offers: dict[int, tuple[SheetOffer, ...]] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(_MEASURE_MILLISECONDS)
        self._timer.timeout.connect(self.measure)
        self._build()
        self._connect(figures)
        self.edit.show_examples(sheet_examples(self.reader, exercises))
        self._read()

    def _all_names(self) -> tuple[str, ...]:
        named = self._exercises.values()
        return tuple(name for each in named for name in (each.name, *each.also))

    @property
    def sheet(self) -> Sheet:
        """As it is understood now."""
        return self._sheet

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that would be lost with it."""
        return self.edit.toPlainText().strip() != self._shown.strip()

    @property
    def whole_text(self) -> str:
        """What is said of the length."""
        return f"{self._whole.text()} {self._whole_note.text()}"

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """What stands beside each line."""
        return self._rows

    def show_text(self, text: str, changes: str = "") -> None:
        """As one step of undo. `changes`: id of the routine that is changed by it, or empty."""
        self.changes = changes
        self._show_title()
        self.edit.replace_all(text)
        self._shown = text
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_title(self) -> None:
        text = _("Change a routine") if self.changes else _("New routine from a sheet")
        self._title.setText(_("As a sheet") if self._of_editor else text)

    def read_anew(self) -> None:
        """There are other exercises now."""
        self.reader = SheetReader(self._exercises, self._language)
        self.edit.show_examples(sheet_examples(self.reader, self._exercises))
        self._read()

    def clear(self) -> None:
        """For the next one; nothing is left to be undone."""
        self.show_text("")
        self.edit.setPlainText("")

    def _build(self) -> None:
        self._column_layout = column = QVBoxLayout(self)
        head, titles = QHBoxLayout(), QVBoxLayout()
        head.setSpacing(12)
        titles.setSpacing(4)
        titles.addWidget(self._title)
        hint = _("Type, paste or dictate. One line is one step; nothing is guessed.")
        self._hint = Label(hint, 15, role=theme.MUTED)
        titles.addWidget(self._hint)
        head.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(titles, 1)
        for button in (self.copy_button, self.open_button, self.help_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        # What is not in its window yet would be shown as one of its own.
        (self.open_button if self._of_editor else self.copy_button).hide()
        self._show_title()
        column.addLayout(head)
        column.addWidget(sheet_card(self.edit, self.column, self._open_count), 1)
        foot, numbers = QHBoxLayout(), QVBoxLayout()
        numbers.setSpacing(2)
        numbers.addWidget(self._whole)
        numbers.addWidget(self._whole_note)
        foot.addLayout(numbers, 1)
        foot.addWidget(self.try_button)
        foot.addWidget(self.save_button)
        column.addLayout(foot)

    def _connect(self, figures: FigureProvider) -> None:
        self.edit.textChanged.connect(self._read)
        self.edit.cursorPositionChanged.connect(self._say_line)
        self.edit.save_requested.connect(self._on_save_requested)
        self.edit.too_long.connect(self._on_too_long)
        self.save_button.clicked.connect(self._on_save_requested)
        self.try_button.clicked.connect(self._on_try_requested)
        self.copy_button.clicked.connect(self.copy_all)
        self.back_button.clicked.connect(self.left)
        self.open_button.clicked.connect(self.file_requested)
        self.help_button.clicked.connect(self.help_requested)
        self.column.offer_taken.connect(self.take_offer)
        self.column.line_clicked.connect(self._on_line_clicked)
        figures.thumbnail_ready.connect(self._on_picture_ready)

    # --- what is understood ------------------------------------------------------------------

    def _read(self) -> None:
        try:
            self._sheet = self.reader.read(self.edit.toPlainText())
        except SheetTooLongError as error:
            self.message_requested.emit(str(error))
            self.edit.undo()
            return
        lines = self._sheet.lines
        self._rows = tuple(sheet_row(line, self._exercises) for line in lines)
        self.edit.show_lines(lines, [_height(row) for row in self._rows])
        words = self.reader.words
        self._offers = {
            n: offers_for(line, words, can_make=not self._of_editor)
            for n, line in self._sheet.open_lines
        }
        self.column.show_rows(lines, self._rows, self._offers)
        count = sum(1 for _open in self._sheet.open_lines)
        text = ngettext("{n} line open", "{n} lines open", count).format(n=count)
        self._open_count.setText(text if count else "")
        for button in (self.save_button, self.try_button):
            button.setEnabled(any(row.exercise for row in self._rows))
        self._say_line()
        self._timer.start()

    def measure(self) -> None:
        """How long the lines and the whole take: once nobody types for a moment."""
        self._timer.stop()
        length = self._measure(self._sheet)
        times = length.lines if length is not None else {}
        self.column.show_times({line: formats.clock(seconds) for line, seconds in times.items()})
        self._whole.setText(formats.clock(length.whole) if length is not None else "")
        open_count = sum(1 for _open in self._sheet.open_lines)
        note = _("the whole")
        if open_count:
            note = ngettext(
                "the whole, {n} line left out", "the whole, {n} lines left out", open_count
            ).format(n=open_count)
        self._whole_note.setText(note if length is not None else "")

    def _say_line(self) -> None:
        """For a screen reader: what is understood of the caret's line."""
        number = self.edit.caret_line
        description = self._rows[number].accessible_text if number < len(self._rows) else ""
        if description != self.edit.accessibleDescription():
            self.edit.setAccessibleDescription(description)

    # --- what happens ------------------------------------------------------------------------

    def _on_save_requested(self) -> None:
        if self.save_button.isEnabled():
            self.save_requested.emit(self._sheet)
        else:
            self.message_requested.emit(_("There is no step yet that can be trained."))

    def _on_try_requested(self) -> None:
        self.try_requested.emit(self._sheet, self.edit.caret_line)

    def copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self.edit.toPlainText())
        self.message_requested.emit(_("Copied; it can be pasted wherever text can."))

    def _on_too_long(self) -> None:
        self.message_requested.emit(_("That is more than a sheet holds, and was not pasted."))

    def _on_picture_ready(self, exercise_id: str) -> None:
        if self.edit.document().isEmpty() or any(r.exercise == exercise_id for r in self._rows):
            self.column.update()

    def _on_line_clicked(self, number: int) -> None:
        cursor = self.edit.textCursor()
        block = self.edit.document().findBlockByNumber(number)
        cursor.setPosition(block.position() + block.length() - 1)
        self.edit.setTextCursor(cursor)
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def take_offer(self, number: int, index: int, button: QWidget | None = None) -> None:
        """What is offered for that line; an exercise is chosen from a menu below the button."""
        offer = self._offers[number][index]
        if offer.line:
            line = self._sheet.lines[number]
            self.edit.replace_in_line(number, 0, len(line.text), offer.line)
        elif offer.new_exercise:
            self.exercise_requested.emit(offer.new_exercise, self._sheet.lines[number].step)
        elif button is not None:
            self.exercises_menu(number).open_below(button)

    def exercises_menu(self, number: int) -> "Menu":
        """What that line may mean."""
        menu = exercises_menu(self, number, self._sheet.lines[number], self._exercises)
        menu.triggered.connect(self._on_exercise_chosen)
        return menu

    def _on_exercise_chosen(self, action: QAction) -> None:
        number, exercise_id = action.data()
        finding = self._sheet.lines[number].findings[0]
        name = self._exercises[exercise_id].name
        self.edit.replace_in_line(number, finding.start, finding.length, name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        small = self.width() < 1000 or self.height() < 640
        margin = 16 if small else 26
        self._column_layout.setContentsMargins(margin, 14 if small else 22, margin, 14)
        self._column_layout.setSpacing(9 if small else 14)
        self._hint.setVisible(not small)


def _height(row: SheetRow) -> int:
    return OPEN_ROW if row.open else STEP_ROW if row.exercise else LOW_ROW
