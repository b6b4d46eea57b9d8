"""A routine in one file to give away: read again as it was, and refused whatever else is in it."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from backcompanion.base.zip_damage import ZIP_DAMAGE
from backcompanion.library.foreign.recognise import read_foreign
from backcompanion.library.library_error import LibraryError
from backcompanion.library.routine_package import read_package, write_package
from backcompanion.library.routine_toml import routine_toml
from support.cases import each_case
from support.shipped import shipped_library

LIBRARY = shipped_library()
ROUTINE = replace(shipped_library().routines["upper-lower-back"], id="mine", name="Mine")


def test_it_is_read_as_it_was_written_and_the_same_twice(tmp_path: Path) -> None:
    first, two = tmp_path / "a.backroutine", tmp_path / "b.backroutine"
    for file in (first, two):
        write_package(file, routine_toml(ROUTINE), "# Mine")
    assert read_package(first, LIBRARY).routine == ROUTINE
    assert first.read_bytes() == two.read_bytes()
    renamed = read_package(first, LIBRARY, {"id": "other", "name": "Other"}).routine
    assert renamed == replace(ROUTINE, id="other", name="Other")


@each_case(
    ("entries", "place"),
    [
        ({}, "routine.toml"),
        ({"routine.toml": b"", "../evil.toml": b""}, "../evil.toml"),
        ({"routine.toml": b"", "/etc/passwd": b""}, "/etc/passwd"),
        ({"sheet.txt": b"# Mine"}, "routine.toml"),
        ({"routine.toml": b"\0" * 10_000_000}, "routine.toml"),
        ({"routine.toml": b'id = "../up"\nname = "x"\nround = []'}, "routine.toml: id"),
        ({"routine.toml": b'id = "a"\nname = "x"\nround = []'}, "routine.toml: round"),
    ],
)
def test_what_else_there_is_is_refused(
    tmp_path: Path, entries: dict[str, bytes], place: str
) -> None:
    file = tmp_path / "a.backroutine"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    with pytest.raises(LibraryError) as refused:
        read_package(file, LIBRARY)
    assert refused.value.field == place
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_links_damage_and_too_much_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.backroutine"
    with zipfile.ZipFile(file, "w") as package:
        link = zipfile.ZipInfo("routine.toml")
        link.external_attr = 0o120777 << 16
        package.writestr(link, "/etc/passwd")
    whole = tmp_path / "b.backroutine"
    write_package(whole, routine_toml(ROUTINE), "# Mine")
    content = whole.read_bytes()
    for damaged in (file.read_bytes(), b"", b"PK", content[:200], content * 500):
        file.write_bytes(damaged)
        with pytest.raises(LibraryError):
            read_package(file, LIBRARY)
    for missing in (tmp_path, tmp_path / "none.backroutine"):
        with pytest.raises(LibraryError):
            read_package(missing, LIBRARY)


@each_case("raised", ZIP_DAMAGE)
def test_whatever_the_reader_of_zips_raises_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raised: type[Exception]
) -> None:
    file = tmp_path / "a.backroutine"
    write_package(file, routine_toml(ROUTINE), "# Mine")

    def fail(*_arguments: object) -> None:
        raise raised("a broken entry")

    of_feeel = tmp_path / "a.zip"
    with zipfile.ZipFile(of_feeel, "w") as package:
        package.writestr("one.feeel", "{}")
    monkeypatch.setattr(zipfile.ZipFile, "open", fail)
    for read in (lambda: read_package(file, LIBRARY), lambda: read_foreign(of_feeel)):
        with pytest.raises(LibraryError):
            read()
