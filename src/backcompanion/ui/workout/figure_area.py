"""The sunk upper part of an exercise's card, on which the figure moves."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import RADIUS
from backcompanion.ui.widgets.direction import seen_place
from backcompanion.ui.widgets.first_frame import FirstFrame, place_of
from backcompanion.ui.widgets.painted import paint_rounded_rect

if TYPE_CHECKING:
    from backcompanion.ui.widgets.figure_turning import View
    from backcompanion.ui.widgets.figure_view import FigureView
    from backcompanion.ui.widgets.menu import Menu


# Of the figure in it.
CORNER = QPoint(2, 2)
_MARGINS = QMargins(2, 2, 2, 2)


class FigureArea(QWidget):
    """With a remark and a button below the figure.

    `still_painted`: what stands in for the figure is seen, or does not fit.
    """

    still_painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view: FigureView | None = None
        self.still: FirstFrame | None = None
        self.tempo = _Pill(self)
        # Dragging turns the figure as well.
        self.turn = Button(_("View"), height=34, parent=self)
        self.turn.setAccessibleName(_("View of the figure"))
        self.turn.setToolTip(_("Drag or Shift with the arrow keys turns the figure"))
        self.turn.clicked.connect(self._on_turn_clicked)
        self._menu: Menu | None = None
        self.setMinimumHeight(120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place()

    @property
    def shows_still(self) -> bool:
        room = (self.rect() - _MARGINS).size()
        return self.still is not None and self.still.fits(room, place_of(self, CORNER))

    def set_still(self, still: FirstFrame | None) -> None:
        """A picture in the place of the figure until there is one."""
        self.still = still
        self.update()

    def set_view(self, view: "FigureView") -> None:
        self.view, self.still = view, None
        view.setParent(self)
        view.lower()
        view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabOrder(self.turn, view)
        self.place()
        view.show()

    def _on_turn_clicked(self) -> None:
        if self.view is None:
            return
        from backcompanion.ui.widgets.figure_turning import turn_entries, view_entries
        from backcompanion.ui.widgets.menu import Menu

        if self._menu is None:
            menu = self._menu = Menu(self)
            for view, text, keys in view_entries():
                menu.add_entry(f"{text}\t{keys}").triggered.connect(partial(self._look, view))
            menu.addSeparator()
            for key, text, keys in turn_entries():
                menu.add_entry(f"{text}\t{keys}").triggered.connect(partial(self._turn, key))
        self._menu.open_below(self.turn)

    def _look(self, view: "View") -> None:
        if self.view is not None:
            self.view.look_from(view)

    def _turn(self, key: int) -> None:
        if self.view is not None:
            self.view.turn_by_key(key)

    def place(self) -> None:
        if self.view is not None:
            self.view.setGeometry(self.rect() - _MARGINS)
        for remark in (self.tempo, self.turn):
            remark.adjustSize()
        bottom = self.height() - 12
        turn_top = bottom - self.turn.height()
        if self.tempo.width() + self.turn.width() + 44 >= self.width():
            turn_top = 12
        turn_at = QPoint(self.width() - self.turn.width() - 16, turn_top)
        tempo_at = QPoint(16, bottom - self.tempo.height())
        for remark, at in ((self.tempo, tempo_at), (self.turn, turn_at)):
            remark.setGeometry(seen_place(self, QRect(at, remark.size())))
        self.tempo.setVisible(bool(self.tempo.text()))

    def _on_painted(self) -> None:
        self.still_painted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        w, h = float(self.width()), float(self.height())
        path.addRoundedRect(QRectF(0.5, 0.5, w - 1, h + 40), RADIUS, RADIUS)
        painter.setClipRect(self.rect())
        painter.fillPath(path, QColor(c.sunk))
        painter.setPen(QPen(QColor(c.line), 1.0))
        painter.drawPath(path)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self.still is not None:
            if self.shows_still:
                painter.translate(CORNER)
                self.still.paint(painter)
            QTimer.singleShot(0, self, self._on_painted)


class _Pill(QLabel):
    """A pill with a few words over the figure."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(theme.font(13))
        self.setForegroundRole(theme.MUTED)
        self.setContentsMargins(11, 6, 11, 6)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        paint_rounded_rect(painter, QRectF(self.rect()), c.surface, c.line, self.height() / 2 - 0.5)
        painter.end()
        super().paintEvent(event)
