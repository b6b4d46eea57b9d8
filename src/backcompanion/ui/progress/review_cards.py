"""The cards that tell rather than count: a month, the back, two spans; made when wanted."""

from PySide6.QtCore import QObject, Signal

from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History
from backcompanion.ui.progress.back_card import BackCard
from backcompanion.ui.progress.month_card import MonthCard
from backcompanion.ui.progress.spans_card import SpansCard


class ReviewCards(QObject):
    """`open_requested`: ids of sessions, and a name for them all; `help_requested`: a topic."""

    open_requested = Signal(object, str)
    help_requested = Signal(str)

    def __init__(self, queries: ProgressQueries, parent: QObject) -> None:
        super().__init__(parent)
        self.month = MonthCard(queries)
        self.back = BackCard(queries)
        self.spans = SpansCard(queries)
        for card in (self.month, self.back, self.spans):
            card.open_requested.connect(self.open_requested)
        self.back.help_requested.connect(self.help_requested)

    def show_history(self, history: History, stats: Stats) -> None:
        for card in (self.month, self.back, self.spans):
            card.show_history(history, stats)
