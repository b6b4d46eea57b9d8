"""TOML into values, with errors that a person who edits the file can act on."""

import re
import tomllib
from pathlib import Path
from typing import Any

from backcompanion.base.i18n import gettext as _
from backcompanion.library.library_error import LibraryError

# A name of so many parts (a.b.c …): each level of it costs tomllib all those above it once more.
_ENDLESS_NAME = re.compile(r"""(?<![\w"'-])(?:[\w"'-]+[ \t]*\.[ \t]*){100}""")


def parse_toml(file: Path, content: bytes) -> dict[str, Any]:
    """Raises LibraryError with the line where the syntax is wrong."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise LibraryError(file, "", _("text in UTF-8"), line) from error
    try:
        if _ENDLESS_NAME.search(text):
            raise RecursionError
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, line = _reason_and_line(error, text)
        raise LibraryError(
            file, "", _("valid TOML ({reason})").format(reason=reason), line
        ) from error
    except (RecursionError, ValueError) as error:
        # ValueError: numbers of thousands of digits, dates out of range.
        raise LibraryError(
            file, "", _("valid TOML of a few levels, with sensible numbers")
        ) from error


def _reason_and_line(error: tomllib.TOMLDecodeError, text: str) -> tuple[str, int]:
    """Before Python 3.14 the place stands in the message only: "… (at line 3, column 5)"."""
    message, line = getattr(error, "msg", str(error)), getattr(error, "lineno", None)
    if line is not None:
        return f"{message[:1].lower()}{message[1:]}", line
    reason, _, place = message.rpartition(" (at ")
    reason = reason[:1].lower() + reason[1:]
    digits = place.removeprefix("line ").partition(",")[0]
    return reason or message, int(digits) if digits.isdecimal() else text.count("\n") + 1
