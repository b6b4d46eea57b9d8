"""Rows taken straight from the pages of a database whose own tables lead nowhere any more.

The layout is that of https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1: a leaf page
begins with its kind and the number of its cells, a cell with its lengths and a record. Only whole
cells are taken (long texts run over to further pages), and only those that look like our rows; what
they say is checked later, as all that comes out of a damaged file.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

from backcompanion.history.migrations import MIGRATIONS
from backcompanion.training.exercise.terms import Level

# A row as it was read, by column; nothing in it is certain.
RawRow = dict[str, Any]

_PAGE_BYTES = 4096  # what SQLite makes our files with
_MAX_FILE_BYTES = 256 * 1024 * 1024
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER = 13, 10, 2
PRIMARY_KEYS: dict[str, tuple[str, ...]] = {"sessions": ("id",), "steps": ("session", "n")}


def recover_pages(file: Path) -> dict[str, list[RawRow]]:
    """Sessions and steps; of rows that stand there more than once, the one that lies last."""
    session_columns, step_columns = (_columns(table) for table in PRIMARY_KEYS)
    sessions: dict[object, RawRow] = {}
    steps: dict[object, RawRow] = {}
    for source in (file, file.with_name(f"{file.name}-wal")):
        for page in _pages(source, 32 if source is not file else 0):
            for values in _page_records(page):
                session = dict(zip(session_columns, values, strict=False))
                step = dict(zip(step_columns, values, strict=False))
                if _looks_like_session(session):
                    sessions[session["id"]] = session
                elif _looks_like_step(step):
                    steps[step["session"], step["n"]] = step
    return {"sessions": list(sessions.values()), "steps": list(steps.values())}


def _pages(file: Path, header: int) -> Iterator[bytes]:
    """Of the log of changes too, where each page has 24 bytes before it."""
    try:
        if not file.is_file() or file.stat().st_size > _MAX_FILE_BYTES:
            return
        with file.open("rb") as source:
            source.read(header)
            while True:
                if header:
                    source.read(24)
                page = source.read(_PAGE_BYTES)
                if len(page) < _PAGE_BYTES:
                    return
                yield page
    except OSError:
        return


def _page_records(page: bytes) -> Iterator[list[Any]]:
    kind = page[0]
    if kind not in (_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER):
        return
    cells = int.from_bytes(page[3:5], "big")
    start = 12 if kind == _INDEX_INNER else 8
    for n in range(min(cells, (_PAGE_BYTES - start) // 2)):
        offset = int.from_bytes(page[start + 2 * n : start + 2 + 2 * n], "big")
        if kind == _INDEX_INNER:
            offset += 4  # the page below it
        try:
            length, offset = _read_varint(page, offset)
            if kind == _TABLE_LEAF:
                _rowid, offset = _read_varint(page, offset)
            if offset + length > _PAGE_BYTES:
                continue
            yield _parse_record(page[offset : offset + length])
        except (IndexError, ValueError):
            continue


def _parse_record(cell: bytes) -> list[Any]:
    """Raises ValueError or IndexError where it is none."""
    end, offset = _read_varint(cell, 0)
    kinds = []
    while offset < end:
        kind, offset = _read_varint(cell, offset)
        kinds.append(kind)
    if offset != end or len(kinds) > 64:
        raise ValueError("no record")
    values = []
    for kind in kinds:
        value, offset = _read_value(cell, offset, kind)
        values.append(value)
    if offset != len(cell):
        raise ValueError("no record")
    return values


def _read_value(cell: bytes, offset: int, kind: int) -> tuple[Any, int]:
    sizes = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
    if kind in (10, 11):
        raise ValueError("a kind that is not used")
    size = sizes[kind] if kind < len(sizes) else (kind - 12) // 2
    raw = cell[offset : offset + size]
    if len(raw) < size:
        raise ValueError("too short")
    offset += size
    if kind == 0:
        return None, offset
    if kind in (8, 9):
        return kind - 8, offset
    if kind == 7:
        from struct import unpack

        return unpack(">d", raw)[0], offset
    if kind < 7:
        return int.from_bytes(raw, "big", signed=True), offset
    return (raw.decode("utf-8") if kind % 2 else raw), offset


def _read_varint(page: bytes, offset: int) -> tuple[int, int]:
    """Seven bits a byte, the last of at most nine with eight; and where it ends."""
    value = 0
    for n in range(9):
        byte = page[offset]
        offset += 1
        if n == 8:
            return value << 8 | byte, offset
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, offset


def _columns(table: str) -> tuple[str, ...]:
    """In the order in which a record has them; of an older release's, the last ones are missing."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for migration in MIGRATIONS:
            for statement in migration:
                connection.execute(statement)
        return tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))


def _looks_like_session(row: RawRow) -> bool:
    return (
        isinstance(row.get("id"), str)
        and row.get("state") in ("open", "ended")
        and isinstance(row.get("routine"), str)
        and isinstance(row.get("started_us"), int)
        and isinstance(row.get("local_date"), str)
        and "deleted_us" in row
    )


def _looks_like_step(row: RawRow) -> bool:
    return (
        isinstance(row.get("session"), str)
        and isinstance(row.get("n"), int)
        and isinstance(row.get("exercise"), str)
        and row.get("variant") in get_args(Level)
        and isinstance(row.get("outcome"), str)
        and "load_kg" in row
    )
