"""A QR code read from a picture, as it is photographed or made to do harm."""

import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from backcompanion.library.library_error import LibraryError
from backcompanion.library.picture_file import MOST_BYTES, picture_kind
from backcompanion.ui.paper.code_reader import code_in_file, code_in_image
from backcompanion.ui.paper.qr_code import qr_image

SHEET = "# Evening back\n" + "\n".join(
    f"Bridge 3 x 10, hold 5 s, rest {n} s // ruhig, nicht über die Höhe" for n in range(20, 28)
)


def photo(text: str = SHEET, *, share: float = 0.5, angle: float = 12) -> QImage:
    """Of a screen, held askew, not close enough."""
    code = qr_image(text, 177)
    assert code is not None
    image = QImage(1400, 1050, QImage.Format.Format_RGB32)
    image.fill(QColor(170, 160, 140))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(770, 510)
    painter.rotate(angle)
    painter.shear(0.06, 0.02)
    side = int(1050 * share)
    painter.drawImage(-side // 2, -side // 2, code.scaled(side, side))
    painter.end()
    return image


def refused(file: Path) -> str:
    with pytest.raises(LibraryError) as error:
        code_in_file(file)
    assert str(error.value).startswith(f"{file}: expected ")
    return error.value.expected


@pytest.mark.parametrize(
    ("kind", "share"), [("png", 0.5), ("jpg", 0.7), ("webp", 0.4), ("bmp", 0.6)]
)
def test_a_photo_says_what_the_code_says(
    qapp: QApplication, tmp_path: Path, kind: str, share: float
) -> None:
    assert photo(share=share).save(str(tmp_path / f"photo.{kind}"))
    file = (tmp_path / f"photo.{kind}").rename(tmp_path / "anything")
    assert picture_kind(file)
    assert code_in_file(file) == SHEET


def test_dark_pictures_and_those_that_can_be_seen_through_are_read(qapp: QApplication) -> None:
    code = qr_image(SHEET, 177)
    assert code is not None
    large = code.scaled(600, 600).convertToFormat(QImage.Format.Format_ARGB32)
    assert code_in_image(large, Path("x")) == SHEET
    large.invertPixels()
    assert code_in_image(large, Path("x")) == SHEET
    clear = QImage(large.size(), QImage.Format.Format_ARGB32)
    clear.fill(QColor("black"))
    clear.setAlphaChannel(large.convertToFormat(QImage.Format.Format_Grayscale8))
    assert code_in_image(clear, Path("x")) == SHEET  # black where it was dark, and clear elsewhere


def test_two_codes_or_none_are_refused_with_what_to_do(qapp: QApplication, tmp_path: Path) -> None:
    two = photo("Bridge 3 x 10", share=0.3)
    painter = QPainter(two)
    other = qr_image("Bridge 2 x 8")
    assert other is not None
    painter.drawImage(60, 60, other.scaled(250, 250))
    painter.end()
    two.save(str(tmp_path / "two.png"))
    assert refused(tmp_path / "two.png") == "one QR code; cut the picture to the one you mean"
    blank = QImage(300, 200, QImage.Format.Format_RGB32)
    blank.fill(QColor("white"))
    blank.save(str(tmp_path / "none.png"))
    assert "sharp, all of it" in refused(tmp_path / "none.png")


def png(width: int, height: int, data: bytes = b"") -> bytes:
    """A head that says what it likes."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(data)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )


def test_what_would_do_harm_is_refused_before_it_is_drawn(
    qapp: QApplication, tmp_path: Path
) -> None:
    photo(share=0.2).save(str(tmp_path / "whole.jpg"))
    jpeg = (tmp_path / "whole.jpg").read_bytes()
    hostile = {
        "a bomb": (png(60_000, 60_000), "16 million pixels"),
        "no pixels": (png(0, 0), "whole"),
        "no rows": (png(200, 200), "whole"),
        "a head alone": (png(200, 200)[:40], "whole"),
        "scans": (jpeg[:-2] + b"\xff\xda\0\x02" * 60, "a camera or a program wrote"),
        "heic": (b"\0\0\0\x18ftypheic" + b"x" * 50, "PNG or JPEG"),
        "tiff": (b"II*\0" + b"x" * 50, "PNG or JPEG"),
        "large": (png(10, 10) + b"x" * MOST_BYTES, "at most 20 MiB"),
        "bmp": (b"BM" + b"\xff" * 4 + bytes(4) + b"\xff" * 60, "whole"),
        "webp": (b"RIFF\x10\0\0\0WEBPVP8X" + b"\xff" * 30, "whole"),
    }
    for name, (content, words) in hostile.items():
        file = tmp_path / name
        file.write_bytes(content)
        assert picture_kind(file) and words in refused(file), name
    assert not picture_kind(tmp_path / "missing") and not picture_kind(tmp_path)
    (tmp_path / "text").write_text("BM is my name\nBridge 3 x 10")
    assert not picture_kind(tmp_path / "text")


def test_only_small_pictures_are_ever_looked_through(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a picture is made of corners of codes, that takes time by the square of its pixels."""
    import zxingcpp

    seen: list[tuple[int, ...]] = []
    read_barcodes = zxingcpp.read_barcodes

    def watch(pixels: memoryview, **more: Any) -> object:
        seen.append(pixels.shape or ())
        return read_barcodes(pixels, **more)

    monkeypatch.setattr(zxingcpp, "read_barcodes", watch)
    QImage(3900, 3900, QImage.Format.Format_Mono).save(str(tmp_path / "large.png"))
    refused(tmp_path / "large.png")
    assert len(seen) == 2 and max(side for shape in seen for side in shape) <= 900
