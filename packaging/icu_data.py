"""A smaller libicudata for a bundle: of ICU's 32 MB Qt reads what sorts text, and nothing else.

Qt has dates, numbers, languages and the breaking of lines from tables of its own, and text in UTF-8
and Latin 1 by itself. What ICU has of the same (and its converters, names of currencies, units,
regions and zones) is left out. ICU itself says that data may be left out of it: what is not there
is answered from its root, or with an error code that Qt knows.
"""

import struct
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

SIGNATURE = b"CmnD"
SIGNATURE_AT = 12
ALIGNMENT = 16
# Folders of the package, and the ends of names that lie in none.
LEFT_OUT_FOLDERS = ("brkitr", "curr", "lang", "rbnf", "region", "translit", "unit", "zone")
LEFT_OUT_ENDINGS = (".cnv", ".spp", ".cfu")
# Of the locales that lie in no folder, dates and numbers: all but what the others are found by.
KEPT_AT_THE_TOP = (
    "root", "pool", "res_index", "likelySubtags", "supplementalData", "timezoneTypes", "zoneinfo64",
    "keyTypeData", "numberingSystems", "windowsZones", "metaZones", "icustd", "icuver",
)  # fmt: skip


def is_kept(name: str) -> bool:
    """`name`: as "icudt73l/coll/de.res"."""
    _package, _, inner = name.partition("/")
    folder, slash, _file = inner.rpartition("/")
    if slash:
        return folder not in LEFT_OUT_FOLDERS
    return not inner.endswith(LEFT_OUT_ENDINGS) and (
        not inner.endswith(".res") or inner.removesuffix(".res") in KEPT_AT_THE_TOP
    )


def smaller_package(library: bytes) -> tuple[str, bytes]:
    """The symbol under which ICU looks for its data ("icudt73_dat"), and what is left of them.

    `library`: libicudata.so, or the package itself. ValueError where it holds none of this kind.
    """
    start = library.find(SIGNATURE) - SIGNATURE_AT
    if start < 0:
        raise ValueError("no package of ICU's data")
    (header_size,) = struct.unpack_from("<H", library, start)
    items = list(_items(library, start + header_size))
    kept = [(name, content) for name, content in items if is_kept(name)]
    names = b""
    entries = []
    for name, _content in kept:
        entries.append(len(names))
        names += name.encode() + b"\0"
    table_size = 4 + 8 * len(kept)
    first = _aligned(table_size + len(names))
    table, body = [struct.pack("<I", len(kept))], b""
    for name_at, (_name, content) in zip(entries, kept, strict=True):
        table.append(struct.pack("<II", table_size + name_at, first + len(body)))
        body += content.ljust(_aligned(len(content)), b"\0")
    head = b"".join(table) + names
    package = items[0][0].partition("/")[0].rstrip("lbe")
    return (
        f"{package}_dat",
        library[start : start + header_size] + head.ljust(first, b"\0") + body,
    )


def _items(library: bytes, table_at: int) -> Iterator[tuple[str, bytes]]:
    (count,) = struct.unpack_from("<I", library, table_at)
    places = [struct.unpack_from("<II", library, table_at + 4 + 8 * each) for each in range(count)]
    # The last one is a file of its own time zone rules or names; its end is nowhere written, so it
    # is taken with what follows it, less than a page.
    ends = [start for _name, start in places[1:]] + [places[-1][1] + 4096]
    for (name_at, start), end in zip(places, ends, strict=True):
        name_end = library.index(b"\0", table_at + name_at)
        yield (
            library[table_at + name_at : name_end].decode("ascii"),
            library[table_at + start : table_at + end],
        )


def _aligned(size: int) -> int:
    return -(-size // ALIGNMENT) * ALIGNMENT


def write_smaller_library(source: Path, target: Path) -> None:
    """By `as` and `ld`, which come with the `objcopy` that PyInstaller needs on Linux."""
    symbol, package = smaller_package(source.read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        data, code, compiled = (Path(folder) / f"icu.{end}" for end in ("dat", "s", "o"))
        data.write_bytes(package)
        code.write_text(
            f'.section .rodata\n.balign 4096\n.globl {symbol}\n.type {symbol}, %object\n'
            f'{symbol}:\n.incbin "{data}"\n.size {symbol}, .-{symbol}\n'
            '.section .note.GNU-stack,"",%progbits\n'
        )  # fmt: skip
        subprocess.run(["as", "-o", str(compiled), str(code)], check=True)
        command = ["ld", "-s", "-shared", "-soname", source.name, "-o", str(target), str(compiled)]
        subprocess.run(command, check=True)
