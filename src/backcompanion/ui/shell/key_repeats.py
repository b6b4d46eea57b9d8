"""Tells a key that is held from one that is pressed again, where Qt mistakes the one for the other.

WORKAROUND https://github.com/juce-framework/JUCE/pull/409, of which Qt has the same: X11 says of a
held key, each time, that it was let go of and pressed at one instant. Qt looks whether the second
has come with the first, and where it has not yet, as on a busy machine, says that the key was
pressed anew: Delete, held, went through the history. A keyboard on the screen (Wayland's virtual
keyboards) may give all that it does the time 0, which says nothing of what came when.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow


class KeyRepeats(QObject):
    """Looks at the keys of whatever window is typed into, before the window does."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._released: tuple[int, int] | None = None
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._on_focus_window_changed)
        self._on_focus_window_changed(app.focusWindow())

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # where it is one already, it stays the only one

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        at = (event.key(), event.timestamp())
        if event.type() == QEvent.Type.KeyRelease:
            self._released = at
        elif event.type() == QEvent.Type.KeyPress and at == self._released and event.timestamp():
            QCoreApplication.sendEvent(watched, _as_repeat(event))
            return True
        return False


def _as_repeat(event: QKeyEvent) -> QKeyEvent:
    repeat = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        True,
        event.count(),
    )
    repeat.setTimestamp(event.timestamp())
    return repeat
