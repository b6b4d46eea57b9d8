"""The card with the charts: one view at a time, read by mouse or arrow keys, or as a table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.application.progress_series import Span
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History
from backcompanion.ui import theme
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.charts.pyqtgraph_loader import PyqtgraphLoader
from backcompanion.ui.progress.chart_views import build_views
from backcompanion.ui.progress.exercise_chips import ExerciseChips
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.flow_layout import FlowLayout
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.painted import paint_focus

if TYPE_CHECKING:
    from backcompanion.ui.charts.chart_plot import ChartPlot
    from backcompanion.ui.charts.text_table import TextTable

PAGE_STEP = 4
ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class ChartArea(QWidget):
    """Holds the plot once it can be had, and the keyboard: arrows, Home and End read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(220)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(2, 2, 2, 2)
        self._placeholder = Label(_("The chart is on its way…"), 13, role=theme.MUTED)
        self._placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layout.addWidget(self._placeholder)
        self._plot: ChartPlot | None = None
        self._chart: Chart | None = None
        self._index: int | None = None
        self.reading = Label("", 13, role=theme.MUTED, wrap=True)

    def sizeHint(self) -> QSize:
        return QSize(480, self.minimumHeight())

    def show_chart(self, chart: Chart) -> None:
        self._chart = chart
        self._index = None
        self.setAccessibleName(chart.accessible_summary())
        if chart.empty:
            self._placeholder.setText(chart.empty)
        if self._plot is not None:
            self._placeholder.setVisible(bool(chart.empty))
            self._plot.setVisible(not chart.empty)
            self._plot.show_chart(chart)
        self._show_reading(None)

    def show_plot_error(self, trouble: str) -> None:
        self._placeholder.setText(
            _("Charts cannot be drawn here ({trouble}). The table shows the same numbers.").format(
                trouble=trouble
            )
        )

    def create_plot(self) -> None:
        """To be called when the plot's module is there."""
        if self._plot is not None:
            return
        from backcompanion.ui.charts.chart_plot import ChartPlot

        self._plot = ChartPlot(self)
        self._plot.hovered.connect(self._on_hovered)
        self._plot.hover_left.connect(self._on_hover_left)
        self._layout.addWidget(self._plot)
        self._placeholder.hide()
        if self._chart is not None:
            self.show_chart(self._chart)

    def _on_hovered(self, x: float) -> None:
        if self._chart is not None:
            self._show_reading(self._chart.nearest_stop(x))

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
        self.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chart = self._chart
        key = Qt.Key(event.key())
        count = len(chart.stops) if chart is not None else 0
        at = self._index or 0
        moves = {
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_PageUp: at - PAGE_STEP,
            Qt.Key.Key_PageDown: at + PAGE_STEP,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        if count and key in moves and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if chart is not None and self._index is None and key not in ENDS:
                self._show_reading(chart.default_stop)
            else:
                self._show_reading(min(count - 1, max(0, moves[key])))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._show_reading(None)
        self.update()

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            paint_focus(QPainter(self), self.rect().toRectF(), 8)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._plot is not None:
            self._plot.apply_theme()


class ChartCard(Card):
    """Makes only the chart that is looked at."""

    def __init__(
        self,
        loading: PyqtgraphLoader,
        queries: ProgressQueries,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chartCard")
        self._views = build_views(queries)
        self._exercise_chips = ExerciseChips()
        self._view = 0
        self._shown: tuple[History, Stats, Span] | None = None
        self._chips = QButtonGroup(self)
        self._table_toggle = Chip(_("Show as table"))
        self._area = ChartArea()
        self._table: TextTable | None = None
        self._chart: Chart | None = None
        self._build()
        loading.finished.connect(self._on_plot_loaded)

    def _build(self) -> None:
        tabs = FlowLayout(gap=6)
        for index, view in enumerate(self._views):
            chip = Chip(view.name)
            chip.setChecked(index == 0)
            self._chips.addButton(chip, index)
            tabs.addWidget(chip)
        self._chips.idClicked.connect(self._on_view_chosen)
        self._table_toggle.toggled.connect(self._on_table_toggled)
        self._exercise_chips.changed.connect(self._draw)
        top = QHBoxLayout()
        top.addLayout(tabs, 1)
        top.addWidget(self._table_toggle, 0, Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._area)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._exercise_chips)
        column.addLayout(self._stack, 1)
        column.addWidget(self._area.reading)

    @property
    def chart(self) -> Chart | None:
        """What is drawn."""
        return self._chart

    def show_history(self, history: History, stats: Stats, span: Span) -> None:
        self._shown = (history, stats, span)
        self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        view = self._views[self._view]
        self._exercise_chips.show_exercises(
            view.name, view.exercise_options() if view.exercise_options else ()
        )
        chart = view.make(*self._shown, self._exercise_chips.chosen)
        self._area.show_chart(chart)
        self._chart = chart
        self._fill_table()

    def _on_view_chosen(self, index: int) -> None:
        self._view = index
        self._draw()

    def _fill_table(self) -> None:
        if self._table is not None and self._chart is not None:
            self._table.setAccessibleName(self._chart.name)
            self._table.show_rows(self._chart.columns, self._chart.rows)

    def _on_table_toggled(self, as_table: bool) -> None:
        if as_table and self._table is None:
            from backcompanion.ui.charts.text_table import TextTable

            self._table = TextTable()
            self._stack.addWidget(self._table)
            self._fill_table()
        self._stack.setCurrentIndex(1 if as_table else 0)
        self._area.reading.setVisible(not as_table)

    def _on_plot_loaded(self, trouble: str) -> None:
        if trouble:
            self._area.show_plot_error(trouble)
        else:
            self._area.create_plot()
