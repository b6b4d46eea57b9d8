"""The house rules that a reader of the source alone can check. No Qt, nothing is imported.

What is still to be mended stands in TO_MEND, and leaves it when it is: it only ever gets shorter.
"""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from support.places import PACKAGE, PROJECT
from support.syntax import nodes, trees

MAX_FILE_LINES = 299
MAX_FUNCTION_LINES = 60
CRUMB_LINES = 30
SAME_NAME_IN_EVERY_ROOM = {"__init__.py", "__main__.py", "page.py"}
SAYS_NOTHING = {"manager", "helper", "helpers", "util", "utils", "data", "info", "misc", "common"}
# What modules were called here once, which nobody outside could guess.
DIALECT = {"acts", "asked", "asking", "bare", "beside", "carving", "change", "child", "during"}
DIALECT |= {"facts", "faults", "furnish", "lately", "merging", "numbers", "one_window", "parts"}
DIALECT |= {"prompter", "receipt", "said", "said_again", "salvage", "scheming", "shadow"}
DIALECT |= {"standing", "standing_in", "steps_told", "talk", "told"}

# Variables by which nobody is told what they hold; by the text, as trees of all tests take long.
VAGUE = "(found|made|it|one|said|told|heard)"
BINDS_VAGUE = re.compile(
    rf"^ +(?:\w+, )*{VAGUE}(?:, \w+)*(?:: [\w\[\], .|]+)? = "
    rf"|\bfor (?:\w+, )*(?!it in the){VAGUE}(?:, \w+)* in "
    rf"|\) as {VAGUE}:|\blambda (?:\w+, )*{VAGUE}[:,]|\({VAGUE} := ",
    re.MULTILINE,
)

SMALL_FOR_A_REASON = {
    "history/migrations/m0002_step_reasons.py": "each migration is a file, however short",
    "ui/progress/session_list_imports.py": "what it reads later is not imported with what needs it",
    "sound/engine/time_limit.py": "a test has a process of its own use it, without Qt",
}
TO_MEND: set[str] = set()
MOST_TO_MEND = 0


def test_the_house_rules_hold() -> None:
    assert set(findings()) - TO_MEND == set()


def test_what_was_mended_is_no_longer_on_the_list_and_the_list_only_gets_shorter() -> None:
    assert set(findings()) >= TO_MEND
    assert len(TO_MEND) <= MOST_TO_MEND


def test_no_variable_is_named_as_anything_might_be() -> None:
    sources = {file: (PACKAGE / file).read_text(encoding="utf-8") for file in trees()}
    for folder in ("tests", "benchmarks", "tools"):
        for file in (PROJECT / folder).rglob("*.py"):
            sources[str(file.relative_to(PROJECT))] = file.read_text(encoding="utf-8")
    assert list(vague_variables(sources)) == []


def test_no_reason_is_given_for_a_file_that_needs_none() -> None:
    assert set(SMALL_FOR_A_REASON) <= set(small_files_with_one_importer())


def test_each_rule_finds_what_it_is_there_for() -> None:
    """The tests above can fail."""
    class_twice = {"a.py": ast.parse("class Row: ..."), "b.py": ast.parse("class Row: ...")}
    assert list(classes_twice(class_twice)) == ["class Row: a.py, b.py"]
    assert list(files_twice(["a/reading.py", "b/reading.py", "a/page.py", "b/page.py"])) == [
        "file reading.py: a/reading.py, b/reading.py"
    ]
    assert list(names_that_say_nothing(["a/talk.py", "a/file_utils.py", "a/placement.py"])) == [
        "name: a/talk.py",
        "name: a/file_utils.py",
    ]
    slots = ast.parse(
        "class Page:\n"
        "    def __init__(self):\n"
        "        self.pressed.connect(self._begin)\n"
        "        self.pressed.connect(self._on_pressed)\n"
        "        self.pressed.connect(self.begin)\n"
        "        self.pressed.connect(self._both)\n"
        "        self._both()\n"
    )
    assert list(slots_by_other_names({"page.py": slots})) == ["slot: page.py _begin"]
    long = ast.parse("def f():\n" + "    pass\n" * MAX_FUNCTION_LINES)
    assert list(long_functions({"a.py": long})) == ["long function: a.py f"]
    slow = ast.parse("from dataclasses import dataclass, field")
    assert list(slow_dataclasses({"a.py": slow})) == [
        "import dataclass from backcompanion.base.dataclass: a.py"
    ]
    vague = "    X = 1\n    a, X: int = b\n[x for n, X in y]\nwith z(c) as X:\n"
    vague += "lambda X: 1\nif (X := 2):\n"
    bound = vague.replace("X", "it")
    assert [*vague_variables({"a.py": bound})] == ["a.py: it"] * bound.count("\n")
    assert [*vague_variables({"a.py": vague.replace("X", "item")})] == []


@cache
def findings() -> tuple[str, ...]:
    return tuple(every_finding())


def every_finding() -> Iterator[str]:
    yield from classes_twice(trees())
    yield from files_twice(trees())
    yield from names_that_say_nothing(trees())
    yield from long_files()
    yield from long_functions(trees())
    yield from slots_by_other_names(trees())
    yield from slow_dataclasses(trees())
    for file in small_files_with_one_importer():
        if file not in SMALL_FOR_A_REASON:
            yield f"crumb: {file}"


def classes_twice(trees: dict[str, ast.Module]) -> Iterator[str]:
    places: dict[str, list[str]] = defaultdict(list)
    for file, tree in trees.items():
        for node in nodes(tree):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(file)
    for name, files in places.items():
        if len(files) > 1:
            yield f"class {name}: {', '.join(files)}"


def files_twice(files: Iterable[str]) -> Iterator[str]:
    places: dict[str, list[str]] = defaultdict(list)
    for file in files:
        places[Path(file).name].append(file)
    for name, same in places.items():
        if len(same) > 1 and name not in SAME_NAME_IN_EVERY_ROOM:
            yield f"file {name}: {', '.join(same)}"


def names_that_say_nothing(files: Iterable[str]) -> Iterator[str]:
    for file in files:
        stem = Path(file).stem
        if stem in DIALECT or SAYS_NOTHING & set(stem.split("_")):
            yield f"name: {file}"


def vague_variables(sources: dict[str, str]) -> Iterator[str]:
    for file, text in sources.items():
        for match in BINDS_VAGUE.finditer(text):
            yield f"{file}: {next(filter(None, match.groups()))}"


def long_files() -> Iterator[str]:
    for file in trees():
        if line_count(file) > MAX_FILE_LINES:
            yield f"long file: {file}"


def long_functions(trees: dict[str, ast.Module]) -> Iterator[str]:
    for file, tree in trees.items():
        for node in nodes(tree):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno is not None
                if node.end_lineno - node.lineno >= MAX_FUNCTION_LINES:
                    yield f"long function: {file} {node.name}"


def slots_by_other_names(trees: dict[str, ast.Module]) -> Iterator[str]:
    """A private method that is a slot and nothing else is called `_on_…`.

    One that is called as well goes by what it does, as does a public one.
    """
    for file, tree in trees.items():
        slots = {
            id(argument): argument.attr
            for call in nodes(tree)
            if isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr == "connect"
            for argument in call.args[:1]
            if isinstance(argument, ast.Attribute)
            and isinstance(argument.value, ast.Name)
            and argument.value.id == "self"
        }
        used = Counter(
            node.attr
            for node in nodes(tree)
            if isinstance(node, ast.Attribute) and id(node) not in slots
        )
        for name in dict.fromkeys(slots.values()):
            if name.startswith("_") and not name.startswith("_on_") and not used[name]:
                yield f"slot: {file} {name}"


def slow_dataclasses(trees: dict[str, ast.Module]) -> Iterator[str]:
    """Each value of the standard library's costs a launch a millisecond: base/dataclass.py."""
    for file, tree in trees.items():
        imports = (node for node in nodes(tree) if isinstance(node, ast.ImportFrom))
        names = {
            alias.name for node in imports if node.module == "dataclasses" for alias in node.names
        }
        if "dataclass" in names and file != "base/dataclass.py":
            yield f"import dataclass from backcompanion.base.dataclass: {file}"


@cache
def small_files_with_one_importer() -> tuple[str, ...]:
    return tuple(crumbs())


def crumbs() -> Iterator[str]:
    importers: Counter[str] = Counter()
    for tree in trees().values():
        importers.update(imported_files(tree))
    for file in trees():
        apart = Path(file).name in ("__init__.py", "__main__.py")
        if not apart and importers[file] == 1 and line_count(file) < CRUMB_LINES:
            yield file


def imported_files(tree: ast.Module) -> set[str]:
    modules: set[str] = set()
    for node in nodes(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            modules |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
    paths = (module.removeprefix("backcompanion.").replace(".", "/") + ".py" for module in modules)
    return {path for path in paths if path in trees()}


def line_count(file: str) -> int:
    return len((PACKAGE / file).read_text(encoding="utf-8").splitlines())
