"""What there is in the shared folder: which devices, and when each was last heard of."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from backcompanion.base.dataclass import dataclass
from backcompanion.history.folder.choice import FOLDER, FolderChoice
from backcompanion.history.folder.event import Event
from backcompanion.history.folder.fold import Events, fold
from backcompanion.history.folder.folder_files import (
    ENDING,
    FolderAwayError,
    look,
    others_can_read,
    read_files,
)
from backcompanion.history.folder.own_log import OwnLog
from backcompanion.history.store import Store

# Of a session elsewhere that has not been said to be over.
RUNS_FOR = timedelta(hours=6)
SILENT_AFTER = timedelta(days=60)
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class RunningElsewhere:
    """`device`: its name. `began_at`: by its clock."""

    device: str
    began_at: datetime

    def is_still_likely(self, now: datetime) -> bool:
        """Also by a clock that is a little ahead."""
        return abs(now - self.began_at) < RUNS_FOR


@dataclass(frozen=True, slots=True)
class Device:
    """`last_heard`: by its own clock; None where that cannot be read. `sessions`: that came from
    it. `has_left`: its person has taken it out. `label`: the name, with a number where several are
    called so, the same one on each computer.
    """

    id: str
    name: str
    is_own: bool
    last_heard: datetime | None
    sessions: int
    has_left: bool = False
    label: str = ""

    def is_silent(self, now: datetime) -> bool:
        """Not heard of for long, though it has not left."""
        last = self.last_heard
        return (
            not self.is_own
            and not self.has_left
            and last is not None
            and (now - last > SILENT_AFTER)
        )


@dataclass(frozen=True, slots=True)
class FolderStatus:
    """`waiting`: how many changes of ours are still to be written, as far as is known. `cut`: files
    whose end is still to come. `broken`: lines that are none; `unknown`: events that only a later
    release knows. `running_on`: the device on which a session runs at present, by its name, or "".
    """

    choice: FolderChoice
    is_there: bool
    devices: tuple[Device, ...]
    waiting: int
    cut: tuple[str, ...] = ()
    broken: int = 0
    unknown: int = 0
    others_can_read: bool = False
    running_on: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "folder": self.choice.folder,
            "there": self.is_there,
            "with_notes": self.choice.with_notes,
            "with_remarks": self.choice.with_remarks,
            "waiting": self.waiting,
            "devices": [
                {
                    "id": device.id,
                    "name": device.name,
                    "own": device.is_own,
                    "last_heard": device.last_heard and device.last_heard.isoformat(),
                    "sessions": device.sessions,
                    "left": device.has_left,
                }
                for device in self.devices
            ],
            "cut": list(self.cut),
            "unreadable_lines": self.broken,
            "unknown_events": self.unknown,
            "others_can_read": self.others_can_read,
            "running_on": self.running_on or None,
        }


def folder_status(data: Path, choice: FolderChoice, store: Store) -> FolderStatus:
    """Raises MachineError where the folder is there and cannot be read."""
    folder, events = Path(choice.folder), Events()
    own = OwnLog(data / FOLDER / f"{choice.device}{ENDING}", choice.device)
    broken, cut, is_there = events.add_lines(own.lines()), [], True
    try:
        for file in read_files(folder, look(folder)):
            broken += events.add_lines(file.lines)
            if file.is_cut:
                cut.append(file.name)
    except FolderAwayError:
        is_there = False
    waiting = store.query(_count_changes, 0)
    if is_there:  # the disk may have been full
        with suppress(OSError):
            waiting += own.unpublished(folder)
    devices = devices_of(events, choice.device)
    names = {device.id: device.label for device in devices}
    running = running_elsewhere(events, choice.device, store.now(), names)
    return FolderStatus(
        choice=choice,
        is_there=is_there,
        devices=devices,
        running_on=running.device if running is not None else "",
        waiting=waiting,
        cut=tuple(cut),
        broken=broken,
        unknown=events.unknown,
        others_can_read=is_there and others_can_read(folder),
    )


def _count_changes(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM changes").fetchone()[0])


def devices_of(events: Events, own: str) -> tuple[Device, ...]:
    """Ours first, then by name."""
    by_device: dict[str, list[Event]] = {own: []}
    for event in events:
        by_device.setdefault(event.device, []).append(event)
    devices = []
    first_heard: dict[str, datetime] = {}
    for id_, of_device in by_device.items():
        fields: Mapping[str, Any] = fold(events.by_subject.get(("device", id_), ())).fields
        moments = [moment for event in of_device if (moment := moment_of(event)) is not None]
        first_heard[id_] = min(moments, default=_NEVER)
        devices.append(
            Device(
                id=id_,
                name=str(fields.get("name", id_[:4])),
                is_own=id_ == own,
                last_heard=max(moments, default=None),
                sessions=sum(event.kind == "session" for event in of_device),
                has_left=bool(fields.get("left")),
            )
        )
    labelled = _told_apart(devices, first_heard)
    return tuple(sorted(labelled, key=lambda device: (not device.is_own, device.label, device.id)))


def _told_apart(devices: Sequence[Device], first_heard: Mapping[str, datetime]) -> Iterator[Device]:
    """Of one name, the one that was heard of first is the first: a new one renames none."""
    names = Counter(device.name for device in devices)
    numbers: Counter[str] = Counter()
    for device in sorted(devices, key=lambda device: (first_heard[device.id], device.id)):
        numbers[device.name] += 1
        label = f"{device.name} ({numbers[device.name]})" if names[device.name] > 1 else device.name
        yield replace(device, label=label)


def moment_of(event: Event) -> datetime | None:
    try:
        moment = datetime.fromisoformat(event.at)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None


def running_elsewhere(
    events: Events, own: str, now: datetime, names: Mapping[str, str]
) -> RunningElsewhere | None:
    """The latest, where one runs."""
    candidates = []
    for key in events.about("running"):
        of_session = events.by_subject["running", key]
        if not fold(of_session).exists or ("session", key) in events.by_subject:
            continue
        latest = max(of_session, key=lambda event: event.stamp)
        moment = moment_of(latest)
        if latest.device != own and moment is not None:
            name = names.get(latest.device, latest.device[:4])
            candidates.append(RunningElsewhere(name, moment))
    running = max(candidates, key=lambda each: each.began_at, default=None)
    return running if running is not None and running.is_still_likely(now) else None
