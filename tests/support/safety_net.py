"""The safety net against a plain list: sessions, corrections, deletions, imports, undo, backups,
restores, thinning, a clock that jumps, restarts and kills, in any order.

Laws: nothing that a person can still be offered is gone; what undo and every count say is true;
every backup that is listed can be gone back to, and none goes by that; thinning takes neither what
is in use nor the only copy of a session; after undo the history is what it was, field for field.
"""

from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from backcompanion.base.errors import KnownError
from backcompanion.history.exchange.import_export import import_history
from backcompanion.history.exchange.json_text import serialize
from backcompanion.history.safety import thinning
from backcompanion.history.safety.backups import (
    Backup,
    BackupReason,
    back_up,
    list_backups,
)
from backcompanion.history.safety.contents import contents
from backcompanion.history.safety.restoring import restore
from backcompanion.history.safety.thinning import thin_out
from backcompanion.history.store import Store
from backcompanion.training.session.record import History
from support.net_everything import NetEverything
from support.net_ground import FEW, Sessions, State


class SafetyNet(NetEverything):
    def __init__(self) -> None:
        super().__init__()
        self.import_undo: tuple[Path, int, State] | None = None

    def start_again(self) -> None:
        self.import_undo = None
        super().start_again()

    # --- import and its undo -------------------------------------------------------------------

    def _file(self, theirs: Sessions) -> Path:
        file = self.folder / "in.json"
        file.write_text("".join(serialize(History(tuple(theirs.values())))), encoding="utf-8")
        return file

    def _theirs(self, data: st.DataObject) -> Sessions:
        """Some of ours, as they are or changed, some that were deleted, and some that are new."""
        known = self.state.sessions | {id_: r for id_, (r, _at) in self.state.deleted.items()}
        known.pop(self.running, None)
        theirs = {}
        if known:
            for id_ in data.draw(st.sets(st.sampled_from(sorted(known)), max_size=2)):
                changed = data.draw(st.booleans())
                theirs[id_] = replace(known[id_], note="theirs") if changed else known[id_]
        for _n in range(data.draw(st.integers(0, 2))):
            record = self.new()
            theirs[record.id] = record
        return theirs

    def _take(self, taken: Sessions) -> None:
        deleted = {id_: each for id_, each in self.state.deleted.items() if id_ not in taken}
        self.see({**self.state.sessions, **taken}, deleted=deleted)

    @rule(data=st.data(), changed=st.sampled_from(["ours", "theirs"]))
    def import_file(self, data: st.DataObject, changed: str) -> None:
        self.jump(data)
        theirs, before = self._theirs(data), self.state
        report = import_history(self.store, self._file(theirs), changed=changed)  # type: ignore
        new = {id_: record for id_, record in theirs.items() if id_ not in before.sessions}
        same = [id_ for id_, record in theirs.items() if before.sessions.get(id_) == record]
        others = {i: record for i, record in theirs.items() if i not in new and i not in same}
        assert (report.new, report.already_there) == (len(new), len(same))
        assert report.different + report.replaced == len(others)
        assert report.replaced == (len(others) if changed == "theirs" else 0)
        assert report.backup is not None or not (new or report.replaced)
        self.figures["imports"] += 1
        self._take(new | others if changed == "theirs" else new)
        self.see_backups(before)
        if report.backup is not None:
            self.import_undo = (report.backup, self.store.version(), before)
            then = data.draw(st.sampled_from(["undo it", "leave it", "train and undo it"]))
            if then == "train and undo it":
                self.train()
            if then != "leave it":
                self._undo_import()

    @rule()
    @precondition(lambda self: self.import_undo is not None)
    def undo_import(self) -> None:
        self._undo_import()

    def _undo_import(self) -> None:
        assert self.import_undo is not None
        backup, version, before = self.import_undo
        is_refused = self.store.version() != version or self.is_running()
        now = self.state
        try:
            restore(self.folder, backup, self.now, at_revision=version)
        except KnownError:
            assert is_refused
        else:
            assert not is_refused
            self.figures["undone"] += 1
            self.came_back(before)  # it is all as it was before
            self.import_undo = None
            self.forget_changes()
        self.see_backups(now)

    # --- backups -------------------------------------------------------------------------------

    @rule(data=st.data(), times=st.integers(1, FEW + 2))
    def back_up(self, data: st.DataObject, times: int) -> None:
        for _n in range(times):
            self.jump(data)
            reasons: tuple[BackupReason, ...] = ("day", "import", "migration", "delete")
            reason = data.draw(st.sampled_from(reasons))
            backup = back_up(self.store.path, reason, self.now)
            assert (backup is None) == (reason == "day" and self.state == State())
            assert backup is None or backup.path not in self.backups
            self.see_backups(self.state)

    @rule(data=st.data())
    @precondition(lambda self: len(self.backups) > FEW)
    def thin_out(self, data: st.DataObject) -> None:
        self.jump(data)
        expired = thinning.expired_backups(list_backups(self.folder), self.now)
        in_use = data.draw(st.sampled_from([each.path for each in expired] or [*self.backups]))
        self.thin_out_all(lambda: thin_out(self.store.path, self.now, in_use=(in_use,)))
        assert in_use in self.backups, "what is being read"

    @rule(data=st.data())
    @precondition(lambda self: self.backups)
    def go_back(self, data: st.DataObject) -> None:
        self.jump(data)
        self._restore(data.draw(st.sampled_from(list_backups(self.folder)[::-1])))

    def _restore(self, backup: Backup) -> None:
        before, target = self.state, self.backups[backup.path]
        promised = contents(backup.path, self.store.path)
        try:
            report = restore(self.folder, backup.path, self.now)
        except KnownError:
            assert self.is_running()
            self.see_backups(before)
            return
        assert not self.is_running()
        ours, theirs = before.sessions, target.sessions
        self.figures["restores"] += 1
        assert report.contents == promised
        assert promised.lost == len(ours.keys() - theirs.keys())
        assert promised.back == len(theirs.keys() - ours.keys())
        went_on = {before.open} ^ {target.open}  # ended in the one, in progress in the other
        assert promised.changed == sum(
            ours[i] != theirs[i] or i in went_on for i in ours.keys() & theirs.keys()
        )
        assert promised.others == (before.goal != target.goal)
        assert promised.sessions == len(theirs)
        self.came_back(target)
        self.forget_changes()
        assert set(self.backups) <= {each.path for each in list_backups(self.folder)}, "by restore"
        self.see_backups(before)
        assert report.before.path in self.backups

    # --- starts and kills ----------------------------------------------------------------------

    # Of some 70 points the latter half lies in what is written.
    @rule(data=st.data(), point=st.integers(1, 100) | st.integers(45, 75))
    def killed_in_an_import(self, data: st.DataObject, point: int) -> None:
        theirs, before = self._theirs(data), self.state
        file = self._file(theirs)
        store = Store(self.store.path, now=lambda: self.now)
        self.killed(lambda: import_history(store, file), point)
        if self.seen() != before.sessions:
            self._take({i: record for i, record in theirs.items() if i not in before.sessions})
        self.see_backups(before)

    @rule(data=st.data(), point=st.integers(1, 175))
    @precondition(lambda self: self.backups)
    def killed_while_going_back(self, data: st.DataObject, point: int) -> None:
        backup = data.draw(st.sampled_from(list_backups(self.folder)))
        before, target, version = self.state, self.backups[backup.path], self.store.version()
        self.killed(lambda: restore(self.folder, backup.path, self.now), point)
        if self.store.version() != version or self.is_another_than(before):
            self.came_back(target)
        self.see_backups(before)

    @rule(point=st.integers(1, 60))
    def killed_in_a_backup(self, point: int) -> None:
        def work() -> None:
            back_up(self.store.path, "import", self.now)
            thin_out(self.store.path, self.now)

        self.killed(work, point)
        self.see_backups(self.state)
