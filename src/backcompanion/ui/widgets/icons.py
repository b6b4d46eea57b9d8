"""Icons of one set (Lucide), coloured by the theme.

Those of the first page and of the Player are kept as pictures from one launch to the next: Qt's
library for SVG is loaded by the first that is not.
"""

import json
import os
import sys
import zlib
from functools import lru_cache, partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt, qVersion
from PySide6.QtGui import QImage, QPainter, QPixmap, QTransform

from backcompanion import __version__
from backcompanion.base.paths import resources
from backcompanion.ui.widgets.direction import is_mirrored

# On and back, which point the other way where one reads from right to left.
_DIRECTED = {"arrow-left", "chevron-left", "chevron-right", "list", "redo-2", "undo-2"}
_DIRECTED |= {"skip-back", "skip-forward"}
KEPT_FILE = "compiled-icons"
MOST_KEPT, LARGEST_SIDE = 64, 256
_MAX_FILE_BYTES = 1024 * 1024
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied

_Icon = tuple[str, str, int, float, bool]
_kept: dict[_Icon, bytes] = {}  # pixels of those of an earlier launch
_used: dict[_Icon, QPixmap] = {}


def icon_pixmap(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    """The icon as a square of `pixels` logical pixels; empty where there is no such icon."""
    mirrored = name in _DIRECTED and is_mirrored()
    return _icon_pixmap(name, colour, pixels, ratio, mirrored)


def take_kept_icons(folder: Path) -> None:
    """Those of an earlier launch, if nothing has changed since; what cannot be read is left."""
    _kept.clear()
    try:
        with (folder / KEPT_FILE).open("rb") as file:
            head, _line, packed = file.read(_MAX_FILE_BYTES).partition(b"\n")
        program, icons = json.loads(head)
        if program != _program():
            return
        sides = [_side(int(pixels), float(ratio)) for _name, _colour, pixels, ratio, _m in icons]
        unpacker = zlib.decompressobj()
        length = 4 * sum(side * side for side in sides)
        content = unpacker.decompress(packed, length + 1)
        if len(content) != length or not unpacker.eof:
            return
        begin = 0
        for icon, side in zip(icons, sides, strict=True):
            name, colour, pixels, ratio, mirrored = icon
            end = begin + 4 * side * side
            _kept[name, colour, pixels, ratio, mirrored] = content[begin:end]
            begin = end
    except (OSError, ValueError, TypeError, OverflowError, RecursionError, zlib.error):
        _kept.clear()


def keep_icons(folder: Path) -> None:
    """For the next launch, where it would have to draw some: in a thread."""
    if all(icon in _kept for icon in _used):
        return
    icons = {
        icon: bytes(pixmap.toImage().convertToFormat(_FORMAT).constBits())
        for icon, pixmap in _used.items()
    }
    icons = dict(list({**icons, **_kept}.items())[:MOST_KEPT])
    import threading

    threading.Thread(target=partial(_write, folder, icons), name="icons", daemon=True).start()


def _write(folder: Path, icons: dict[_Icon, bytes]) -> None:
    from backcompanion.base.atomic_file import replacing

    try:
        head = json.dumps([_program(), list(icons)]).encode()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(folder / KEPT_FILE, durable=False) as draft:
            draft.write_bytes(head + b"\n" + zlib.compress(b"".join(icons.values()), 1))
    except OSError:
        return  # they are drawn once more


def _program() -> str:
    """Another one, or other files of icons, mean other pictures."""
    with os.scandir(resources() / "icons") as entries:
        files = sorted(
            (each.name, each.stat().st_size, each.stat().st_mtime_ns) for each in entries
        )
    drawn = repr((files, Path(__file__).exists() and os.stat(__file__).st_mtime_ns))  # noqa: PTH116
    return f"{__version__} {qVersion()} {sys.byteorder} {zlib.crc32(drawn.encode())}"


def _side(pixels: int, ratio: float) -> int:
    """In pixels of the device. Raises ValueError where no icon is as large."""
    side = round(pixels * ratio)
    if not 0 < side <= LARGEST_SIDE:
        raise ValueError("no icon")
    return side


@lru_cache(maxsize=256)
def _icon_pixmap(name: str, colour: str, pixels: int, ratio: float, mirrored: bool) -> QPixmap:
    icon = (name, colour, pixels, ratio, mirrored)
    kept, side = _kept.get(icon), round(pixels * ratio)
    if kept is None:
        pixmap = _drawn(name, colour, side, mirrored)
    else:
        pixmap = QPixmap.fromImage(QImage(kept, side, side, 4 * side, _FORMAT))
    pixmap.setDevicePixelRatio(ratio)
    if 0 < side <= LARGEST_SIDE and len(_used) < MOST_KEPT:
        _used[icon] = pixmap
    return pixmap


def _drawn(name: str, colour: str, side: int, mirrored: bool) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    try:
        svg = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    except OSError:
        return pixmap
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    painter = QPainter(pixmap)
    if mirrored:
        painter.setTransform(QTransform(-1, 0, 0, 1, side, 0))
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap
