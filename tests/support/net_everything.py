"""Everything into one file and back from it, in the model of the safety net."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from backcompanion.application.everything_export import save_everything
from backcompanion.application.everything_restore import bring_back, look_into
from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.errors import KnownError
from backcompanion.base.paths import folders
from backcompanion.history.safety.everything_backups import everything_backups
from support.net_ground import ROOT, State
from support.net_starts import NetStarts


class NetEverything(NetStarts):
    """`saved`: what each file outside of the folder holds, and the setting at that time."""

    def __init__(self) -> None:
        super().__init__()
        self.outside = Path(tempfile.mkdtemp(prefix="stick-", dir=ROOT))
        self.folders = folders(self.folder)
        self.saved: dict[Path, tuple[State, int]] = {}
        self.rounds = 2

    def teardown(self) -> None:
        shutil.rmtree(self.outside, ignore_errors=True)
        super().teardown()

    @rule()
    def set_something(self) -> None:
        self.rounds = self.rounds % 3 + 1
        SettingsFile(self.folder).change(rounds=self.rounds)

    @rule(then_set=st.booleans())
    def save_everything(self, then_set: bool) -> None:
        target = self.outside / f"{len(self.saved)}.backcompanion"
        saved = save_everything(self.folders, target, self.now)
        assert saved.sessions == len(self.state.sessions)
        self.saved[target] = (self.state, self.rounds)
        if then_set:
            self.set_something()

    @rule(data=st.data(), undo=st.booleans())
    @precondition(lambda self: self.saved)
    def bring_back_everything(self, data: st.DataObject, undo: bool) -> None:
        self.jump(data)
        source = data.draw(st.sampled_from(sorted(self.saved)))
        before, rounds = self.state, self.rounds
        way_back = self._take_all_from(source, *self.saved[source])
        if undo and way_back is not None:
            self._take_all_from(way_back, before, rounds)

    def _take_all_from(self, source: Path, target: State, rounds: int) -> Path | None:
        """The file of what was there before; None where it is refused."""
        before, settings = self.state, SettingsFile(self.folder).settings
        promised = look_into(self.folders, source, settings)
        ours, theirs = before.sessions, target.sessions
        assert promised.history.lost == len(ours.keys() - theirs.keys())
        assert promised.history.back == len(theirs.keys() - ours.keys())
        assert promised.settings == (("rounds",) if rounds != self.rounds else ())
        try:
            done = bring_back(self.folders, source, self.now, settings, self._put_in_force)
        except KnownError:
            assert self.is_running()
            self.see_backups(before)
            return None
        assert not self.is_running()
        self.figures["brought back"] += 1
        assert done.contents == promised
        self.came_back(target)
        self.rounds = rounds
        self.forget_changes()
        self.see_backups(before)
        assert everything_backups(self.folder)[0].path == done.before
        return done.before

    def _put_in_force(self, values: Mapping[str, Any]) -> str:
        file = SettingsFile(self.folder)
        file.change(**values)
        return file.write_error

    @rule(data=st.data(), point=st.integers(1, 330))
    @precondition(lambda self: self.saved)
    def killed_while_bringing_back(self, data: st.DataObject, point: int) -> None:
        source = data.draw(st.sampled_from(sorted(self.saved)))
        before, (target, rounds) = self.state, self.saved[source]
        version = self.store.version()
        settings = SettingsFile(self.folder).settings
        self.killed(
            lambda: bring_back(self.folders, source, self.now, settings, self._put_in_force), point
        )
        if self.store.version() != version or self.is_another_than(before):
            self.came_back(target)
        settings_file = SettingsFile(self.folder)
        assert settings_file.problem == "" and settings_file.settings.rounds in (
            self.rounds,
            rounds,
        )
        self.rounds = settings_file.settings.rounds
        self.see_backups(before)

    @invariant()
    def the_settings_are_as_they_were_set(self) -> None:
        assert SettingsFile(self.folder).settings.rounds == self.rounds
