"""Pictures are packed and unpacked as they were, by whichever library is there."""

import os
from pathlib import Path

import pytest

from backcompanion.base import packing
from backcompanion.base.packing import Packer, ZlibPacker, create_packer

CONTENT = bytes(4000) + bytes(range(256)) * 3


@pytest.mark.parametrize("packer", [create_packer(), ZlibPacker()])
def test_what_is_packed_comes_out_as_it_was_and_takes_less(packer: Packer) -> None:
    packed = packer.pack(memoryview(CONTENT))
    assert bytes(packer.unpack(packed, len(CONTENT))) == CONTENT
    assert len(packed) < len(CONTENT) / 2
    shorter = packer.pack(b"short")
    assert bytes(packer.unpack(shorter, 5)) == b"short"


def test_without_the_quick_library_the_other_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_NAMES", ("libnowhere.so.1",))
    assert isinstance(create_packer(), ZlibPacker)


@pytest.mark.parametrize("packer", [create_packer(), ZlibPacker()])
def test_what_is_damaged_is_no_picture(packer: Packer) -> None:
    packed = packer.pack(CONTENT)
    with pytest.raises(OSError):
        packer.unpack(b"\xff\xff" + packed[9:], len(CONTENT))


@pytest.mark.parametrize("other", [-1, 1])
@pytest.mark.parametrize("packer", [create_packer(), ZlibPacker()])
def test_what_is_of_another_length_is_no_picture(packer: Packer, other: int) -> None:
    """Shown, memory beyond its end would be read."""
    packed = packer.pack(CONTENT)
    with pytest.raises(OSError):
        packer.unpack(packed, len(CONTENT) + other)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs Linux's /proc")
def test_room_for_the_largest_takes_only_what_is_written_there() -> None:
    content = bytearray(16 * 2**20)
    packer = create_packer()
    before = resident_bytes()
    packed = packer.pack(content)
    assert resident_bytes() - before < len(content) / 2
    assert len(packer.unpack(packed, len(content))) == len(content)


def resident_bytes() -> int:
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
