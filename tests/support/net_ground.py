"""What the model of the safety net stands on: the plain list, the folder, and the laws that hold at
any time.
"""

import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from backcompanion.history.safety import thinning
from backcompanion.history.safety.backups import list_backups, session_ids
from backcompanion.history.safety.contents import contents
from backcompanion.history.safety.opening import open_history
from backcompanion.history.safety.usability import usability_problem
from backcompanion.history.store import Store
from backcompanion.training.session.record import Goal, History, SessionRecord
from support.histories import EVENING, exactly, session, step

# In memory where there is such a place: a disk's fsync is not what is looked at here.
ROOT = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else Path(tempfile.gettempdir())
DAY = timedelta(days=1)
RUNNING = timedelta(seconds=10)
FEW = 2
JUMPS = [
    *(timedelta(seconds=1), timedelta(minutes=20), timedelta(hours=5), DAY, 8 * DAY, 40 * DAY),
    *(timedelta(0), timedelta(hours=-9), -DAY, -40 * DAY, 3650 * DAY, -3650 * DAY),
]
ZONES = [timezone(timedelta(hours=hours)) for hours in (-11, 0, 1, 14)]
Sessions = dict[str, SessionRecord]


@dataclass(frozen=True)
class State:
    """What can be seen, and what was deleted and can be brought back, with when. `open`: the id of
    the session in progress, or "".
    """

    sessions: Sessions = field(default_factory=dict)
    deleted: dict[str, tuple[SessionRecord, datetime]] = field(default_factory=dict)
    goal: int = 0
    open: str = ""

    def goals(self) -> tuple[Goal, ...]:
        return (Goal(EVENING.date(), self.goal),) if self.goal else ()


class NetGround(RuleBasedStateMachine):
    """`state`: the plain list. `backups`: what each that is listed holds, in the order in which
    they were made. `figures`: how often what was done, in all sequences of this process.
    """

    figures: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        # Few, so that few backups are enough for some to go: the laws know of no numbers.
        self._few = patch.multiple(thinning, LATEST=FEW, DAYS=FEW, WEEKS=1, MONTHS=1)
        self._few.start()
        self.folder = Path(tempfile.mkdtemp(prefix="net-", dir=ROOT))
        self.now = datetime(2026, 11, 22, 18, tzinfo=UTC)
        self.state = State()
        self.backups: dict[Path, State] = {}
        self.number = 0
        self.figures["sequences"] += 1
        self._ids = patch("backcompanion.history.store.new_id", self._next_id)
        self._ids.start()

    def _next_id(self) -> str:
        """The same in each run, unlike those that the program makes."""
        self.number += 1
        return f"r{self.number}"

    @initialize(data=st.data())
    def start(self, data: st.DataObject) -> None:
        self.jump(data)
        self.store = self.open()

    def open(self) -> Store:
        opened = open_history(self.folder, now=lambda: self.now)
        assert opened.repair_message == ""
        return opened.store

    def teardown(self) -> None:
        try:
            if hasattr(self, "store"):
                self.all_that_is_listed_can_be_gone_back_to()
        finally:
            # Its thread ends whatever a law has found.
            closed = not hasattr(self, "store") or self.store.close(20)
            self._few.stop()
            self._ids.stop()
            shutil.rmtree(self.folder, ignore_errors=True)
        assert closed

    def all_that_is_listed_can_be_gone_back_to(self) -> None:
        """That it works as well is tried by a rule, for any of them at any moment."""
        for path, state in self.backups.items():
            assert usability_problem(path) == ""
            assert contents(path, self.store.path).sessions == len(state.sessions)

    # --- the plain list ------------------------------------------------------------------------

    def jump(self, data: st.DataObject) -> None:
        """The clock, by years or by nothing, into any zone."""
        jump, zone = data.draw(st.sampled_from(JUMPS)), data.draw(st.sampled_from(ZONES))
        if 1500 < (self.now + jump).year < 4000:
            self.now = (self.now + jump).astimezone(zone)

    def new(self) -> SessionRecord:
        self.number += 1
        started_at = EVENING + timedelta(minutes=self.number)
        steps = (step("one"), step("two", outcome="partial"))[: self.number % 3]
        return session(f"s{self.number}", started_at, steps=steps, note=f"n{self.number}")

    def see(self, sessions: Sessions, **changes: Any) -> None:
        """What there is from now on."""
        self.state = replace(self.state, sessions=sessions, **changes)

    def seen(self) -> Sessions:
        return {record.id: record for record in self.store.read(steps=True).sessions}

    def deleted_ids(self) -> set[str]:
        def read(connection: sqlite3.Connection) -> set[str]:
            rows = connection.execute("SELECT id FROM sessions WHERE deleted_us IS NOT NULL")
            return {id_ for (id_,) in rows}

        nothing: set[str] = set()
        return self.store.query(read, nothing)

    # --- the laws ------------------------------------------------------------------------------

    def see_backups(self, state: State) -> None:
        """Each that is new is one of that state; others may have gone that may go."""
        listed = [backup.path for backup in reversed(list_backups(self.folder))]
        for path in (each for each in listed if each not in self.backups):
            assert session_ids(path) == state.sessions.keys()
            self.backups[path] = state
        assert [path for path in self.backups if path in listed] == listed, "order of the list"
        self.gone(set(listed))

    def gone(self, left: set[Path]) -> None:
        """Only what lies somewhere else as well."""
        held = set(self.state.sessions).union(*(self.backups[path].sessions for path in left))
        for path in self.backups.keys() - left:
            assert set(self.backups.pop(path).sessions) <= held, "the only copy of a session"

    @invariant()
    def the_history_is_the_list(self) -> None:
        if not hasattr(self, "store"):
            return
        history = self.store.read(steps=True)
        wanted = tuple(sorted(self.state.sessions.values(), key=lambda r: (r.started_at, r.id)))
        assert exactly(replace(history, goals=())) == exactly(History(wanted))
        assert history.goals == self.state.goals()
        assert self.deleted_ids() == self.state.deleted.keys()

    @invariant()
    def what_is_listed_is_what_was_made(self) -> None:
        if hasattr(self, "store"):
            assert {backup.path for backup in list_backups(self.folder)} == self.backups.keys()
