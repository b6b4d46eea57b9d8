"""The desktop's text size, kept for the next start as far as the screens have room for it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QGuiApplication

from backcompanion.application import text_size
from backcompanion.application.desktop import TextScaleFactory
from backcompanion.application.live_settings import LiveSettings
from backcompanion.ui.shell.window_placement import MINIMUM_SIZE

# What a desktop's panel and the window's title bar and borders take of a screen.
_PANEL_HEIGHT = 40
_FRAME = QSize(8, 40)


class TextSizeFollower(QObject):
    def __init__(
        self, live: LiveSettings, create_text_scale: TextScaleFactory, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._scale = create_text_scale(self)
        self._scale.answered.connect(self._remember)
        self._remember(live.now.system_text_percent)  # the screens may be other ones now
        self.look()

    def look(self) -> None:
        self._scale.query()

    def _remember(self, percent: int) -> None:
        allowed = percent_that_fits(_screen_sizes(), text_size.percent_in_force())
        self._live.change(system_text_percent=text_size.remembered_percent(percent, allowed))


def must_be_smaller() -> bool:
    """Whether to start again with less, as no page fits the screens of today."""
    platform = QGuiApplication.platformName()
    if not platform.startswith("wayland"):  # it did not answer; where it does not, Qt scales
        return text_size.lower_at_restart(text_size.USUAL_PERCENT)
    allowed = percent_that_fits(_screen_sizes(), text_size.percent_in_force())
    return text_size.lower_at_restart(allowed)


def percent_that_fits(screens: Sequence[QSize], in_force: int) -> int:
    """The largest with which a page has room on each of them; no less than the usual size.

    `screens`: as they are with the percent in force.
    """
    least = MINIMUM_SIZE + _FRAME
    allowed = text_size.MOST_PERCENT
    for screen in screens:
        width, height = (side * in_force / 100 for side in screen.toTuple())
        factor = min(width / least.width(), (height - _PANEL_HEIGHT) / least.height())
        allowed = min(allowed, int(100 * factor))
    return max(allowed, text_size.USUAL_PERCENT)


def _screen_sizes() -> list[QSize]:
    return [screen.availableSize() for screen in QGuiApplication.screens()]
