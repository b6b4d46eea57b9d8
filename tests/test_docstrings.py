"""What docstrings and comments point at exists: constants, and modules by their room."""

import ast
import re
from dataclasses import dataclass
from functools import cache

from support.places import PACKAGE
from support.syntax import nodes, trees

ROOMS = {place.stem for place in PACKAGE.iterdir()}
CONSTANT = re.compile(r"\b[A-Z]{2,}(?:_[A-Z]+)+\b")
DOTTED = re.compile(r"`(\w+(?:\.\w+)+)(?:\(\))?`")
COMMENT = re.compile(r"(?:^|\s)# (.*)$", re.MULTILINE)
# Of Python, Qt, the kernel and the desktop.
NOT_OURS = re.compile(r"CLOCK_|DESKTOP_STARTUP_ID|LC_|O_|PR_|QT_|SOCK_|SPEECHD_|TZ|XDG_")


@dataclass(frozen=True)
class Module:
    """`names`: all that its code uses or makes; `remarks`: docstrings and comments."""

    names: frozenset[str]
    remarks: tuple[str, ...]


def read_module(text: str, tree: ast.Module) -> Module:
    names, remarks = set[str](), COMMENT.findall(text)
    for node in nodes(tree):
        match node:
            case ast.Expr(ast.Constant(str(remark))):
                remarks.append(remark)
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                names.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
    return Module(frozenset(names), tuple(remarks))


@cache
def modules() -> dict[str, Module]:
    return {
        file: read_module((PACKAGE / file).read_text(encoding="utf-8"), tree)
        for file, tree in trees().items()
    }


def leads_somewhere(dotted: str) -> bool:
    """A module or package of ours, or a name in it."""
    place, _, last = dotted.replace(".", "/").rpartition("/")
    files = (f"{place}.py", f"{place}/__init__.py")
    if any(name in modules() and last in modules()[name].names for name in files):
        return True
    return f"{place}/{last}.py" in modules() or f"{place}/{last}/__init__.py" in modules()


def test_constants_that_are_named_exist() -> None:
    known = frozenset[str]().union(*(module.names for module in modules().values()))
    missing = {
        f"{name}: {constant}"
        for name, module in modules().items()
        for remark in module.remarks
        for constant in CONSTANT.findall(remark)
        if constant not in known and not NOT_OURS.match(constant)
    }
    assert missing == set()


def test_modules_that_are_named_by_their_room_exist() -> None:
    named = {
        (name, dotted)
        for name, module in modules().items()
        for remark in module.remarks
        for dotted in DOTTED.findall(remark)
        if dotted.split(".")[0] in ROOMS
    }
    assert {(name, dotted) for name, dotted in named if not leads_somewhere(dotted)} == set()
    assert named, "none was found: the search itself is wrong"
