"""Damages a history at random, many times, and sees what the next start makes of it."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from backcompanion.history.database import FILE_NAME, integrity_problems
from backcompanion.history.safety.backups import back_up
from backcompanion.history.safety.opening import open_history
from backcompanion.history.store import Store
from support.histories import session, step
from support.moments import fixed_now

SESSIONS, BACKED_UP = 24, 20
Damage = Callable[[random.Random, Path], None]


@dataclass
class Figures:
    """`kept`: every session of the backup is there, with its content. `extra`: of those that no
    backup held, how many of how many were read from the damaged file."""

    histories: int = 0
    started: int = 0
    kept: int = 0
    intact: int = 0
    messages: int = 0
    extra: int = 0
    extra_possible: int = 0
    failures: list[str] = field(default_factory=list)


def made(folder: Path) -> Path:
    store = Store.open(folder, now=fixed_now)
    steps = tuple(step(f"move-{n}") for n in range(6))
    for n in range(SESSIONS):
        store.add(session(f"id {n:02}", steps=steps, note=f"note {n} " + "…" * 100))
        if n == BACKED_UP - 1:
            assert store.writer.flush(60)
            assert back_up(store.path, "day", datetime(2026, 11, 22, 18)) is not None
    assert store.close(60)
    return folder


def truncated(chance: random.Random, file: Path) -> None:
    with file.open("r+b") as content:
        content.truncate(chance.randrange(file.stat().st_size))


def zeroed(chance: random.Random, file: Path) -> None:
    _overwritten(file, chance, bytes(chance.choice((512, 4096, 20_000))))


def overwritten(chance: random.Random, file: Path) -> None:
    _overwritten(file, chance, chance.randbytes(chance.choice((1, 16, 512, 4096, 30_000))))


def torn(chance: random.Random, file: Path) -> None:
    """Pages in the wrong places."""
    content = bytearray(file.read_bytes())
    pages = len(content) // 4096
    a, b = chance.randrange(pages) * 4096, chance.randrange(pages) * 4096
    content[a : a + 4096], content[b : b + 4096] = content[b : b + 4096], content[a : a + 4096]
    file.write_bytes(content)


def _overwritten(file: Path, chance: random.Random, by: bytes) -> None:
    with file.open("r+b") as content:
        content.seek(chance.randrange(file.stat().st_size))
        content.write(by)


def all_zero(chance: random.Random, file: Path) -> None:
    file.write_bytes(bytes(chance.choice((0, 1, 4096, 100_000))))


KINDS: tuple[Damage, ...] = (truncated, zeroed, overwritten, overwritten, torn, all_zero)


def damage_many(well: Path, work: Path, histories: int, seed: int) -> Figures:
    figures = Figures()
    for n in range(histories):
        chance = random.Random(f"{seed}-{n}")
        folder = Path(shutil.copytree(well, work / f"{n}"))
        kind = chance.choice(KINDS)
        kind(chance, folder / FILE_NAME)
        figures.histories += 1
        try:
            _look(folder, figures)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a failure
            figures.failures.append(f"{kind.__name__} {seed}-{n}: {type(error).__name__}: {error}")
        shutil.rmtree(folder)
    return figures


def _look(folder: Path, figures: Figures) -> None:
    opened = open_history(folder, now=fixed_now)
    messages: list[str] = [opened.repair_message] if opened.repair_message else []
    opened.store.on_repaired = messages.append
    # What HistoryCare does at each start, in its thread.
    from backcompanion.history.safety.repair import is_damaged

    if is_damaged(folder, thoroughly=True):
        opened.store.repair()
    records = {session.id: session for session in opened.store.read(steps=True).sessions}
    assert opened.store.close(60)
    figures.started += 1
    figures.messages += bool(messages)
    figures.intact += not integrity_problems(folder / FILE_NAME)
    figures.kept += all(f"id {n:02}" in records for n in range(BACKED_UP)) and all(
        len(records[f"id {n:02}"].steps) == 6 for n in range(BACKED_UP)
    )
    figures.extra += sum(f"id {n:02}" in records for n in range(BACKED_UP, SESSIONS))
    figures.extra_possible += SESSIONS - BACKED_UP
