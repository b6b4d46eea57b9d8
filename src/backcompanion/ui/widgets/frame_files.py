"""Packed frames on the disk, from one session to the next: what was painted once is shown again.

One file for all that frames look like but their moment, in the cache. It can be made again at any
time: what cannot be read is removed, what cannot be written is left, and nobody is told. Files are
read and written in threads, frame by frame.
"""

import json
import os
import struct
import sys
import threading
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from time import sleep
from typing import Any, BinaryIO
from zlib import crc32

from PySide6.QtCore import QCryptographicHash, QPointF, QRect, QRectF, QSize, qVersion

from backcompanion import __version__
from backcompanion.base.atomic_file import replacing
from backcompanion.base.packing import create_packer
from backcompanion.figure.model.motion import Motion
from backcompanion.ui.widgets.kept_frame import KeptFrame
from backcompanion.ui.widgets.shown_pose import Shown

# Of all files together; those that were shown longest ago go first.
MAX_BYTES = 128 * 1024 * 1024
# Of one file: more than a view keeps, on any screen.
MAX_FILE_BYTES = 64 * 1024 * 1024
PREFIX = "frames-"
_MAGIC = b"Back Companion frames 2\n"
_LENGTHS = struct.Struct("<III")
_SUM = struct.Struct("<I")
# Looked up once: threads that look up what is Qt's at the same time can crash the process.
_SHA256 = QCryptographicHash.Algorithm.Sha256
_LARGEST_SIDE = 16384
_DRAFT_SECONDS = 3600.0
# A thread lets the window go on after each frame.
_PAUSE = 0.0005
_DAMAGE = (ValueError, TypeError, KeyError, IndexError, struct.error, OverflowError, RecursionError)

Frames = dict[Shown, KeptFrame]
Same = dict[Shown, Shown]

_lock = threading.Lock()


class Fetched:
    """What is read in a thread: `frames` in their order, and the moments shown by them."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.frames: Frames = {}
        self.same: Same = {}


class FrameFiles:
    """`folder` need not exist, nor let anybody write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fetch(self, key: tuple[object, ...]) -> Fetched:
        fetched = Fetched()
        _in_thread(lambda: self._fetch(key, fetched))
        return fetched

    def keep(self, key: tuple[object, ...], frames: Frames, same: Same) -> threading.Thread:
        """Both belong to the thread from now on."""
        return _in_thread(lambda: self._keep(key, frames, same))

    def path(self, key: tuple[object, ...]) -> Path:
        """Raises TypeError where something in the key has no lasting name."""
        name = _digest(f"{fingerprint()} {_lasting(key)}".encode())
        return self._folder / f"{PREFIX}{name[:40]}"

    def _fetch(self, key: tuple[object, ...], fetched: Fetched) -> None:
        try:
            path = self.path(key)
            with path.open("rb") as file:
                fetched.frames, fetched.same = read_frames(file)
            os.utime(path)
        except _DAMAGE:
            with suppress(OSError, TypeError):
                self.path(key).unlink(missing_ok=True)
        except OSError:
            pass  # none is there, or it cannot be read
        finally:
            fetched.done.set()

    def _keep(self, key: tuple[object, ...], frames: Frames, same: Same) -> None:
        with suppress(OSError, TypeError):
            path = self.path(key)
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replacing(path, durable=False) as draft, draft.open("wb") as file:
                write_frames(file, frames, same)
            self._remove_oldest()

    def _remove_oldest(self) -> None:
        listing: list[tuple[float, int, Path]] = []
        for entry in os.scandir(self._folder):
            with suppress(OSError):
                if entry.name.startswith((PREFIX, f".{PREFIX}")):
                    status = entry.stat(follow_symlinks=False)
                    listing.append((status.st_mtime, status.st_size, Path(entry.path)))
        newest = max((moment for moment, _size, _path in listing), default=0.0)
        total = 0
        for moment, size, path in sorted(listing, reverse=True):
            total += size
            # Of a program that was ended while it wrote.
            is_left_over = path.name.startswith(".") and moment < newest - _DRAFT_SECONDS
            if is_left_over or total > MAX_BYTES:
                with suppress(OSError):
                    path.unlink(missing_ok=True)


def write_frames(file: BinaryIO, frames: Mapping[Shown, KeptFrame], same: Same) -> None:
    """Raises OSError."""
    shown_as: dict[Shown, list[Shown]] = {}
    for shown, painted in same.items():
        shown_as.setdefault(painted, []).append(shown)
    checksum = 0

    def put(piece: bytes) -> None:
        nonlocal checksum
        checksum = crc32(piece, checksum)
        file.write(piece)

    put(_MAGIC)
    for shown, frame in frames.items():
        head = json.dumps(_head(shown, frame, shown_as.get(shown, ()))).encode()
        points = array("d", frame.points).tobytes()
        put(_LENGTHS.pack(len(head), len(points), len(frame.packed)))
        for piece in (head, points, frame.packed):
            put(piece)
        sleep(_PAUSE)
    file.write(_SUM.pack(checksum))


def read_frames(file: BinaryIO) -> tuple[Frames, Same]:
    """Raises OSError; ValueError and its like where it is not what was written."""
    size = os.fstat(file.fileno()).st_size
    left, checksum = size - _SUM.size, 0
    if size > MAX_FILE_BYTES:
        raise ValueError("larger than any")

    def take(length: int) -> bytes:
        nonlocal left, checksum
        left -= length
        piece = file.read(length) if left >= 0 else b""
        if len(piece) != length:
            raise ValueError("cut off")
        checksum = crc32(piece, checksum)
        return piece

    if take(len(_MAGIC)) != _MAGIC:
        raise ValueError("something else")
    frames, same = Frames(), Same()
    while left:
        head_bytes, point_bytes, packed_bytes = _LENGTHS.unpack(take(_LENGTHS.size))
        head: dict[str, Any] = json.loads(take(head_bytes))
        points = array("d")
        points.frombytes(take(point_bytes))
        shown = Shown(*head["shown"])
        frames[shown] = _frame(len(frames), head, tuple(points), take(packed_bytes))
        same.update((Shown(*each), shown) for each in head["same"])
        sleep(_PAUSE)
    if file.read(_SUM.size + 1) != _SUM.pack(checksum):
        raise ValueError("damaged")
    return frames, same


def _head(shown: Shown, frame: KeptFrame, same: list[Shown] | tuple[()]) -> dict[str, object]:
    look: Any = frame.look
    rect, cover = frame.rect, frame.cover
    return {
        "shown": _moment(shown),
        "same": [_moment(each) for each in same],
        "look": [sorted(look[0]), look[1]] if look else [],
        "rect": [rect.x(), rect.y(), rect.width(), rect.height()],
        "cover": [cover.x(), cover.y(), cover.width(), cover.height()],
        "corner": [frame.corner.x(), frame.corner.y()],
        "size": [frame.size.width(), frame.size.height()],
        "is_whole": frame.is_whole,
    }


def _moment(shown: Shown) -> list[object]:
    return [
        *(shown.phase, shown.fraction, shown.side, shown.breath, shown.repetition),
        shown.comes_again,
    ]


def _frame(
    number: int, head: Mapping[str, Any], points: tuple[float, ...], packed: bytes
) -> KeptFrame:
    look: object = (frozenset(head["look"][0]), head["look"][1]) if head["look"] else ()
    size = QSize(*head["size"])
    if not (0 < size.width() <= _LARGEST_SIDE and 0 < size.height() <= _LARGEST_SIDE):
        raise ValueError("no picture is as large")
    return KeptFrame(
        *(number, look, points, QRectF(*head["rect"]), QRect(*head["cover"]), packed),
        *(QPointF(*head["corner"]), size),
        is_whole=bool(head["is_whole"]),
    )


@cache
def fingerprint() -> str:
    """Of the program and of all that paints: another one means other pictures."""
    package = Path(__file__).parents[2]
    sources = sorted((*package.glob("figure/**/*.py"), *package.glob("ui/widgets/*.py")))
    parts: list[str] = []
    with suppress(OSError):
        parts += [_digest(path.read_bytes()) for path in sources]
        if not sources:  # a bundle
            status = Path(sys.executable).stat()
            parts.append(f"{status.st_size} {status.st_mtime_ns}")
    packer = type(create_packer()).__name__
    return f"{__version__} {qVersion()} {packer} {sys.byteorder} {_digest(''.join(parts).encode())}"


def _digest(content: bytes) -> str:
    """By Qt: `hashlib` loads the whole of OpenSSL, three megabytes, for it."""
    return QCryptographicHash.hash(content, _SHA256).toHex().toStdString()


def _lasting(value: object) -> str:
    """The same in each session. Raises TypeError where it has no such name."""
    if value is None or isinstance(value, (str, int, float)):
        return repr(value)
    if isinstance(value, Motion):
        return value.content
    if isinstance(value, frozenset):
        return f"{{{', '.join(sorted(map(_lasting, value)))}}}"
    if isinstance(value, tuple):
        return f"({', '.join(map(_lasting, value))})"
    names = getattr(type(value), "__slots__", ())
    if not names:
        raise TypeError(f"{type(value).__name__} has no lasting name")
    parts: Iterator[str] = (_lasting(getattr(value, each)) for each in names)
    return f"{type(value).__name__}({', '.join(parts)})"


def _in_thread(work: Callable[[], None]) -> threading.Thread:
    """One after another."""

    def run() -> None:
        with _lock:
            work()

    thread = threading.Thread(target=run, name="frames", daemon=True)
    thread.start()
    return thread
