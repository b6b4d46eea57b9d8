"""Three computers that do anything, and a carrier that does what carriers do, in any order."""

import os
import random
import shutil
import sqlite3
import tempfile
import traceback
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

from backcompanion.history.folder import sync
from backcompanion.history.folder.folder_files import FolderAwayError
from backcompanion.history.folder.merge_events import take_back
from backcompanion.history.rows import microseconds
from backcompanion.history.values.dated_values import SORENESS, WRITTEN_MILESTONES
from backcompanion.history.values.plan_store import write_plan
from backcompanion.training.planning.program import Anchor, Plan
from backcompanion.training.planning.program_goals import GoalChanges
from backcompanion.training.session.record import Break, Preferences, SessionRecord
from support.computers import Computer, carry, carry_all, settle
from support.histories import EVENING, session, step

# In memory where there is such a place: a disk's fsync is not what is looked at here.
ROOT = "/dev/shm" if os.access("/dev/shm", os.W_OK) else tempfile.gettempdir()
STEPS = 30
NAMES = ("desk", "sofa", "barn")
DAYS = [date(2026, 11, n) for n in range(1, 6)]
FIELDS: dict[str, list[Any]] = {
    "effort": [1, 5, 9],
    "note": ["", "tired", "x" * 50],
    "back": ["good", "sore"],
    "steps": [(), (step(),), (step(), step("roll-downs", outcome="skipped"))],
}
CONFLICTS = (
    "{}.sync-conflict-20261128-101010-ABCDEFG.jsonl",
    "{} (conflicted copy 2026-11-28 101010).jsonl",
    "{} (1).jsonl",
)


class KilledError(Exception):
    """The process has gone at that moment."""


class Interleaving:
    """`born`, `deleted`, `touched`: ids of sessions; what was touched after it was there."""

    figures: ClassVar[Counter[str]] = Counter()

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.root = Path(tempfile.mkdtemp(prefix="computers-", dir=ROOT))
        offs = [timedelta(), timedelta(days=-3), timedelta(days=400)]
        self.computers = [
            Computer(self.root, name, off) for name, off in zip(NAMES, offs, strict=True)
        ]
        self.born: set[str] = set()
        self.deleted: set[str] = set()
        self.touched: set[str] = set()
        self.acts = (
            *(self.add, self.add, self.edit, self.edit, self.delete, self.restore),
            *(self.goal, self.days_off, self.day, self.plan, self.preferences, self.routine),
            *(self.sync, self.sync, self.sync, self.carry, self.carry, self.carry_part),
            *(self.conflict_copy, self.lose, self.away, self.take_back, self.killed, self.cut_own),
            self.lose_for_good,
        )

    def run(self) -> None:
        try:
            for computer in self.computers:
                self.add(computer)
            for computer in self.computers:
                computer.join()
            for _step in range(STEPS):
                act = self.chance.choice(self.acts)
                self.figures[act.__name__] += 1
                with suppress(FolderAwayError):
                    act(self.chance.choice(self.computers))
            self.check()
        finally:
            for computer in self.computers:
                computer.close()
            shutil.rmtree(self.root)

    def check(self) -> None:
        for computer in self.computers:
            computer.shared.mkdir(exist_ok=True)
            computer.sync(thoroughly=True)
        carry_all(self.computers)
        settle(self.computers)
        exports = {computer.export() for computer in self.computers}
        assert len(exports) == 1, "they do not say the same"
        ids = {each.id for each in self.computers[0].store.read().sessions}
        lost = self.born - self.deleted - ids
        assert not lost, f"lost: {lost}"
        back = (self.deleted - self.touched) & ids
        assert not back, f"deleted, and there again: {back}"
        texts = [
            {path.name: path.read_bytes() for path in (computer.data / "routines").glob("*.toml")}
            for computer in self.computers
        ]
        assert texts[0] == texts[1] == texts[2]

    # --- what people do --------------------------------------------------------------------------

    def _any_session(self, computer: Computer) -> SessionRecord | None:
        session = computer.store.read(steps=True).sessions
        return self.chance.choice(session) if session else None

    def add(self, computer: Computer) -> None:
        computer.store.writer.flush(5)
        id_ = f"s{len(self.born)}"
        self.born.add(id_)
        started = EVENING + timedelta(hours=len(self.born))
        computer.store.add(session(id_, started, steps=(step(),)))
        computer.store.writer.flush(5)

    def edit(self, computer: Computer) -> None:
        if record := self._any_session(computer):
            name = self.chance.choice(list(FIELDS))
            changed = replace(record, **{name: self.chance.choice(FIELDS[name])}, sets=None)
            self.touched.add(record.id)
            computer.store.edit(changed)
            computer.store.writer.flush(5)

    def delete(self, computer: Computer) -> None:
        if record := self._any_session(computer):
            self.deleted.add(record.id)
            computer.store.delete(record.id)
            computer.store.writer.flush(5)

    def restore(self, computer: Computer) -> None:
        gone = sorted(self.deleted)
        if gone:
            id_ = self.chance.choice(gone)
            self.touched.add(id_)
            computer.store.restore(id_)
            computer.store.writer.flush(5)

    def goal(self, computer: Computer) -> None:
        day = self.chance.choice(DAYS)
        if self.chance.random() < 0.3:
            computer.store.remove_goal(day)
        else:
            computer.store.set_goal(day, self.chance.randint(1, 7))
        computer.store.writer.flush(5)

    def days_off(self, computer: Computer) -> None:
        day = self.chance.choice(DAYS)
        if self.chance.random() < 0.3:
            computer.store.remove_break(day)
        else:
            end = day + timedelta(days=3) if self.chance.random() < 0.5 else None
            computer.store.set_break(Break(day, end, "holiday"))
        computer.store.writer.flush(5)

    def day(self, computer: Computer) -> None:
        day = self.chance.choice(DAYS)
        value = self.chance.choice([None, 0, 3, 9])
        SORENESS.write(computer.store, day, value)
        text = self.chance.choice([None, "first", "second"])
        WRITTEN_MILESTONES.write(computer.store, day, text)
        computer.store.writer.flush(5)

    def plan(self, computer: Computer) -> None:
        plan = Plan(anchors=(Anchor(self.chance.choice(DAYS), 1),), weekdays=(0, 3))
        write_plan(computer.store, GoalChanges(self.chance.choice([plan, Plan()]), (), ()))
        computer.store.writer.flush(5)

    def preferences(self, computer: Computer) -> None:
        computer.store.set_preferences(Preferences(self.chance.randint(0, 6), 240))
        computer.person["levels"] = {"back-bows": self.chance.choice([-1, 1])}
        computer.store.writer.flush(5)

    def routine(self, computer: Computer) -> None:
        file = computer.data / "routines" / self.chance.choice(["mine.toml", "other.toml"])
        file.parent.mkdir(exist_ok=True)
        if file.exists() and self.chance.random() < 0.3:
            file.unlink()
        else:
            file.write_text(f'id = "{file.stem}"\nname = "N{self.chance.randint(0, 99)}"\n')

    # --- what the program does -------------------------------------------------------------------

    def sync(self, computer: Computer) -> None:
        report = computer.sync()
        self.latest = (computer, report)

    def take_back(self, computer: Computer) -> None:
        """The whole of what just came, at once."""
        report = computer.sync()
        for (kind, key), before in report.merged.before.items():
            if kind == "session":
                self.touched.add(key)
                if before is None:
                    self.deleted.add(key)
        now_us = microseconds(computer.now())

        def job(connection: sqlite3.Connection) -> None:
            take_back(connection, report.merged, now_us)

        computer.store.writer.put(job)
        computer.store.writer.flush(5)

    def killed(self, computer: Computer) -> None:
        """Before the history could take what was written and read."""
        with patch.object(sync._Run, "_merge", side_effect=KilledError), suppress(KilledError):
            computer.sync()

    def cut_own(self, computer: Computer) -> None:
        """As a kill in an append leaves it, here or there."""
        own = computer.own_file
        local = computer.data / "computers" / own.name
        for file in (own, local):
            if file.exists() and self.chance.random() < 0.5:
                content = file.read_bytes()
                whole = content if file == own else content.rstrip(b"\n") + b"\n"
                last = whole[:-1].rfind(b"\n") + 1
                keep = self.chance.randrange(last, len(whole)) if last < len(whole) else last
                if file == own:
                    file.write_bytes(content[:keep])
                else:
                    file.write_bytes(whole + b'{"id":"half')

    # --- what carriers do ------------------------------------------------------------------------

    def _other(self, computer: Computer) -> Computer:
        return self.chance.choice([other for other in self.computers if other is not computer])

    def carry(self, computer: Computer) -> None:
        other = self._other(computer)
        if computer.own_file.exists() and other.shared.exists():
            carry(computer, other)

    def carry_part(self, computer: Computer) -> None:
        other = self._other(computer)
        if computer.own_file.exists() and other.shared.exists():
            carry(computer, other, cut=self.chance.random())

    def conflict_copy(self, computer: Computer) -> None:
        other = self._other(computer)
        if computer.own_file.exists() and other.shared.exists():
            name = self.chance.choice(CONFLICTS).format(computer.own_file.stem)
            carry(computer, other, name, cut=self.chance.choice([1.0, self.chance.random()]))

    def lose(self, computer: Computer) -> None:
        """A file of anybody goes, or is an older one again."""
        if computer.shared.exists() and (files := sorted(computer.shared.iterdir())):
            file = self.chance.choice(files)
            content = file.read_bytes()
            file.write_bytes(content[: self.chance.randrange(0, len(content) + 1)])

    def lose_for_good(self, computer: Computer) -> None:
        """The file of a computer goes everywhere, its own disk too."""
        own = computer.own_file
        (computer.data / "computers" / own.name).unlink(missing_ok=True)
        for each in self.computers:
            for file in each.shared.glob(f"*{own.stem}*"):
                file.unlink()

    def away(self, computer: Computer) -> None:
        aside = computer.shared.with_name("unplugged")
        computer.shared.rename(aside)
        with suppress(FolderAwayError):
            computer.sync()
        aside.rename(computer.shared)


def run_interleavings(count: int, first: int = 0) -> list[str]:
    """What went wrong, with the seed that leads there."""
    failures = []
    for seed in range(first, first + count):
        try:
            Interleaving(seed).run()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a failure
            failures.append(f"seed {seed}: {error!r}\n{traceback.format_exc()}")
    return failures
