"""Work on a file in a thread; over a second, it shows how far it is and can be called off.

What cannot be stopped half-way covers the window from the beginning: nothing may be done meanwhile.
"""

from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card, paint_rounded_rect
from backcompanion.ui.widgets.label import Label

OVERLAY_DELAY_MILLISECONDS = 1000


class BackgroundTask(QObject):
    """`succeeded` with what came of it, `failed` with a sentence, `aborted`: one of the three."""

    succeeded = Signal(object)
    failed = Signal(str)
    aborted = Signal()
    _progressed = Signal(int, int)
    _ended = Signal(object, object)

    def __init__(self, over: QWidget, title: str, *, stoppable: bool = True) -> None:
        super().__init__(over)
        self._over, self._title, self._stoppable = over, title, stoppable
        self._abort_requested = False
        self._overlay: ProgressOverlay | None = None
        self._timer = QTimer(self, singleShot=True, interval=OVERLAY_DELAY_MILLISECONDS)
        self._timer.timeout.connect(self._show)
        self._progressed.connect(self._on_progressed)
        self._ended.connect(self._on_ended)

    def begin(self, work: Callable[[], object]) -> None:
        if self._stoppable:
            self._timer.start()
        else:
            self._show()
        Thread(target=self._run, args=(work,), name="file-work", daemon=True).start()

    def abort(self) -> None:
        """Takes effect between two entries; nothing is written then."""
        self._abort_requested = True

    def _run(self, work: Callable[[], object]) -> None:
        from backcompanion.history.exchange.progress_callback import reporting_progress

        result: object = None
        error: Exception | None = None
        try:
            with reporting_progress(self._report_progress):
                result = work()
        except Exception as caught:  # noqa: BLE001 - told in the window's thread
            error = caught
        try:
            self._ended.emit(result, error)
        except RuntimeError:  # the window has gone
            return

    def _report_progress(self, n: int, total: int) -> bool:
        self._progressed.emit(n, total)
        return not self._abort_requested

    def _show(self) -> None:
        self._overlay = ProgressOverlay(self._over, self._title, stoppable=self._stoppable)
        self._overlay.cancel_requested.connect(self.abort)

    def _on_progressed(self, n: int, total: int) -> None:
        if self._overlay is not None:
            self._overlay.set_progress(n / max(1, total))

    def _on_ended(self, result: object, error: Exception | None) -> None:
        from backcompanion.history.exchange.progress_callback import OperationCancelledError

        self._timer.stop()
        self.deleteLater()
        if self._overlay is not None:
            self._overlay.dismiss()
            self._overlay = None
        if error is None:
            self.succeeded.emit(result)
        elif isinstance(error, OperationCancelledError):
            self.aborted.emit()
        elif isinstance(error, KnownError | OSError):
            self.failed.emit(str(error))
        else:
            raise error


class ProgressOverlay(QWidget):
    """A bar over the window, and a way to stop where there is one."""

    cancel_requested = Signal()

    def __init__(self, over: QWidget, title: str, *, stoppable: bool = True) -> None:
        super().__init__(over)
        self.setObjectName("howFar")
        self._over = over
        self._had_focus = over.window().focusWidget()
        self._card = Card(self)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(14)
        column.addWidget(Label(title, 18, theme.BOLD))
        self._bar = _Bar()
        column.addWidget(self._bar)
        self.cancel_button: Button | None = None
        if stoppable:
            self.cancel_button = Button(_("Cancel"))
            self.cancel_button.setObjectName("cancelWork")
            self.cancel_button.clicked.connect(self.cancel_requested)
            column.addWidget(self.cancel_button)
        self.setAccessibleName(title)
        over.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        (self.cancel_button or self).setFocus(Qt.FocusReason.TabFocusReason)

    def dismiss(self) -> None:
        """The focus goes back to where it was."""
        self.hide()
        if self._had_focus is not None and isValid(self._had_focus):
            self._had_focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays here: behind it nothing may be pressed."""
        return True

    def set_progress(self, progress: float) -> None:
        self._bar.progress = min(1.0, max(0.0, progress))
        self._bar.update()
        self.setAccessibleDescription(_("{n} percent").format(n=round(100 * self._bar.progress)))

    def _place(self) -> None:
        room = self._over.rect()
        self.setGeometry(room)
        self._card.resize(min(460, room.width() - 48), 156)
        self._card.move((room.width() - self._card.width()) // 2, (room.height() - 156) // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel_requested.emit()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = QColor(theme.colours().background)
        veil.setAlphaF(0.86)
        painter.fillRect(self.rect(), veil)


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.progress = 0.0
        self.setFixedHeight(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.colours()
        painter = QPainter(self)
        room = QRectF(self.rect())
        paint_rounded_rect(painter, room, c.sunk, c.line, 4)
        room.setWidth(max(8.0, room.width() * self.progress))
        paint_rounded_rect(painter, room, c.accent, c.accent, 4)
