"""How large the desktop is set to show text: asked where Qt is told nothing of it, on Wayland."""

from math import isfinite
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcompanion.system import portal_settings

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

GROUP, KEY = "org.gnome.desktop.interface", "text-scaling-factor"
USUAL_PERCENT = 100
_MOST_FACTOR = 100


class TextScale(QObject):
    """`answered` with percent, after each `query`.

    A desktop that has no such setting, or something in its place that is no size, shows text as
    usual. One that does not answer in time says nothing.
    """

    answered = Signal(int)

    def query(self) -> None:
        """Waits for nothing."""
        watcher = portal_settings.ask(GROUP, KEY, self)
        if watcher is None:
            self.answered.emit(USUAL_PERCENT)
            return
        watcher.finished.connect(self._on_reply)

    def _on_reply(self, watcher: "QDBusPendingCallWatcher") -> None:
        if not portal_settings.came_too_late(watcher):
            self.answered.emit(_percent(portal_settings.answer_of(watcher)))
        watcher.deleteLater()


def _percent(factor: object) -> int:
    if isinstance(factor, float) and isfinite(factor) and 0 < factor < _MOST_FACTOR:
        return round(100 * factor)
    return USUAL_PERCENT
