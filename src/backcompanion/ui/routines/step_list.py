"""The steps of a routine that is being put together: to be selected, moved, doubled, taken out."""

from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from backcompanion.application.routine_editor import Spot
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.routine_building import BLOCKS
from backcompanion.training.exercise.terms import Block
from backcompanion.ui import theme
from backcompanion.ui.routines import row_painting
from backcompanion.ui.text.editor_rows import EditorRow
from backcompanion.ui.widgets.accessibility import SelectionFollower
from backcompanion.ui.widgets.direction import row_painter
from backcompanion.ui.widgets.row_list import ROW_ROLE, Index, RowList, RowModel

_DRAGGED = "application/x-backcompanion-step"

# Below the last step: what comes after it begins there.
_BELOW_ALL = 20

Drop = tuple[Block, int]


class _StepModel(RowModel):
    def __init__(self) -> None:
        super().__init__(attrgetter("accessible_text"))

    def replace(self, rows: Sequence[EditorRow]) -> None:
        """Where there are as many, only what is in them changes: the list stays where it is."""
        if [row.spot for row in rows] == [row.spot for row in self.rows] and rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            super().replace(rows)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:  # type: ignore[override]
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if self.rows[index.row()].spot is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
        )

    def mimeTypes(self) -> list[str]:
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Within the list alone: which one it is, the list knows."""
        mime = QMimeData()
        mime.setData(_DRAGGED, b"step")
        return mime


class _StepDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView, picture: row_painting.Picture) -> None:
        super().__init__(view)
        self._view, self._picture = view, picture

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: EditorRow = index.data(ROW_ROLE)
        height = row_painting.ROW_HEIGHT if row.spot else row_painting.HEADING_HEIGHT
        return QSize(160, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: EditorRow = index.data(ROW_ROLE)
        painter.save()
        painter = row_painter(self._view, painter, option.rect)
        if row.spot is None:
            row_painting.paint_heading(painter, option.rect, row.title, row.time)
        else:
            row_painting.paint_row(
                painter,
                option.rect,
                self._picture(row.exercise, painter.device().devicePixelRatioF()),
                (row.title, row.detail, row.time),
                chosen=index.row() == self._view.currentIndex().row(),
                focused=self._view.hasFocus(),
                handle=True,
            )
        painter.restore()


class StepList(RowList):
    """`chosen`: that place (`Spot`). `move_requested`: -1 up, 1 down; `dropped`: into that block,
    before its place of that number. `remove_requested`, `double_requested`: of the chosen one.
    `try_requested`: Enter; `try_from_requested`: with Shift.
    """

    chosen = Signal(object)
    move_requested = Signal(int)
    dropped = Signal(str, int)
    remove_requested = Signal()
    double_requested = Signal()
    try_requested = Signal()
    try_from_requested = Signal()

    def __init__(self, picture: row_painting.Picture) -> None:
        super().__init__()
        self._model = _StepModel()
        self._drop: Drop | None = None
        self.setModel(self._model)
        self.setItemDelegate(_StepDelegate(self, picture))
        self.setAccessibleName(_("Steps of the routine"))
        self.setAccessibleDescription(
            _(
                "Alt with the arrow keys moves a step, also into the warm-up and the cool-down;"
                " Ctrl+D doubles it, Delete takes it out. Enter tries it, Shift+Enter tries from"
                " here on."
            )
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        SelectionFollower(self)

    @property
    def rows(self) -> Sequence[EditorRow]:
        return self._model.rows

    def show_rows(self, rows: Sequence[EditorRow], spot: Spot | None) -> None:
        self._model.replace(rows)
        number = next((n for n, row in enumerate(rows) if row.spot and row.spot == spot), -1)
        if number != self.currentIndex().row():
            self.setCurrentIndex(self._model.index(number) if number >= 0 else QModelIndex())
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """With the heading of what is selected at the top."""
        super().showEvent(event)
        row = self.currentIndex().row()
        if row > 0:
            top = row - 1 if self._model.rows[row - 1].spot is None else row
            where = QAbstractItemView.ScrollHint.PositionAtTop
            self.scrollTo(self._model.index(top), where)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is selected stays in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def repaint_picture(self, exercise_id: str) -> None:
        for number, row in enumerate(self._model.rows):
            if row.exercise == exercise_id:
                self._model.emit_changed(number)

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid() and (spot := self._model.rows[now.row()].spot) is not None:
            self.chosen.emit(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        if way and modifiers & Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(way)
        elif key == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        elif key == Qt.Key.Key_D and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.double_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shifted = modifiers & Qt.KeyboardModifier.ShiftModifier
            (self.try_from_requested if shifted else self.try_requested).emit()
        else:
            super().keyPressEvent(event)

    # --- dragging ------------------------------------------------------------------------------

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._show_drop(self.drop_place(event.position()) if event.source() is self else None)
        event.setAccepted(self._drop is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """The routine moves it; the view itself must take no row away."""
        drop = self.drop_place(event.position()) if event.source() is self else None
        self._show_drop(None)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if drop is not None:
            self.dropped.emit(*drop)

    def drop_place(self, at: QPointF) -> Drop | None:
        """Where the chosen one would come. Above all and below all is a block that is empty yet."""
        current = self.currentIndex()
        if not current.isValid() or self._model.rows[current.row()].spot is None:
            return None
        blocks = [block for block in BLOCKS if self._rects_of(block)]
        first, last = BLOCKS.index(blocks[0]), BLOCKS.index(blocks[-1])
        below = [block for block in blocks if at.y() > self._border_above(block)]
        if not below:
            return BLOCKS[max(first - 1, 0)], 0
        rects = self._rects_of(below[-1])
        if at.y() > rects[-1].bottom() + _BELOW_ALL and last + 1 < len(BLOCKS):
            return BLOCKS[last + 1], 0
        return below[-1], sum(at.y() > rect.center().y() for rect in rects)

    def _border_above(self, block: Block) -> float:
        """Through the middle of its heading."""
        heading = self._rows_of(block)[0] - 1
        return self.visualRect(self._model.index(heading)).center().y()

    def _rows_of(self, block: Block) -> list[int]:
        rows = enumerate(self._model.rows)
        return [n for n, row in rows if row.spot and row.spot.block == block]

    def _rects_of(self, block: Block) -> list[QRect]:
        return [self.visualRect(self._model.index(n)) for n in self._rows_of(block)]

    def _show_drop(self, drop: Drop | None) -> None:
        if drop != self._drop:
            self._drop = drop
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop is None:
            return
        block, number = self._drop
        rects = self._rects_of(block)
        if number < len(rects):
            y = rects[number].top()
        elif rects:
            y = rects[-1].bottom()
        elif block == BLOCKS[0]:
            y = self.visualRect(self._model.index(0)).top() + 2
        else:
            y = self.visualRect(self._model.index(len(self._model.rows) - 1)).bottom() + 6
        line = (8, y - 1, self.viewport().width() - 16, 3)
        QPainter(self.viewport()).fillRect(*line, QColor(theme.colours().accent))
