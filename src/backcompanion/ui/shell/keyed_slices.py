"""Pieces of work before something is shown, of which a key that is pressed meanwhile makes one."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget

from backcompanion.application.slices import Slices

_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr)


class KeyedSlices(QObject):
    """As `Slices`, for what somebody waits for: what is shown now stays until the last piece.

    A key is meant for what comes: the rest of it is done at once then, before Qt looks whose
    shortcut it is. It asks the window first, whether it overrides one.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._slices = Slices(self)
        self._listened_to: QWindow | None = None

    @property
    def is_active(self) -> bool:
        """Whether anything is left of it."""
        return self._slices.is_active

    def start(self, *pieces: Callable[[], object]) -> None:
        """In that order, each in a turn of its own. The last one may start others."""
        if self._listened_to is None:
            self._listened_to = self._widget.window().windowHandle()
            if self._listened_to is not None:
                self._listened_to.installEventFilter(self)
        *first, last = pieces

        def end() -> None:
            self.stop()
            last()

        self._slices.start(*first, end)

    def stop(self) -> None:
        """Forgets what is left of it."""
        self._slices.stop()
        if self._listened_to is not None:
            self._listened_to.removeEventFilter(self)
            self._listened_to = None

    def finish(self) -> None:
        """What is left of it, in this turn."""
        self._slices.finish()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and Qt.Key(event.key()) not in _MODIFIERS:
            self.finish()
        return False


def imports(modules: tuple[str, ...]) -> tuple[Callable[[], object], ...]:
    """A piece for each."""
    return tuple(partial(import_module, name) for name in modules)
