"""Opens a page without holding the window: what takes long, a piece in each turn of its loop."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backcompanion.ui.shell.keyed_slices import KeyedSlices, imports

if TYPE_CHECKING:
    from backcompanion.ui.shell.home import HomePages

PROGRESS = 2
# What Progress imports, in an order in which none of them brings many others along. What is
# forgotten here comes with the last of them.
PROGRESS_MODULES = (
    "backcompanion.training.planning.month_review",
    "backcompanion.application.progress_queries",
    "backcompanion.ui.charts.chart_area",
    "backcompanion.training.planning.trend",
    "backcompanion.ui.progress.body_charts",
    "backcompanion.ui.progress.chart_card",
    "backcompanion.ui.progress.training_days_card",
    "backcompanion.ui.progress.milestone_card",
    "backcompanion.ui.progress.overview",
    "backcompanion.ui.progress.progress_exports",
    "backcompanion.ui.progress.page",
)


class PageOpening(QObject):
    """The page that is open stays until the other one can be shown whole, and is shown at once
    when a key is pressed meanwhile, which is meant for it.
    """

    def __init__(self, home: "HomePages") -> None:
        super().__init__(home)
        self._home = home
        self._slices = KeyedSlices(home)

    def open(self, index: int, *, then: Callable[[], None] | None = None) -> None:
        """`then`: done when it can be shown, just before: what is seen first takes the focus."""
        if index != PROGRESS:
            self._slices.stop()
            self._show(index, then)
            return
        self._slices.start(*imports(PROGRESS_MODULES), partial(self._prepare_progress, then))

    def finish(self) -> None:
        """Shows what is being opened, if anything is, in this turn."""
        self._slices.finish()

    def _prepare_progress(self, then: Callable[[], None] | None) -> None:
        from backcompanion.ui.progress.page import ProgressPage

        page = self._home.page(PROGRESS)
        pieces = page.preparation() if isinstance(page, ProgressPage) else ()
        self._slices.start(*pieces, partial(self._show, PROGRESS, then))

    def _show(self, index: int, then: Callable[[], None] | None) -> None:
        if then is not None:
            then()
        self._home.show_page(index)
