"""The library to choose from: what is typed narrows it, Enter adds what is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from backcompanion.application.exercise_index import ExerciseIndex
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.ui import theme
from backcompanion.ui.routines import row_painting
from backcompanion.ui.text.editor_rows import found_text
from backcompanion.ui.widgets.accessibility import SelectionFollower, announce
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.direction import row_painter
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.line_edit import LineEdit
from backcompanion.ui.widgets.row_list import ROW_ROLE, Index, RowList, RowModel

_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def _spoken_text(exercise: Exercise) -> str:
    return f"{exercise.name}, {found_text(exercise)}"


class _FoundDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView, picture: row_painting.Picture) -> None:
        super().__init__(view)
        self._view, self._picture = view, picture

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, row_painting.ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        exercise: Exercise = index.data(ROW_ROLE)
        painter.save()
        painter = row_painter(self._view, painter, option.rect)
        row_painting.paint_row(
            painter,
            option.rect,
            self._picture(exercise.id, painter.device().devicePixelRatioF()),
            (exercise.name, found_text(exercise), ""),
            chosen=index.row() == self._view.currentIndex().row(),
            focused=self._view.hasFocus(),
        )
        painter.restore()


class SearchField(LineEdit):
    """Ctrl+Z in an empty one is the page's, not its own."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and not self.text():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self.text():
            event.ignore()
            return
        super().keyPressEvent(event)


class ExerciseSearch(QWidget):
    """What is found. `field` belongs to it and stands where the page has it.

    `added`: that exercise (`Exercise`) is wanted. `pointed_at`: it is the one to be looked at.
    `left`: nothing is wanted. `new_requested`: one that there is not, by the name that was typed.
    """

    added = Signal(object)
    pointed_at = Signal(object)
    left = Signal()
    new_requested = Signal(str)

    def __init__(self, index: ExerciseIndex, picture: row_painting.Picture) -> None:
        super().__init__()
        self._index = index
        self.field = SearchField()
        self.field.setPlaceholderText(_("Add: name, muscle, position, equipment"))
        self.field.setAccessibleName(_("Add an exercise"))
        self.field.setToolTip(_("Ctrl+F goes here; Enter adds what is chosen, Esc goes back"))
        self.list = RowList()
        self._model = RowModel(_spoken_text)
        self._count = Label("", 12, theme.SEMIBOLD, theme.MUTED)
        self.add_button = Button(_("Add it"), icon="plus", height=38)
        self.new_button = Button(_("New exercise…"), height=38)
        self._build(picture)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._on_edited)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.clicked.connect(self._on_clicked)
        self.list.activated.connect(self._on_clicked)
        SelectionFollower(self.list)
        self.add_button.clicked.connect(self.add_current)
        self.new_button.clicked.connect(self._on_new_clicked)

    def _build(self, picture: row_painting.Picture) -> None:
        view = self.list
        view.setModel(self._model)
        view.setItemDelegate(_FoundDelegate(view, picture))
        view.setUniformItemSizes(True)
        view.setAccessibleName(_("Exercises that were found"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._count.setContentsMargins(10, 4, 10, 0)
        column.addWidget(self._count)
        column.addWidget(view, 1)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.add_button)
        row.addWidget(self.new_button)
        row.addStretch(1)
        column.addLayout(row)

    def set_index(self, index: ExerciseIndex) -> None:
        """There are others now."""
        self._index = index
        if self.field.text():
            self.search(self.field.text())

    @property
    def matches(self) -> Sequence[Exercise]:
        return self._model.rows

    def search(self, text: str) -> None:
        matches = self._index.find(text)
        self._model.replace(matches)
        count_text = ngettext("{n} exercise", "{n} exercises", len(matches)).format(n=len(matches))
        self._count.setText(
            count_text if matches else _("No exercise is called that, or has that in it.")
        )
        self.field.setAccessibleDescription(self._count.text())
        self.add_button.setEnabled(bool(matches))
        if matches:
            self.list.setCurrentIndex(self._model.index(0))

    def clear(self) -> None:
        self.field.clear()

    def repaint_pictures(self) -> None:
        self.list.viewport().update()

    def add_current(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.added.emit(self._model.rows[index.row()])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field one goes up and down in what was found."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in _LIST_KEYS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if not self.isVisible():
                self._on_edited(self.field.text())
            self.list.keyPressEvent(event)
            self._say_current()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isVisible():
            self.add_current()
            return True
        if key == Qt.Key.Key_Escape and (self.isVisible() or self.field.text()):
            self.left.emit()
            return True
        return False

    def _say_current(self) -> None:
        """The list has not the focus, so that a screen reader would say nothing of it."""
        index, count = self.list.currentIndex(), len(self.matches)
        if not index.isValid():
            announce(self.field, _("Nothing found"))
            return
        text = _("{name}, {n} of {m}. Enter adds it.")
        name = self.matches[index.row()].name
        announce(self.field, text.format(name=name, n=index.row() + 1, m=count))

    def _on_edited(self, text: str) -> None:
        self.search(text)
        self._say_current()
        self.pointed_at.emit(self.matches[0] if self.matches else None)

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid() and self.isVisible():
            self.pointed_at.emit(self._model.rows[now.row()])

    def _on_clicked(self, index: QModelIndex) -> None:
        self.added.emit(self._model.rows[index.row()])

    def _on_new_clicked(self) -> None:
        self.new_requested.emit(self.field.text().strip())
