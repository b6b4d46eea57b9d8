"""Opens a page without holding the window: what takes long, a piece in each turn of its loop."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow

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
    "backcompanion.training.planning.trend",
    "backcompanion.ui.progress.body_charts",
    "backcompanion.ui.progress.chart_card",
    "backcompanion.ui.progress.training_days_card",
    "backcompanion.ui.progress.milestone_card",
    "backcompanion.ui.progress.overview",
    "backcompanion.ui.progress.progress_exports",
    "backcompanion.ui.progress.page",
)
_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr)


class PageOpening(QObject):
    """The page that is open stays until the other one can be shown whole.

    A key that is pressed meanwhile is meant for the page: the rest of it is done at once then,
    before Qt looks whose shortcut it is. It asks the window first, whether it overrides one.
    """

    def __init__(self, home: "HomePages") -> None:
        super().__init__(home)
        self._home = home
        self._slices = Slices(self)
        self._listened_to: QWindow | None = None

    def open(self, index: int, *, then: Callable[[], None] | None = None) -> None:
        """`then`: done when it can be shown, just before: what is seen first takes the focus."""
        self._leave_keys()
        if index != PROGRESS:
            self._slices.stop()
            self._show(index, then)
            return
        self._listened_to = self._home.window().windowHandle()
        if self._listened_to is not None:
            self._listened_to.installEventFilter(self)
        self._slices.start(*_imports(), partial(self._prepare_progress, then))

    def finish(self) -> None:
        """Shows what is being opened, if anything is, in this turn."""
        self._slices.finish()

    def _prepare_progress(self, then: Callable[[], None] | None) -> None:
        from backcompanion.ui.progress.page import ProgressPage

        page = self._home.page(PROGRESS)
        pieces = page.preparation() if isinstance(page, ProgressPage) else ()
        self._slices.start(*pieces, partial(self._show, PROGRESS, then))

    def _show(self, index: int, then: Callable[[], None] | None) -> None:
        self._leave_keys()
        if then is not None:
            then()
        self._home.show_page(index)

    def _leave_keys(self) -> None:
        if self._listened_to is not None:
            self._listened_to.removeEventFilter(self)
            self._listened_to = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and Qt.Key(event.key()) not in _MODIFIERS:
            self.finish()
        return False


def _imports() -> tuple[Callable[[], object], ...]:
    return tuple(partial(import_module, name) for name in PROGRESS_MODULES)
