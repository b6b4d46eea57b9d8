"""What a screen reader is told beyond what Qt knows by itself: what a widget is, and what happens.

Qt finds out by its class what a widget is; what we have painted, it takes for nothing in
particular. So a role is a property of the widget, and a factory makes what speaks for it.
"""

import sys
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QButtonGroup,
    QStackedWidget,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessible, QAccessibleInterface

_ROLE = "accessibleRole"
# The focus comes back to where it was.
_OF_THE_WINDOW = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
# Or may be.
_IS_ORCA_THERE = sys.platform.startswith("linux")


@cache
def install_roles() -> None:
    """Before there are widgets; once a process. Nothing is made until a screen reader asks."""
    from PySide6.QtGui import QAccessible

    QAccessible.installFactory(_create_interface)


def set_role(widget: QWidget, role: str) -> None:
    """A name of QAccessible.Role. Before the widget has a text: what speaks for it is made then.

    Its name is its accessible name alone.
    """
    widget.setProperty(_ROLE, role)


def role_of(widget: QWidget) -> "QAccessible.Role | None":
    """None where Qt's own does."""
    from PySide6.QtGui import QAccessible

    name = widget.property(_ROLE)
    return QAccessible.Role[name] if name else None


def announce(widget: QWidget, text: str, *, is_dialog: bool = False) -> None:
    """Has a screen reader say it when it has said what it is at; never what the coach says.

    `is_dialog`: of a dialog that takes the focus, whose text older ones say by themselves.
    """
    if not (text and is_read_aloud()):
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
    if not is_dialog:
        from backcompanion.ui.widgets.spoken_notification import SpokenNotification

        notification = SpokenNotification(widget.window())
        set_role(notification, "Notification")
        notification.say(text)


def announce_description(widget: QWidget, before: str) -> None:
    """Of what has the focus, after `before`: Orca itself says one that is new."""
    text = widget.accessibleDescription()
    if text == before or not _IS_ORCA_THERE:
        announce(widget, text)


def tell_focus_first(field: QWidget) -> None:
    """Of a field that is typed in, before Qt's own `focusInEvent`: that moves the caret, by which
    Orca takes the field for where it was already, and does not say what it is.
    """
    if is_read_aloud():
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(field, QAccessible.Event.Focus))


def is_read_aloud() -> bool:
    """Whether a screen reader, or anything else of its kind, is there."""
    from PySide6.QtGui import QAccessible

    return QAccessible.isActive()


def name_page(page: QWidget, name: str) -> None:
    """Before it has a name. Where the focus comes into it, Orca says so first, "Plan page tab", and
    never drops it, as it does what is announced while a page comes and there is much to hear.
    """
    if _IS_ORCA_THERE:
        set_role(page, "PropertyPage")
    page.setAccessibleName(name)


class PageAnnouncer(QObject):
    """Says which page of a stack has come, where the focus does not tell it: see `name_page`."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._pages = pages
        pages.currentChanged.connect(self._on_current_changed)

    def _on_current_changed(self) -> None:
        QTimer.singleShot(0, self, self._say)  # once the focus is where it goes

    def _say(self) -> None:
        page = self._pages.currentWidget()
        if page is None or (page.property(_ROLE) and _has_focus_within(page)):
            return
        announce(page, page.accessibleName())


def _has_focus_within(page: QWidget) -> bool:
    focused = page.window().focusWidget()
    return focused is not None and page.isAncestorOf(focused)


class SelectionFollower(QObject):
    """Goes to the row that a screen reader selects: of itself it only selects."""

    def __init__(self, view: QAbstractItemView) -> None:
        """Once the view has its model."""
        super().__init__(view)
        self._view = view
        view.selectionModel().selectionChanged.connect(self._on_selection_changed)

    def _on_selection_changed(self, chosen: QItemSelection, _left: QItemSelection) -> None:
        indexes = chosen.indexes()
        rows = {index.row() for index in indexes}
        if len(rows) == 1 and rows != {self._view.currentIndex().row()}:
            only_there = QItemSelectionModel.SelectionFlag.NoUpdate
            self._view.selectionModel().setCurrentIndex(indexes[0], only_there)


class ChoiceGroup(QButtonGroup):
    """One of several: to a screen reader they are radio buttons, and not boxes to tick."""

    _clicked_last = False

    def addButton(self, button: QAbstractButton, id: int = -1) -> None:
        button.setAutoExclusive(True)
        button.installEventFilter(self)
        super().addButton(button, id)
        button.toggled.connect(self._on_toggled)
        if (chosen := self.checkedButton()) is not None:
            self._let_tab_reach(chosen)

    def eventFilter(self, button: QObject, event: QEvent) -> bool:
        """Up and Down as well, where all of them stand in one row: Qt goes where there is one.

        Not after a click: then they scroll the page, and would choose otherwise unseen.
        """
        if isinstance(event, QFocusEvent) and event.gotFocus():
            if event.reason() not in _OF_THE_WINDOW:
                self._clicked_last = event.reason() == Qt.FocusReason.MouseFocusReason
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self._clicked_last = True
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        seen = [each for each in self.buttons() if each.isVisible() and each.isEnabled()]
        if not way or self._clicked_last or button not in seen or not _is_row(seen):
            return False
        at = seen.index(button) + way
        if 0 <= at < len(seen):
            seen[at].setFocus(Qt.FocusReason.TabFocusReason)
            seen[at].click()
        return True

    def _on_toggled(self, checked: bool) -> None:
        chosen = self.sender()
        if checked and isinstance(chosen, QAbstractButton):
            self._let_tab_reach(chosen)

    def _let_tab_reach(self, chosen: QAbstractButton) -> None:
        """Of them only that one: Qt sees to it once one of them has had the focus."""
        by_tab = Qt.FocusPolicy.TabFocus
        if not any(button.focusPolicy() & by_tab for button in self.buttons()):
            return
        for button in self.buttons():
            policy = button.focusPolicy()
            button.setFocusPolicy(policy | by_tab if button is chosen else policy & ~by_tab)


def _is_row(buttons: list[QAbstractButton]) -> bool:
    """None stands above another."""
    middles = [button.mapToGlobal(button.rect().center()).y() for button in buttons]
    return max(middles) - min(middles) < min(button.height() for button in buttons)


class ToggledFromOutside:
    """Of a QAbstractButton: a screen reader's "toggle" counts as a click.

    Qt only turns it over then, and says `toggled`, as when the program does; whoever waits for a
    click would never hear of it.
    """

    _is_ours = False

    def hear_toggles(self: Any) -> None:
        self.toggled.connect(self._on_toggled)

    def setChecked(self: Any, on: bool) -> None:
        self._is_ours = True
        super().setChecked(on)  # type: ignore[misc]
        self._is_ours = False

    def nextCheckState(self: Any) -> None:
        """What a click does."""
        self._is_ours = True
        super().nextCheckState()  # type: ignore[misc]
        self._is_ours = False

    def _on_toggled(self: Any, checked: bool) -> None:
        group = self.group()
        given_up = group is not None and group.exclusive() and not checked
        if self._is_ours or given_up:
            return
        self.clicked[bool].emit(checked)
        if group is not None:
            group.idClicked.emit(group.id(self))


def _create_interface(_class_name: str, subject: QObject) -> "QAccessibleInterface | None":
    if not isinstance(subject, QWidget):
        return None
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QAccessibleWidget

    role = role_of(subject)
    if role is None and isinstance(subject, QStackedWidget):
        # Qt's own role for it is said as "layered pane", which is nothing to a person.
        role = QAccessible.Role.Client
    return None if role is None else QAccessibleWidget(subject, role)
