"""Where a chart stands: the plot as soon as it can be had, and the keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.slices import Slices
from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.charts.chart_painting import paint_plot
from backcompanion.ui.widgets.accessibility import announce_description, set_role
from backcompanion.ui.widgets.direction import reading_key, set_margins, widget_painter
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.painted import Painted, paint_focus

if TYPE_CHECKING:
    from backcompanion.ui.charts.chart_plot import ChartPlot

_PAGE_STEP = 4
_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class ChartArea(Painted, QWidget):
    """Holds the plot once it can be had, and the keyboard: arrows, Home and End read.

    `open_requested`: Enter, Space or a click at a stop; carries its index.
    """

    open_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(220)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(2, 2, 2, 2)
        self._placeholder = _StillChart()
        # What the axes count, in words of their own: signs along them would take their room.
        self._y_unit = Label("", 12, role=theme.MUTED)
        self._x_unit = Label("", 12, role=theme.MUTED)
        self._units = QWidget()
        units = QHBoxLayout(self._units)
        set_margins(units, 4, 0, 12, 0)
        units.addWidget(self._y_unit)
        units.addStretch()
        units.addWidget(self._x_unit)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._units)
        set_role(self, "Chart")
        self._layout.addWidget(self._placeholder, 1)
        self._plot: ChartPlot | None = None
        self._chart: Chart | None = None
        self._index: int | None = None
        self._is_leaving = False
        self._slices = Slices(self)
        self._is_loading = False
        self.reading = Label("", 13, role=theme.MUTED, wrap=True)

    def sizeHint(self) -> QSize:
        return QSize(480, self.minimumHeight())

    def show_chart(self, chart: Chart) -> None:
        self._chart = chart
        self._index = None
        self.setAccessibleName(chart.accessible_summary())
        up, along = chart.units
        self._y_unit.setText(up)
        self._x_unit.setText(along)
        self._units.setVisible(bool(chart.x_unit or chart.y_unit) and not chart.empty)
        self._placeholder.show_chart(chart)
        if self._plot is not None:
            self._plot.show_chart(chart)
        self._show_plot_or_text()
        self._show_reading(None)

    def _show_plot_or_text(self) -> None:
        if self._plot is not None and self._chart is not None:
            self._placeholder.setVisible(bool(self._chart.empty))
            self._plot.setVisible(not self._chart.empty)

    def show_plot_error(self, trouble: str) -> None:
        self._placeholder.show_text(
            _("Charts cannot be drawn here ({trouble}). The table shows the same numbers.").format(
                trouble=trouble
            )
        )

    def finish(self) -> None:
        """What is left of a plot that is being made, at once."""
        self._slices.finish()

    def load_plot(self) -> None:
        """To be called when the plot's module is there. A piece of it is made in each turn of the
        window's loop; the picture of the chart stands until then.
        """
        if self._plot is not None or self._is_loading:
            return
        self._is_loading = True
        from backcompanion.ui.charts.plot_assembly import PlotAssembly

        assembly = PlotAssembly(self)
        self._slices.start(*assembly.pieces(), lambda: self._take_plot(assembly.plot()))

    def _take_plot(self, plot: "ChartPlot") -> None:
        self._plot = plot
        plot.hovered.connect(self._on_hovered)
        plot.hover_left.connect(self._on_hover_left)
        plot.pressed.connect(self._on_pressed)
        # As large as it will be, so that it is laid out once.
        plot.setGeometry(self._placeholder.geometry())
        if self._chart is not None:
            plot.show_chart(self._chart)
        self._layout.addWidget(plot, 1)
        self._show_plot_or_text()
        self._show_reading(self._index)

    def _on_hovered(self, x: float) -> None:
        if self._chart is not None:
            self._show_reading(self._chart.nearest_stop(x))

    def _on_pressed(self, x: float) -> None:
        index = self._chart.nearest_stop(x) if self._chart is not None else None
        if index is not None:
            self._show_reading(index)
            self.open_requested.emit(index)

    def _on_hover_left(self) -> None:
        if not self.hasFocus():
            self._show_reading(None)

    def _show_reading(self, index: int | None) -> None:
        self._index = index
        chart = self._chart
        if chart is None:
            return
        if self._plot is not None:
            self._plot.show_reading(index)
        shown = chart.default_stop if index is None else index
        text = chart.readings[shown] if chart.readings else ""
        self.reading.setText(text)
        if not self._is_leaving:  # Orca, still here, would say it
            self.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chart = self._chart
        key = reading_key(self, event.key())
        count = len(chart.stops) if chart is not None else 0
        at = self._index or 0
        moves = {
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_PageUp: at - _PAGE_STEP,
            Qt.Key.Key_PageDown: at + _PAGE_STEP,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        if count and key in moves and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            before = self.accessibleDescription()
            if chart is not None and self._index is None and key not in _ENDS:
                self._show_reading(chart.default_stop)
            else:
                self._show_reading(min(count - 1, max(0, moves[key])))
            announce_description(self, before)
        elif count and key in _OPENING_KEYS and self._index is not None:
            if not event.isAutoRepeat():
                self.open_requested.emit(self._index)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._is_leaving = True
        self._show_reading(None)
        self._is_leaving = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setAccessibleDescription(self.reading.text())
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shows_focus:
            paint_focus(self.create_painter(), self.rect().toRectF(), 8)

    def refresh_look(self) -> None:
        super().refresh_look()
        if self._plot is not None:
            self._plot.apply_theme()


class _StillChart(Label):
    """The chart as a picture until its plot is loaded, which takes most of a second; or a text."""

    def __init__(self) -> None:
        super().__init__("", 13, role=theme.MUTED, wrap=True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._chart: Chart | None = None

    def show_chart(self, chart: Chart) -> None:
        self._chart = None if chart.empty else chart
        self.setText(chart.empty)
        self.update()

    def show_text(self, text: str) -> None:
        self._chart = None
        self.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is None:
            super().paintEvent(event)
            return
        painter = widget_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_plot(painter, self.rect().toRectF(), self._chart, theme.colours())
