"""What is kept of what PyInstaller finds. The bundle itself is tried by `make packages`."""

import struct
import sys
from pathlib import Path

import bundle_contents
import bundle_main
import icons
import icu_data
import pytest

from support.places import PROJECT

LANGUAGES = ("de", "pl")


def icu_package(contents: dict[str, bytes]) -> bytes:
    """As ICU's own tools write one: a header, a table of offsets from itself, names, contents."""
    header = struct.pack("<HBB", 32, 0xDA, 0x27) + bytes(8) + b"CmnD" + bytes(16)
    names, places, at = b"", [], 4 + 8 * len(contents)
    names_size = sum(len(name) + 1 for name in contents)
    content_at = at + names_size + -(at + names_size) % 16
    body = b""
    for name, content in contents.items():
        places.append(struct.pack("<II", at + len(names), content_at + len(body)))
        names += name.encode() + b"\0"
        body += content + bytes(-len(content) % 16)
    table = struct.pack("<I", len(contents)) + b"".join(places) + names
    return header + table.ljust(content_at, b"\0") + body


def test_icu_keeps_what_sorts_text_and_leaves_out_what_qt_never_reads() -> None:
    contents = {
        name: name.encode() * 3
        for name in (
            "icudt73l/brkitr/cjdict.dict", "icudt73l/coll/de.res", "icudt73l/coll/root.res",
            "icudt73l/de.res", "icudt73l/euc-tw-2014.cnv", "icudt73l/root.res",
            "icudt73l/uts46.nrm", "icudt73l/zone/de.res",
        )
    }  # fmt: skip
    library = b"\x7fELF" + bytes(4092) + icu_package(contents) + bytes(4096)
    symbol, smaller = icu_data.smaller_package(library)
    assert symbol == "icudt73_dat"
    left = dict(icu_data._items(smaller + bytes(4096), 32))
    assert sorted(left) == [
        "icudt73l/coll/de.res", "icudt73l/coll/root.res", "icudt73l/root.res", "icudt73l/uts46.nrm",
    ]  # fmt: skip
    assert all(content.startswith(contents[name]) for name, content in left.items())
    with pytest.raises(ValueError):
        icu_data.smaller_package(b"\x7fELF")


def test_a_bundle_has_what_sounds_and_shows_and_leaves_the_rest_of_qt() -> None:
    for name in (
        "PySide6/Qt/lib/libQt6Multimedia.so.6", "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/texttospeech/qtexttospeech_sapi.dll",
        "PySide6\\plugins\\platforms\\qwindows.dll", "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/plugins/texttospeech/libqtexttospeech_speechd.so",
        "PySide6/Qt/plugins/texttospeech/libqtexttospeech_darwin.dylib",
    ):  # fmt: skip
        assert bundle_contents.is_wanted(name, LANGUAGES), name
    for name in (
        "PySide6/Qt/lib/libQt6Quick.so.6", "PySide6\\Qt6WebEngineCore.dll",
        "PySide6/QtOpenGL.abi3.so",
        "PySide6/Qt/translations/qtbase_fi.qm", "PySide6/plugins/multimedia/ffmpegmediaplugin.dll",
        "PySide6/avcodec-61.dll",
    ):  # fmt: skip
        assert not bundle_contents.is_wanted(name, LANGUAGES), name
    assert bundle_contents.is_wanted_module("numpy.randomness")
    assert not bundle_contents.is_wanted_module("numpy.f2py.crackfortran")


def test_icons_for_windows_and_macos_hold_a_picture_of_each_size(tmp_path: Path) -> None:
    drawing = PROJECT / "packaging/io.github.backcompanion.BackCompanion.svg"
    icons.write_ico(drawing, tmp_path / "a.ico")
    icons.write_icns(drawing, tmp_path / "a.icns")
    ico, icns = ((tmp_path / f"a.{end}").read_bytes() for end in ("ico", "icns"))
    count = struct.unpack_from("<HHH", ico)[2]
    for each in range(count):
        side, _, _, _, _, bits, size, at = struct.unpack_from("<BBBBHHII", ico, 6 + 16 * each)
        assert ico[at : at + 4] == b"\x89PNG" and bits == 32
        assert struct.unpack_from(">I", ico, at + 16)[0] % 256 == side
    assert at + size == len(ico) and count == len(icons.ICO_PIXELS)
    kinds, at = [], 8
    while at < len(icns):
        kind, size = struct.unpack_from(">4sI", icns, at)
        kinds.append((kind, struct.unpack_from(">I", icns, at + 8 + 16)[0]))
        at += size
    assert tuple(kinds) == icons.ICNS_KINDS
    assert struct.unpack_from(">I", icns, 4)[0] == len(icns)


def test_without_a_console_what_is_printed_goes_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where a program of the desktop has no streams."""
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    bundle_main.give_missing_streams()
    assert sys.stdout.write("text") == 4 and sys.stderr.write("text") == 4
    sys.stdout.close()
    sys.stderr.close()
