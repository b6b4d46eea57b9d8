"""The menu of a field in which one types or marks: Qt's entries in the look of our menus."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from backcompanion.ui.widgets.menu import open_qt_menu

if TYPE_CHECKING:
    _Mixed = QWidget
else:
    _Mixed = object


class TextMenu(_Mixed):
    """Mixed in before Qt's widget for a line, for lines, or for what is turned by arrows."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_text_menu(self, event)


class ReadOnlyText(TextMenu, QPlainTextEdit):
    """Lines to be read, marked and copied."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setReadOnly(True)


def open_text_menu(field: QWidget, event: QContextMenuEvent) -> None:
    """Where the mouse is, or with the keys where Qt has it."""
    if isinstance(field, QAbstractSpinBox):
        menu = field.lineEdit().createStandardContextMenu()
        menu.addSeparator()
        can, flags = field.stepEnabled(), QAbstractSpinBox.StepEnabledFlag
        for text, flag, slot in (
            ("&Step up", flags.StepUpEnabled, field.stepUp),
            ("Step &down", flags.StepDownEnabled, field.stepDown),
        ):
            action = menu.addAction(QCoreApplication.translate("QAbstractSpinBox", text))
            action.setEnabled(bool(can & flag))
            action.triggered.connect(slot)
    else:
        assert isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit)
        menu = field.createStandardContextMenu()
    if menu is not None:  # of what can neither be typed in nor marked
        open_qt_menu(menu, event.globalPos())
    event.accept()
