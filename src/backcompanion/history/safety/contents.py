"""What a backup holds, and what going back to it loses and brings: counted, session by session."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import field
from hashlib import sha256
from pathlib import Path

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history import rows
from backcompanion.history.connections import connect_to_read, select
from backcompanion.history.database import FILE_NAME, as_history_error
from backcompanion.history.history_errors import HistoryError
from backcompanion.history.safety.backups import Backup, list_backups, with_label
from backcompanion.history.safety.usability import kind_problem
from backcompanion.training.session.record import Preferences

# Of the facts, those that a person has said; the others are what the program remembers for itself.
_SAID = ("plan", "reminders", "soreness", "milestones")
# Preferences that are so as well where nobody has said them.
_UNSAID = frozenset(rows.preference_rows(Preferences()))


@dataclass(frozen=True, slots=True)
class HistoryRows:
    """`sessions`: by id, those that can be seen. `steps`: each with its session and its place.
    `others`: goals, breaks, what decides the numbers, plan and soreness, by table and key.
    `shared`: ids of sessions that stand in the folder of several computers.
    """

    sessions: Mapping[str, tuple[object, ...]]
    steps: Sequence[tuple[object, ...]]
    others: Mapping[tuple[str, object], tuple[object, ...]]
    shared: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What a file holds, and what going back to it would do to ours.

    `lost`: sessions on record now that it has not; `back`: those it has and we have not;
    `changed`: those of which it says something else, be it of a step; `others`: goals, breaks and
    the like that it has otherwise. `first`, `last`: local dates, or "". `again`: of the lost ones,
    those that come again from the folder that several computers share.
    """

    sessions: int
    first: str
    last: str
    lost: int
    back: int
    changed: int
    others: int = 0
    again: int = 0

    def summary(
        self,
        *,
        done: bool = False,
        day: Callable[[str], str] = str,
        number: Callable[[int], str] = str,
    ) -> str:
        """One line; `done`: it has been gone back to. `day`, `number`: how they are written."""
        held = ngettext("{n} session", "{n} sessions", self.sessions).format(
            n=number(self.sessions)
        )
        if self.sessions:
            held += _(" ({first} to {last})").format(first=day(self.first), last=day(self.last))
        lost, back, changed, others, none = (
            (
                _("{n} lost"),
                _("{n} came back"),
                _("{n} as they were"),
                _("{n} of goals, breaks and plan as they were"),
                _("nothing lost"),
            )
            if done
            else (
                _("{n} would be lost"),
                _("{n} would come back"),
                _("{n} would be as they were"),
                _("{n} of goals, breaks and plan would be as they were"),
                _("nothing would be lost"),
            )
        )
        counted = (
            *((lost, self.lost), (back, self.back)),
            *((changed, self.changed), (others, self.others)),
        )
        changes = [text.format(n=number(n)) for text, n in counted if n]
        described = _("{name}: {what}").format(name=held, what=", ".join(changes) or none)
        if not self.again:
            return described
        text = ngettext(
            "{said}; {n} of the lost comes again from the folder of your other computers",
            "{said}; {n} of the lost come again from the folder of your other computers",
            self.again,
        )
        return text.format(said=described, n=number(self.again))

    def as_json(self) -> dict[str, object]:
        return {
            "sessions": self.sessions,
            "first": self.first or None,
            "last": self.last or None,
            "lost": self.lost,
            "back": self.back,
            "changed": self.changed,
            "others": self.others,
            "again": self.again,
        }


def compare(ours: HistoryRows, theirs: HistoryRows) -> BackupContents:
    """`theirs`: what is, or was, gone back to."""
    mine, its = ours.sessions, theirs.sessions
    days = sorted(str(row[_LOCAL_DATE]) for row in its.values())
    in_steps = _sessions_with_other_steps(ours, theirs)
    return BackupContents(
        sessions=len(its),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        lost=len(mine.keys() - its.keys()),
        back=len(its.keys() - mine.keys()),
        changed=sum(mine[id_] != its[id_] or id_ in in_steps for id_ in mine.keys() & its.keys()),
        others=sum(
            ours.others.get(key) != theirs.others.get(key)
            for key in ours.others.keys() | theirs.others.keys()
        ),
        again=len((mine.keys() - its.keys()) & ours.shared),
    )


def _sessions_with_other_steps(ours: HistoryRows, theirs: HistoryRows) -> set[str]:
    """Compared all at once, as there are tens of thousands and mostly the same ones."""
    if ours.steps == theirs.steps:
        return set()
    return {str(step[0]) for step in set(ours.steps) ^ set(theirs.steps)}


def different_keys(
    ours: HistoryRows, theirs: HistoryRows
) -> tuple[set[str], set[tuple[str, object]]]:
    """The sessions of which they say something else, or only one of them anything; and of the rest,
    table and key.
    """
    mine, its = ours.sessions, theirs.sessions
    sessions = {id_ for id_ in mine.keys() | its.keys() if mine.get(id_) != its.get(id_)}
    others = {
        key
        for key in ours.others.keys() | theirs.others.keys()
        if ours.others.get(key) != theirs.others.get(key)
    }
    return sessions | _sessions_with_other_steps(ours, theirs), others


def contents(path: Path, history: Path) -> BackupContents:
    """Raises HistoryError where `path` cannot be read; a damaged `history` counts as empty."""
    theirs = _read_rows(path)
    return compare(_rows_or_none(history), theirs)


def history_rows(connection: sqlite3.Connection, schema: str = "main") -> HistoryRows:
    """All that a person could miss, as it lies there; also rows that cannot be right, and those of
    an older release.
    """
    sessions = {
        str(id_): tuple(row)
        for id_, *row in select(
            connection,
            f"SELECT {rows.SESSION_COLUMNS} FROM {schema}.sessions"  # noqa: S608
            " WHERE deleted_us IS NULL",
        )
    }
    others = {
        (table, key): tuple(row)
        for table in ("goals", "breaks", "preferences", "facts")
        for key, *row in select(connection, f"SELECT * FROM {schema}.{table}")  # noqa: S608
        if (key in _SAID if table == "facts" else (key, *row) not in _UNSAID)
    }
    steps = select(connection, _steps_query(connection, schema))
    return HistoryRows(sessions, steps, others, _shared(connection, schema))


def _shared(connection: sqlite3.Connection, schema: str) -> frozenset[str]:
    if not connection.execute(f"PRAGMA {schema}.table_info(shared)").fetchall():
        return frozenset()  # of an older release
    keys = connection.execute(f"SELECT key FROM {schema}.shared WHERE kind = 'session'")  # noqa: S608
    return frozenset(key for (key,) in keys)


def _steps_query(connection: sqlite3.Connection, schema: str) -> str:
    """What an older release had no column for is NULL, as after its migration."""
    known = {row[1] for row in connection.execute(f"PRAGMA {schema}.table_info(steps)")}
    columns = ", ".join(name if name in known else "NULL" for name in rows.STEP_COLUMNS.split(", "))
    return f"SELECT session, n, {columns} FROM {schema}.steps ORDER BY session, n"  # noqa: S608


@dataclass(frozen=True, slots=True)
class ListedBackup:
    """`problem`: why it cannot be read, in one sentence; then there are no `contents`."""

    backup: Backup
    contents: BackupContents | None
    problem: str = ""


def listed_backups(folder: Path) -> tuple[ListedBackup, ...]:
    """All of them, newest first. Raises HistoryError where they cannot be listed."""
    ours = _rows_or_none(folder / FILE_NAME)
    listed = []
    for backup in list_backups(folder):
        if problem := kind_problem(backup.path):
            text = _("{file} is no history that can be gone back to: {problem}.")
            problem = text.format(file=backup.path, problem=problem)
            listed.append(ListedBackup(backup, None, problem))
            continue
        try:
            held = compare(ours, _read_rows(backup.path))
            listed.append(ListedBackup(with_label(backup), held))
        except HistoryError as error:
            listed.append(ListedBackup(backup, None, str(error)))
    return tuple(listed)


def fingerprint(history: Path) -> str:
    """The same for the same sessions, steps, goals, breaks and the like, whatever their revision.

    Raises HistoryError.
    """
    held = _read_rows(history)
    parts = (sorted(held.sessions.items()), held.steps, sorted(held.others.items(), key=repr))
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def reason_text(backup: Backup) -> str:
    return {
        "day": _("first start of the day"),
        "migration": _("before a new release's changes"),
        "import": _("before an import"),
        "restore": _("before going back to a backup"),
        "delete": _("before something was removed for good"),
    }[backup.reason]


def _rows_or_none(history: Path) -> HistoryRows:
    """Empty where it cannot be read."""
    try:
        return _read_rows(history)
    except HistoryError:
        return HistoryRows({}, (), {})


def _read_rows(path: Path) -> HistoryRows:
    if not path.exists():
        return HistoryRows({}, (), {})
    if not path.is_file():
        raise HistoryError(_("{file} is no ordinary file.").format(file=path))
    try:
        with closing(connect_to_read(path)) as connection:
            return history_rows(connection)
    except sqlite3.Error as error:
        raise as_history_error(error, path) from error


# Without the id, as in `history_rows`.
_LOCAL_DATE = rows.SESSION_COLUMNS.split(", ").index("local_date") - 1
