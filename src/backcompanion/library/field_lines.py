"""The line on which a field of a TOML file stands, so that whoever edits it need not search.

tomllib does not say where it read a value, so the text is gone through once more, only for a file
that has a mistake. What is written in an unusual way is not found; then no line is told.
"""

import re
from collections.abc import Iterator

_PART = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")
# A string, a comment, or one sign: so that brackets within strings count for nothing.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|\s+|[^\s]',
    re.DOTALL,
)


def line_of_field(text: str, field: str) -> int | None:
    """`field` is a dotted path, as LibraryError has it; of a missing one, where it would be."""
    parts = [(name, index) for name, index in _PART.findall(field)]
    for length in range(len(parts), 0, -1):
        place = _find(text, parts[:length])
        if place is not None:
            return text.count("\n", 0, place) + 1
    return None


def _find(text: str, parts: list[tuple[str, str]]) -> int | None:
    at = 0
    for position, (name, index) in enumerate(parts):
        *before, last = [each for each, _index in parts[: position + 1]]
        start = _key(text, at, name, (*before, last))
        if start is None and position < len(parts) - 1 and not index:
            continue  # a table that is there only as the first part of another one's head
        if start is None:
            return None
        at = start
        if index:
            item = _item(text, at, int(index), ".".join((*before, last)))
            if item is None:
                return None
            at = item
    return at


def _key(text: str, at: int, name: str, path: tuple[str, ...]) -> int | None:
    """Of `name =` from there on, or of the head of its table."""
    quoted = re.escape(name)
    head = re.compile(rf"^[ \t]*\[\[?\s*{re.escape('.'.join(path))}\s*\]\]?", re.MULTILINE)
    key = re.compile(rf"(?:^|[{{,])\s*[\"']?{quoted}[\"']?\s*=", re.MULTILINE)
    for pattern, start in ((key, at), (head, 0)):
        if match := pattern.search(text, start):
            return match.start() + len(match[0]) - len(match[0].lstrip("{, \t\n"))
    return None


def _item(text: str, at: int, index: int, path: str) -> int | None:
    heads = list(re.finditer(rf"^[ \t]*\[\[\s*{re.escape(path)}\s*\]\]", text, re.MULTILINE))
    if heads:
        return heads[index].start() if index < len(heads) else None
    for number, place in enumerate(_items(text, at)):
        if number == index:
            return place
    return None


def _items(text: str, at: int) -> Iterator[int]:
    """Where the items of the list begin whose key stands there."""
    depth, waits = 0, False
    for match in _TOKEN.finditer(text, text.find("=", at) + 1):
        sign = match[0]
        if sign.isspace() or sign.startswith("#"):
            continue
        if sign == "]" and depth == 1:
            return
        if waits:
            yield match.start()
            waits = False
        if sign in "[{":
            depth += 1
            waits = waits or depth == 1
        elif sign in "]}":
            depth -= 1
        elif sign == "," and depth == 1:
            waits = True
