"""Starts, and processes that end without a word, in the model of the safety net."""

import os
import traceback
import warnings
from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from backcompanion.base.errors import KnownError
from backcompanion.history.safety.backups import back_up_daily, list_backups
from backcompanion.history.safety.opening import remove_leftovers
from backcompanion.history.safety.repair import is_damaged
from backcompanion.history.safety.thinning import thin_out
from support.kill_points import KILLED, end_at
from support.net_ground import DAY, FEW, State
from support.net_sessions import NetSessions


class NetStarts(NetSessions):
    @rule(data=st.data())
    @precondition(lambda self: self.state.deleted)
    def restart_soon_after_a_deletion(self, data: st.DataObject) -> None:
        self.restart(data)

    @rule(data=st.data())
    def restart(self, data: st.DataObject) -> None:
        """As the window does at each start, in its thread."""
        self.jump(data)
        assert self.store.close(60)
        self.start_again()
        assert not is_damaged(self.folder, thoroughly=True)
        before = list_backups(self.folder)
        if back_up_daily(self.store.path, self.now) is None:
            assert list_backups(self.folder) == before
        self.see_backups(self.state)
        self.thin_out_all(lambda: thin_out(self.store.path, self.now))
        assert self.store.purge().wait(60)
        kept = {id_: d for id_, d in self.state.deleted.items() if d[1] >= self.now - DAY}
        self.state = replace(self.state, deleted=kept)

    def thin_out_all(self, thin: Callable[[], object]) -> None:
        copies = list(self.backups)
        thin()
        left = {backup.path for backup in list_backups(self.folder)}
        assert set(copies[-FEW:]) <= left, "what was made last"
        self.gone(left)

    def killed(self, work: Callable[[], object], point: int) -> None:
        """Does it in a process of its own, which ends without a word when it has come so far."""
        assert self.store.close(60)
        with warnings.catch_warnings():  # of threads that are not there in the other process
            warnings.simplefilter("ignore", DeprecationWarning)
            pid = os.fork()
        if pid == 0:
            status = 1
            try:
                end_at(point)
                work()
                status = 0
            except KnownError:
                status = 0
            except Exception:  # noqa: BLE001 - whatever it is, it is a failure
                traceback.print_exc()
            finally:
                os._exit(status)
        _pid, status = os.waitpid(pid, 0)
        assert os.waitstatus_to_exitcode(status) in (0, KILLED)
        self.figures["kills"] += status != 0
        self.start_again()

    def start_again(self) -> None:
        self.forget_changes()
        self.store = self.open()
        remove_leftovers(self.folder, self.now)
        assert [path.name for path in self.folder.glob(".re*")] == []

    def is_another_than(self, state: State) -> bool:
        return (
            self.seen() != state.sessions
            or self.store.read().goals != state.goals()
            or self.deleted_ids() != state.deleted.keys()
        )
