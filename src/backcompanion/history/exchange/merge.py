"""Taking what a file holds into the history: all of it in one transaction, or nothing."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history import reading, writing
from backcompanion.history.connections import transaction
from backcompanion.history.exchange.extras import merge_extras
from backcompanion.history.exchange.import_report import ImportReport
from backcompanion.history.exchange.incoming import Incoming
from backcompanion.history.exchange.merge_sessions import Changed, merge_sessions
from backcompanion.history.history_errors import HistoryError
from backcompanion.history.set_aside import SetAside
from backcompanion.training.session.person import Person, additions, count_conflicts
from backcompanion.training.session.record import Break, Goal, Preferences

_EMPTY_PERSON = Person()


class _RollbackError(Exception):
    """Undoes everything: something was refused, or nothing was to be written."""


def merge(
    connection: sqlite3.Connection,
    incoming: Incoming,
    person: Person = _EMPTY_PERSON,
    *,
    changed: Changed = "ours",
    at_revision: int | None = None,
    dry_run: bool = False,
) -> ImportReport | None:
    """Raises sqlite3.Error, and then nothing was written; nor is it with `dry_run`.

    `person`: what our settings hold. None where the history is no longer at that revision.
    """
    report = ImportReport()
    try:
        with transaction(connection):
            if at_revision is not None and reading.revision(connection) != at_revision:
                return None
            report = _merge_all(connection, incoming, person, changed)
            if report.refused or dry_run:
                raise _RollbackError
    except _RollbackError:
        pass
    return report


def _merge_all(
    connection: sqlite3.Connection, incoming: Incoming, person: Person, changed: Changed
) -> ImportReport:
    refused = list(incoming.refused)
    unreadable: list[SetAside] = []
    ours = {
        record.id: record
        for record in reading.sessions(connection, steps=True, put_aside=unreadable.append)
    }
    their_ids = {session.record.id for session in incoming.sessions}
    for row in unreadable:
        if row.table == "sessions" and row.key in their_ids:
            writing.discard(connection, row.key)  # no reason to refuse theirs
    takes_preferences = not ours and (
        incoming.week_starts is not None or incoming.day_starts_minutes is not None
    )
    if takes_preferences:
        writing.set_preferences(connection, _preferences(connection, incoming))
    ids_before = reading.session_ids(connection)
    goals_before, breaks_before = _starts(connection)
    contradicting_goals = _goals(connection, incoming.goals, refused)
    contradicting_breaks = _breaks(connection, incoming.breaks, refused)
    sessions = merge_sessions(connection, incoming, ours, changed, refused)
    merged_extras = merge_extras(connection, incoming.extras)
    theirs = incoming.extras.person or _EMPTY_PERSON
    added_person = _EMPTY_PERSON if ours else additions(person, theirs)
    contradicting_person = 0 if ours else count_conflicts(person, theirs)
    ids = reading.session_ids(connection)
    goals_after, breaks_after = _starts(connection)
    if missing := sessions.written - ids:
        raise HistoryError(_missing_message(len(missing)))
    return ImportReport(
        new=len(ids - ids_before),
        already_there=sessions.already_there,
        different=sessions.different if changed == "ours" else 0,
        replaced=sessions.different if changed == "theirs" else 0,
        both=sessions.different if changed == "both" else 0,
        refused_sessions=incoming.refused_sessions + sessions.refused,
        refused=tuple(refused),
        goals=len(goals_after - goals_before),
        breaks=len(breaks_after - breaks_before),
        contradicting=contradicting_goals
        + contradicting_breaks
        + contradicting_person
        + merged_extras.contradicting,
        preferences=takes_preferences,
        soreness=merged_extras.soreness,
        milestones=merged_extras.milestones,
        plan=merged_extras.plan,
        person=None if added_person == _EMPTY_PERSON else added_person,
        set_aside=incoming.extras.set_aside,
        without_sets=sessions.without_sets,
        counted_otherwise=sessions.otherwise,
        notes=incoming.notes,
        keeps_own_person=bool(ours) and additions(person, theirs) != _EMPTY_PERSON,
    )


def _missing_message(count: int) -> str:
    return ngettext(
        "{n} session of the file did not arrive; nothing was written.",
        "{n} sessions of the file did not arrive; nothing was written.",
        count,
    ).format(n=count)


def _starts(connection: sqlite3.Connection) -> tuple[set[date], set[date]]:
    """Of the goals and of the breaks, each of which has a day of its own."""
    goals, breaks = reading.goals(connection), reading.breaks(connection)
    return {goal.start for goal in goals}, {days_off.start for days_off in breaks}


def _preferences(connection: sqlite3.Connection, incoming: Incoming) -> Preferences:
    stored_preferences = reading.preferences(connection)
    if incoming.week_starts is not None:
        stored_preferences = replace(stored_preferences, week_starts=incoming.week_starts)
    if incoming.day_starts_minutes is not None:
        stored_preferences = replace(
            stored_preferences, day_starts_minutes=incoming.day_starts_minutes
        )
    return stored_preferences


def _goals(connection: sqlite3.Connection, goals: Iterable[Goal], refused: list[str]) -> int:
    """Adds those that do not contradict ours; how many do."""
    ours = {goal.start: goal for goal in reading.goals(connection)}
    added: dict[object, Goal] = {}
    contradicting = 0
    for goal in goals:
        if added.get(goal.start, goal) != goal:
            refused.append(_("two different goals from {day}").format(day=goal.start))
        elif goal.start in ours:
            contradicting += ours[goal.start] != goal
        elif goal.start not in added:
            writing.set_goal(connection, goal)
            added[goal.start] = goal
    return contradicting


def _breaks(connection: sqlite3.Connection, breaks: Iterable[Break], refused: list[str]) -> int:
    """Adds those that do not contradict ours; how many do."""
    ours = reading.breaks(connection)
    added: dict[object, Break] = {}
    contradicting = 0
    for days_off in breaks:
        if added.get(days_off.start, days_off) != days_off:
            refused.append(_("two different breaks from {day}").format(day=days_off.start))
        elif days_off in ours or days_off.start in added:
            continue
        elif any(_overlap(days_off, other) for other in ours):
            contradicting += 1
        else:
            writing.set_break(connection, days_off)
            added[days_off.start] = days_off
    return contradicting


def _overlap(first: Break, second: Break) -> bool:
    return (first.end is None or second.start <= first.end) and (
        second.end is None or first.start <= second.end
    )
