"""Kills what looks after a history in the middle: recovery, going back to a backup, migration.

A process of its own, as in `kills`: run with a folder, how many, a seed. Prints a line of JSON.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path

from backcompanion.history import migrations
from backcompanion.history.change_marks import TABLES
from backcompanion.history.database import FILE_NAME, integrity_problems
from backcompanion.history.safety.backups import back_up, list_backups
from backcompanion.history.safety.opening import open_history, remove_leftovers, repair
from backcompanion.history.safety.restoring import restore
from backcompanion.history.store import Store
from support.histories import session, step
from support.moments import NOW, fixed_now

SESSIONS, BACKED_UP = 60, 50


@dataclass
class Figures:
    """`cut_off`: kills that came before it had ended. `kept`: histories with all that a good copy
    held. `whole`: of restores and migrations, those that were done or not done, and nothing
    between.
    """

    histories: int = 0
    kills: int = 0
    cut_off: int = 0
    opened: int = 0
    intact: int = 0
    kept: int = 0
    whole: int = 0
    failures: list[str] = field(default_factory=list)


def made(folder: Path) -> Path:
    """Sixty sessions, fifty of them in a backup."""
    store = Store.open(folder, now=fixed_now)
    steps = tuple(step(f"move-{n}") for n in range(8))
    for n in range(SESSIONS):
        store.add(session(f"id {n:02}", steps=steps, note=f"note {n} " + "…" * 150))
        if n == BACKED_UP - 1:
            assert store.writer.flush(60)
            assert back_up(store.path, "day", NOW - timedelta(days=1)) is not None
    assert store.close(60)
    return folder


def damaged(folder: Path, chance: random.Random) -> None:
    path = folder / FILE_NAME
    with path.open("r+b") as file:
        file.seek(chance.randrange(0, path.stat().st_size // 2))
        file.write(chance.randbytes(30_000))


def recovering(folder: Path) -> None:
    open_history(folder, now=fixed_now)
    repair(folder, NOW)


def going_back(folder: Path) -> None:
    restore(folder, list_backups(folder)[-1].path, NOW)


def migrating(folder: Path) -> None:
    open_history(folder, now=fixed_now)


def of_an_older_release(folder: Path, _chance: random.Random) -> None:
    """As before the latest migration, which has added tables."""
    connection = sqlite3.connect(folder / FILE_NAME)
    for table in TABLES:
        connection.execute(f"DROP TABLE {table}")
    connection.execute(f"PRAGMA user_version = {len(migrations.MIGRATIONS) - 1}")
    connection.close()


def as_it_is(_folder: Path, _chance: random.Random) -> None:
    return


ALL = frozenset(f"id {n:02}" for n in range(SESSIONS))
COPY = frozenset(f"id {n:02}" for n in range(BACKED_UP))
# What is done to the folder, what is then cut off, and what may be there afterwards.
Kind = tuple[
    Callable[[Path, random.Random], None], Callable[[Path], None], tuple[frozenset[str], ...]
]
KINDS: dict[str, Kind] = {
    "recovery": (damaged, recovering, ()),
    "restore": (as_it_is, going_back, (ALL, COPY)),
    "migration": (of_an_older_release, migrating, (ALL,)),
}


def lengths(well: Path, root: Path) -> dict[str, float]:
    """How long each takes on this machine, where nobody cuts it off."""
    states = {}
    for name, (prepare, act, _wanted) in KINDS.items():
        folder = Path(shutil.copytree(well, root / name))
        prepare(folder, random.Random(1))
        began = time.perf_counter()
        cut_off(act, folder, None)
        states[name] = time.perf_counter() - began
        shutil.rmtree(folder)
    return states


def cut_off(act: Callable[[Path], None], folder: Path, seconds: float | None) -> bool:
    """Whether it was still at it after so long; None: it is left to its end."""
    pid = os.fork()
    if pid == 0:
        try:
            act(folder)
        finally:
            os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
    _pid, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)


def look(folder: Path, wanted: tuple[frozenset[str], ...], figures: Figures) -> None:
    """What the next start makes of it."""
    store = open_history(folder, now=fixed_now).store
    repair(folder, NOW)  # as HistoryCare does at each start
    remove_leftovers(folder, NOW)
    session = {session.id for session in store.read(steps=True).sessions if len(session.steps) == 8}
    assert store.close(60)
    figures.opened += 1
    figures.intact += not integrity_problems(folder / FILE_NAME)
    figures.kept += session >= COPY
    figures.whole += not wanted or session in wanted
    left = [path.name for path in folder.iterdir() if path.name.startswith((".rec", ".sal"))]
    if left:
        figures.failures.append(f"left behind: {left}")


def kill_many(root: Path, histories: int, seed: int) -> Figures:
    well = made(root / "well")
    figures, length = Figures(), lengths(well, root)
    for n in range(histories):
        chance = random.Random(f"{seed}-{n}")
        name = list(KINDS)[n % len(KINDS)]
        prepare, act, wanted = KINDS[name]
        folder = Path(shutil.copytree(well, root / f"{n}"))
        prepare(folder, chance)
        try:
            # What begins again may be cut off again.
            for _time in range(chance.choice((1, 1, 2, 3))):
                seconds = chance.random() * length[name]
                is_cut_off = cut_off(act, folder, seconds)
                if not is_cut_off:  # others were at work when it was measured
                    length[name] = seconds
                figures.kills += 1
                figures.cut_off += is_cut_off
            figures.histories += 1
            look(folder, wanted, figures)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a failure
            figures.failures.append(f"{name} {seed}-{n}: {type(error).__name__}: {error}")
        shutil.rmtree(folder)
    return figures


if __name__ == "__main__":
    done = kill_many(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.write(f"{json.dumps(asdict(done))}\n")
