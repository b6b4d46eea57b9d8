"""Ctrl+1 … 4 go to the pages, also where a keyboard's digits want Shift."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

# Those with a key of their own.
_PAGES = 4


class PageShortcuts(QObject):
    """Where `pages` can be seen. `page_requested`: its number, from 0."""

    page_requested = Signal(int)

    def __init__(self, pages: QWidget) -> None:
        super().__init__(pages)
        self._pages = pages
        for index in range(_PAGES):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{index + 1}"), pages)
            shortcut.setProperty("page", index)
            shortcut.activated.connect(self._on_activated)

    def take(self, event: QKeyEvent) -> bool:
        """Whether it was one of which no shortcut of Qt's comes."""
        from backcompanion.system.physical_keys import printed_character

        printed = printed_character(event.nativeScanCode(), event.nativeVirtualKey())
        with_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if not (with_ctrl and self._pages.isVisible() and printed.isdigit()):
            return False
        if not 1 <= int(printed) <= _PAGES:
            return False
        self.page_requested.emit(int(printed) - 1)
        return True

    def _on_activated(self) -> None:
        self.page_requested.emit(self.sender().property("page"))
