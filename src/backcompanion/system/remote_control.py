"""What can be asked of a session from outside of the window."""

from PySide6.QtCore import QObject, Signal


class RemoteControl(QObject):
    play_requested = Signal()
    pause_requested = Signal()
    toggle_requested = Signal()
    next_requested = Signal()
    previous_requested = Signal()
    raise_requested = Signal()
