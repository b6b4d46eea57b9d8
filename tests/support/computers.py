"""Computers that share a folder, each with its own copy, and the carrier between them."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from backcompanion.history.exchange.extras import Extras, extras_values, stored_extras
from backcompanion.history.exchange.json_text import serialize
from backcompanion.history.folder.choice import new_device, read_choice, write_choice
from backcompanion.history.folder.sync import sync
from backcompanion.history.folder.sync_report import SharedPerson, SyncReport
from backcompanion.history.store import Store
from support.moments import NOW

UNSAID = {"equipment": ["dumbbells", "physio-ball"], "remarks": [], "levels": {}}


class Computer:
    """`shared`: the folder as it has arrived here. `off`: how wrong its clock is."""

    def __init__(self, root: Path, name: str, off: timedelta = timedelta()) -> None:
        self.name, self.data, self.shared = name, root / name / "data", root / name / "shared"
        self.shared.mkdir(parents=True)
        self.off = off
        self.person: dict[str, Any] = dict(UNSAID)
        self.store = Store.open(self.data, now=self.now)

    def now(self) -> datetime:
        return NOW + self.off

    def join(self, *, notes: bool = True, remarks: bool = True) -> None:
        choice = replace(new_device(self.shared, self.name), with_notes=notes)
        # An id that says whose it is, so that what fails can be read.
        device = (self.name.encode().hex() + "0" * 16)[:16]
        write_choice(self.data, replace(choice, with_remarks=remarks, device=device))

    @property
    def own_file(self) -> Path:
        choice = read_choice(self.data)
        assert choice is not None
        return self.shared / f"{choice.device}.jsonl"

    def sync(self, *, thoroughly: bool = False) -> SyncReport:
        person = SharedPerson(self.person, UNSAID, self._apply)
        return sync(self.data, self.store, person, thoroughly=thoroughly)

    def _apply(self, values: Mapping[str, Any]) -> str:
        self.person |= values
        return ""

    def export(self) -> str:
        extras = self.store.query(stored_extras, Extras())
        text = "".join(serialize(self.store.read(steps=True), extras_values(extras)))
        return text + repr(sorted(self.person.items()))

    def close(self) -> None:
        assert self.store.close(60)


def carry(source: Computer, target: Computer, name: str = "", cut: float = 1.0) -> None:
    """The source's own file to the target, `name` there; `cut`: so much of it."""
    content = source.own_file.read_bytes()
    (target.shared / (name or source.own_file.name)).write_bytes(content[: int(len(content) * cut)])


def carry_all(computers: list[Computer]) -> None:
    """Everything is where it should be."""
    for source in computers:
        for target in computers:
            if target is not source and source.own_file.exists():
                shutil.copyfile(source.own_file, target.shared / source.own_file.name)


def settle(computers: list[Computer]) -> None:
    """Until nobody has anything to say any more."""
    for _round in range(8):
        reports = [computer.sync() for computer in computers]
        carry_all(computers)
        if not any(report.written or report.merged.after or report.files for report in reports):
            return
    raise AssertionError("they do not come to an end")
