"""How a figure begins, kept as a picture from one launch to the next.

It is seen at once, while all that moves and paints a figure is still imported, and no longer: it is
the very frame with which that begins. What cannot be read is as if it were not there.
"""

import os
import sys
import zlib
from pathlib import Path
from zlib import adler32, crc32

from PySide6.QtCore import QPoint, QPointF, QSize, qVersion
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from backcompanion import __version__
from backcompanion.ui.widgets.painted import lay_down

# Among the frames of repetitions, and removed with them.
PREFIX = "frames-first-"
MAGIC = b"Back Companion first frame 1"
FORMAT = QImage.Format.Format_ARGB32_Premultiplied
LARGEST_SIDE = 8192
MAX_FILE_BYTES = 16 * 1024 * 1024
# What a figure looks like at its beginning, and when that is.
_ROOMS = ("figure/model", "figure/paint", "ui/widgets", "training/exercise", "training/session")

Place = tuple[float, float, float]
"""Pixels of the device to ours, and how far it begins beside a whole one."""


class FirstFrame:
    """For a view of `size`; `pixels` is the memory of `image`."""

    __slots__ = ("image", "pixels", "place", "size")

    def __init__(self, size: QSize, place: Place, pixels: bytes, image: QImage) -> None:
        self.size, self.place, self.pixels, self.image = size, place, pixels, image

    def fits(self, size: QSize, place: Place) -> bool:
        return (size, place) == (self.size, self.place)

    def paint(self, painter: QPainter) -> None:
        """At the painter's origin, which lies at its place."""
        _ratio, left, top = self.place
        lay_down(painter, QPointF(-left, -top), self.image)


def place_of(widget: QWidget, corner: QPoint) -> Place:
    """Of what begins there in it."""
    ratio = widget.devicePixelRatioF()
    at = widget.mapTo(widget.window(), corner)
    return ratio, round(at.x() * ratio % 1.0, 4), round(at.y() * ratio % 1.0, 4)


def first_frame_path(folder: Path, *depends: object) -> Path:
    """`depends`: all that the frame depends on but the program, where it is and how large."""
    text = repr((__version__, qVersion(), sys.byteorder, _sources(), depends)).encode()
    return folder / f"{PREFIX}{crc32(text):08x}{adler32(text):08x}{len(text):x}"


def read_first_frame(path: Path) -> FirstFrame | None:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
        return _first_frame(content)
    except (OSError, ValueError, OverflowError, zlib.error):
        return None


def _first_frame(content: bytes) -> FirstFrame:
    magic, _line, rest = content.partition(b"\n")
    head, _line, packed = rest.partition(b"\n")
    width, height, image_width, image_height, *place = map(float, head.split())
    sides = tuple(map(int, (image_width, image_height)))
    is_sound = magic == MAGIC and len(place) == 3 and len(content) <= MAX_FILE_BYTES
    if not (is_sound and all(0 < side <= LARGEST_SIDE for side in sides)):
        raise ValueError("no first frame")
    length = 4 * sides[0] * sides[1]
    unpacker = zlib.decompressobj()
    pixels = unpacker.decompress(packed, length)
    beyond = unpacker.decompress(unpacker.unconsumed_tail, 1)  # there its sum is checked
    if len(pixels) != length or beyond or not unpacker.eof:
        raise ValueError("of another length")
    image = QImage(pixels, sides[0], sides[1], 4 * sides[0], FORMAT)
    return FirstFrame(QSize(int(width), int(height)), (place[0], place[1], place[2]), pixels, image)


def _sources() -> int:
    """Of what paints, as it stands on the disk; to read it would take longer than what it saves."""
    package = Path(__file__).parents[2]
    stands: list[tuple[str, int, int]] = []
    for room in _ROOMS:
        try:
            with os.scandir(package / room) as entries:
                for entry in entries:
                    if entry.name.endswith(".py"):
                        status = entry.stat()
                        stands.append((entry.name, status.st_size, status.st_mtime_ns))
        except OSError:
            pass
    if not stands:  # a bundle
        status = os.stat(sys.executable)  # noqa: PTH116 - a str
        stands.append(("", status.st_size, status.st_mtime_ns))
    return crc32(repr(sorted(stands)).encode())
