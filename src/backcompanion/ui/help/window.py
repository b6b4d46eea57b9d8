"""Help in a window of its own, beside whatever else is open. Escape closes it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import Folders
from backcompanion.ui.help.page import HelpPage
from backcompanion.ui.widgets.window_size import resize_within_screen


class HelpWindow(QWidget):
    """`page` is the HelpPage in it. Closing hides it, so that it may be shown again."""

    def __init__(self, folders: Folders, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Back Companion – Help"))
        self.setMinimumSize(640, 400)
        resize_within_screen(self, 940, 660)
        self.page = HelpPage(folders)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)
        self.page.focus_topic_list()

    def open(self, topic: str = "") -> None:
        """Brings it to the front, at that topic if one is named."""
        if topic:
            self.page.open_topic(topic)
        self.show()
        self.raise_()
        self.activateWindow()
