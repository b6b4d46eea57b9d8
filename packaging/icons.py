"""The program's drawing as the one file of pictures that Windows and macOS want."""

import os
import struct
from collections.abc import Iterable
from pathlib import Path

ICO_PIXELS = (16, 20, 24, 32, 40, 48, 64, 128, 256)
# What macOS calls a PNG of so many pixels: as it is, and for screens of twice the dots.
ICNS_KINDS = (
    (b"icp4", 16), (b"icp5", 32), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512), (b"ic10", 1024),
    (b"ic11", 32), (b"ic12", 64), (b"ic13", 256), (b"ic14", 512),
)  # fmt: skip


def draw_pngs(drawing: Path, sides: Iterable[int]) -> dict[int, bytes]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QRectF, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(drawing))
    pictures = {}
    for side in sorted(set(sides)):
        image = QImage(side, side, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        pictures[side] = bytes(buffer.data().data())
    return pictures


def write_ico(drawing: Path, target: Path) -> None:
    pictures = draw_pngs(drawing, ICO_PIXELS)
    entries, at = b"", 6 + 16 * len(pictures)
    for side, picture in pictures.items():
        # A side of 256 is written as 0.
        entries += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    target.write_bytes(head + entries + b"".join(pictures.values()))


def write_icns(drawing: Path, target: Path) -> None:
    pictures = draw_pngs(drawing, (side for _kind, side in ICNS_KINDS))
    body = b"".join(
        struct.pack(">4sI", kind, 8 + len(pictures[side])) + pictures[side]
        for kind, side in ICNS_KINDS
    )
    target.write_bytes(struct.pack(">4sI", b"icns", 8 + len(body)) + body)
