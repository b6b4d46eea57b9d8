"""Packs pictures in memory, where being quick matters more than being small.

By zstd, which on Linux is there wherever Qt is; it takes a quarter of zlib's time both ways. Where
its library cannot be loaded, by zlib. What comes out otherwise than it went in is no picture: its
memory would be read beyond its end.
"""

import ctypes
import mmap
import zlib
from contextlib import suppress
from typing import Protocol

_LEVEL = 1
# Below 1 zstd looks less far: a fifth sooner, for an eighth more bytes.
_ZSTD_LEVEL = -3
_RAW = -15  # zlib without a header
# Frames differ in size: room for a larger one is made seldom.
GROWTH = 2
# Of the library; what is called here has not changed since its 1.0.
_NAMES = ("libzstd.so.1", "libzstd.1.dylib")

Content = bytes | bytearray | memoryview


class Packer(Protocol):
    def pack(self, content: Content) -> bytes: ...

    def unpack(self, packed: bytes, length: int) -> memoryview | bytes:
        """So many bytes; they hold until the next are unpacked.

        Raises OSError where it is something else, or of another length.
        """
        ...


def create_packer() -> Packer:
    """The quickest that there is."""
    for name in _NAMES:
        with suppress(OSError, AttributeError):
            return ZstdPacker(name)
    return ZlibPacker()


class ZlibPacker:
    def pack(self, content: Content) -> bytes:
        compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
        return compressor.compress(content) + compressor.flush()

    def unpack(self, packed: bytes, length: int) -> bytes:
        try:  # told how much comes out, in half the time
            content = zlib.decompress(packed, _RAW, length)
        except zlib.error as error:
            raise OSError("zlib could not unpack") from error
        if len(content) != length:
            raise OSError("of another length")
        return content


class ZstdPacker:
    """Raises OSError or AttributeError where the library is not there or another one."""

    def __init__(self, name: str) -> None:
        library = ctypes.CDLL(name)
        size = ctypes.c_size_t
        self._bound, self._is_error = library.ZSTD_compressBound, library.ZSTD_isError
        self._pack, self._unpack = library.ZSTD_compress, library.ZSTD_decompress
        self._bound.restype = self._pack.restype = self._unpack.restype = size
        self._bound.argtypes = self._is_error.argtypes = [size]
        self._pack.argtypes = [ctypes.c_void_p, size, ctypes.c_void_p, size, ctypes.c_int]
        self._unpack.argtypes = [ctypes.c_void_p, size, ctypes.c_char_p, size]
        self._room = self._packing_room = _room(1)

    def pack(self, content: Content) -> bytes:
        """What can be written to is not copied first."""
        size = len(content)
        if len(self._packing_room) < self._bound(size):
            self._packing_room = _room(GROWTH * self._bound(size))
        room = self._packing_room
        writable = not memoryview(content).readonly
        start = ctypes.byref(ctypes.c_char.from_buffer(content)) if writable else bytes(content)
        length = self._pack(room, len(room), start, size, _ZSTD_LEVEL)
        if self._is_error(length):
            raise OSError("zstd could not pack")
        return ctypes.string_at(room, length)

    def unpack(self, packed: bytes, length: int) -> memoryview:
        if len(self._room) < length:
            self._room = _room(GROWTH * length)
        # An error is a number beyond all lengths.
        if self._unpack(self._room, length, packed, len(packed)) != length:
            raise OSError("zstd could not unpack, or it is of another length")
        return memoryview(self._room).cast("B")[:length]


def _room(size: int) -> "ctypes.Array[ctypes.c_char]":
    """Takes memory only where something is written: what is packed fills a tenth of its room."""
    return (ctypes.c_char * size).from_buffer(mmap.mmap(-1, size))
