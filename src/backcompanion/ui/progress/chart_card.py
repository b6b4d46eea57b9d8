"""The card with the charts: one view at a time, read by mouse or arrow keys, or as a table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.application.progress_series import Span
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.charts.chart_area import ChartArea
from backcompanion.ui.charts.pyqtgraph_loader import PyqtgraphLoader
from backcompanion.ui.progress.chart_views import build_views
from backcompanion.ui.progress.exercise_chips import ExerciseChips
from backcompanion.ui.widgets.buttons import Chip
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from backcompanion.ui.charts.text_table import TextTable


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
