"""The history as the pages ask for it: read from the store, written through its writer."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcompanion.application.context import Parts
from backcompanion.history.store import new_id
from backcompanion.history.write_future import Receipt
from backcompanion.training.planning.consistency import goal_on, local_date_of
from backcompanion.training.session.record import Break, History, Preferences, SessionRecord

if TYPE_CHECKING:
    from backcompanion.training.planning.advice import Advice
    from backcompanion.training.planning.program import Plan
    from backcompanion.training.planning.stats import Stats

# How many of the latest sessions say what hurt and what is familiar.
LOOK_BACK = 12

# How long the window may be held; a disk that takes longer is not waited for.
_PATIENCE_SECONDS = 0.02


class Numbers(QObject):
    """`changed`: something was written (it stands on disk), here or by another process."""

    changed = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts, self._store = parts, parts.store
        self._version = -1
        self._history = History()
        self._latest: tuple[int, tuple[SessionRecord, ...]] | None = None

    # --- reading -----------------------------------------------------------------------------

    def today(self) -> date:
        """By the hour at which the person's day begins."""
        return local_date_of(self._parts.now(), self.preferences().day_starts_minutes)

    def history(self) -> History:
        """All of it, without steps; read again only where something has changed."""
        version = self._store.version()
        if version != self._version:
            self._history = self._store.read()
            self._version = version
        return self._history

    def stats(self) -> "Stats":
        from backcompanion.training.planning.stats import stats

        return stats(self.history(), self.today())

    def stats_with(self, record: SessionRecord) -> "Stats":
        """As if that session, which is on its way to the disk, stood there already."""
        from backcompanion.training.planning.stats import stats

        history = self.history()
        others = tuple(s for s in history.sessions if s.id != record.id)
        return stats(replace(history, sessions=(*others, record)), self.today())

    def plan(self) -> "Plan":
        from backcompanion.history.values.plan_store import read_plan

        return read_plan(self._store)

    def advice(self) -> "Advice":
        from backcompanion.training.planning.advice import advice

        return advice(self.history(), self.stats(), self.soreness().get(self.today()))

    def latest(self) -> tuple[SessionRecord, ...]:
        """The latest sessions with their steps, newest first; read again only after a change."""
        history = self.history()
        if self._latest is None or self._latest[0] != self._version:
            newest = reversed(history.sessions[-LOOK_BACK:])
            records = (self._store.session(session.id) for session in newest)
            self._latest = self._version, tuple(one for one in records if one is not None)
        return self._latest[1]

    def soreness(self) -> "dict[date, int]":
        """What was said on which day, 0 to 10."""
        from backcompanion.history.values.soreness import soreness

        return soreness(self._store)

    def say_soreness(self, value: int) -> None:
        """How sore the back is today."""
        from backcompanion.history.values.soreness import say_soreness

        self.written(say_soreness(self._store, self.today(), value))

    def experience(self) -> dict[str, tuple[int, int]]:
        """By exercise: in how many of the latest sessions it was done, and days since the last."""
        known: dict[str, tuple[int, int]] = {}
        today = self.today()
        for session in self.latest():
            for exercise in {step.exercise for step in session.steps if step.outcome == "done"}:
                times, days = known.get(exercise, (0, (today - session.local_date).days))
                known[exercise] = (times + 1, days)
        return known

    def look(self) -> None:
        """Tells if another process changed the history meanwhile."""
        if self._store.version() != self._version:
            self.changed.emit()

    # --- what decides the numbers --------------------------------------------------------------

    def preferences(self) -> Preferences:
        return self.history().preferences

    def set_preferences(self, preferences: Preferences) -> None:
        self.written(self._store.set_preferences(preferences))

    def goal_today(self) -> int:
        return goal_on(self.today(), self.history().goals)

    def goal_is_planned(self) -> bool:
        """Whether the weeks of a plan set it now."""
        from backcompanion.training.planning.program import is_on, plan_week

        plan = self.plan()
        week = plan_week(plan, self.history(), self.today())
        return is_on(plan) and not (week is not None and week.keeping)

    def set_goal(self, days_per_week: int) -> None:
        self.written(self._store.set_goal(self.today(), days_per_week))

    def set_break(self, days_off: Break) -> None:
        self.written(self._store.set_break(days_off))

    def end_break(self, start: date, end: date) -> None:
        self.written(self._store.end_break(start, end))

    def remove_break(self, start: date) -> None:
        self.written(self._store.remove_break(start))

    # --- sessions ------------------------------------------------------------------------------

    def session(self, session_id: str) -> SessionRecord | None:
        return self._store.session(session_id)

    def new_id(self) -> str:
        return new_id()

    def add(self, session: SessionRecord) -> None:
        self._store.add(session, on_saved=self._told)

    def edit(self, session: SessionRecord) -> None:
        self._store.edit(session, on_saved=self._told)

    def delete(self, session_id: str) -> None:
        self._store.delete(session_id, on_saved=self._told)

    def restore(self, session_id: str) -> None:
        self._store.restore(session_id, on_saved=self._told)

    def export(self, path: Path) -> None:
        from backcompanion.application.person_settings import person_of
        from backcompanion.history.exchange.import_export import export

        export(self._store, path, person_of(self._parts.live.now))

    def written(self, receipt: Receipt) -> None:
        """Tells of the change: at once where the disk is as quick as disks are, else when it can.

        What cannot be written for now is told as well: it is read from memory meanwhile.
        """
        if receipt.wait(_PATIENCE_SECONDS) or self._store.writer.shadow is not None:
            self._told()
        else:
            receipt.then(self._told)

    def _told(self) -> None:
        # From the writer's thread the signal goes over to the window's by itself.
        self.changed.emit()
