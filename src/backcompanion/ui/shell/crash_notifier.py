"""Brings a mistake of the program before the person, once nothing more important is going on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.base.crash_report import Faults
from backcompanion.base.i18n import gettext as _


class FaultWatch(QObject):
    """In mid-session only a word is said; the report waits until the session is over."""

    _happened = Signal(str, str)

    def __init__(
        self,
        window: QWidget,
        faults: Faults,
        is_busy: Callable[[], bool],
        say: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window, self._is_busy, self._say = window, is_busy, say
        self._waiting: tuple[str, str] | None = None
        self._shown: QWidget | None = None
        self._happened.connect(self._tell)
        faults.on_fault = self._heard

    def show_what_waits(self) -> None:
        """To be called when a session is over."""
        if self._waiting is not None and not self._is_busy():
            report, place = self._waiting
            self._waiting = None
            self._show(report, place)

    def _heard(self, report: str, path: Path | None) -> None:
        # In whichever thread; the signal goes over to the window's by itself.
        try:
            self._happened.emit(report, str(path or ""))
        except RuntimeError:  # the window has gone
            return

    def _tell(self, report: str, place: str) -> None:
        if self._is_busy():
            self._waiting = self._waiting or (report, place)
            self._say(_("Something went wrong in the program. Your session goes on."))
        else:
            self._show(report, place)

    def _show(self, report: str, place: str) -> None:
        if self._shown is not None:
            return
        from backcompanion.ui.shell.crash_window import FaultWindow

        shown = FaultWindow(report, place, self._window)
        shown.destroyed.connect(self._gone)
        self._shown = shown
        shown.show()

    def _gone(self) -> None:
        self._shown = None
