"""Add a session that was trained without the laptop: as planned in two presses, or in full."""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui.widgets.buttons import Button, Kind
from backcompanion.ui.widgets.menu import Menu
from backcompanion.ui.widgets.name_tip import NameTip

AddKind = Literal["planned", "full", "time"]


class AddSessionButton(Button):
    """`add_requested` carries an `AddKind`: today's session as planned, the form with all of its
    steps, or the form with time and answers only.
    """

    add_requested = Signal(str)

    def __init__(
        self,
        text: str,
        *,
        kind: Kind = "plain",
        pixels: float = 14,
        height: int = 42,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, kind=kind, icon="plus", pixels=pixels, height=height, parent=parent)
        self.setAccessibleName(_("Add a session trained without the laptop"))
        NameTip(self, _("A session trained without the laptop"))
        self._menu = Menu(self)
        entries: tuple[tuple[AddKind, str], ...] = (
            ("planned", _("Today, as planned")),
            ("full", _("In full: sets, variants, weights…")),
            ("time", _("Only the time…")),
        )
        for add_kind, words in entries:
            self._menu.add_entry(words).setData(add_kind)
        self._menu.triggered.connect(self._on_triggered)
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """With the first entry at hand: another press takes it."""
        self._menu.open_below(self)
        self._menu.setActiveAction(self._menu.actions()[0])

    def _on_triggered(self, action: QAction) -> None:
        self.add_requested.emit(action.data())
