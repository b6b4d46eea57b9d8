"""Above and below the editor of a routine: its name and what was done, what it comes to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.edited_routine import RoutineLength, RoutineNeeds
from backcompanion.application.routine_editor import LONGEST_NAME, MOST_ROUNDS, RoutineEditor
from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.routines.length_bar import LengthBar
from backcompanion.ui.text import formats
from backcompanion.ui.text.editor_rows import needs_text
from backcompanion.ui.widgets.accessibility import announce
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.elided import ElidedLabel
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.line_edit import LineEdit
from backcompanion.ui.widgets.name_tip import NameTip, set_name_and_keys
from backcompanion.ui.widgets.stepper import Stepper


class EditorHead(QWidget):
    """Changes name and rounds by itself, and goes back and forth in what was done.

    `share_requested`: below that button.
    """

    left = Signal()
    sheet_requested = Signal()
    share_requested = Signal(object)
    help_requested = Signal()

    def __init__(self, editor: RoutineEditor) -> None:
        super().__init__()
        self._editor = editor
        self.back_button = Button("", kind="quiet", icon="arrow-left")
        self.name = LineEdit()
        self.rounds = Stepper(1, MOST_ROUNDS)
        self.undo_button, self.redo_button = Button("", icon="undo-2"), Button("", icon="redo-2")
        self.sheet_button, self.share_button = Button("", icon="list"), Button("", icon="upload")
        self.help_button = Button("", icon="circle-question-mark")
        self._texts = {
            self.sheet_button: ("list", _("As a sheet")),
            self.share_button: ("upload", _("Share…")),
            self.help_button: ("circle-question-mark", _("Help")),
        }
        self._tips = {b: NameTip(b) for b in self._texts if b is not self.sheet_button}
        self.sheet_button.setToolTip(_("The routine as lines of text, to be changed or copied"))
        self.back_button.setAccessibleName(_("Back to Workout"))
        self.name.setFont(theme.font(20, theme.BOLD))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(_("Name of the routine"))
        self.name.setPlaceholderText(_("Name of the routine"))
        self.rounds.setAccessibleName(_("Rounds"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.back_button)
        row.addWidget(self.name, 1)
        row.addWidget(Label(_("Rounds"), 14, role=theme.MUTED))
        row.addWidget(self.rounds)
        for button in (self.undo_button, self.redo_button, *self._texts):
            row.addWidget(button)
        self.set_small(False)
        self.name.textEdited.connect(editor.rename)
        self.rounds.chosen.connect(self._on_rounds_chosen)
        self.back_button.clicked.connect(self.left)
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.help_button.clicked.connect(self.help_requested)
        self.sheet_button.clicked.connect(self.sheet_requested)
        self.share_button.clicked.connect(self._on_share_requested)

    def set_small(self, small: bool) -> None:
        """There is no room for what the buttons are called."""
        for button, (icon, text) in self._texts.items():
            button.set_text_and_icon("" if small else text, icon)
            button.setAccessibleName(text)
            if button in self._tips:
                self._tips[button].text = text if small else ""

    def refresh(self) -> None:
        editor = self._editor
        self.share_button.setEnabled(editor.can_be_saved)
        if self.name.text() != editor.routine.name:
            self.name.setText(editor.routine.name)
            if not self.name.hasFocus():
                self.name.setCursorPosition(0)  # its beginning shows, where it is too long
        self.rounds.show_value(editor.routine.rounds)
        self._show_text(self.undo_button, _("Undo"), editor.undo_text, _("Ctrl+Z"))
        self._show_text(self.redo_button, _("Redo"), editor.redo_text, _("Ctrl+Shift+Z"))

    def undo(self) -> None:
        """A screen reader is told of what."""
        if text := self._editor.undo_text:
            self._editor.undo()
            announce(self, _("Undone: {text}").format(text=text))

    def redo(self) -> None:
        if text := self._editor.redo_text:
            self._editor.redo()
            announce(self, _("Done again: {text}").format(text=text))

    def _on_share_requested(self) -> None:
        self.share_requested.emit(self.share_button)

    def _on_rounds_chosen(self, rounds: float) -> None:
        self._editor.set_rounds(round(rounds))

    @staticmethod
    def _show_text(button: Button, verb: str, text: str, key: str) -> None:
        button.setEnabled(bool(text))
        label = _("{verb}: {text}").format(verb=verb, text=text) if text else verb
        tip = _("{what} ({keys})").format(what=label, keys=key)
        set_name_and_keys(button, label, key, tip)


class EditorFoot(QWidget):
    """What the routine comes to, and what can be done with it."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = Label("", 22, theme.BOLD)
        self._needs = ElidedLabel("", 13, role=theme.MUTED)
        self.bar = LengthBar()
        self.cancel_button = Button(_("Cancel"), kind="quiet", key=_("Esc"), height=48)
        self.try_button = Button(_("Try from here"), icon="play", height=48)
        self.try_button.setToolTip(
            _("From the selected step to the end; nothing of it is kept (Shift+Enter in the list)")
        )
        self.save_button = Button(
            _("Save and choose it"), kind="primary", key=_("Ctrl+S"), pixels=16, height=48
        )
        row, numbers = QHBoxLayout(self), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        numbers.setSpacing(2)
        numbers.addWidget(self._whole)
        numbers.addWidget(self._needs)
        row.addLayout(numbers)
        row.addSpacing(10)
        row.addWidget(self.bar, 1)
        row.addStretch()
        for button in (self.cancel_button, self.try_button, self.save_button):
            row.addWidget(button)

    @property
    def text(self) -> str:
        """What is said of the length, and of what it needs."""
        return f"{self._whole.text()} {self._needs.text()}"

    def show_routine(self, length: RoutineLength, needs: RoutineNeeds) -> None:
        self.bar.show_length(length)
        self._whole.setText(formats.clock(length.whole))
        self._needs.setText(_("It needs {things}").format(things=needs_text(needs)))
