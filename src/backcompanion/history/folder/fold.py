"""All events of all files into what they amount to, the same from whatever order they came in.

Each field of a subject has the value of the event with the greatest stamp that speaks of it. A
removal stands against all that is smaller; what is said after it brings the subject back.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from backcompanion.base.dataclass import dataclass
from backcompanion.history.field_checks import InvalidValueError
from backcompanion.history.folder.event import Event, Stamp, Subject, read_event
from backcompanion.history.folder.event_fields import fields_of

_NO_STAMP: Stamp = (0, "", "")


@dataclass(frozen=True, slots=True)
class Rival:
    """What another event says of a field whose writer did not know the one that stands."""

    field: str
    event: Event
    value: Any


@dataclass(frozen=True, slots=True)
class Folded:
    """What the events on one subject amount to. `fields`: also where it is taken away at present.

    `heads`: of each field, the ids of the events that nobody has answered yet; the first of them
    stands. `ids`: of the events that are understood.
    """

    exists: bool
    fields: Mapping[str, Any]
    heads: Mapping[str, tuple[str, ...]]
    rivals: tuple[Rival, ...]
    ids: frozenset[str]


NOTHING = Folded(False, {}, {}, (), frozenset())


class Events:
    """By what they are about; each once, however often it stands in the files."""

    def __init__(self) -> None:
        self.by_subject: dict[Subject, list[Event]] = defaultdict(list)
        self.greatest_counter = 0
        self.unknown = 0  # of a kind that this release does not know
        self._by_id: dict[str, Event] = {}

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def __iter__(self) -> Iterator[Event]:
        return iter(self._by_id.values())

    def add(self, event: Event) -> None:
        known = self._by_id.get(event.id)
        if known is not None:
            if known.line == event.line or not _is_better(event, known):
                return
            if known.subject is not None:
                self.by_subject[known.subject].remove(known)
        self._by_id[event.id] = event
        self.greatest_counter = max(self.greatest_counter, event.counter)
        if event.subject is None:
            self.unknown += known is None
        else:
            self.by_subject[event.subject].append(event)

    def add_lines(self, lines: Iterable[str]) -> int:
        """How many were none."""
        none = 0
        for line in lines:
            event = read_event(line)
            if event is None:
                none += 1
            else:
                self.add(event)
        return none

    def about(self, kind: str) -> list[str]:
        """The keys of all of that kind."""
        return [key for key_kind, key in self.by_subject if key_kind == kind]


def _is_better(event: Event, known: Event) -> bool:
    """Of two lines with one id, the one that is whole; of two, on every computer the same one."""
    whole, other = event.values() is not None, known.values() is not None
    return (whole, event.line) > (other, known.line)


def fold(events: Iterable[Event], only: Collection[str] | None = None) -> Folded:
    """`only`: the ids of those that count."""
    taken: list[tuple[Event, Mapping[str, Any] | None]] = []
    for event in sorted(events, key=lambda event: event.stamp):
        if only is not None and event.id not in only:
            continue
        try:
            taken.append((event, fields_of(event)))
        except InvalidValueError:
            continue  # of a later release, or broken; it stays in the file
    if not taken:
        return NOTHING
    removed = max((e.stamp for e, fields in taken if fields is None), default=_NO_STAMP)
    last_written = max((e.stamp for e, fields in taken if fields is not None), default=_NO_STAMP)
    values: dict[str, Any] = {}
    for _event, fields in taken:
        values.update(fields or {})
    heads, rivals = _rivals(taken, values)
    return Folded(
        last_written > removed,
        values,
        heads,
        rivals,
        frozenset(event.id for event, _fields in taken),
    )


def _rivals(
    taken: list[tuple[Event, Mapping[str, Any] | None]], values: Mapping[str, Any]
) -> tuple[dict[str, tuple[str, ...]], tuple[Rival, ...]]:
    if len(taken) == 1:
        event, fields = taken[0]
        return dict.fromkeys(fields or {}, (event.id,)), ()
    answered: dict[str, set[str]] = defaultdict(set)
    for event, _fields in taken:
        for name, ids in _over(event).items():
            answered[name].update(ids)
    heads: dict[str, tuple[str, ...]] = {}
    rivals = []
    for name in values:
        open_events = [
            event
            for event, fields in reversed(taken)
            if fields is not None and name in fields and event.id not in answered[name]
        ]
        heads[name] = tuple(event.id for event in open_events)
        by_id = {event.id: fields for event, fields in taken}
        for event in open_events:
            value = (by_id[event.id] or {})[name]
            if value != values[name]:
                rivals.append(Rival(name, event, value))
    return heads, tuple(rivals)


def _over(event: Event) -> dict[str, list[str]]:
    """By field, the events that its writer knew and answered."""
    over = (event.values() or {}).get("over")
    if not isinstance(over, dict):
        return {}
    return {
        name: [id_ for id_ in ids if isinstance(id_, str)]
        for name, ids in over.items()
        if isinstance(name, str) and isinstance(ids, list)
    }


def device_names(events: Events) -> dict[str, str]:
    """As each was called first, so that what is named after it keeps its name."""
    names = {}
    for (kind, device), of_device in events.by_subject.items():
        if kind == "device":
            first = min(of_device, key=lambda event: event.stamp)
            names[device] = str(fold([first]).fields.get("name", device[:4]))
    return names
