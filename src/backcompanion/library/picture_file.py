"""A picture's bytes: told by how they begin, never by the name, and bounded before they are drawn.

Whoever draws them decides how many pixels; what costs far more than its pixels is refused here.
"""

from pathlib import Path

from backcompanion.base.errors import reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.library.library_error import LibraryError

MOST_BYTES = 20 * 1024 * 1024
# Programs write ten or so; each goes over the whole picture once more.
MOST_JPEG_SCANS = 40

_START = 16
_PNG, _JPEG, _GIF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8"
_RIFF, _WEBP = b"RIFF", b"WEBP"
_JPEG_SCAN = b"\xff\xda"
_OTHER = (b"II*\0", b"MM\0*")
_FILE_TYPE, _PHONE_KINDS = b"ftyp", (b"heic", b"heix", b"mif1", b"avif", b"heif")


def picture_kind(file: Path) -> str:
    """Empty where it is none or cannot be opened. "other": one that is not read."""
    if not file.is_file():  # a pipe would be waited for
        return ""
    try:
        with file.open("rb") as source:
            return _kind_of(source.read(_START))
    except OSError:
        return ""


def _kind_of(start: bytes) -> str:
    if start.startswith(_PNG):
        return "png"
    if start.startswith(_JPEG):
        return "jpeg"
    if start.startswith(_GIF):
        return "gif"
    if start.startswith(_RIFF) and start[8:12] == _WEBP:
        return "webp"
    if start.startswith(b"BM") and start[6:10] == bytes(4):  # which no text has
        return "bmp"
    is_phone = start[4:8] == _FILE_TYPE and start[8:12] in _PHONE_KINDS
    return "other" if is_phone or start.startswith(_OTHER) else ""


def read_picture(file: Path) -> bytes:
    """Raises LibraryError where it cannot be read, is too large, or of a kind that is not read."""
    try:
        with file.open("rb") as source:
            content = source.read(MOST_BYTES + 1)
    except OSError as error:
        expected = _("a file that can be read ({why})").format(why=reason_of(error))
        raise LibraryError(file, "", expected) from error
    if len(content) > MOST_BYTES:
        expected = _("a picture of at most {n} MiB; cut it to the code")
        raise LibraryError(file, "", expected.format(n=MOST_BYTES // 1024 // 1024))
    match _kind_of(content[:_START]):
        case "" | "other":
            raise LibraryError(file, "", _("a picture as PNG or JPEG; save it as one of them"))
        case "jpeg" if content.count(_JPEG_SCAN) > MOST_JPEG_SCANS:
            raise LibraryError(file, "", _("a picture that a camera or a program wrote"))
    return content
