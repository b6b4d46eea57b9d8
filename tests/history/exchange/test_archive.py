"""A file of everything is read whole or refused with what is wrong with it, within bounds."""

import json
import random
import stat
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from backcompanion.history.exchange import archive
from backcompanion.history.exchange.archive import is_own_name, read_archive, write_archive
from backcompanion.history.history_errors import RefusedFileError
from support.cases import each_case
from support.thoroughness import tries

MADE_AT = datetime(2026, 11, 22, 18, tzinfo=UTC)
OWN = b"name = 'Mine'\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    history = tmp_path / "history"
    history.write_bytes(b"SQLite of a kind" * 40)
    target = tmp_path / "all.backcompanion"
    small = {"settings.json": b"{}", "routines/mine.toml": OWN, "exercises/Rücken.toml": OWN}
    write_archive(target, history, small, MADE_AT, "0.3.0")
    return target


def test_out_and_in_again(file: Path, tmp_path: Path) -> None:
    archive = read_archive(file)
    assert (archive.made_at, archive.release) == (MADE_AT, "0.3.0")
    assert archive.small["settings.json"] == b"{}"
    assert archive.own_files("routines") == {"mine.toml": OWN}
    assert archive.own_files("exercises") == {"Rücken.toml": OWN}
    assert archive.own_files("motions") == {}
    archive.extract_history(tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == (tmp_path / "history").read_bytes()


def test_the_same_content_makes_the_same_file(file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    write_archive(again, tmp_path / "history", dict(read_archive(file).small), MADE_AT, "0.3.0")
    assert again.read_bytes() == file.read_bytes()


@each_case(
    "name",
    [
        *("routines/a.txt", "a.toml", "other/a.toml", "routines/.a.toml", "routines/.toml"),
        *("../routines/a.toml", "routines/../a.toml", "/routines/a.toml", "routines//a.toml"),
        *("routines\\a.toml", "routines/a/b.toml", "routines/a\n.toml", "routines/a:b.toml"),
        *("C:/routines/a.toml", "routines/CON.toml", "routines/lpt1.x.toml", "Routines/a.toml"),
        *(f"routines/{'a' * 200}.toml", "routines/", "settings.json.toml", ""),
    ],
)
def test_no_name_leads_out_of_it(name: str) -> None:
    assert not is_own_name(name)


@pytest.mark.parametrize("name", ["routines/a.toml", "exercises/Übung 2.toml", "motions/a.b.toml"])
def test_names_that_people_give(name: str) -> None:
    assert is_own_name(name)


def entry(content: bytes) -> dict[str, Any]:
    return {"size": len(content), "sha256": sha256(content).hexdigest()}


def written(path: Path, content: dict[str, bytes], **changes: Any) -> None:
    """As a stranger may write one: whatever is wanted, with a list that fits."""
    values = {"format": archive.FORMAT, "made_at": MADE_AT.isoformat(), "release": "9"}
    manifest = {**values, "files": {name: entry(content[name]) for name in content}, **changes}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, raw in content.items():
            target.writestr(name, raw)
        target.writestr("manifest.json", json.dumps(manifest))


GOOD = {"history.sqlite3": b"x" * 9}


def too_many(path: Path) -> None:
    written(path, {f"routines/{n}.toml": b"" for n in range(archive.MAX_FILES + 1)})


def twice(path: Path) -> None:
    written(path, {**GOOD, "routines/Ä.toml": OWN, "routines/a\u0308.toml": OWN})


def of_a_link(path: Path) -> None:
    written(path, GOOD)
    with zipfile.ZipFile(path, "a") as target:
        info = zipfile.ZipInfo("routines/a.toml")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        target.writestr(info, "/etc/passwd")


def a_bomb(path: Path) -> None:
    written(path, {"history.sqlite3": bytes(30 * archive.MIB)})


def too_large(path: Path) -> None:
    chance = random.Random(1)
    written(path, {**GOOD, "routines/a.toml": chance.randbytes(archive.MIB + 1)})


def lzma(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as target:
        target.writestr("history.sqlite3", b"x")


def encrypted(path: Path) -> None:
    written(path, GOOD)
    content = bytearray(path.read_bytes())
    start = content.index(b"PK\x01\x02")
    content[start + 8] |= 1
    path.write_bytes(content)


def in_place_of_the_list(path: Path, content: bytes | str) -> None:
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("history.sqlite3", b"x")
        target.writestr("manifest.json", content)


def of_no_unicode(path: Path) -> None:
    written(path, {**GOOD, "routines/Ä.toml": OWN})
    path.write_bytes(path.read_bytes().replace("Ä".encode(), b"\xff\xff"))


BAD: dict[str, Callable[[Path], object]] = {
    "cannot be read": lambda path: None,
    "no ordinary file": lambda path: path.mkdir(),
    "or was written by another program (File is not a zip file).": lambda path: path.write_bytes(
        b"no zip"
    ),
    "it is no file of everything": lambda path: zipfile.ZipFile(path, "w").close(),
    "'../a.toml': has no business in it": lambda path: written(path, {"../a.toml": OWN}),
    "'/etc/passwd': has no business": lambda path: written(path, {"/etc/passwd": OWN}),
    "more than 2000 files": too_many,
    "is in it twice": twice,
    "routines/a.toml: is no ordinary file": of_a_link,
    "history.sqlite3: is compressed beyond belief": a_bomb,
    "routines/a.toml: larger than 1 MiB": too_large,
    "compressed in an unusual way": lzma,
    "is encrypted": encrypted,
    "or was written by another program ('utf-8' codec can't decode": of_no_unicode,
    "manifest.json: is no JSON": lambda path: in_place_of_the_list(path, b"{"),
    "json: is no JSON": lambda path: in_place_of_the_list(path, b"[" * 100_000),
    "is no format that this release reads; a newer": lambda path: written(
        path, GOOD, format="backcompanion-everything/2"
    ),
    "made_at is no moment": lambda path: written(path, GOOD, made_at="yesterday"),
    "manifest.json: made_at is no moment": lambda path: written(path, GOOD, made_at=3),
    "json: made_at is no moment": lambda path: in_place_of_the_list(
        path, json.dumps({"format": archive.FORMAT, "files": {"history.sqlite3": entry(b"x")}})
    ),
    "manifest.json: made_at or release is none": lambda path: written(path, GOOD, release=3),
    "is not what was written": lambda path: written(
        path, GOOD, files={"history.sqlite3": entry(b"y" * 9)}
    ),
    "routines/a.toml: not in both": lambda path: written(
        path, GOOD, files={"history.sqlite3": entry(b"x" * 9), "routines/a.toml": entry(b"")}
    ),
    "has no size or checksum": lambda path: written(path, GOOD, files={"history.sqlite3": 3}),
    "manifest.json: is no list of files": lambda path: written(path, GOOD, files=[]),
    "history.sqlite3: is missing": lambda path: written(path, {"routines/a.toml": OWN}),
}


@each_case("why", BAD)
def test_a_file_that_is_no_good_is_refused_with_what_is_wrong_with_it(
    why: str, tmp_path: Path
) -> None:
    path = tmp_path / "bad.backcompanion"
    BAD[why](path)
    with pytest.raises(RefusedFileError) as refused:
        read_archive(path)
    assert why in str(refused.value) and str(path) in str(refused.value)


def test_whatever_is_changed_in_it_is_noticed_or_means_nothing(file: Path) -> None:
    """A byte, a cut or a doubled piece anywhere: refused, or all of the content is as it was."""
    good, content = read_archive(file), file.read_bytes()
    refused = 0
    for n in range(tries(5_000, sample=150)):
        chance = random.Random(n)
        changed = bytearray(content)
        at = chance.randrange(len(changed))
        match n % 3:
            case 0:
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                del changed[at : at + chance.randrange(1, 40)]
            case 2:
                changed[at:at] = changed[at : at + 30]
        file.write_bytes(changed)
        try:
            archive = read_archive(file)
            assert dict(archive.small) == dict(good.small)
            assert dict(archive.entries) == dict(good.entries)
        except RefusedFileError:
            refused += 1
    assert refused > tries(5_000, sample=150) / 2
