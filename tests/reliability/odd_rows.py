"""Puts values that no row can have into random places of a history, and sees that everything else
goes on: read, counted, exported, backed up, saved, brought back, and mended where a backup can.
"""

import json
import random
import shutil
import sqlite3
import traceback
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from backcompanion.application.everything_export import save_everything
from backcompanion.application.everything_restore import bring_back
from backcompanion.application.settings import Settings
from backcompanion.base.paths import folders
from backcompanion.history.database import FILE_NAME
from backcompanion.history.exchange.import_export import export_history, import_history
from backcompanion.history.reading import session_ids
from backcompanion.history.safety.backups import back_up
from backcompanion.history.safety.contents import contents, listed_backups
from backcompanion.history.safety.opening import open_history, repair
from backcompanion.history.safety.restoring import restore
from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import SORENESS
from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.session.record import Break, Preferences
from support.histories import EVENING, prescription, session, step
from support.moments import NOW, fixed_now

SESSIONS = 6
LATER = NOW + timedelta(minutes=1)  # when no session runs any more
ODD: tuple[object, ...] = (
    *(None, "", "a while", "2026-02-31", "nan", "\x00", "x" * 20_000, "[", "{}", "[1]"),
    *(b"", b"\xff\x00", b"2026-11-19", float("inf"), float("-inf"), -1, 0.5, 7, 2**62, -(2**62)),
    *(1e300, -0.0, "ended", "open", "done", "9" * 400, "[" * 5000, "'; DROP TABLE sessions; --"),
)
TABLES = (
    *("sessions", "sessions", "sessions", "steps", "steps", "goals", "breaks", "preferences"),
    *("facts", "prescriptions", "log", "beats"),
)


@dataclass
class OddRowFigures:
    """`set_aside`: rows named as unreadable; `whole`: histories of which all was read or named."""

    histories: int = 0
    set_aside: int = 0
    whole: int = 0
    carried: int = 0
    failures: list[str] = field(default_factory=list)


def made(folder: Path) -> Path:
    store = Store.open(folder, now=fixed_now)
    steps = (step("one", load_kg=5.0), step("two"))
    for n in range(SESSIONS):
        store.add(session(f"id {n}", EVENING.replace(day=n + 1), steps=steps, kcal=(100, 200)))
    store.delete("id 5")
    store.set_goal(date(2026, 1, 5), 3)
    store.set_break(Break(date(2026, 8, 1), date(2026, 8, 14), "holiday"))
    store.set_preferences(Preferences(week_starts=6))
    SORENESS.write(store, date(2026, 11, 1), 3)
    store.log(store.begin(prescription(), EVENING.replace(day=21)), 4.0, "pause")
    assert store.writer.flush(60)
    assert back_up(store.path, "day", NOW) is not None
    assert store.close(60)
    return folder


def spoil(chance: random.Random, file: Path) -> str:
    """What was done, as a text."""
    done = []
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")  # without, it is damage: see `damage`
        for _n in range(chance.choice((1, 1, 2, 5))):
            table, value = chance.choice(TABLES), chance.choice(ODD)
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            column = chance.choice(columns)
            rows = [row[0] for row in connection.execute(f"SELECT {columns[0]} FROM {table}")]
            if not rows:
                continue
            try:
                connection.execute(
                    f"UPDATE {table} SET {column} = ? WHERE {columns[0]} IS ?",
                    (value, chance.choice(rows)),
                )
                done.append(f"{table}.{column} = {value!r:.30}")
            except (sqlite3.IntegrityError, sqlite3.OperationalError):
                pass  # the database does not let it in
    return ", ".join(done)


def spoil_many(well: Path, work: Path, histories: int, seed: int) -> OddRowFigures:
    figures = OddRowFigures()
    for n in range(histories):
        chance = random.Random(f"{seed}-{n}")
        folder = Path(shutil.copytree(well, work / f"{n}"))
        what = spoil(chance, folder / FILE_NAME)
        figures.histories += 1
        try:
            _look(folder, work / f"{n}-out", figures)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a failure
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{type(error).__name__} in {last.name}:{last.lineno}: {str(error)[:300]}"
            figures.failures.append(f"{seed}-{n}: {what}: {place}")
        shutil.rmtree(folder)
        shutil.rmtree(work / f"{n}-out", ignore_errors=True)
    return figures


def _look(folder: Path, out: Path, figures: OddRowFigures) -> None:
    out.mkdir()
    store = open_history(folder, now=fixed_now).store
    history, rows = store.read_all(steps=True)
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        there = session_ids(connection) | _deleted_by_nobody(connection)
        untrained = {str(id_) for (id_,) in connection.execute("SELECT session FROM beats")}
    read = {record.id for record in history.sessions}
    named = {row.session for row in rows} | {row.key for row in rows if row.table == "sessions"}
    assert there - untrained <= read | named, "neither read nor named"
    compute_stats(history, date(2026, 11, 22))
    for name in ("all.json", "all.csv"):
        _out_and_in(store, out / name, len(history.sessions))
    json.loads((out / "all.json").read_text(encoding="utf-8"))
    assert store.close(60)
    figures.set_aside += len(rows)
    figures.whole += 1
    _carry(folder, out, figures)


def _deleted_by_nobody(connection: sqlite3.Connection) -> set[str]:
    """Their mark of deletion is no time of this calendar."""
    deleted = connection.execute("SELECT id, deleted_us FROM sessions WHERE deleted_us IS NOT NULL")
    return {str(id_) for id_, mark in deleted if type(mark) is not int or not -(6e16) < mark < 3e17}


def _out_and_in(store: Store, file: Path, sessions: int) -> None:
    """What is exported is imported, always."""
    assert export_history(store, file).sessions == sessions
    other = Store.open(file.with_name(f"{file.name}-in"), now=fixed_now)
    report = import_history(other, file)
    assert report.refused == () and report.new == sessions
    assert other.close(60)


def _carry(folder: Path, out: Path, figures: OddRowFigures) -> None:
    """Backed up, saved, brought back elsewhere as it lies there; then mended from the backup."""
    made_now = back_up(folder / FILE_NAME, "import", NOW)
    assert made_now is not None
    same = contents(made_now.path, folder / FILE_NAME)
    assert (same.lost, same.back, same.changed, same.others) == (0, 0, 0, 0)
    assert all(not each.problem for each in listed_backups(folder))
    save_everything(folders(folder), out / "all.backcompanion", NOW)
    bring_back(folders(out / "new"), out / "all.backcompanion", NOW, Settings(), lambda _v: "")
    carried = contents(folder / FILE_NAME, out / "new" / FILE_NAME)
    assert (carried.lost, carried.back, carried.changed, carried.others) == (0, 0, 0, 0)
    figures.carried += 1
    repair(folder, NOW)
    restore(folder, made_now.path, LATER)
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
