"""A month in at most five sentences, and the months before it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.latest_task import LatestTask
from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.month_review import MonthFact, month_before, month_of
from backcompanion.training.planning.program import Plan
from backcompanion.training.planning.review import DateSpan
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History
from backcompanion.ui import theme
from backcompanion.ui.progress.pager import Pager
from backcompanion.ui.text import formats
from backcompanion.ui.text.month_text import month_sentence
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import clear_layout, laid_out_once
from backcompanion.ui.widgets.sentence_row import INSET, SentenceRow


class MonthCard(Card):
    """`open_requested`: ids of sessions, and a name for them all."""

    open_requested = Signal(object, str)

    def __init__(self, queries: ProgressQueries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("monthCard")
        self.setMinimumHeight(180)  # what is read in a thread is not to push the page about
        self._queries = queries
        self._shown: tuple[History, Stats] | None = None
        self._page = 0
        self._task = LatestTask("month", self)
        self._task.succeeded.connect(self._on_facts)
        self._title = Label("", 16, theme.BOLD)
        self._pager = Pager(_("The month before"), _("The month after"))
        self._pager.page_changed.connect(self._on_page_changed)
        top = QHBoxLayout()
        set_margins(top, INSET, 0, 0, 0)
        top.addWidget(self._title, 1)
        top.addWidget(self._pager)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        set_margins(column, 20 - INSET, 12, 12, 12)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(self._list)
        column.addStretch()

    def show_history(self, history: History, stats: Stats) -> None:
        self._shown = (history, stats)
        self._show_page(self._page)

    def _show_page(self, page: int) -> None:
        assert self._shown is not None
        history, stats = self._shown
        first = stats.recorded_weeks[0].start
        pages = (stats.as_of.year - first.year) * 12 + stats.as_of.month - first.month + 1
        self._page = min(page, max(1, pages) - 1)
        month = month_of(stats.as_of)
        for _n in range(self._page):
            month = month_before(month)
        name = formats.month_and_year(month.first)
        title = _("{month} in a few sentences").format(month=name)
        self._title.setText(formats.as_heading(title))
        self._pager.show_pages(self._page, pages, "")
        self._task.request(partial(self._read, history, stats, month, self._queries.plan()))

    def _read(
        self, history: History, stats: Stats, month: DateSpan, plan: Plan
    ) -> tuple[DateSpan, tuple[MonthFact, ...]]:
        return month, self._queries.month_facts(history, stats, month, plan)

    def _on_facts(self, result: tuple[DateSpan, tuple[MonthFact, ...]]) -> None:
        with laid_out_once(self):
            self._fill(*result)

    def _fill(self, month: DateSpan, facts: Sequence[MonthFact]) -> None:
        before = formats.month_and_year(month_before(month).first)
        clear_layout(self._list)
        for fact in facts:
            text = month_sentence(
                fact, before, self._queries.exercise_name, self._queries.weight_unit
            )
            row = SentenceRow(text, fact.ids, parent=self)
            row.open_requested.connect(self.open_requested)
            self._list.addWidget(row)
        if not facts:
            nothing = Label(_("Nothing was trained in this month."), 14, role=theme.MUTED)
            set_margins(nothing, INSET, 0, 0, 0)
            self._list.addWidget(nothing)

    def _on_page_changed(self, page: int) -> None:
        self._show_page(page)
