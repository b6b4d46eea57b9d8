"""Two spans side by side, in numbers and in words."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.latest_task import LatestTask
from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.application.span_pairs import PairKind, span_pair
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.month_review import month_facts
from backcompanion.training.planning.review import DateSpan
from backcompanion.training.planning.span_summary import SpanSummary
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History, SessionRecord
from backcompanion.ui import theme
from backcompanion.ui.text import span_text
from backcompanion.ui.text.month_text import month_sentence
from backcompanion.ui.text.span_rows import span_rows
from backcompanion.ui.text.spoken import labelled
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.layouts import clear_layout, laid_out_once
from backcompanion.ui.widgets.sentence_row import INSET, SentenceRow

if TYPE_CHECKING:
    from backcompanion.ui.progress.span_fields import SpanFields

Summaries = tuple[SpanSummary, SpanSummary]


class SpansCard(Card):
    """`open_requested`: ids of sessions, and a name for them all."""

    open_requested = Signal(object, str)

    def __init__(self, queries: ProgressQueries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("spansCard")
        self._queries = queries
        self._shown: tuple[History, Stats] | None = None
        self._summaries: Summaries | None = None
        self._fields: SpanFields | None = None
        self._task = LatestTask("spans", self)
        self._task.succeeded.connect(self._on_summaries)
        options: list[tuple[PairKind, str]] = [
            ("month", _("This month and the last")),
            ("weeks", _("Four weeks and the four before")),
            ("year", _("This year and the last")),
        ]
        if queries.plan().anchors:
            options.append(("plan", _("This plan and the time before")))
        options.append(("dates", _("Any dates…")))
        self._choice = ComboBox(options)
        self._choice.setAccessibleName(_("Which two spans"))
        self._choice.chosen.connect(self._on_chosen)
        top = QHBoxLayout()
        set_margins(top, INSET, 0, 0, 0)
        top.addWidget(Label(_("Side by side"), 16, theme.BOLD), 1)
        top.addWidget(self._choice)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(INSET, 0, INSET, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._column = QVBoxLayout(self)
        set_margins(self._column, 20 - INSET, 12, 12, 12)
        self._column.setSpacing(8)
        self._column.addLayout(top)
        self._column.addLayout(self._grid)
        self._column.addLayout(self._list)
        self._column.addStretch()

    def show_history(self, history: History, stats: Stats) -> None:
        self._shown = (history, stats)
        self._read()

    def _pair(self, stats: Stats) -> tuple[DateSpan, DateSpan]:
        kind: PairKind = self._choice.currentData()
        if kind == "dates" and self._fields is not None:
            return self._fields.spans()
        return span_pair(kind, stats.as_of, self._queries.plan())

    def _read(self) -> None:
        if self._shown is None:
            return
        history, stats = self._shown
        now, before = self._pair(stats)
        self._task.request(partial(self._summarize, history, stats, now, before))

    def _summarize(
        self, history: History, stats: Stats, now: DateSpan, before: DateSpan
    ) -> Summaries:
        return (
            self._queries.summary(history, stats, now),
            self._queries.summary(history, stats, before),
        )

    def _on_summaries(self, summaries: Summaries) -> None:
        if summaries == self._summaries or self._shown is None:
            return
        self._summaries = summaries
        with laid_out_once(self):
            self._fill(*summaries, self._shown[0].sessions)

    def _fill(
        self, now: SpanSummary, before: SpanSummary, sessions: Sequence[SessionRecord]
    ) -> None:
        name, unit = self._queries.exercise_name, self._queries.weight_unit
        clear_layout(self._grid)
        for column, summary in enumerate((now, before), start=1):
            self._grid.addWidget(self._span_button(summary), 0, column)
        for line, (title, *values) in enumerate(span_rows(now, before, name, unit), start=1):
            self._grid.addWidget(Label(title, 13, role=theme.MUTED, wrap=True), line, 0)
            for column, value in enumerate(values, start=1):
                cell = Label(value, 13, theme.SEMIBOLD)
                cell.setAccessibleName(labelled(title, value))
                self._grid.addWidget(cell, line, column, Qt.AlignmentFlag.AlignRight)
        clear_layout(self._list)
        for fact in month_facts(now, before, sessions, None):
            text = month_sentence(fact, "", name, unit)
            row = SentenceRow(text, fact.ids, pixels=13, parent=self)
            row.open_requested.connect(self.open_requested)
            self._list.addWidget(row)

    def _span_button(self, summary: SpanSummary) -> Button:
        text = span_text.short_span(summary.span.first, summary.span.last)
        button = Button(text, kind="quiet", pixels=12, height=26)
        button.setAccessibleName(
            _("Sessions of {span}").format(
                span=span_text.days_span(summary.span.first, summary.span.last)
            )
        )
        button.setEnabled(bool(summary.ids))
        button.setProperty("ids", summary.ids)
        button.clicked.connect(self._on_span_clicked)
        return button

    def _on_span_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.open_requested.emit(tuple(button.property("ids")), button.text())

    def _on_chosen(self, kind: PairKind) -> None:
        if kind == "dates" and self._fields is None and self._shown is not None:
            from backcompanion.ui.progress.span_fields import SpanFields

            today = self._shown[1].as_of
            self._fields = SpanFields(*span_pair("month", today, self._queries.plan()))
            self._fields.changed.connect(self._read)
            self._column.insertWidget(1, self._fields)
        if self._fields is not None:
            self._fields.setVisible(kind == "dates")
        self._read()
