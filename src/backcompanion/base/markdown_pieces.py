"""A page of Markdown as the texts in it, each of which is translated by itself.

Each line is one: a heading, a paragraph, an item of a list; of a table, each cell. Marks, bars and
empty lines stay as they are, so that a translation cannot break the page. The files of Help are
written so: one line a paragraph.
"""

import re
from collections.abc import Callable, Iterator

_MARK = re.compile(r"(\s*(?:#{1,6} |[-*] |\d+\. |> )?)(.*?)(\s*)", re.DOTALL)
_CELL = re.compile(r"([\s|:-]*)([^|]*?)(?=\s*\||\s*$)", re.DOTALL)


def pieces_of(page: str) -> Iterator[tuple[str, str]]:
    """What stands before a text, and the text, or "" where there is none.

    Joined they are the page.
    """
    for line in page.splitlines(keepends=True):
        if line.lstrip().startswith("|"):
            yield from _CELL.findall(line)
            continue
        match = _MARK.fullmatch(line)
        assert match is not None
        yield match[1], match[2]
        yield match[3], ""


def translated_page(page: str, translate: Callable[[str], str]) -> str:
    """`translate`: of a text with its marks within, such as **bold** and links."""
    return "".join(before + (translate(text) if text else "") for before, text in pieces_of(page))
