"""What the Progress page asks beyond the sessions: read from the store, once for each change."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.one_routine import routines_in
from backcompanion.application.progress_series import ExerciseSets, in_routine_order
from backcompanion.application.session_queries import SessionQueries
from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.history.step_queries import (
    DailyLoad,
    DailySets,
    all_daily_loads,
    daily_loads,
    daily_sets,
    exercises_by_session,
    first_days,
    loaded_exercises,
    sets_between,
    trained,
)
from backcompanion.history.values.dated_values import SORENESS, WRITTEN_MILESTONES, add_milestone
from backcompanion.training.exercise.terms import Level
from backcompanion.training.planning.back_beside import BackBeside, Trained, back_beside
from backcompanion.training.planning.milestones import Milestone, StepFirsts, find_milestones
from backcompanion.training.planning.month_review import MonthFact, month_before, month_facts
from backcompanion.training.planning.planned_days import planned_counts
from backcompanion.training.planning.program import Plan
from backcompanion.training.planning.review import DateSpan
from backcompanion.training.planning.span_summary import SpanSummary, summarize
from backcompanion.training.planning.stats import Stats
from backcompanion.training.planning.steadiness import Steadiness, steadiness_of
from backcompanion.training.session.prescription import Prescription
from backcompanion.training.session.record import History

if TYPE_CHECKING:
    from backcompanion.application.report import Report

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReadAhead:
    """Answers by the keys under which they are kept, as of a version of the store."""

    version: int
    answers: Mapping[object, object]


class ProgressQueries(SessionQueries):
    """Exercises by their ids. Any of these may raise KnownError."""

    def __init__(
        self,
        context: AppContext,
        history_model: HistoryModel,
        prescription: Callable[[], Prescription],
    ) -> None:
        """`prescription`: of today, as a press of Start would begin it."""
        super().__init__(context, history_model, prescription)
        self._store = context.store
        self._cache: dict[object, object] = {}
        self._version = -1

    def exercises(self) -> Sequence[tuple[str, str]]:
        """Id and name of those of which a set was ever done, in the order to be shown."""
        done = {name for name, _level in self._first_days()}
        routine_ids = dict.fromkeys(place.exercise for place in self._context.routine.round)
        extra_ids = sorted(done.difference(routine_ids))
        return [
            (id_, self._exercise_title(id_)) for id_ in (*routine_ids, *extra_ids) if id_ in done
        ]

    def routines(self) -> Sequence[tuple[str, str]]:
        """Id and name of those that were trained, the most often first."""
        return self._cached("routines", self._read_routines)

    def _read_routines(self) -> Sequence[tuple[str, str]]:
        ids = routines_in(self._history_model.history().sessions)
        return [(id_, self.routine_name(id_)) for id_ in ids]

    def routine_name(self, routine_id: str) -> str:
        """Of one that has gone, its id."""
        routine = self._context.library.routines.get(routine_id)
        return routine.name if routine else routine_id

    def exercise_name(self, exercise_id: str) -> str:
        exercise = self._context.library.exercises.get(exercise_id)
        return exercise.name_in_sentence if exercise else exercise_id

    def conflicted(self) -> Collection[str]:
        """Ids of the sessions that others said something of, which does not stand."""
        from backcompanion.history.folder.conflicts import conflicted_sessions

        return self._cached("conflicted", lambda: conflicted_sessions(self._context.store))

    def level_names(self, exercise_id: str) -> Mapping[Level, str]:
        exercise = self._context.library.exercises.get(exercise_id)
        if exercise is None:
            return {"easier": _("easier"), "standard": _("standard"), "harder": _("harder")}
        return {level: variant.name_in_sentence for level, variant in exercise.variants.items()}

    def sets_done(
        self, since: date | None, until: date, routine: str = ""
    ) -> Sequence[ExerciseSets]:
        """Of each exercise since that day (None: ever), in the order to be shown. `routine`: in
        that one alone.
        """
        key = ("done", since, until, routine)
        return in_routine_order(
            self._cached(key, lambda: self._store.sets_done(since, until, routine)),
            self._context.routine,
            self._context.library.exercises,
        )

    def daily_sets(
        self, exercise: str, since: date | None, routine: str = ""
    ) -> Sequence[DailySets]:
        key = ("sets", exercise, since, routine)
        return self._cached(key, lambda: daily_sets(self._store, exercise, since, routine))

    def trained(self) -> Trained:
        return self._cached("trained", lambda: trained(self._store))

    def sessions_with(self, exercise: str) -> Collection[str]:
        """Ids of those in which a set of it was begun, whichever way."""
        ways = self.trained().sessions.items()
        return {id_ for way, ids in ways if way.exercise == exercise for id_ in ids}

    def plan(self) -> Plan:
        return self._cached("plan", self._history_model.plan)

    def steadiness(self, history: History, as_of: date, routine: str = "") -> Steadiness:
        """`routine`: the one that `history` is narrowed to."""
        key = ("steadiness", as_of, routine)
        return self._cached(key, lambda: steadiness_of(history, as_of))

    # These may be asked in a thread: they keep nothing, and ask the store alone.

    def summary(self, history: History, stats: Stats, span: DateSpan) -> SpanSummary:
        last = min(span.last, stats.as_of)
        return summarize(
            DateSpan(span.first, last),
            history.sessions,
            stats.weeks,
            sets_between(self._store, span.first, last),
            SORENESS.read(self._store),
        )

    def month_facts(
        self, history: History, stats: Stats, month: DateSpan, plan: Plan
    ) -> tuple[MonthFact, ...]:
        now = self.summary(history, stats, month)
        before = self.summary(history, stats, month_before(month))
        this_week = stats.this_week if stats.as_of in month else None
        last = min(month.last, stats.as_of)
        planned = planned_counts(plan, history, stats.weeks, stats.as_of, month.first, last)
        return month_facts(now, before, history.sessions, this_week, planned, today=stats.as_of)

    def read_ahead(
        self, since: Sequence[date | None], until: date, exercise: str = "", routine: str = ""
    ) -> ReadAhead:
        """What charts will ask of spans from those days on (None: ever), and of what is chosen in
        them; then `take`. In a thread: all steps are gone through several times.
        """
        version, store = self._store.version(), self._store
        answers: dict[object, object] = {
            "firsts": first_days(store),
            "loaded": loaded_exercises(store),
            "trained": trained(store),
        }
        for first in since:
            for chosen in {"", routine}:
                answers["done", first, until, chosen] = store.sets_done(first, until, chosen)
            sets = daily_sets(store, exercise, first, routine) if exercise else ()
            answers["sets", exercise, first, routine] = sets
        loads = daily_loads(store, exercise, routine) if exercise else ()
        answers["loads", exercise, routine] = loads
        return ReadAhead(version, answers)

    def refuse_own_file(self, path: Path) -> None:
        """Raises KnownError where it is one of the program's own."""
        from backcompanion.base.own_files import refuse_own_file

        refuse_own_file(path, self._context.folders)

    def report(self, span: DateSpan, *, with_notes: bool, with_remarks: bool) -> "Report":
        from backcompanion.application.report import read_report

        remarks = self._context.live.now.remarks if with_remarks else None
        today = self._history_model.today()
        return read_report(self._store, today, span, with_notes=with_notes, remarks=remarks)[0]

    def back_beside(self, history: History, as_of: date) -> BackBeside:
        return back_beside(history, as_of, trained(self._store), SORENESS.read(self._store))

    def milestones(self, history: History, as_of: date) -> tuple[Milestone, ...]:
        """Latest first."""
        firsts = StepFirsts(first_days(self._store), all_daily_loads(self._store))
        written = WRITTEN_MILESTONES.read(self._store)
        return tuple(find_milestones(history, as_of, firsts, written))

    def loaded_exercises(self) -> Sequence[tuple[str, str]]:
        """Id and name of those for which a weight was ever said."""
        ids = self._cached("loaded", lambda: loaded_exercises(self._store))
        return [(id_, self._exercise_title(id_)) for id_ in ids]

    def loads(self, exercise: str, routine: str = "") -> Sequence[DailyLoad]:
        key = ("loads", exercise, routine)
        return self._cached(key, lambda: daily_loads(self._store, exercise, routine))

    def soreness(self) -> Mapping[date, int]:
        return self._history_model.soreness()

    def exercise_texts(self) -> Mapping[str, str]:
        """By the id of a session, the names of its exercises."""
        return self._cached("texts", self._read_exercise_texts)

    def _read_exercise_texts(self) -> Mapping[str, str]:
        by_session = exercises_by_session(self._store)
        # Most sessions have the same exercises as others.
        names = {
            ids: " ".join(map(self._exercise_title, ids.split(",")))
            for ids in set(by_session.values())
        }
        return {session: names[ids] for session, ids in by_session.items()}

    def write_milestone(self, day: date, text: str) -> None:
        """Behind what that day has; an empty text takes all of it away."""
        write = add_milestone if text else WRITTEN_MILESTONES.write
        self._history_model.notify_when_written(write(self._store, day, text))

    def is_read_ahead(self) -> bool:
        self._forget_what_is_old()
        return "trained" in self._cache

    def take(self, ahead: ReadAhead) -> None:
        """Keeps it, unless something was written meanwhile."""
        self._forget_what_is_old()
        if ahead.version == self._version:
            self._cache.update(ahead.answers)

    def _first_days(self) -> Mapping[tuple[str, Level], date]:
        return self._cached("firsts", lambda: first_days(self._store))

    def _exercise_title(self, exercise_id: str) -> str:
        exercise = self._context.library.exercises.get(exercise_id)
        return exercise.name if exercise else exercise_id

    def _cached(self, key: object, query: Callable[[], T]) -> T:
        """Asked again only where something has changed."""
        self._forget_what_is_old()
        if key not in self._cache:
            self._cache[key] = query()
        return self._cache[key]  # type: ignore[return-value]

    def _forget_what_is_old(self) -> None:
        version = self._store.version()
        if version != self._version:
            self._cache.clear()
            self._version = version
