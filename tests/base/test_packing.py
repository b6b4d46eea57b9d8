"""Pictures are packed and unpacked as they were, by whichever library is there."""

import ctypes

import pytest

from backcompanion.base import packing
from backcompanion.base.packing import Packer, packer, zlib_packer

CONTENT = bytes(4000) + bytes(range(256)) * 3


@pytest.mark.parametrize("way", [packer(), zlib_packer()])
def test_what_is_packed_comes_out_as_it_was_and_takes_less(way: Packer) -> None:
    packed = way.pack(memoryview(CONTENT))
    buffer = ctypes.create_string_buffer(len(CONTENT) + 10)
    way.unpack(packed, buffer)
    assert buffer.raw[: len(CONTENT)] == CONTENT
    assert len(packed) < len(CONTENT) / 2


def test_without_the_quick_library_the_other_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_NAMES", ("libnowhere.so.1",))
    packer.cache_clear()
    try:
        way = packer()
        buffer = ctypes.create_string_buffer(len(CONTENT))
        way.unpack(zlib_packer().pack(CONTENT), buffer)
        assert buffer.raw == CONTENT
    finally:
        packer.cache_clear()


def test_what_is_damaged_is_no_picture() -> None:
    buffer = ctypes.create_string_buffer(len(CONTENT))
    with pytest.raises((OSError, ValueError)):
        way = packer()
        packed = way.pack(CONTENT)
        way.unpack(b"\x00\x01" + packed[9:], buffer)
