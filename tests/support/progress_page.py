"""What the Progress page asks, answered without a store."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import QObject

from backcompanion.application.history_model import HistoryModel
from backcompanion.application.progress_queries import ProgressQueries, ReadAhead
from backcompanion.application.progress_series import ExerciseSets
from backcompanion.application.undo_stack import UndoStack
from backcompanion.history.folder.conflicts import Conflict
from backcompanion.history.set_aside import SetAside
from backcompanion.history.step_queries import DailyLoad, DailySets
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Level
from backcompanion.training.planning.back_beside import BackBeside, Trained, back_beside
from backcompanion.training.planning.milestones import Milestone
from backcompanion.training.planning.program import Plan
from backcompanion.training.planning.review import DateSpan
from backcompanion.training.planning.span_summary import SpanSummary, summarize
from backcompanion.training.planning.stats import Stats
from backcompanion.training.planning.steadiness import Steadiness, steadiness_of
from backcompanion.training.session.record import History, Preferences, SessionRecord


class KeptHistory(HistoryModel):
    """A history that is there at once, at a moment that stands still."""

    def __init__(self, kept: History, now: datetime) -> None:
        QObject.__init__(self)
        self.undo_stack = UndoStack(self)
        self.kept, self._now = kept, now

    def now(self) -> datetime:
        return self._now

    def history(self) -> History:
        return self.kept

    def unreadable_in_portions(self) -> Iterator[tuple[SetAside, ...] | None]:
        return iter((None, ()))

    def unreadable(self) -> tuple[SetAside, ...]:
        return ()

    def preferences(self) -> Preferences:
        return self.kept.preferences


class NoQueries(ProgressQueries):
    """Nothing is on record but the sessions."""

    _steadiness: tuple[History, date, Steadiness] | None = None

    def __init__(self) -> None:
        """Without a store."""

    @property
    def weight_unit(self) -> str:
        return "kg"

    def exercises(self) -> Sequence[tuple[str, str]]:
        return ()

    def routines(self) -> Sequence[tuple[str, str]]:
        return ()

    def conflicted(self) -> Sequence[str]:
        return ()

    def routine_name(self, routine_id: str) -> str:
        return routine_id

    def conflicts(self, session_id: str) -> tuple[Conflict, ...]:
        return ()

    def exercise_name(self, exercise_id: str) -> str:
        return exercise_id

    @property
    def library(self) -> Library:
        return Library({}, {})

    def library_of(self, session: SessionRecord) -> Library:
        return self.library

    def usual_loads(self, session_id: str) -> Mapping[str, float]:
        return {}

    def level_names(self, exercise_id: str) -> Mapping[Level, str]:
        return {}

    def sets_done(
        self, since: date | None, until: date, routine: str = ""
    ) -> Sequence[ExerciseSets]:
        return ()

    def daily_sets(
        self, exercise: str, since: date | None, routine: str = ""
    ) -> Sequence[DailySets]:
        return ()

    def trained(self) -> Trained:
        return Trained()

    def plan(self) -> Plan:
        return Plan()

    def steadiness(self, history: History, as_of: date, routine: str = "") -> Steadiness:
        kept = self._steadiness  # as the program keeps it
        if kept is None or kept[0] is not history or kept[1] != as_of:
            kept = self._steadiness = (history, as_of, steadiness_of(history, as_of))
        return kept[2]

    def summary(self, history: History, stats: Stats, span: DateSpan) -> SpanSummary:
        last = min(span.last, stats.as_of)
        return summarize(DateSpan(span.first, last), history.sessions, stats.weeks, (), {})

    def back_beside(self, history: History, as_of: date) -> BackBeside:
        return back_beside(history, as_of, Trained(), {})

    def read_ahead(
        self, since: Sequence[date | None], until: date, exercise: str = "", routine: str = ""
    ) -> ReadAhead:
        return ReadAhead(0, {})

    def is_read_ahead(self) -> bool:
        return True

    def take(self, ahead: ReadAhead) -> None:
        pass

    def loaded_exercises(self) -> Sequence[tuple[str, str]]:
        return ()

    def loads(self, exercise: str, routine: str = "") -> Sequence[DailyLoad]:
        return ()

    def soreness(self) -> Mapping[date, int]:
        return {}

    def exercise_texts(self) -> Mapping[str, str]:
        return {}

    def milestones(self, history: History, as_of: date) -> tuple[Milestone, ...]:
        return ()
