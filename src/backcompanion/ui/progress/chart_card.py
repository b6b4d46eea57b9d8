"""The card with the charts: one view at a time, read by mouse or arrow keys, or as a table."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from backcompanion.application.latest_task import LatestTask
from backcompanion.application.progress_paging import ids_between, paged, pages_of, shown_days
from backcompanion.application.progress_queries import ProgressQueries, ReadAhead
from backcompanion.application.progress_series import SPAN_WEEKS, SPANS, Span, span_start
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.runs import Run
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.charts.chart_area import ChartArea
from backcompanion.ui.charts.pyqtgraph_loader import PyqtgraphLoader
from backcompanion.ui.progress.chart_views import ALL, build_views, shown_history
from backcompanion.ui.progress.exercise_chips import ExerciseChips
from backcompanion.ui.progress.pager import Pager
from backcompanion.ui.text import span_text
from backcompanion.ui.widgets.accessibility import ChoiceGroup, announce
from backcompanion.ui.widgets.buttons import Button, Chip
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from backcompanion.ui.charts.text_table import TextTable
    from backcompanion.ui.progress.runs_panel import RunsPanel


RUNS_BESIDE_FROM, RUNS_BESIDE_TABLE_FROM = 820, 1080
RUNS_WIDTH = 380


class ChartCard(Card):
    """Makes only the chart that is looked at.

    `open_requested`: ids of sessions, and a name for them all; `picture_requested`: of the chart.
    """

    open_requested = Signal(object, str)
    picture_requested = Signal()

    def __init__(
        self,
        loading: PyqtgraphLoader,
        queries: ProgressQueries,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chartCard")
        self._views, self._queries = build_views(queries), queries
        self._ahead = LatestTask("charts", self)
        self._ahead.succeeded.connect(self._on_read_ahead)
        self._ahead.failed.connect(self._on_read_ahead_failed)
        self._is_delayed = False
        self._exercise_chips, self._routine_chips = ExerciseChips(), ExerciseChips()
        self._runs: RunsPanel | None = None
        self._pager = Pager(_("Earlier"), _("Later"))
        self._still_possible = 0
        self._view = 0
        self._shown: tuple[History, Stats, Span] | None = None
        self._chips = ChoiceGroup(self)
        self._table_toggle = Chip(_("Show as table"))
        self._area = ChartArea(self)  # a stack shows it, which without a parent is a window
        self._table: TextTable | None = None
        self._chart: Chart | None = None
        self._build()
        loading.finished.connect(self._on_plot_loaded)
        if loading.is_loaded:
            self._on_plot_loaded("")

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
        self._routine_chips.changed.connect(self._draw)
        top = QHBoxLayout()
        top.addLayout(tabs, 1)
        top.addWidget(self._table_toggle, 0, Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._area)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(20)
        self._beside.addLayout(self._stack, 1)
        self._area.open_requested.connect(self._on_open_requested)
        self._pager.page_changed.connect(self._on_page_changed)
        self._picture = Button(_("Save picture…"), kind="quiet", pixels=13, height=28)
        self._picture.setAccessibleName(_("Save this chart as a picture"))
        self._picture.clicked.connect(self.picture_requested)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._area.reading, 1)
        foot.addStretch()  # where a table stands, nothing is read
        foot.addWidget(self._picture)
        foot.addWidget(self._pager)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._routine_chips)
        column.addWidget(self._exercise_chips)
        column.addLayout(self._beside, 1)
        column.addLayout(foot)

    @property
    def chart(self) -> Chart | None:
        """What is drawn."""
        return self._chart

    def finish(self) -> None:
        """Shows what is to come and makes what is left of its plot, at once."""
        self._draw_delayed()
        self._area.finish()

    def show_history(self, history: History, stats: Stats, span: Span, still_possible: int) -> None:
        """`still_possible`: active days that can still be added this week.

        After a change, what goes through the steps of all sessions is read in a thread; the chart
        of before stands until then.
        """
        page = self._pager.page if self._shown is not None and span == self._shown[2] else 0
        self._shown = (history, stats, span)
        self._still_possible = still_possible
        view = self._views[self._view]
        if view.reads_steps and self._chart is not None and not self._queries.is_read_ahead():
            self.read_ahead()
            self._is_delayed = True
        else:
            self._show_page(page)

    def read_ahead(self) -> None:
        """What the views will ask of the store, in a thread."""
        if self._shown is not None and not self._is_delayed:
            _history, stats, _span = self._shown
            since = [None if span == "all" else span_start(stats, span) for span in SPANS]
            exercise, routine = self._exercise_chips.chosen, self._routine_chips.chosen
            if not self._views[self._view].reads_steps:
                exercise = routine = ALL
            self._ahead.request(
                partial(self._queries.read_ahead, since, stats.as_of, exercise, routine)
            )

    def _on_read_ahead(self, ahead: ReadAhead) -> None:
        self._queries.take(ahead)
        self._draw_delayed()

    def _on_read_ahead_failed(self, _reason: str) -> None:
        self._draw_delayed()  # which says what is the matter

    def _draw_delayed(self) -> None:
        if self._is_delayed:
            self._show_page(self._pager.page)

    def _show_page(self, page: int) -> None:
        assert self._shown is not None
        self._is_delayed = False
        _history, stats, span = self._shown
        pages = 1 if span == "all" else pages_of(stats, SPAN_WEEKS[span])
        page = min(page, pages - 1)
        first, last = shown_days(paged(stats, span, page), span)
        self._pager.show_pages(page, pages, span_text.months_span(first, last))
        self._draw()

    def _on_page_changed(self, page: int) -> None:
        self._show_page(page)

    def _draw(self) -> None:
        if self._shown is None:
            return
        view = self._views[self._view]
        self._exercise_chips.show_exercises(
            view.name, view.exercise_options() if view.exercise_options else ()
        )
        self._routine_chips.show_exercises(
            view.name, view.routine_options() if view.routine_options else ()
        )
        history, stats, span = self._shown
        earlier = paged(stats, span, self._pager.page)
        first, last = shown_days(earlier, span)
        chart = replace(
            view.make(
                history, earlier, span, self._exercise_chips.chosen, self._routine_chips.chosen
            ),
            span=span_text.days_span(first, last),
        )
        self._area.show_chart(chart)
        self._show_runs(shown=view.shows_runs and bool(stats.weeks))
        self._chart = chart
        self._fill_table()
        self._show_table_or_chart()

    def _show_runs(self, *, shown: bool) -> None:
        if shown and self._runs is None:
            from backcompanion.ui.progress.runs_panel import RunsPanel

            self._runs = RunsPanel()
            self._runs.open_requested.connect(self._on_run_opened)
            self._beside.addWidget(self._runs)
            self._arrange()
        if self._runs is not None:
            self._runs.setVisible(shown)
            if shown and self._shown is not None:
                self._runs.show_runs(self._shown_runs()[1], self._still_possible)

    def _shown_runs(self) -> tuple[History, Stats]:
        """Of the routine that was chosen in the view of the streak."""
        assert self._shown is not None
        history, stats, _span = self._shown
        return shown_history(history, stats, self._exercise_chips.chosen)

    def _arrange(self) -> None:
        as_table = self._table_toggle.isChecked()
        beside = self.width() >= (RUNS_BESIDE_TABLE_FROM if as_table else RUNS_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._beside.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        if self._runs is not None:
            self._runs.setMaximumWidth(RUNS_WIDTH if beside else 16_777_215)
            self._runs.setMinimumWidth(min(RUNS_WIDTH, self.width() // 3) if beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _on_open_requested(self, stop: int) -> None:
        if self._chart is not None and stop < len(self._chart.sessions):
            name = self._chart.readings[stop].split(" · ")[0]
            self.open_requested.emit(tuple(self._chart.sessions[stop]), name)

    def _on_run_opened(self, run: Run) -> None:
        if self._shown is not None:
            ids = ids_between(self._shown_runs()[0].sessions, run.first, run.last)
            self.open_requested.emit(ids, span_text.days_span(run.first, run.last))

    def _on_view_chosen(self, index: int) -> None:
        self._view = index
        self._draw()
        self._say_chart()

    def _fill_table(self) -> None:
        if self._table is not None and self._chart is not None:
            self._table.setAccessibleName(self._chart.name)
            self._table.show_rows(self._chart.columns, self._chart.rows)

    def _show_table_or_chart(self) -> None:
        """Where there is nothing yet, the words that say how something comes there."""
        is_empty = self._chart is not None and bool(self._chart.empty)
        as_table = self._table_toggle.isChecked() and not is_empty
        self._stack.setCurrentIndex(1 if as_table else 0)
        self._area.reading.setVisible(not as_table)

    def _on_table_toggled(self, as_table: bool) -> None:
        if as_table and self._table is None:
            from backcompanion.ui.charts.text_table import TextTable

            self._table = TextTable()
            self._table.setMinimumHeight(self._area.minimumHeight())
            self._stack.addWidget(self._table)
            self._fill_table()
        self._show_table_or_chart()
        self._arrange()
        self._say_chart()

    def _say_chart(self) -> None:
        """What stands there now, in one sentence; where it is a table, that it is one."""
        chart = self._chart
        if chart is None:
            return
        if self._stack.currentIndex():
            n = len(chart.rows)
            text = ngettext("{chart} as a table, {n} row", "{chart} as a table, {n} rows", n)
            announce(self, text.format(chart=chart.name, n=n))
        else:
            announce(self, f"{chart.accessible_summary()} {self._area.reading.text()}")

    def _on_plot_loaded(self, trouble: str) -> None:
        if trouble:
            self._area.show_plot_error(trouble)
        else:
            self._area.load_plot()
