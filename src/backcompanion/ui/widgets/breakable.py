"""Words that no line can hold, such as a pasted link: places to break them at."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QTextBoundaryFinder

BREAK = "\u200b"  # of no width, and a line may end there
# Longer than the words of any language that we are translated into.
_SHORT = 24
_LONG = re.compile(rf"\S{{{_SHORT + 1},}}")
_PART = r"[^/\\?&=_-]+[/\\?&=_-]*|[/\\?&=_-]+"
_PIECE = 8
_BYTES = 2  # of one position of Qt's, which counts in UTF-16


def breakable(text: str) -> str:
    """The same text to look at, in which no word is wider than a few letters where it has to be."""
    return _LONG.sub(_with_breaks, text)


def _with_breaks(match: re.Match[str]) -> str:
    """Of a path and the like between its parts, and within those that are too long themselves."""
    parts = re.findall(_PART, match[0])
    return BREAK.join(_in_pieces(part) if len(part) > _SHORT else part for part in parts)


def unbroken(text: str) -> str:
    return text.replace(BREAK, "")


def _in_pieces(word: str) -> str:
    from PySide6.QtCore import QTextBoundaryFinder  # a class that no launch needs

    natural = set(_boundaries(QTextBoundaryFinder.BoundaryType.Line, word))
    units = word.encode("utf-16-le", "surrogatepass")
    pieces: list[str] = []
    start = length = 0
    # Between whole letters only, with whatever stands above and below them.
    for end in _boundaries(QTextBoundaryFinder.BoundaryType.Grapheme, word):
        if start in natural:
            length = 0
        elif length == _PIECE:
            pieces.append(BREAK)
            length = 0
        pieces.append(units[_BYTES * start : _BYTES * end].decode("utf-16-le", "surrogatepass"))
        start, length = end, length + 1
    return "".join(pieces)


def _boundaries(kind: "QTextBoundaryFinder.BoundaryType", word: str) -> Iterator[int]:
    """All but the one at the beginning."""
    from PySide6.QtCore import QTextBoundaryFinder

    finder = QTextBoundaryFinder(kind, word)
    while (position := finder.toNextBoundary()) > 0:
        yield position
