"""The offer to go on with a session that was cut off, for as long as it holds."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from backcompanion.application.history_model import HistoryModel
    from backcompanion.application.session_flow import SessionFlow
    from backcompanion.history.open_session import OpenSession
    from backcompanion.ui.shell.cut_off_card import CutOffCard
    from backcompanion.ui.shell.home import HomePages


class CutOffOffer(QObject):
    """`card` stands on the Workout page, or is None. `cut_off_session`: what it is about."""

    def __init__(
        self, flow: "SessionFlow", home: "HomePages", history_model: "HistoryModel", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._flow, self._home = flow, home
        self.card: CutOffCard | None = None
        self.cut_off_session: OpenSession | None = None
        self._withdrawn_session: OpenSession | None = None
        home.workout.resume_requested.connect(self._on_resume_requested)
        flow.began.connect(self._on_session_began)
        # Later, when all have heard that it began.
        flow.given_up.connect(self.show_if_any, Qt.ConnectionType.QueuedConnection)
        history_model.changed.connect(self._on_history_changed)

    def show_if_any(self) -> None:
        """If there is one: before the window is shown, as a key that is pressed at once must not
        start another.
        """
        self.cut_off_session = self._flow.cut_off()
        if self.cut_off_session is not None:
            self.card = self._home.show_cut_off_card(self.cut_off_session)
            self._home.workout.set_resumes(True)
            self.card.resume_requested.connect(self._on_resume_requested)
            self.card.keep_requested.connect(self._on_keep_requested)

    def take_focus(self) -> None:
        self._home.workout.focus_start()

    def _on_resume_requested(self) -> None:
        cut_off_session = self._remove_card()
        if cut_off_session is not None:
            self._flow.resume(cut_off_session)
        if self._flow.running is None:
            self._home.workout.focus_start()

    def _on_keep_requested(self) -> None:
        cut_off_session = self._remove_card()
        if cut_off_session is not None:
            self._flow.keep(cut_off_session)
        self._home.workout.focus_start()

    def _on_session_began(self) -> None:
        self._withdrawn_session = None
        self._remove_card()

    def _on_history_changed(self) -> None:
        """What was deleted or corrected in the history cannot be gone on with, until it is back."""
        if self.cut_off_session is not None and not self._flow.is_open(self.cut_off_session):
            self._withdrawn_session = self._remove_card()
        elif self._is_back():
            self._withdrawn_session = None
            self.show_if_any()

    def _is_back(self) -> bool:
        withdrawn_session = self._withdrawn_session
        return (
            withdrawn_session is not None
            and self._flow.running is None
            and self._flow.is_open(withdrawn_session)
        )

    def _remove_card(self) -> "OpenSession | None":
        cut_off_session, self.cut_off_session, self.card = self.cut_off_session, None, None
        self._home.workout.set_resumes(False)
        self._home.workout.show_extra(None)
        return cut_off_session
