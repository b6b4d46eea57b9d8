"""What is announced, for a screen reader that passes over announcements: Orca before 45.

It says what comes into sight in the role of a notification. So that is what comes, with nothing to
see in it, and only where nobody takes the announcement itself: nothing is said twice.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from backcompanion.system.announcement_listeners import AnnouncementListeners

# Once it has heard of all that changed with it: Orca drops what has come into sight while over
# fifty events wait for it, as they do where a page or a dialog has just come or gone.
_WAIT_MILLISECONDS = 500
# Until a reader that has more to say has looked at it.
_SHOWN_MILLISECONDS = 10_000


class SpokenNotification(QLabel):
    """Goes by itself, whether it was needed or not."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(1, 1)
        self.lower()

    def say(self, text: str) -> None:
        """Once it has its role."""
        self.setAccessibleName(text)
        listeners = AnnouncementListeners(self)
        listeners.answered.connect(self._on_answered)
        listeners.query()

    def _on_answered(self, passed_over: bool) -> None:
        if passed_over:
            QTimer.singleShot(_WAIT_MILLISECONDS, self, self._appear)
        else:
            self.deleteLater()

    def _appear(self) -> None:
        self.show()
        QTimer.singleShot(_SHOWN_MILLISECONDS, self, self.deleteLater)
