"""What can be asked of a session from outside of the window."""

from PySide6.QtCore import QObject, Signal


class Asked(QObject):
    play = Signal()
    pause = Signal()
    play_pause = Signal()
    next = Signal()
    previous = Signal()
    raised = Signal()
