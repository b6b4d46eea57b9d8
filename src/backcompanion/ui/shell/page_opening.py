"""Opens a page without holding the window: what takes long, a piece in each turn of its loop."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backcompanion.application.slices import Slices

if TYPE_CHECKING:
    from backcompanion.ui.shell.home import HomePages

PROGRESS = 2
# What Progress imports, in an order in which none of them brings many others along. What is
# forgotten here comes with the last of them.
PROGRESS_MODULES = (
    "backcompanion.training.planning.month_review",
    "backcompanion.application.progress_queries",
    "backcompanion.ui.charts.chart_area",
    "backcompanion.ui.progress.body_charts",
    "backcompanion.ui.progress.chart_card",
    "backcompanion.ui.progress.training_days_card",
    "backcompanion.ui.progress.milestone_card",
    "backcompanion.ui.progress.overview",
    "backcompanion.ui.progress.progress_exports",
    "backcompanion.ui.progress.page",
)


class PageOpening(QObject):
    """The page that is open stays until the other one can be shown whole."""

    def __init__(self, home: "HomePages") -> None:
        super().__init__(home)
        self._home = home
        self._slices = Slices(self)

    def open(self, index: int, *, at_once: bool) -> None:
        """`at_once`: in this turn, so that what is typed ahead meets the page."""
        if index == PROGRESS and not at_once:
            self._slices.start(*_imports(), self._prepare_progress)
        else:
            self._slices.stop()
            self._home.show_page(index)

    def _prepare_progress(self) -> None:
        from backcompanion.ui.progress.page import ProgressPage

        page = self._home.page(PROGRESS)
        pieces = page.preparation() if isinstance(page, ProgressPage) else ()
        self._slices.start(*pieces, partial(self._home.show_page, PROGRESS))


def _imports() -> tuple[Callable[[], object], ...]:
    return tuple(partial(import_module, name) for name in PROGRESS_MODULES)
