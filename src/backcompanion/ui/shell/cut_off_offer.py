"""The offer to go on with a session that was cut off, for as long as it holds."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from backcompanion.application.history_model import Numbers
    from backcompanion.application.session_flow import SessionFlow
    from backcompanion.history.open_session import OpenSession
    from backcompanion.ui.shell.cut_off_card import CutOffCard
    from backcompanion.ui.shell.home import HomePages


class CutOffOffer(QObject):
    """`card` stands on the Workout page, or is None. `found`: what it is about."""

    def __init__(
        self, flow: "SessionFlow", home: "HomePages", numbers: "Numbers", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._flow, self._home = flow, home
        self.card: CutOffCard | None = None
        self.found: OpenSession | None = None
        self._gone: OpenSession | None = None
        flow.began.connect(self._began)
        numbers.changed.connect(self._look)

    def make(self) -> None:
        """If there is one: before the window is shown, as a key that is pressed at once must not
        start another.
        """
        self.found = self._flow.cut_off()
        if self.found is not None:
            self.card = self._home.offer_cut_off(self.found)
            self.card.wanted.connect(self._go_on)
            self.card.kept.connect(self._keep)

    def take_focus(self) -> None:
        if self.card is not None:
            self.card.take_focus()
        else:
            self._home.workout.focus_start()

    def _go_on(self) -> None:
        found = self._take_away()
        if found is not None:
            self._flow.go_on(found)
        if self._flow.running is None:
            self._home.workout.focus_start()

    def _keep(self) -> None:
        found = self._take_away()
        if found is not None:
            self._flow.keep(found)
        self._home.workout.focus_start()

    def _began(self) -> None:
        self._gone = None
        self._take_away()

    def _look(self) -> None:
        """What was deleted or corrected in the history cannot be gone on with, until it is back."""
        if self.found is not None and not self._flow.is_open(self.found):
            self._gone = self._take_away()
        elif self._is_back():
            self._gone = None
            self.make()

    def _is_back(self) -> bool:
        gone = self._gone
        return gone is not None and self._flow.running is None and self._flow.is_open(gone)

    def _take_away(self) -> "OpenSession | None":
        found, self.found, self.card = self.found, None, None
        self._home.workout.show_extra(None)
        return found
