"""Packs pictures in memory, where being quick matters more than being small.

By zstd, which on Linux is there wherever Qt is; it takes a quarter of zlib's time both ways. Where
its library cannot be loaded, by zlib. What is packed is read by nobody but this process.
"""

import ctypes
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache

_LEVEL = 1
_RAW = -15  # zlib without a header
# Of the library; the interface that it names stable has not changed since 1.0.
_NAMES = ("libzstd.so.1", "libzstd.1.dylib")

Content = bytes | bytearray | memoryview


class Packer:
    """`pack` and `unpack` of one way to pack."""

    def __init__(
        self,
        pack: Callable[[Content], bytes],
        unpack: Callable[[bytes, "ctypes.Array[ctypes.c_char]"], None],
    ) -> None:
        """`unpack` fills the beginning of a buffer that is large enough."""
        self.pack, self.unpack = pack, unpack


@cache
def packer() -> Packer:
    """The quickest that there is."""
    for name in _NAMES:
        with suppress(OSError, AttributeError):
            return _zstd(ctypes.CDLL(name))
    return zlib_packer()


def zlib_packer() -> Packer:
    def pack(content: Content) -> bytes:
        compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
        return compressor.compress(content) + compressor.flush()

    def unpack(packed: bytes, buffer: "ctypes.Array[ctypes.c_char]") -> None:
        # Told how much comes out, it takes half the time.
        content = zlib.decompress(packed, _RAW, len(buffer))
        ctypes.memmove(buffer, content, len(content))

    return Packer(pack, unpack)


def _zstd(library: ctypes.CDLL) -> Packer:
    size = ctypes.c_size_t
    bound, is_error = library.ZSTD_compressBound, library.ZSTD_isError
    compress, decompress = library.ZSTD_compress, library.ZSTD_decompress
    bound.restype = compress.restype = decompress.restype = size
    bound.argtypes, is_error.argtypes = [size], [size]
    compress.argtypes = [ctypes.c_void_p, size, ctypes.c_char_p, size, ctypes.c_int]
    decompress.argtypes = [ctypes.c_void_p, size, ctypes.c_char_p, size]

    def pack(content: Content) -> bytes:
        room = ctypes.create_string_buffer(bound(len(content)))
        length = compress(room, len(room), bytes(content), len(content), _LEVEL)
        if is_error(length):
            raise OSError("zstd could not pack")
        return ctypes.string_at(room, length)

    def unpack(packed: bytes, buffer: "ctypes.Array[ctypes.c_char]") -> None:
        if is_error(decompress(buffer, len(buffer), packed, len(packed))):
            raise OSError("zstd could not unpack")

    return Packer(pack, unpack)
