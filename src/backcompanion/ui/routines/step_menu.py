"""What can be done with the selected step, as a menu: for the mouse and for a screen reader."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import pgettext
from backcompanion.ui.routines.step_list import StepList
from backcompanion.ui.widgets.menu import Menu


class StepMenu(QObject):
    """Lives as long as its menu; asks for what the keys of the list ask for."""

    def __init__(self, parent: QWidget, steps: StepList) -> None:
        self.menu = Menu(parent)
        super().__init__(self.menu)
        self._work: dict[QAction, Callable[[], object]] = {}
        self._add(_("Move up"), partial(steps.move_requested.emit, -1), "Alt+↑")
        self._add(_("Move down"), partial(steps.move_requested.emit, 1), "Alt+↓")
        self._add(_("Double"), steps.double_requested.emit, _("Ctrl+D"))
        self._add(_("Take out"), steps.remove_requested.emit, pgettext("key", "Delete"))
        self.menu.addSeparator()
        self._add(_("Try this step"), steps.try_requested.emit, _("Enter"))
        self._add(_("Try from here"), steps.try_from_requested.emit, _("Shift+Enter"))
        self.menu.triggered.connect(self._on_triggered)

    def _add(self, text: str, work: Callable[[], object], keys: str) -> None:
        # Written out, as in other menus: Qt has other words for some of them ("Return", "Retorno").
        action = self.menu.add_entry(f"{text}\t{keys}")
        self._work[action] = work

    def _on_triggered(self, action: QAction) -> None:
        self._work[action]()
