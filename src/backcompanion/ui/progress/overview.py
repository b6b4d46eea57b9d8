"""The page as one sees it: headline, training days, charts, the latest sessions."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.progress_paging import ids_between, pages_of, stats_back
from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.application.progress_series import (
    CALENDAR_WEEKS,
    SPANS,
    Span,
    calendar,
    headline,
)
from backcompanion.application.slices import Slices
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.planned_days import planned_marks
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History, SessionRecord
from backcompanion.ui import theme
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.charts.pyqtgraph_loader import PyqtgraphLoader
from backcompanion.ui.progress.chart_card import ChartCard
from backcompanion.ui.progress.headline_cards import HeadlineCards
from backcompanion.ui.progress.milestone_card import MilestoneCard
from backcompanion.ui.progress.recent_sessions import RecentSessionsCard
from backcompanion.ui.progress.review_cards import REVIEW_NAMES, ReviewCards
from backcompanion.ui.progress.training_days_card import TrainingDays
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.accessibility import ChoiceGroup
from backcompanion.ui.widgets.buttons import Button, Chip
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.menu import Menu

NARROW_BELOW = 960
# Longer menus help nobody; Ctrl+Z goes on to the beginning.
MOST_UNDO_ENTRIES = 15
MARGIN, NARROW_MARGIN = 26, 16
HIDDEN_ON_PURPOSE = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
_SIDE_BY_SIDE = QBoxLayout.Direction.LeftToRight
_BELOW_ONE_ANOTHER = QBoxLayout.Direction.TopToBottom


class Overview(QWidget):
    """Shows a history; signals say what the person wants."""

    picture_export_requested = Signal()
    file_export_requested = Signal(str)  # its ending
    chart_export_requested = Signal()
    report_requested = Signal()
    undo_requested = Signal(int)  # how many changes
    open_requested = Signal(object, str)  # ids of sessions, and a name for them all
    help_requested = Signal(str)  # a topic
    session_requested = Signal(str)  # an id
    see_all_requested = Signal()
    add_requested = Signal(str)  # an `AddKind`

    _chart: ChartCard
    _milestones: MilestoneCard
    recent: RecentSessionsCard

    def __init__(self, queries: ProgressQueries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._span: Span = "year"
        self._shown: tuple[History, Stats] | None = None
        self._latest_first: Sequence[SessionRecord] = ()
        self._spans = ChoiceGroup(self)
        self._headline = HeadlineCards()
        self._days = TrainingDays()
        self.loading = PyqtgraphLoader(self)
        self._queries = queries
        self._calendar_page = self._still_possible = 0
        self._lower_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower_row.setSpacing(14)
        self._review = ReviewCards(queries, self)
        self._review.card_created.connect(self._on_review_card_made)
        self._review.open_requested.connect(self.open_requested)
        self._review.help_requested.connect(self.help_requested)
        self._slices = Slices(self)
        self.is_drawn = self._has_cards = False
        # In two columns, so that no card is as high as another beside it that says more.
        self._told, self._listed = QVBoxLayout(), QVBoxLayout()
        for column in (self._told, self._listed):
            column.setSpacing(14)
            self._lower_row.addLayout(column, 1)
        self._headline.open_requested.connect(self._on_days_requested)
        self._days.page_changed.connect(self._on_calendar_page_changed)
        self._days.open_requested.connect(self.open_requested)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(14)
        self._column.addLayout(self._header())
        self._column.addWidget(self._headline)
        self._column.addWidget(self._days)
        self._column.addLayout(self._lower_row, 1)
        self.fit(NARROW_BELOW)

    def create_cards(self) -> None:
        """The chart and what lies below it, where they are not there yet: half of the page."""
        if self._has_cards:
            return
        self._has_cards = True
        self._chart = ChartCard(self.loading, self._queries)
        self._chart.setMinimumHeight(340)
        self._chart.open_requested.connect(self.open_requested)
        self._chart.picture_requested.connect(self.chart_export_requested)
        self._milestones = MilestoneCard(self._queries)
        self._milestones.day_requested.connect(self._on_day_requested)
        self.recent = RecentSessionsCard()
        self.recent.open_requested.connect(self.session_requested)
        self.recent.see_all_requested.connect(self.see_all_requested)
        self.recent.add_requested.connect(self.add_requested)
        self._column.insertWidget(self._column.indexOf(self._lower_row), self._chart, 1)
        self._told.addWidget(self._milestones, 1)
        self._listed.addWidget(self.recent, 1)
        if self.isVisible():  # where the layouts show them a turn later
            for card in (self._chart, self._milestones, self.recent):
                card.setVisible(not card.testAttribute(HIDDEN_ON_PURPOSE))

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(_("Progress"), 28, theme.BOLD))
        row.addStretch()
        for index, name in enumerate((_("3 months"), _("Year"), _("All"))):
            chip = Chip(name, height=40)
            chip.setChecked(SPANS[index] == self._span)
            self._spans.addButton(chip, index)
            row.addWidget(chip)
        self._spans.idClicked.connect(self._on_span_chosen)
        self._undo = Button(_("Undo…"), height=40)
        self._undo.setObjectName("undoButton")
        self._undo.clicked.connect(self._on_undo_clicked)
        self._undo_menu = Menu(self)
        self._undo_menu.triggered.connect(self._on_undo_triggered)
        self.show_undo(())
        report = Button(_("Report…"), height=40)
        report.setObjectName("reportButton")
        report.setAccessibleName(_("Report for a therapist"))
        report.clicked.connect(self.report_requested)
        self._export = Button(_("Export…"), height=40)
        self._export.setObjectName("exportButton")
        self._export.clicked.connect(self._on_export_clicked)
        row.addSpacing(10)
        row.addWidget(self._undo)
        row.addWidget(report)
        row.addWidget(self._export)
        self._menu = Menu(self)
        self._menu.add_entry(_("Picture of this page…")).triggered.connect(
            self.picture_export_requested
        )
        self._menu.add_entry(_("Everything, as JSON…")).triggered.connect(self._on_json_triggered)
        self._menu.add_entry(_("Sessions as a table, CSV…")).triggered.connect(
            self._on_csv_triggered
        )
        return row

    def show_history(
        self, history: History, stats: Stats, latest_first: Sequence[SessionRecord]
    ) -> None:
        """What is seen first comes first, at once where nothing is seen yet."""
        self.take(history, stats, latest_first)
        pieces = self.preparation()
        if not self.is_drawn:
            pieces[0]()
            pieces[1]()
            pieces = pieces[2:]
        self.show_below(*pieces)

    def take(self, history: History, stats: Stats, latest_first: Sequence[SessionRecord]) -> None:
        """What `preparation` then shows."""
        self._shown = (history, stats)
        self._latest_first = latest_first
        self.create_cards()

    def preparation(self) -> tuple[Callable[[], None], ...]:
        """What is seen first, in pieces, to be done before it is seen; then `show_below`."""
        return (self._show_headline, self._show_calendar, self._show_chart, self._show_recent)

    def show_below(self, *above: Callable[[], None]) -> None:
        """What lies below the fold, a card at a time, after what is still to come `above` it."""
        if self._shown is None:
            return
        history, stats = self._shown
        self.is_drawn = True
        self._slices.start(
            *above,
            *(partial(self._review.show_history, name, history, stats) for name in REVIEW_NAMES),
            partial(self._milestones.show_latest, history, stats.as_of),
            self._chart.read_ahead,
        )

    def _show_recent(self) -> None:
        if self._shown is not None:
            self.recent.show_sessions(self._latest_first, self._shown[1].as_of)

    def finish(self) -> None:
        """Shows what is still to come, at once, and gives it its room."""
        self._slices.finish()
        if self._has_cards:
            self._chart.finish()
        for _outwards in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _on_review_card_made(self, name: str, card: QWidget) -> None:
        if name == "spans":
            self._listed.addWidget(card)
        else:
            self._told.insertWidget(0 if name == "month" else 1, card)
        self.fit(self._room)

    def _show_calendar(self) -> None:
        if self._shown is None:
            return
        history, stats = self._shown
        pages = pages_of(stats, CALENDAR_WEEKS)
        page = self._calendar_page = min(self._calendar_page, pages - 1)
        earlier = stats_back(stats, page * CALENDAR_WEEKS)
        plan = self._queries.plan()
        weeks = earlier.weeks[-CALENDAR_WEEKS:]
        marks = planned_marks(plan, history, weeks, stats.as_of)
        days = calendar(history, earlier, marks)
        self._days.show_days(days, page, pages, self._ids_on)

    def _ids_on(self, day: date) -> Sequence[str]:
        return ids_between(self._shown[0].sessions, day, day) if self._shown is not None else ()

    def _on_day_requested(self, day: date) -> None:
        self.open_requested.emit(tuple(self._ids_on(day)), formats.full_day(day))

    def _on_days_requested(self, first: date, last: date, name: str) -> None:
        if self._shown is not None:
            self.open_requested.emit(ids_between(self._shown[0].sessions, first, last), name)

    def _on_calendar_page_changed(self, page: int) -> None:
        self._calendar_page = page
        self._show_calendar()

    @property
    def chart(self) -> Chart | None:
        """What is drawn."""
        return self._chart.chart if self._has_cards else None

    def show_undo(self, texts: Sequence[str]) -> None:
        """`texts`: what can be undone, the latest first; each entry takes those above it along."""
        self._undo.setVisible(bool(texts))
        self._undo_menu.clear()
        for count, text in enumerate(texts[:MOST_UNDO_ENTRIES], start=1):
            self._undo_menu.add_entry(text).setData(count)

    def _show_headline(self) -> None:
        if self._shown is None:
            return
        history, stats = self._shown
        steadiness = self._queries.steadiness(history, stats.as_of)
        shown = headline(history, stats, self._span, steadiness)
        self._still_possible = shown.still_possible
        self._headline.show_headline(shown)

    def _show_chart(self) -> None:
        if self._shown is not None:
            self._chart.show_history(*self._shown, self._span, self._still_possible)

    def _on_span_chosen(self, index: int) -> None:
        self._span = SPANS[index]
        self._show_headline()
        self._show_chart()

    def _on_export_clicked(self) -> None:
        self._menu.open_below(self._export)

    def _on_undo_clicked(self) -> None:
        self._undo_menu.open_below(self._undo)

    def _on_undo_triggered(self, action: QAction) -> None:
        self.undo_requested.emit(action.data())

    def _on_json_triggered(self) -> None:
        self.file_export_requested.emit(".json")

    def _on_csv_triggered(self) -> None:
        self.file_export_requested.emit(".csv")

    def fit(self, width: int) -> None:
        """Into so much room: what stands side by side does not let its own width become less."""
        self._room = width
        margin = NARROW_MARGIN if width < NARROW_BELOW else MARGIN
        self._column.setContentsMargins(margin, margin - 6, margin, margin - 4)
        row = self._lower_row
        items = [item for n in range(row.count()) if (item := row.itemAt(n)) is not None]
        least = sum(item.minimumSize().width() for item in items) + row.spacing()
        stands = width >= NARROW_BELOW and least <= width - 2 * margin
        row.setDirection(_SIDE_BY_SIDE if stands else _BELOW_ONE_ANOTHER)
