"""Back to earlier pages and forward again, with the span that is shown between the two buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.name_tip import NameTip

HEIGHT = 28


class Pager(QWidget):
    """Page 0 is the latest. `page_changed` carries the page that is wanted."""

    page_changed = Signal(int)

    def __init__(self, earlier: str, later: str, parent: QWidget | None = None) -> None:
        """`earlier`, `later`: what the buttons are called."""
        super().__init__(parent)
        self._page, self._pages = 0, 1
        self._back = Button("", kind="quiet", icon="chevron-left", height=HEIGHT)
        self._forward = Button("", kind="quiet", icon="chevron-right", height=HEIGHT)
        self._text = Label("", 13, theme.SEMIBOLD)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button, name in ((self._back, earlier), (self._forward, later)):
            button.setAccessibleName(name)
            NameTip(button, name)
        row.addWidget(self._back)
        row.addWidget(self._text)
        row.addWidget(self._forward)
        self._back.clicked.connect(self._on_back_clicked)
        self._forward.clicked.connect(self._on_forward_clicked)

    @property
    def page(self) -> int:
        return self._page

    def show_pages(self, page: int, pages: int, text: str) -> None:
        """`text`: which span that page is of. Hidden where there is one page alone."""
        self._page, self._pages = page, pages
        self._text.setText(text)
        self._back.setEnabled(page + 1 < pages)
        self._forward.setEnabled(page > 0)
        for button in (self._back, self._forward):
            button.setVisible(pages > 1)

    def turn(self, pages: int) -> bool:
        """So many back, forward if negative; False where there are none."""
        page = self._page + pages
        if not 0 <= page < self._pages:
            return False
        self.page_changed.emit(page)
        return True

    def _on_back_clicked(self) -> None:
        self.turn(1)

    def _on_forward_clicked(self) -> None:
        self.turn(-1)
