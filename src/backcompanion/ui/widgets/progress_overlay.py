"""How far a task is that takes over a second, with a way to call it off."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from backcompanion.application.background_task import BackgroundTask
from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.direction import widget_painter
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.painted import paint_rounded_rect

OVERLAY_DELAY_MILLISECONDS = 1000


class ProgressOverlay(QWidget):
    """Covers `over` after a second, and goes when the task ends.

    What cannot be stopped half-way is covered from the beginning: nothing may be done meanwhile.
    """

    def __init__(self, task: BackgroundTask, over: QWidget, title: str) -> None:
        super().__init__(over)
        self.hide()
        self.setObjectName("howFar")
        self._task, self._over = task, over
        self._had_focus: QWidget | None = None
        self._card = Card(self)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(14)
        column.addWidget(Label(title, 18, theme.BOLD))
        self._bar = _Bar()
        column.addWidget(self._bar)
        self.cancel_button: Button | None = None
        if task.abortable:
            self.cancel_button = Button(_("Cancel"))
            self.cancel_button.setObjectName("cancelWork")
            self.cancel_button.clicked.connect(task.abort)
            column.addWidget(self.cancel_button)
        self.setAccessibleName(title)
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(OVERLAY_DELAY_MILLISECONDS)
        self._timer.timeout.connect(self._cover)
        task.progressed.connect(self._on_progressed)
        task.ended.connect(self._on_ended)
        if task.abortable:
            self._timer.start()
        else:
            self._cover()

    def _cover(self) -> None:
        self._had_focus = self._over.window().focusWidget()
        self._over.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        (self.cancel_button or self).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_ended(self) -> None:
        """The focus goes back to where it was, before anything is told of the end."""
        self._timer.stop()
        self.hide()
        if self._had_focus is not None and isValid(self._had_focus):
            self._had_focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays here: behind it nothing may be pressed."""
        return True

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.progress = min(1.0, max(0.0, done / max(1, total)))
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
            self._task.abort()
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
        painter = widget_painter(self)
        room = QRectF(self.rect())
        paint_rounded_rect(painter, room, c.sunk, c.line, 4)
        room.setWidth(max(8.0, room.width() * self.progress))
        paint_rounded_rect(painter, room, c.accent, c.accent, 4)
