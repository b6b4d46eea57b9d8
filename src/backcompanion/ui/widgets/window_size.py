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
