"""A menu in the program's own look."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFontMetricsF, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from backcompanion.ui import theme
from backcompanion.ui.widgets.accessibility import is_read_aloud
from backcompanion.ui.widgets.elided import tool_tip

WIDEST_TEXT = 480


class Menu(QMenu):
    """An entry that is too long ends in an ellipsis, and says all in its tool tip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(theme.font(14))
        self.setToolTipsVisible(True)
        self.triggered.connect(self._on_triggered)

    def add_entry(self, text: str) -> QAction:
        shown = QFontMetricsF(self.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, WIDEST_TEXT
        )
        action = self.addAction(shown.replace("&", "&&"))
        # Left to itself, an entry has its own text for a tip.
        action.setToolTip("" if shown == text else tool_tip(text))
        return action

    def add_heading(self, text: str) -> None:
        """Over the entries that follow; it cannot be chosen."""
        heading = self.add_entry(text)
        heading.setFont(theme.font(12))
        heading.setEnabled(False)

    def add_submenu(self, text: str) -> "Menu":
        submenu = Menu(self)
        submenu.setTitle(text.replace("&", "&&"))
        submenu.setAccessibleName(text)
        self.addMenu(submenu)
        return submenu

    def open_at(self, place: QPoint) -> None:
        """`place`: on the screen."""
        self._open(place)

    def open_below(self, button: QWidget) -> None:
        """Its right edge at that of the button, as far as the screen lets it."""
        self.setAccessibleName(button.accessibleName())
        _dress(self)  # it says how wide it is
        width = self.sizeHint().width()
        self._open(button.mapToGlobal(QPoint(button.width() - width, button.height() + 4)))

    def _open(self, place: QPoint) -> None:
        _open_dressed(self, place)

    def _on_triggered(self) -> None:
        """A screen reader triggers an entry and leaves the menu, and the one above it, open."""
        menu: QWidget | None = self
        while isinstance(menu, Menu):
            menu.close()
            menu = menu.parentWidget()


def open_qt_menu(menu: QMenu, place: QPoint) -> None:
    """A menu that Qt filled, in this look; it goes when it closes. `place`: on the screen."""
    menu.setFont(theme.font(14))
    for action in menu.actions():
        action.setIcon(QIcon())  # ours have none, and the theme has not one for each
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _open_dressed(menu, place)


def _open_dressed(menu: QMenu, place: QPoint) -> None:
    _dress(menu)
    menu.popup(place)
    if is_read_aloud():
        # Nothing is said of a menu until something in it is current.
        first = next((action for action in menu.actions() if action.isEnabled()), None)
        if first is not None:
            menu.setActiveAction(first)


def _dress(menu: QMenu) -> None:
    arrows = any(action.menu() is not None for action in menu.actions())
    menu.setStyleSheet(menu_sheet(arrows=arrows))


def menu_sheet(*, arrows: bool = False) -> str:
    """In the colours in force. `arrows`: Qt draws them over the end of a long entry, so it has
    room for one.
    """
    c = theme.colours()
    side = 30 if arrows else 16
    return f"""
        QMenu {{
            background: {c.surface}; border: 1px solid {c.line}; padding: 6px; menu-scrollable: 1;
        }}
        QMenu::item {{ color: {c.text}; padding: 9px {side}px 9px 16px; border-radius: 8px; }}
        QMenu::item:selected {{ background: {c.soft}; color: {c.accent}; }}
        QMenu::item:disabled {{ color: {c.muted}; }}
        QMenu::separator {{ height: 1px; background: {c.line}; margin: 6px 8px; }}
    """
