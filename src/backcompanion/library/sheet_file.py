"""A sheet's file into its text: bounded, and in the encodings in which editors save text."""

import codecs
from pathlib import Path

from backcompanion.base.i18n import gettext as _
from backcompanion.library.library_error import LibraryError
from backcompanion.library.source_files import read_file

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_sheet_file(file: Path) -> str:
    """Raises LibraryError where it is no file, too large, or no text."""
    if file.exists() and not file.is_file():  # a pipe would be waited for
        raise LibraryError(file, "", _("a file"))
    content = read_file(file)
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise LibraryError(file, "", _("text in UTF-8"), line) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise LibraryError(file, "", _("text"), line)
    return text
