"""Which of our sessions one in a file is, and whether it says the same."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from backcompanion.history.record_checks import IncomingSession
from backcompanion.training.session.record import SessionRecord

_LINE_ENDS = str.maketrans({"\r": "\n"})


class OurSessions:
    """Found by their ids, else by the instant at which they begin, each at most once.

    `ids_in_file`: ours of these ids are not looked for by their instants.
    """

    def __init__(self, ours: Mapping[str, SessionRecord], ids_in_file: Iterable[str]) -> None:
        self._ours = ours
        self._by_instant: dict[datetime, list[SessionRecord]] = defaultdict(list)
        taken = set(ids_in_file)
        for record in ours.values():
            if record.id not in taken:
                self._by_instant[record.started_at].append(record)

    def find(self, theirs: IncomingSession) -> SessionRecord | None:
        """Of several at one instant, one that says the same."""
        own = self._ours.get(theirs.record.id)
        if own is not None:
            return own
        candidates = self._by_instant.get(theirs.record.started_at)
        if not candidates:
            return None
        match = next(
            (candidate for candidate in candidates if matches(candidate, theirs)), candidates[0]
        )
        candidates.remove(match)
        return match


def matches(ours: SessionRecord, theirs: IncomingSession) -> bool:
    """As far as the file can tell: what it leaves out is not different, nor are another zone for
    the same instant, another end of line in the note and another id.
    """
    record = corrected(ours, theirs)
    return _comparable(record) == _comparable(ours)


def corrected(ours: SessionRecord, theirs: IncomingSession) -> SessionRecord:
    """Ours with all that the file says, under the id it has here."""
    kept: set[str] = {"id", *theirs.left_out}
    if not theirs.has_local_date:
        kept.add("local_date")
    if not theirs.is_complete:
        kept |= {"steps", "energy_basis"}
    if "steps" in kept:
        kept.add("sets")
    values: dict[str, Any] = {name: getattr(ours, name) for name in kept}
    return replace(theirs.record, **values)


def _comparable(record: SessionRecord) -> tuple[object, ...]:
    note = record.note.replace("\r\n", "\n").translate(_LINE_ENDS)
    return tuple(
        note if field.name == "note" else getattr(record, field.name)
        for field in fields(record)
        if field.compare
    )
