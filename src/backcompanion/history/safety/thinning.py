"""Which backups may go, and that none goes with something in it that lies nowhere else."""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from backcompanion.history.safety.backups import (
    Backup,
    list_backups,
    local_day,
    session_ids,
    with_label,
)

DAYS, WEEKS, MONTHS = 7, 8, 24
# Whatever their dates: what was made last may be wanted to undo something.
LATEST = 12
# A clock may be set back by a zone and an hour; what is further ahead was made by a wrong one.
_AHEAD = timedelta(days=1, hours=3)


def thin_out(history: Path, now: datetime, *, in_use: Collection[Path] = ()) -> None:
    """Removes the backups of that history that have expired, the oldest first.

    Not those `in_use`, and none with a session that is neither on record nor in another one. Comes
    after what it makes room for. Raises HistoryError where the backups cannot be listed.
    """
    stored = [with_label(backup) for backup in list_backups(history.parent)]
    used = {os.path.realpath(path) for path in in_use}
    standing = {backup.path for backup in stored}
    ids = _SessionIds(history)
    for backup in sorted(expired_backups(stored, now), key=lambda backup: backup.age_key):
        if os.path.realpath(backup.path) in used:
            continue
        if ids.are_elsewhere(backup.path, standing - {backup.path}):
            with suppress(OSError):  # one that cannot be removed stands
                backup.path.unlink(missing_ok=True)
                standing.discard(backup.path)


def expired_backups(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """All but the latest ones, and the newest of each of 7 days, 8 weeks and 24 months.

    Counted in days, weeks and months that have any, so that a clock that was wrong for a while
    removes nothing. What is dated ahead of `now` takes no place in the calendar; of these the
    latest stand.
    """
    newest_first = sorted(backups, key=lambda backup: backup.age_key, reverse=True)
    is_ahead = {backup.path: _is_ahead(backup.made_at, now) for backup in newest_first}
    dated = [backup for backup in newest_first if not is_ahead[backup.path]]
    ahead = [backup for backup in newest_first if is_ahead[backup.path]]
    kept = {backup.path for backup in (*newest_first[:LATEST], *ahead[:DAYS])}
    days = {backup.path: local_day(backup.made_at, now) for backup in dated}
    # The sort is stable: of one day the newest still comes first.
    latest_day_first = sorted(dated, key=lambda backup: days[backup.path], reverse=True)
    periods: tuple[tuple[int, Callable[[date], object]], ...] = (
        (DAYS, lambda day: day),
        (WEEKS, lambda day: day.isocalendar()[:2]),
        (MONTHS, lambda day: (day.year, day.month)),
    )
    for most, period in periods:
        seen: set[object] = set()
        for backup in latest_day_first:
            key = period(days[backup.path])
            if key not in seen and len(seen) < most:
                seen.add(key)
                kept.add(backup.path)
    if latest_day_first:  # and how the latest day began
        latest = days[latest_day_first[0].path]
        kept.add([each.path for each in latest_day_first if days[each.path] == latest][-1])
    return tuple(backup for backup in newest_first if backup.path not in kept)


def _is_ahead(made_at: datetime, now: datetime) -> bool:
    return made_at - now > _AHEAD


class _SessionIds:
    """What lies in which file, each read once and only if it has to be."""

    def __init__(self, history: Path) -> None:
        self._history = history
        self._ids: dict[Path, frozenset[str] | None] = {}

    def are_elsewhere(self, path: Path, others: Iterable[Path]) -> bool:
        """Whether all that stands there is on record, or in one of the others.

        False where it cannot be read: nobody knows then what goes with it.
        """
        ids = self._of(path)
        if ids is None:
            return False
        alone = set(ids - (self._of(self._history) or frozenset()))
        for other in others:
            if not alone:
                break
            alone -= self._of(other) or frozenset()
        return not alone

    def _of(self, path: Path) -> frozenset[str] | None:
        if path not in self._ids:
            try:
                self._ids[path] = session_ids(path)
            except (sqlite3.Error, UnicodeDecodeError, OSError):
                self._ids[path] = None
        return self._ids[path]
