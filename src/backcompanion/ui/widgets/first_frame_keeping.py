"""Keeps a figure's first frame for the next launch, once nobody waits for anything."""

import os
import threading
from contextlib import suppress
from math import ceil
from pathlib import Path
from zlib import compress

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform
from PySide6.QtWidgets import QWidget

from backcompanion.base.atomic_file import replacing
from backcompanion.ui.widgets.first_frame import FORMAT, MAGIC, PREFIX, Place

# Routines that are trained by turns have one each.
MOST_FILES = 8
_LEVEL = 1


def picture_of(view: QWidget, place: Place) -> QImage:
    """As it is seen where it begins at that place, over whatever lies behind."""
    ratio, left, top = place
    width, height = (ceil(side * ratio + 1) for side in (view.width(), view.height()))
    image = QImage(width, height, FORMAT)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setTransform(QTransform(ratio, 0, 0, ratio, left, top))
    view.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


def keep_first_frame(path: Path, size: QSize, place: Place, image: QImage) -> threading.Thread:
    """In a thread. What cannot be written is left."""
    numbers = (size.width(), size.height(), image.width(), image.height(), *place)
    head = MAGIC + b"\n" + " ".join(map(str, numbers)).encode() + b"\n"
    pixels = bytes(image.constBits())
    thread = threading.Thread(
        target=_keep, args=(path, head, pixels), name="first frame", daemon=True
    )
    thread.start()
    return thread


def _keep(path: Path, head: bytes, pixels: bytes) -> None:
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(path, durable=False) as draft:
            draft.write_bytes(head + compress(pixels, _LEVEL))
        kept = [
            (entry.stat(follow_symlinks=False).st_mtime, entry.path)
            for entry in os.scandir(path.parent)
            if entry.name.startswith(PREFIX)
        ]
        for _moment, old in sorted(kept)[:-MOST_FILES]:
            Path(old).unlink(missing_ok=True)
