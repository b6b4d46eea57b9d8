"""One of very many: a list that opens, and a part of a name that finds it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QCompleter, QLineEdit

from backcompanion.ui.widgets.choice_list import dress_choice_list
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.elided import elide
from backcompanion.ui.widgets.text_menu import open_text_menu

_LEFT = 9
"""Pixels before the text, beside those that the box has itself: as far in as of a plain one."""


class SearchCombo(ComboBox):
    """What is typed is looked for anywhere in the names; what fits none goes back to what was."""

    def __init__(
        self, options: Sequence[tuple[Any, str]], value_text: Callable[[Any], str] = str
    ) -> None:
        super().__init__(options, value_text)
        self.setEditable(True)
        self.setInsertPolicy(self.InsertPolicy.NoInsert)
        self._completer = completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(self.maxVisibleItems())
        self.setCompleter(completer)
        field = self._field()
        field.setFrame(False)
        field.setTextMargins(_LEFT, 0, 0, 0)
        for widget in (self, field):  # not by the wheel, with which one scrolls past
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Other colours go on following the application's.
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        field.setPalette(palette)
        field.setFont(self.font())
        field.editingFinished.connect(self._on_editing_finished)
        field.installEventFilter(self)

    def set_label(self, label: str) -> None:
        super().set_label(label)
        self._field().setAccessibleName(label)

    def _field(self) -> QLineEdit:
        field = self.lineEdit()
        assert field is not None
        return field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click selects all, so that what is typed begins anew."""
        if isinstance(event, QContextMenuEvent):
            open_text_menu(self._field(), event)
            return True
        if event.type() is QEvent.Type.KeyPress:  # what is typed opens a list
            popup = self._completer.popup()
            if popup is not None:
                dress_choice_list(popup)
        if event.type() is QEvent.Type.MouseButtonPress and not self._field().hasFocus():
            self._field().setFocus(Qt.FocusReason.MouseFocusReason)
            self._field().selectAll()
            return True
        return super().eventFilter(watched, event)

    def _on_editing_finished(self) -> None:
        index = self.findText(self._field().text(), Qt.MatchFlag.MatchFixedString)
        if index < 0:
            self._field().setText(self.itemText(self.currentIndex()))
        elif index != self.currentIndex():
            self.setCurrentIndex(index)
            self.activated.emit(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_field(arrow=True, hot=self.hovered)
        elide(self, self.currentText(), self.font(), self._field().width() - _LEFT)  # its tool tip
