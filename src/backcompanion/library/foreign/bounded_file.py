"""A file of another program as values: bounded in size and depth, without what JSON has not."""

import json
from pathlib import Path
from typing import Any

from backcompanion.base.errors import reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.library.library_error import LibraryError

MOST_BYTES = 512 * 1024
DEEPEST = 12


class _RefusedError(ValueError):
    """Something in a file that no program of these writes."""


def read_bounded(file: Path) -> bytes:
    """Raises LibraryError where it is no file, cannot be read, or is too large."""
    if file.exists() and not file.is_file():  # a pipe would be waited for
        raise LibraryError(file, "", _("a file"))
    try:
        with file.open("rb") as source:
            content = source.read(MOST_BYTES + 1)
    except OSError as error:
        expected = _("a file that can be read ({why})").format(why=reason_of(error))
        raise LibraryError(file, "", expected) from error
    if len(content) > MOST_BYTES:
        raise LibraryError(file, "", _("at most {n} KiB").format(n=MOST_BYTES // 1024))
    return content


def decoded(file: Path, content: bytes) -> tuple[str, bool]:
    """The text, and whether it is in UTF-8: otherwise each byte was taken as one letter.

    One program exports the low byte of each letter; letters beyond U+00FF are lost there.
    """
    try:
        text, in_utf8 = content.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        text, in_utf8 = content.decode("latin-1"), False
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise LibraryError(file, "", _("text"), line)
    return text, in_utf8


def parse_json(file: Path, text: str) -> Any:
    """Raises LibraryError with the line; also where a name is said twice or a number is none."""
    if _depth(text) > DEEPEST:
        raise LibraryError(file, "", _("at most {n} levels in one another").format(n=DEEPEST))
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise LibraryError(file, "", _("valid JSON"), error.lineno) from error
    except _RefusedError as error:
        raise LibraryError(file, "", str(error)) from error
    except (ValueError, RecursionError) as error:  # whole numbers of thousands of digits
        raise LibraryError(file, "", _("valid JSON with sensible numbers")) from error


def _depth(text: str) -> int:
    """The deepest that brackets stand in one another; strings count for nothing."""
    depth = deepest = 0
    in_string = escaped = False
    for sign in text:
        if in_string:
            escaped, in_string = sign == "\\" and not escaped, sign != '"' or escaped
        elif sign == '"':
            in_string = True
        elif sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
            if deepest > DEEPEST:
                break
        elif sign in "]}":
            depth -= 1
    return deepest


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _RefusedError(_("“{name}” only once in one place").format(name=twice[:60]))
    return table


def _no_number(word: str) -> float:
    raise _RefusedError(_("a number, not {word}").format(word=word))
