"""A QR code read from a picture: a photo or a screenshot of what `qr_code` drew.

What looks for it (zxing-cpp) takes time by the square of the pixels where a picture was made to be
slow, so it only ever sees small ones: the whole made small, and then what seemed to be a code.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from backcompanion.base.errors import MachineError
from backcompanion.base.i18n import gettext as _
from backcompanion.library.library_error import LibraryError
from backcompanion.library.picture_file import read_picture

if TYPE_CHECKING:
    import zxingcpp

# Beyond the largest screens, and the finest cameras of phones.
MOST_PIXELS = 16_000_000
MOST_JPEG_PIXELS = 110_000_000
LONGEST_SIDE = 4000
_SEEN_SIDE = 900
_SHOWN_LETTERS = 60


def code_in_file(file: Path) -> str:
    """What the code in it says. Raises LibraryError with what to do, and MachineError."""
    return code_in_image(_drawn(file, read_picture(file)), file)


def code_in_image(image: QImage, source: Path) -> str:
    """`source`: what it is called where it has none that can be read. Raises as `code_in_file`."""
    whole = _grey(image)
    small = _scaled(whole, _SEEN_SIDE)
    codes = _look(small)
    if not codes or not codes[0].valid:
        # Detected and not understood, or nothing: once more, closer where one seems to be.
        part = _around(codes[0], small.size(), whole.size()) if codes else _middle(whole.size())
        if part.size() != whole.size() or small.size() != whole.size():
            codes = _look(_scaled(whole.copy(part), _SEEN_SIDE)) or codes
    read = [code for code in codes if code.valid]
    if not read:
        expected = _("a QR code that can be read: sharp, all of it, and with its white edge")
        raise LibraryError(source, "", expected)
    texts = {str(code.text) for code in read}
    if len(texts) > 1:
        raise LibraryError(source, "", _("one QR code; cut the picture to the one you mean"))
    return texts.pop()


def no_routine(source: Path, text: str) -> LibraryError:
    """For a code that can be read, and holds none."""
    shown = " ".join(text.split())
    shown = "".join(sign for sign in shown if sign.isprintable())
    if len(shown) > _SHOWN_LETTERS:
        shown = f"{shown[: _SHOWN_LETTERS - 1]}…"
    expected = _("the QR code of a routine; this one says “{text}”").format(text=shown)
    return LibraryError(source, "", expected)


def _drawn(file: Path, content: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)  # a phone that was held upright
    size = reader.size()
    is_jpeg = reader.format() == b"jpeg"
    most = MOST_JPEG_PIXELS if is_jpeg else MOST_PIXELS
    if size.isValid() and size.width() * size.height() > most:
        expected = _("a picture of at most {n} million pixels; cut it to the code")
        raise LibraryError(file, "", expected.format(n=most // 1_000_000))
    if size.isValid() and max(size.width(), size.height()) > LONGEST_SIDE:
        side = QSize(LONGEST_SIDE, LONGEST_SIDE)
        reader.setScaledSize(size.scaled(side, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read() if size.isValid() else QImage()
    if image.isNull():
        raise LibraryError(file, "", _("a picture that is whole; save it anew as PNG or JPEG"))
    return image


def _grey(image: QImage) -> QImage:
    """On white, where it can be seen through; no larger than is needed."""
    if max(image.width(), image.height()) > LONGEST_SIDE:
        image = _scaled(image, LONGEST_SIDE)
    grey = QImage(image.size(), QImage.Format.Format_Grayscale8)
    grey.fill(Qt.GlobalColor.white)
    painter = QPainter(grey)
    painter.drawImage(QPoint(), image)
    painter.end()
    return grey


def _scaled(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(side, side, keep, smooth).convertToFormat(QImage.Format.Format_Grayscale8)


def _look(image: QImage) -> "list[zxingcpp.Barcode]":
    """The codes, also those that cannot be read: `valid` tells."""
    try:
        import zxingcpp
    except ImportError as error:
        message = _("Install zxing-cpp, which reads QR codes: pip install zxing-cpp.")
        raise MachineError(message) from error
    rows, columns = image.height(), image.bytesPerLine()  # up to 3 more than are seen
    pixels = memoryview(bytes(image.constBits())).cast("B", shape=(rows, columns))
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)
    codes = zxingcpp.read_barcodes(pixels, formats=formats, return_errors=True)
    return sorted(codes, key=lambda code: not code.valid)


def _around(code: "zxingcpp.Barcode", small: QSize, whole: QSize) -> QRect:
    """Where it lies in the whole picture, with as much again around it."""
    at = code.position
    corners = (at.top_left, at.top_right, at.bottom_left, at.bottom_right)
    across, down = [each.x for each in corners], [each.y for each in corners]
    scale = whole.width() / small.width()
    margin = (max(across) - min(across) + max(down) - min(down)) // 4
    area = QRect(
        QPoint(min(across) - margin, min(down) - margin),
        QPoint(max(across) + margin, max(down) + margin),
    )
    spot = QRect(
        round(area.x() * scale),
        round(area.y() * scale),
        round(area.width() * scale),
        round(area.height() * scale),
    )
    return spot.intersected(QRect(QPoint(), whole))


def _middle(whole: QSize) -> QRect:
    """Where one aims."""
    width, height = whole.width(), whole.height()
    return QRect(width // 4, height // 4, width - width // 2, height - height // 2)
