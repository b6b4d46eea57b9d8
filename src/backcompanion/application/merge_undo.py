"""The way back from what the latest merge at the command line brought. Nothing of Qt."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import KnownError, MachineError, reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.history.folder.choice import FOLDER
from backcompanion.history.folder.merge_events import Merged, plain, take_back
from backcompanion.history.rows import microseconds
from backcompanion.history.store import Store

_FILE = "undo.json"
_WRITE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class TakenBack:
    """`news`: what it was, as it was told; `changed_since`: how many things of it stay."""

    news: str
    changed_since: int


def keep_merge(data: Path, merged: Merged, news: str) -> None:
    """In the place of the one before. Raises MachineError."""
    things = [
        {"kind": kind, "key": key, "before": plain(before), "after": plain(merged.after[kind, key])}
        for (kind, key), before in merged.before.items()
    ]
    try:
        write_atomically(_file(data), (json.dumps({"news": news, "things": things}),))
    except OSError as error:
        raise MachineError(f"{error.filename}: {reason_of(error)}") from error


def undo_merge(data: Path, store: Store) -> TakenBack:
    """As a change of one's own, which the others get as well. Raises KnownError."""
    news, merged = _read(data)
    now_us = microseconds(store.now())
    since: list[int] = []

    def job(connection: sqlite3.Connection) -> None:
        since.append(take_back(connection, merged, now_us))

    if not store.writer.put(job).wait(_WRITE_SECONDS):
        raise MachineError(_("The history cannot be written just now."))
    _file(data).unlink(missing_ok=True)
    return TakenBack(news, since[-1])


def _read(data: Path) -> tuple[str, Merged]:
    try:
        values: dict[str, Any] = json.loads(_file(data).read_bytes())
        subjects = [((str(each["kind"]), str(each["key"])), each) for each in values["things"]]
        before = {subject: each["before"] for subject, each in subjects}
        return str(values["news"]), Merged(before, {s: each["after"] for s, each in subjects})
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise KnownError(_("There is nothing from your other computers to take back.")) from None


def _file(data: Path) -> Path:
    return data / FOLDER / _FILE
