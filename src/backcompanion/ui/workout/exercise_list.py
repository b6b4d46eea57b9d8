"""The list of the routine: blocks with their times, every exercise with a picture of its pose."""

from collections.abc import Callable
from itertools import chain
from operator import attrgetter

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.prescription import PlannedStep
from backcompanion.ui import theme
from backcompanion.ui.widgets.accessibility import SelectionFollower
from backcompanion.ui.widgets.direction import reading_key, row_painter
from backcompanion.ui.widgets.elided import fitting_pixels
from backcompanion.ui.widgets.icons import icon_pixmap
from backcompanion.ui.widgets.painted import paint_focus, paint_rounded_rect
from backcompanion.ui.widgets.row_list import ROW_ROLE, Index, RowList, RowModel
from backcompanion.ui.workout.exercise_rows import ExerciseRow

PICTURE = QSize(62, 42)

# Gives a small picture of a step's pose, or None as long as there is none.
Picture = Callable[[PlannedStep, float], QPixmap | None]


START_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _RowModel(RowModel):
    def __init__(self) -> None:
        super().__init__(attrgetter("accessible_text"))

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:  # type: ignore[override]
        if self.rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView, picture: Picture) -> None:
        super().__init__(view)
        self._view = view
        self._picture = picture

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ExerciseRow = index.data(ROW_ROLE)
        return QSize(200, 34 if row.heading else 56)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ExerciseRow = index.data(ROW_ROLE)
        c = theme.colours()
        rect: QRect = option.rect
        painter.save()
        painter = row_painter(self._view, painter, rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = rect.adjusted(12, 0, -12, 0)
        if row.heading:
            self._heading(painter, row, inner, c)
        else:
            # The option's own state would bring QStyle in, which costs a launch 17 ms.
            chosen = index.row() == self._view.currentIndex().row()
            focused = self._view.hasFocus()
            if chosen:
                paint_rounded_rect(painter, QRectF(rect), c.soft, None, 10)
            self._exercise(painter, row, inner, c)
            if chosen and focused:
                paint_focus(painter, QRectF(rect), 10)
        painter.restore()

    @staticmethod
    def _heading(painter: QPainter, row: ExerciseRow, rect: QRect, c: theme.Colours) -> None:
        line = rect.adjusted(0, 10, 0, 0)
        painter.setFont(theme.font(12, theme.SEMIBOLD))
        painter.setPen(QColor(c.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, row.title)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(line, right, row.time)

    def _exercise(self, painter: QPainter, row: ExerciseRow, rect: QRect, c: theme.Colours) -> None:
        picture = QRect(rect.x(), rect.y() + 7, PICTURE.width(), PICTURE.height())
        paint_rounded_rect(painter, QRectF(picture), c.sunk, None, 8)
        if row.step is not None:
            pixmap = self._picture(row.step, painter.device().devicePixelRatioF())
            if pixmap is not None:
                painter.drawPixmap(picture.topLeft(), pixmap)
        text = rect.adjusted(PICTURE.width() + 12, 0, 0, 0)
        below = bool(row.mark or row.note)
        upper = text.adjusted(0, 8, 0, -28) if below else text
        note = f" · {row.note}" if row.mark and row.note else row.note
        mark_font, note_font = theme.font(11.5, theme.SEMIBOLD), theme.font(12)
        needed = _width(row.mark, mark_font) + _width(note, note_font)
        if row.folds:
            taken = self._arrow(painter, row, rect, c)
        else:
            time_font = theme.font(14, tabular=True)
            time = row.time
            if _width(row.title, theme.font(15)) > text.width() - _width(time, time_font) - 10:
                time = time.rpartition(" · ")[2]
            taken = _width(time, time_font)
            # A long reason takes the whole line, and the time goes up beside the title.
            time_beside_title = needed > text.width() - taken - 10
            painter.setFont(time_font)
            painter.setPen(QColor(c.muted))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(upper if time_beside_title else rect, right, time)
        title = upper.adjusted(0, 0, -taken - 10, 0)
        pixels = fitting_pixels(row.title, 15, 14, title.width(), theme.REGULAR)
        self._elided(painter, title, row.title, theme.font(pixels), c.text)
        if below:
            narrow = needed <= text.width() - taken - 10 or row.folds
            line = text.adjusted(0, 28, -taken - 10 if narrow else 0, -8)
            x = self._elided(painter, line, row.mark, mark_font, c.prepare)
            self._elided(painter, line.adjusted(x, 0, 0, 0), note, note_font, c.muted)

    @staticmethod
    def _arrow(painter: QPainter, row: ExerciseRow, rect: QRect, c: theme.Colours) -> int:
        """Its width."""
        name = "chevron-down" if row.opened else "chevron-right"
        arrow = icon_pixmap(name, c.muted, 18, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.right() - 18, rect.center().y() - 8, arrow)
        return 18

    @staticmethod
    def _elided(painter: QPainter, rect: QRect, text: str, font: QFont, colour: str) -> int:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
        return painter.fontMetrics().horizontalAdvance(shown)


def _width(text: str, font: QFont) -> int:
    return QFontMetrics(font).horizontalAdvance(text) if text else 0


class ExerciseList(RowList):
    """`chosen` gives the row that was chosen; `start_requested`: Space or Enter asks to start.

    Left and Right (or a click) fold and open a block. `change_requested`: the step in which
    something is to be otherwise, and where on the screen; `move_requested`: -1 up, 1 down.
    """

    chosen = Signal(object)
    fold_toggled = Signal(str)
    start_requested = Signal()
    change_requested = Signal(object, QPoint)
    move_requested = Signal(object, int)

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exerciseList")
        self.setAccessibleName(_("The routine"))
        self._rows = _RowModel()
        self.setModel(self._rows)
        self.setItemDelegate(_RowDelegate(self, picture))
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        SelectionFollower(self)
        self.clicked.connect(self._on_clicked)

    def show_rows(self, rows: list[ExerciseRow], keep: ExerciseRow | None) -> None:
        """Replaces what is shown; the row of the same block and title stays chosen."""
        self._rows.replace(rows)
        numbered = list(enumerate(rows))
        named = (n for n, row in numbered if keep and _is_named_like(row, keep))
        placed = (n for n, row in numbered if keep and _is_placed_like(row, keep))
        first = (n for n, row in numbered if not row.heading and not row.folds)
        self.setCurrentIndex(self._rows.index(next(chain(named, placed, first), 0)))

    def repaint_picture(self, exercise_id: str) -> None:
        """Another picture of that exercise is there. The other rows are left alone."""
        for number, row in enumerate(self._rows.rows):
            if row.step is not None and row.step.exercise == exercise_id:
                self._rows.emit_changed(number)

    def current(self) -> ExerciseRow | None:
        row = self.currentIndex().row()
        return self._rows.rows[row] if 0 <= row < len(self._rows.rows) else None

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        row = self.current()
        if row is not None and not row.heading:
            self.chosen.emit(row)

    def _on_clicked(self, index: QModelIndex) -> None:
        row: ExerciseRow = index.data(ROW_ROLE)
        if row.folds:
            self.fold_toggled.emit(row.group)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the right button at what is below it, by keys at what is chosen."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        row: ExerciseRow | None = index.data(ROW_ROLE) if index.isValid() else None
        if row is not None and row.step is not None and not row.folds:
            place = event.pos() if by_mouse else self.visualRect(index).bottomLeft()
            self.change_requested.emit(row.step, self.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        key = event.key()
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        if way and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if row is not None and row.step is not None and not row.folds:
                self.move_requested.emit(row.step, way)
        elif row is not None and row.folds and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if row.opened == (reading_key(self, key) == Qt.Key.Key_Left):
                self.fold_toggled.emit(row.group)
        elif key in START_KEYS:
            if not event.isAutoRepeat():
                self.start_requested.emit()
        else:
            super().keyPressEvent(event)


def _is_named_like(first: ExerciseRow, second: ExerciseRow) -> bool:
    return (first.group, first.title, first.folds) == (
        second.group,
        second.title,
        second.folds,
    )


def _is_placed_like(first: ExerciseRow, second: ExerciseRow) -> bool:
    return (
        first.step is not None
        and second.step is not None
        and first.group == second.group
        and first.folds == second.folds
        and first.step.number == second.step.number
        and first.step.side == second.step.side
    )
