"""One line of a device's file: something that was said of the history there.

docs/formats/folder.md says it for others, and docs/events.schema.json as a schema.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from backcompanion.base.dataclass import dataclass

FORMAT = "backcompanion-events/1"
MOST_COUNTER = 2**53 - 1

Stamp = tuple[int, str, str]
Subject = tuple[str, str]
"""What an event is about: a kind of thing, and which of them."""

# How most of a file looks as this program writes it: a session need not be read before it is new.
_SESSION = re.compile(
    r'\{"id":"([0-9a-f]{32})","device":"([0-9a-f]{16})","counter":(\d{1,16}),"at":"([^"\\]{1,40})",'
    r'"kind":"session","session":\{"id":"([^"\\]{1,64})",.+\}\}'
)
_ID, _DEVICE = re.compile("[0-9a-f]{32}"), re.compile("[0-9a-f]{16}")
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Event:
    """`at`: when it was written, by that device's clock. `subject`: None where this release does
    not know the kind. `line`: as it stands in the file.
    """

    id: str
    device: str
    counter: int
    at: str
    kind: str
    subject: Subject | None
    line: str = field(repr=False)

    @property
    def stamp(self) -> Stamp:
        """Of two, the one with the greater stands."""
        return self.counter, self.device, self.id

    def values(self) -> Mapping[str, Any] | None:
        """All that the line says; None where it is broken."""
        try:
            parsed = json.loads(self.line)
        except (ValueError, RecursionError):
            return None
        return parsed if isinstance(parsed, dict) else None


def event_line(
    id: str, device: str, counter: int, at: str, kind: str, values: Mapping[str, object]
) -> str:
    """Without the end of the line."""
    head = {"id": id, "device": device, "counter": counter, "at": at, "kind": kind}
    return _encode({**head, **values})


def read_event(line: str) -> Event | None:
    """None where it is no event: a line that was cut, or one of something else."""
    match = _SESSION.fullmatch(line)
    if match is not None:
        id_, device, counter, at, session = match.groups()
        if int(counter) <= MOST_COUNTER:
            return Event(id_, device, int(counter), at, "session", ("session", session), line)
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict):
        return None
    id_, device, kind, at = (values.get(name) for name in ("id", "device", "kind", "at"))
    counter = values.get("counter")
    if not (isinstance(id_, str) and _ID.fullmatch(id_)):
        return None
    if not (isinstance(device, str) and _DEVICE.fullmatch(device)):
        return None
    if type(counter) is not int or not 0 < counter <= MOST_COUNTER:
        return None
    if not (isinstance(kind, str) and isinstance(at, str)):
        return None
    return Event(id_, device, counter, at[:40], kind, _subject(kind, values), line)


def _subject(kind: str, values: Mapping[str, Any]) -> Subject | None:
    known = _SUBJECTS.get(kind)
    if known is None:
        return None
    name, where = known
    if not where:
        return name, ""
    key = values.get("session") if kind == "session" else values.get(where)
    if kind == "session":
        key = key.get("id") if isinstance(key, dict) else None
    elif kind == "device":
        key = values["device"]
    return (name, key) if isinstance(key, str) and 0 < len(key) <= 200 else None


# By the kind of event: what it is about, and in which of its values it says which one.
_SUBJECTS = {
    "device": ("device", "device"),
    "session": ("session", "session"),
    "correction": ("session", "session"),
    "deletion": ("session", "session"),
    "began": ("running", "session"),
    "stopped": ("running", "session"),
    "goal": ("goal", "from"),
    "goal-removed": ("goal", "from"),
    "break": ("break", "from"),
    "break-removed": ("break", "from"),
    "soreness": ("soreness", "on"),
    "milestone": ("milestone", "on"),
    "plan": ("plan", ""),
    "preferences": ("preferences", ""),
    "person": ("person", ""),
    "routine": ("routine", "file"),
    "exercise": ("exercise", "file"),
    "motion": ("motion", "file"),
}
