"""How large a dialog or a window beside the main one opens."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

# Title bar and borders are not known before the window is shown; few desktops have larger ones.
FRAME = QSize(8, 40)


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """As large as asked for, where the screen that its parent is on has so much room."""
    screen = (window.parentWidget() or window).screen()
    room = screen.availableGeometry().size() - FRAME
    window.resize(QSize(width, height).boundedTo(room))


def move_within_screen(window: QWidget) -> None:
    """Where it has grown over an edge of its screen, back by so much."""
    room, frame = window.screen().availableGeometry(), window.frameGeometry()
    frame.moveRight(min(frame.right(), room.right()))
    frame.moveBottom(min(frame.bottom(), room.bottom()))
    frame.moveLeft(max(frame.left(), room.left()))
    frame.moveTop(max(frame.top(), room.top()))
    window.move(frame.topLeft())
