"""Opens the Finish page without holding the window: what it needs to know, a piece at a time."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from backcompanion.application.history_model import HistoryModel
from backcompanion.application.live_settings import LiveSettings
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui.qt_guard import report_fault
from backcompanion.ui.shell.keyed_slices import KeyedSlices, imports

if TYPE_CHECKING:
    from backcompanion.training.adaptation.loads import UsedWeight
    from backcompanion.training.planning.stats import Stats
    from backcompanion.ui.finish.page import FinishPage

FINISH_MODULES = (
    "backcompanion.ui.text.finish_text",
    "backcompanion.ui.widgets.note_edit",
    "backcompanion.ui.finish.page",
)


class FinishOpening(QObject):
    """What was seen last of the session stays until the page can be shown whole.

    `page_made`: once, with the page. `failed`: by a fault of ours, which is reported.
    """

    page_made = Signal(object)
    failed = Signal()

    def __init__(
        self, window: QWidget, stack: QStackedWidget, model: HistoryModel, live: LiveSettings
    ) -> None:
        super().__init__(window)
        self._stack, self._model, self._live = stack, model, live
        self._slices = KeyedSlices(window)
        self._is_saved = False
        self._stats: Stats | None = None
        self._weights: Sequence[UsedWeight] = ()
        self.page: FinishPage | None = None

    def open(self, record: SessionRecord) -> None:
        self._is_saved = False
        pieces: tuple[Callable[[], object], ...] = (
            *(() if self.page is not None else imports(FINISH_MODULES)),
            self._create_page,
            partial(self._count, record),
            partial(self._compare, record),
            partial(self._show, record),
        )
        self._slices.start(*(partial(self._attempt, piece) for piece in pieces))

    def finish(self) -> None:
        """What is being opened, if anything is, is shown in this turn."""
        self._slices.finish()

    def note_saved(self) -> None:
        """It is on disk, perhaps before the page can say so."""
        self._is_saved = True
        if self.page is not None and not self._slices.is_active:
            self.page.show_saved()

    def _attempt(self, piece: Callable[[], object]) -> None:
        try:
            piece()
        except Exception as error:  # noqa: BLE001 - it is saved all the same, and the pages are there
            self._slices.stop()
            report_fault(error)
            self.failed.emit()

    def _create_page(self) -> None:
        from backcompanion.ui.finish.page import FinishPage

        if self.page is None:
            page = FinishPage()
            self._stack.addWidget(page)
            self.page = page
            self.page_made.emit(page)

    def _count(self, record: SessionRecord) -> None:
        self._stats = self._model.stats_with(record)

    def _compare(self, record: SessionRecord) -> None:
        self._weights = self._model.used_weights(record)

    def _show(self, record: SessionRecord) -> None:
        assert self.page is not None and self._stats is not None
        self._stack.setCurrentWidget(self.page)
        self.page.show_session(record, self._stats, self._weights, self._live.now.weight_unit)
        if self._is_saved:
            self.page.show_saved()
