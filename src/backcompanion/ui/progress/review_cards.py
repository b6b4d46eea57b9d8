"""The cards that tell rather than count: a month, the back, two spans; each made when wanted."""

from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History

if TYPE_CHECKING:
    from backcompanion.ui.progress.back_card import BackCard
    from backcompanion.ui.progress.month_card import MonthCard
    from backcompanion.ui.progress.spans_card import SpansCard

ReviewName = Literal["month", "back", "spans"]

REVIEW_NAMES: tuple[ReviewName, ...] = get_args(ReviewName)


class ReviewCards(QObject):
    """`open_requested`: ids of sessions, and a name for them all; `help_requested`: a topic.

    `card_created` carries the name of a card and the card, before it shows anything.
    """

    open_requested = Signal(object, str)
    help_requested = Signal(str)
    card_created = Signal(str, QWidget)

    def __init__(self, queries: ProgressQueries, parent: QWidget) -> None:
        super().__init__(parent)
        self._queries, self._room = queries, parent
        self._cards: dict[ReviewName, MonthCard | BackCard | SpansCard] = {}

    def show_history(self, name: ReviewName, history: History, stats: Stats) -> None:
        """In the card of that name."""
        if name not in self._cards:
            card = self._cards[name] = self._create(name)
            card.setParent(self._room)  # also where nobody takes it in
            card.open_requested.connect(self.open_requested)
            self.card_created.emit(name, card)
        self._cards[name].show_history(history, stats)

    def _create(self, name: ReviewName) -> "MonthCard | BackCard | SpansCard":
        if name == "month":
            from backcompanion.ui.progress.month_card import MonthCard

            return MonthCard(self._queries)
        if name == "spans":
            from backcompanion.ui.progress.spans_card import SpansCard

            return SpansCard(self._queries)
        from backcompanion.ui.progress.back_card import BackCard

        card = BackCard(self._queries)
        card.help_requested.connect(self.help_requested)
        return card
