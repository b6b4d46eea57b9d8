"""Faults put into the net by hand, each of a kind that a law of its model is there to find."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from backcompanion.application import everything_export, everything_restore
from backcompanion.history import store, writing
from backcompanion.history.exchange import import_export, merge
from backcompanion.history.safety import backups, contents, restoring, thinning
from support import net_ground, safety_net

Put = pytest.MonkeyPatch
Fault = Callable[[Put], None]


def a_restore_deletes_a_backup(put: Put) -> None:
    """S1: the copy that it makes first costs the oldest one, be it the one asked for."""
    back_up = backups.back_up

    def deleting(history: Path, *args: Any) -> Any:
        backup = back_up(history, *args)
        for old in backups.list_backups(history.parent)[2:]:
            old.path.unlink()
        return backup

    put.setattr(restoring, "back_up", deleting)


def thinning_trusts_the_clock(put: Put) -> None:
    """S2: what is dated latest is taken for the newest."""
    put.setattr(
        thinning,
        "expired_backups",
        lambda backups, _now: sorted(backups, key=lambda backup: backup.made_at)[: -net_ground.FEW],
    )


def undo_takes_the_backup_dated_latest(put: Put) -> None:
    """S3: instead of the one that the import made."""
    import_history = import_export.import_history

    def lying(our_store: store.Store, *args: Any, **options: Any) -> Any:
        report = import_history(our_store, *args, **options)
        if report.backup is None:
            return report
        standing = backups.list_backups(our_store.path.parent)
        return replace(report, backup=max(standing, key=lambda backup: backup.made_at).path)

    put.setattr(safety_net, "import_history", lying)


def a_restore_takes_another_file(put: Put) -> None:
    """S4: the newest of those at home instead of the one asked for."""
    working_copy = restoring._working_copy

    def another(folder: Path, _source: Path) -> Any:
        return working_copy(folder, backups.list_backups(folder)[0].path)

    put.setattr(restoring, "_working_copy", another)


def what_is_lost_is_not_counted(put: Put) -> None:
    """S8."""
    compare = contents.compare
    put.setattr(restoring, "compare", lambda *args: replace(compare(*args), lost=0))


def thinning_takes_the_only_copy(put: Put) -> None:
    put.setattr(thinning._SessionIds, "are_elsewhere", lambda *_args: True)


def thinning_takes_what_is_in_use(put: Put) -> None:
    thin_out = thinning.thin_out
    put.setattr(
        safety_net,
        "thin_out",
        lambda history, now, in_use=(): thin_out(history, now),
    )


def a_restore_forgets_the_steps(put: Put) -> None:
    _leave_out(put, "steps")


def a_restore_forgets_the_goals(put: Put) -> None:
    _leave_out(put, "goals")


def _leave_out(put: Put, left_out: str) -> None:
    copy_rows, rows = restoring._copy_rows, contents.history_rows
    put.setattr(
        restoring,
        "_copy_rows",
        lambda connection, table: None if table == left_out else copy_rows(connection, table),
    )
    # Else it would notice by itself.
    put.setattr(restoring, "history_rows", lambda connection, _schema="main": rows(connection))


def a_restore_can_be_cut_in_two(put: Put) -> None:
    put.setattr(restoring, "transaction", _no_transaction)


def an_import_can_be_cut_in_two(put: Put) -> None:
    put.setattr(merge, "transaction", _no_transaction)


@contextmanager
def _no_transaction(_connection: object) -> Iterator[None]:
    yield


def a_backup_has_its_name_before_it_is_whole(put: Put) -> None:
    @contextmanager
    def in_place(target: Path) -> Iterator[Path]:
        yield target.with_name("history-20261122-180000-Z9999-day.sqlite3")

    put.setattr(backups, "private_draft", in_place)


def what_is_deleted_is_purged_at_once(put: Put) -> None:
    put.setattr(store, "_UNDO_SECONDS", -1)


def undo_of_a_deletion_does_nothing(put: Put) -> None:
    put.setattr(writing, "restore", lambda connection, _id: writing.bump_revision(connection))


def a_correction_loses_the_steps(put: Put) -> None:
    edit = writing.edit
    put.setattr(
        writing, "edit", lambda connection, record: edit(connection, replace(record, steps=()))
    )


def undo_does_not_see_what_was_written_since(put: Put) -> None:
    restore = restoring.restore

    def blind(folder: Path, source: Path, now: datetime, **_options: object) -> Any:
        return restore(folder, source, now)

    put.setattr(safety_net, "restore", blind)


def a_backup_loses_its_number(put: Put) -> None:
    """As up to 0.2: the clock alone says which is newer."""
    parse = backups._parse_path

    def without(path: Path) -> Any:
        incoming = parse(path)
        return incoming and replace(incoming, number=0)

    put.setattr(backups, "_parse_path", without)


def the_settings_are_not_brought_back(put: Put) -> None:
    put.setattr(everything_restore, "PORTABLE_SETTINGS", ())


def everything_is_saved_without_its_sessions(put: Put) -> None:
    put.setattr(everything_export, "history_exists", lambda _history: False)


FAULTS: tuple[Fault, ...] = (
    a_restore_deletes_a_backup,
    thinning_trusts_the_clock,
    undo_takes_the_backup_dated_latest,
    a_restore_takes_another_file,
    what_is_lost_is_not_counted,
    thinning_takes_the_only_copy,
    thinning_takes_what_is_in_use,
    a_restore_forgets_the_steps,
    a_restore_forgets_the_goals,
    a_restore_can_be_cut_in_two,
    an_import_can_be_cut_in_two,
    a_backup_has_its_name_before_it_is_whole,
    what_is_deleted_is_purged_at_once,
    undo_of_a_deletion_does_nothing,
    a_correction_loses_the_steps,
    undo_does_not_see_what_was_written_since,
    a_backup_loses_its_number,
    the_settings_are_not_brought_back,
    everything_is_saved_without_its_sessions,
)
