"""Hands every reader files that nobody would write, and sees that each is read or refused."""

import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from backcompanion.application.settings_file import SettingsFile
from backcompanion.base.errors import KnownError
from backcompanion.base.paths import resources
from backcompanion.figure.model.motion import motion_from_mapping
from backcompanion.history.exchange.archive import read_archive, write_archive
from backcompanion.history.exchange.import_export import read_file
from backcompanion.library.exercise_file import parse_exercise
from backcompanion.library.routine_file import parse_routine
from backcompanion.library.source_files import read_folder
from backcompanion.library.toml_file import parse_toml
from backcompanion.library.toml_library import parse_library
from backcompanion.training.exercise.routine import Library
from support.contract import CONTRACT
from support.moments import NOW

SETTINGS = Path(__file__).parents[1] / "application" / "golden" / "settings-0.2.0.json"

NASTY: tuple[bytes, ...] = (
    b"",
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"NaN",
    b"-Infinity",
    b"1e999",
    b"9" * 5000,
    b"-1",
    b"null",
    b"true",
    b"[]",
    b"{}",
    b"[" * 3000,
    b'{"a":' * 3000,
    b'"',
    b"'",
    b'"""',
    b"\\u0000",
    b"\\ud800",
    b"2026-02-30",
    b"0001-01-01T00:00:00+00:00",
    b"2026-11-19T18:02:11+23:59",
    b"9999-12-31",
    b"../../etc/passwd",
    b"=cmd|' /C calc'!A0",
    b"\r",
    b"\n\n",
    b",,,,,,",
    b"0x10",
    b"inf",
    b"nan",
    b"1_0",
    b"\xe2\x80\xae",
    "é".encode() * 200,
    b" " * 300,
    b"\t",
    b"# ",
    b"= ",
)


@dataclass
class Figures:
    reader: str
    inputs: int = 0
    read: int = 0
    refused: int = 0
    slowest_seconds: float = 0.0
    failures: list[str] = field(default_factory=list)


def spoilt(chance: random.Random, content: bytes) -> bytes:
    """One to four changes: bytes and pieces replaced, left out, doubled, exchanged, cut off."""
    for _n in range(chance.choice((1, 1, 2, 4))):
        a = chance.randrange(len(content) + 1)
        b = min(len(content), a + chance.choice((0, 1, 4, 30, 300)))
        match chance.randrange(6):
            case 0:
                content = content[:a] + chance.choice(NASTY) + content[b:]
            case 1:
                content = content[:a] + content[b:]
            case 2:
                content = content[:b] + content[a:b] + content[b:]
            case 3:
                content = content[:a] + chance.randbytes(b - a) + content[b:]
            case 4:
                content = content[:a]
            case _:
                content = _value_replaced(chance, content)
    return content


def _value_replaced(chance: random.Random, content: bytes) -> bytes:
    """What stands after a sign that says that a value comes."""
    places = [n for n, byte in enumerate(content) if byte in b":=,["]
    if not places:
        return content
    a = chance.choice(places) + 1
    b = min(
        (end for end in (content.find(each, a) for each in (b",", b"\n", b"]")) if end > 0),
        default=len(content),
    )
    return content[:a] + chance.choice(NASTY) + content[b:]


@cache
def library() -> Library:
    here = resources()
    return parse_library(here, read_folder(here, "exercises") | read_folder(here, "routines"))


def _resource(path: str) -> bytes:
    return (resources() / path).read_bytes()


def _csv() -> bytes:
    rows = "id,started_at,local_date,routine,finished,counts,active_seconds,note\r\n"
    rows += "".join(
        f'{n},2026-11-{n + 1:02}T18:02:11+01:00,,upper-lower-back,true,,1490,"=a, ""b"""\r\n'
        for n in range(9)
    )
    return rows.encode()


def _exercise(_folder: Path, content: bytes) -> object:
    file = Path("exercises/back-bows.toml")
    return parse_exercise(file, parse_toml(file, content))


def _routine(_folder: Path, content: bytes) -> object:
    file = Path("routines/upper-lower-back.toml")
    return parse_routine(file, parse_toml(file, content), library().exercises)


def _motion(_folder: Path, content: bytes) -> object:
    file = Path("motions/back-bows.toml")
    motion = motion_from_mapping(parse_toml(file, content), "back-bows")
    return motion.still_pose("standard")


def _settings(folder: Path, content: bytes) -> object:
    (folder / "settings.json").write_bytes(content)
    return SettingsFile(folder).settings


def _from_file(name: str) -> Callable[[Path, bytes], object]:
    def read(folder: Path, content: bytes) -> object:
        (folder / name).write_bytes(content)
        incoming = read_file(folder / name)
        if incoming.refused:
            raise KnownError(incoming.refused[0])
        return incoming

    return read


def _everything() -> bytes:
    with TemporaryDirectory() as folder:
        history = Path(folder) / "history"
        history.write_bytes(b"SQLite of a kind" * 40)
        small = {"settings.json": b"{}", "routines/mine.toml": b"a = 1"}
        write_archive(Path(folder) / "all", history, small, NOW, "0.3.0")
        return (Path(folder) / "all").read_bytes()


def _archive(folder: Path, content: bytes) -> object:
    (folder / "in.backcompanion").write_bytes(content)
    return read_archive(folder / "in.backcompanion")


READERS: dict[str, tuple[Callable[[Path, bytes], object], Callable[[], bytes]]] = {
    "exercise": (_exercise, lambda: _resource("exercises/back-bows.toml")),
    "routine": (_routine, lambda: _resource("routines/upper-lower-back.toml")),
    "motion": (_motion, lambda: _resource("motions/back-bows.toml")),
    "settings": (_settings, SETTINGS.read_bytes),
    "JSON": (_from_file("in.json"), lambda: json.dumps(CONTRACT, indent=1).encode()),
    "CSV": (_from_file("in.csv"), _csv),
    "everything": (_archive, _everything),
}


def fuzz(reader: str, inputs: int, seed: int) -> Figures:
    read, sample = READERS[reader]
    whole = sample()
    figures = Figures(reader)
    shm = Path("/dev/shm")
    with TemporaryDirectory(dir=shm if shm.is_dir() else None) as folder:
        read(Path(folder), whole)  # as it is, it can be read
        for n in range(inputs):
            content = spoilt(random.Random(f"{seed}-{n}"), whole)
            figures.inputs += 1
            began = time.thread_time()
            try:
                read(Path(folder), content)
                figures.read += 1
            except KnownError as refusal:
                figures.refused += 1
                if "\n" in str(refusal) or len(str(refusal)) > 600:
                    figures.failures.append(f"{seed}-{n}: says {str(refusal)[:200]!r}")
            except Exception as error:  # noqa: BLE001 - what is neither read nor refused
                figures.failures.append(f"{seed}-{n}: {type(error).__name__}: {str(error)[:200]}")
            figures.slowest_seconds = max(figures.slowest_seconds, time.thread_time() - began)
    return figures
