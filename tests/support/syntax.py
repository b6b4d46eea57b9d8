"""The program's source as trees, each read and gone through once for all rules."""

import ast
import gc
from functools import cache

from support.places import PACKAGE


@cache
def trees() -> dict[str, ast.Module]:
    """By place below the package."""
    # A million values that stay: looking through them again and again takes longer than all else.
    was_on = gc.isenabled()
    gc.disable()
    names = {
        file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
        for file in sorted(PACKAGE.rglob("*.py"))
    }
    for tree in names.values():
        nodes(tree)
    gc.freeze()
    if was_on:
        gc.enable()
    return names


@cache
def nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """As `ast.walk` gives them, without what only says whether a name is read or set."""
    nodes = [tree]
    for node in nodes:  # grows meanwhile
        for name in node._fields:
            value = getattr(node, name, None)
            if type(value) is list:
                nodes += [each for each in value if isinstance(each, ast.AST)]
            elif isinstance(value, ast.AST) and name != "ctx":
                nodes.append(value)
    return tuple(nodes)
