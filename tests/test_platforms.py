"""docs/platforms.md lists each module that asks which system this is, with tests that there are."""

import ast
import re

from support.places import PACKAGE, PROJECT, TESTS
from support.syntax import nodes, trees

LIST = (PROJECT / "docs/platforms.md").read_text(encoding="utf-8")
OF_ONE_SYSTEM = {"ctypes", "fcntl", "msvcrt", "pulsectl", "subprocess", "wakepy", "winreg"}
ASKS = {("sys", "platform"), ("os", "name"), ("platform", "system")}


def asks_the_system(tree: ast.Module) -> bool:
    for node in nodes(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=owner), attr=name) if (owner, name) in ASKS:
                return True
            case ast.Import(names=names) if OF_ONE_SYSTEM & {each.name for each in names}:
                return True
            case ast.ImportFrom(module=str(module)) if module in OF_ONE_SYSTEM | {"PySide6.QtDBus"}:
                return True
    return False


def test_each_place_that_asks_the_system_is_listed() -> None:
    asking = {file for file, tree in trees().items() if asks_the_system(tree)}
    listed = set(re.findall(r"`([\w/]+\.py)`", LIST))
    assert asking - listed == set()
    assert {file for file in listed if not (file.startswith("tests/") or exists(file))} == set()


def exists(file: str) -> bool:
    return (PACKAGE / file).exists() or (TESTS / file).exists()


def test_each_branch_has_a_test_that_is_there() -> None:
    rows = [line for line in LIST.splitlines() if line.startswith("| ") and "place" not in line[:8]]
    assert len(rows) >= 25
    for row in rows:
        tests = row.split("|")[-2]
        files = re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", tests)
        assert files, row
        for file, name in files:
            text = (TESTS / file).read_text(encoding="utf-8")
            assert not name or f"def {name}(" in text, f"{file}::{name}"


def test_a_place_that_is_not_listed_is_noticed() -> None:
    assert asks_the_system(ast.parse("import sys\nif sys.platform == 'win32': ..."))
    assert asks_the_system(ast.parse("from PySide6.QtDBus import QDBusConnection"))
    assert not asks_the_system(ast.parse("import sys\nprint(sys.path)"))
