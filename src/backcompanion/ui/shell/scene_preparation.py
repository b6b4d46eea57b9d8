"""Makes the Player before it is wanted, a piece at a time: Start does not hold the window then."""

import logging
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from backcompanion.application.slices import Slices
from backcompanion.ui.shell.keyed_slices import KeyedSlices, imports

log = logging.getLogger(__name__)

# Once the window has been seen and the processes of sound are started.
DELAY_MILLISECONDS = 2500
PAUSE_MILLISECONDS = 40
# What a session imports, in an order in which none of them brings many others along.
SESSION_MODULES = (
    "backcompanion.training.coaching.before_step",
    "backcompanion.training.coaching.cues",
    "backcompanion.sound.cue_scheduler",
    "backcompanion.ui.player.moment_text",
    "backcompanion.ui.player.player_controller",
    "backcompanion.ui.player.control_bar",
    "backcompanion.ui.player.figure_panel",
    "backcompanion.ui.player.player_face",
    "backcompanion.ui.player.page",
    "backcompanion.ui.shell.desktop_integration",
)


class ScenePreparation(QObject):
    """Made ahead where nobody is in a hurry; who presses Start before has what is left of it in
    pieces as well, and the page with the button stays until then.
    """

    def __init__(self, window: QWidget, pieces: tuple[Callable[[], object], ...]) -> None:
        """`pieces`: after the imports."""
        super().__init__(window)
        self._pieces = deque([*imports(SESSION_MODULES), *pieces])
        self._idle = Slices(self, PAUSE_MILLISECONDS)
        self._hurried = KeyedSlices(window)
        QTimer.singleShot(DELAY_MILLISECONDS, self, self.begin)

    def begin(self) -> None:
        if not self._hurried.is_active:
            self._idle.start(*(self._do_next for _piece in self._pieces))

    def then(self, work: Callable[[], None]) -> None:
        """At once where all is made; otherwise some turns of the window's loop later."""
        self._idle.stop()
        if self._pieces:
            self._hurried.start(*(self._do_next for _piece in self._pieces), work)
        else:
            work()

    def finish(self) -> None:
        """What was asked for is done in this turn, if anything was."""
        self._hurried.finish()

    def _do_next(self) -> None:
        if not self._pieces:
            return
        try:
            self._pieces.popleft()()
        except Exception:
            # It is told where it is wanted, which tries once more.
            log.info("a session could not be made ready", exc_info=True)
            self._pieces.clear()


def lay_out(page: QWidget) -> None:
    """A page that is hidden, as large as it will be, so that it can be shown at once."""
    parent = page.parentWidget()
    if parent is not None:
        page.resize(parent.size())
    # Painted nowhere: it brings layouts and sizes of what is hidden up to date.
    page.render(QPixmap(1, 1), QPoint(), QRegion(0, 0, 1, 1))
