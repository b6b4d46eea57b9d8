"""In Turkish a capital i has a dot, so PySide finds no setter for a keyword that begins with i.

`QTimer(interval=…)` raised AttributeError there, and with it the window did not open.
"""

import ast
import re
from collections.abc import Iterator

from support.places import PACKAGE


def keywords_with_i(source: str) -> Iterator[str]:
    if not re.search(r"[(,\s]i\w*=", source):
        return
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        name = node.func.id
        if name[:1] == "Q" and name[1:2].isupper():
            yield from (
                f"{name}({word.arg}=…)"
                for word in node.keywords
                if word.arg and word.arg.startswith("i")
            )


def test_no_property_that_begins_with_i_is_set_by_keyword() -> None:
    assert list(keywords_with_i("QTimer(self, interval=3)")) == ["QTimer(interval=…)"]
    faults = [
        (path.name, call)
        for path in PACKAGE.rglob("*.py")
        for call in keywords_with_i(path.read_text("utf-8"))
    ]
    assert faults == []
