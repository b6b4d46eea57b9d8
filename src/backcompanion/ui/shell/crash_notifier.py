"""Brings a mistake of the program before the person, once nothing more important is going on."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from backcompanion.base.crash_report import CrashReporter
from backcompanion.base.i18n import gettext as _


class CrashNotifier(QObject):
    """In mid-session only a word is said; the report waits until the session is over.

    Of what is no mistake of the program (a KnownError that nobody caught) its own words are said.
    """

    _reported = Signal(str, str)
    _known_error = Signal(str)

    def __init__(
        self,
        window: QWidget,
        crash_reporter: CrashReporter,
        is_busy: Callable[[], bool],
        show_message: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window, self._is_busy, self._show_message = window, is_busy, show_message
        self._pending: tuple[str, str] | None = None
        self._crash_window: QWidget | None = None
        # Later, and never in the midst of a paint or a resize that failed.
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        self._known_error.connect(show_message, Qt.ConnectionType.QueuedConnection)
        crash_reporter.listen(self._on_fault)
        crash_reporter.listen_to_known_errors(self._on_known_error)

    def show_pending(self) -> None:
        """To be called when a session is over."""
        if self._pending is not None and not self._is_busy():
            report, location = self._pending
            self._pending = None
            self._show(report, location)

    def _on_fault(self, report: str, path: Path | None) -> None:
        # In whichever thread; the signal goes over to the window's by itself.
        try:
            self._reported.emit(report, str(path or ""))
        except RuntimeError:  # the window has gone
            return

    def _on_known_error(self, text: str) -> None:
        with suppress(RuntimeError):  # the window has gone
            self._known_error.emit(text)

    def _on_reported(self, report: str, location: str) -> None:
        if self._is_busy():
            self._pending = self._pending or (report, location)
            self._show_message(_("Something went wrong in the program. Your session goes on."))
        else:
            self._show(report, location)

    def _show(self, report: str, location: str) -> None:
        if self._crash_window is not None:
            return
        from backcompanion.ui.shell.crash_window import CrashWindow

        crash_window = CrashWindow(report, location, self._window)
        crash_window.destroyed.connect(self._on_window_destroyed)
        self._crash_window = crash_window
        crash_window.show()

    def _on_window_destroyed(self) -> None:
        self._crash_window = None
