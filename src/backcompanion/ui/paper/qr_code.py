"""A text as a QR code, black on white, a dot a module with the quiet zone that scanners want."""

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QImage, QImageWriter

_QUIET_MODULES = 4
# Modules along a side: of a code that is still read from paper at the size it is printed (version
# 25), and of the largest that there is (version 40).
ON_PAPER, LARGEST = 117, 177
_DOTS_PER_MODULE = 8


def qr_image(text: str, most_modules: int = ON_PAPER) -> QImage | None:
    """None where the text is too long for it."""
    import segno
    from segno import DataOverflowError

    try:
        code = segno.make_qr(text, error="m")
    except DataOverflowError:
        return None
    rows = [bytes(row) for row in code.matrix]
    if len(rows) > most_modules:
        return None
    size = len(rows) + 2 * _QUIET_MODULES
    image = QImage(size, size, QImage.Format.Format_Mono)
    image.setColorTable([QColor("white").rgb(), QColor("black").rgb()])
    image.fill(0)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                image.setPixel(x + _QUIET_MODULES, y + _QUIET_MODULES, 1)
    return image


def png_of(code: QImage) -> bytes:
    """As a file, at a size that is read from a screen."""
    size = code.width() * _DOTS_PER_MODULE
    content = QBuffer()
    content.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(content, QByteArray(b"PNG")).write(code.scaled(size, size))
    return bytes(content.data().data())
