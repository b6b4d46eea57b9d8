"""What the form of a session asks beyond the session itself."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.prescription import Prescription
from backcompanion.training.session.record import SessionRecord

if TYPE_CHECKING:
    from backcompanion.history.folder.conflicts import Conflict


class SessionQueries:
    """Any of these may raise KnownError."""

    def __init__(
        self,
        context: AppContext,
        history_model: HistoryModel,
        prescription: Callable[[], Prescription],
    ) -> None:
        """`prescription`: of today, as a press of Start would begin it."""
        self._context, self._history_model = context, history_model
        self._prescription = prescription

    @property
    def library(self) -> Library:
        return self._context.library

    @property
    def weight_unit(self) -> str:
        """ "kg" or "lb", as set now."""
        return self._context.live.now.weight_unit

    def library_of(self, session: SessionRecord) -> Library:
        """With the tempos in which it was prescribed. One that was not trained here has no
        prescription: then that of today, where it is of the same routine.
        """
        from backcompanion.history.step_queries import prescription_text
        from backcompanion.training.session.prescribed_tempos import with_tempos_of
        from backcompanion.training.session.prescription_json import from_json

        text = prescription_text(self._context.store, session.id)
        try:
            prescription = from_json(text) if text else self._prescription()
        except ValueError:  # it is not to be understood any more
            return self.library
        if prescription.routine != session.routine:
            return self.library
        return with_tempos_of(prescription, self.library)

    def conflicts(self, session_id: str) -> "tuple[Conflict, ...]":
        """What other computers said of it at the same time, and does not stand."""
        from backcompanion.history.folder.conflicts import conflicts_of

        return conflicts_of(self._context.store, session_id)

    def usual_loads(self, session_id: str) -> Mapping[str, float]:
        """kg by the exercise, as used lately in sessions other than that one."""
        from backcompanion.training.adaptation.loads import last_loads

        return last_loads(other for other in self._history_model.latest() if other.id != session_id)

    def session_as_planned(self) -> SessionRecord:
        """Today's, as if it had been done to its end by now."""
        from backcompanion.application.session_entry import session_as_planned

        return session_as_planned(
            self._prescription(),
            self._history_model.new_id(),
            self._history_model.now(),
            self._history_model.preferences().day_starts_minutes,
            self._context.live.now.weight_kg or None,
        )
