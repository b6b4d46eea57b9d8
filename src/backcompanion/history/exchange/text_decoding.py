"""The text of a file, whichever of the usual encodings an editor or a spreadsheet left it in."""

import codecs

from backcompanion.base.i18n import gettext as _
from backcompanion.history.field_checks import InvalidValueError

_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(content: bytes) -> str:
    """UTF-8, or UTF-16 with its mark at the beginning. Raises InvalidValueError."""
    encoding = "utf-16" if content.startswith(_UTF_16_MARKS) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InvalidValueError(
            _("not UTF-8 text, which has to be chosen where the file is saved"),
            _("line {line}, byte {n}").format(line=line, n=error.start),
        ) from None
