"""What the documents point at exists: files, modules, names in them, commands and make's targets.

In the documents' own form: a path in `code`, from the project's root or from the package's
(`training/planning/consistency.py`), with `<id>` or `*` for any part of a name; a name with its
file as "`name` in `path.py`". What is to be made, and is not there yet, is written in CAPITALS.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from support.places import DOCS, PACKAGE, PROJECT, RESOURCES

pytestmark = pytest.mark.skipif(
    not (PROJECT / "src").is_dir(), reason="the documents speak of the sources, which are not here"
)
SKIPPED = {".venv", "build", "dist", "node_modules"}
DOCUMENTS = sorted(
    path
    for path in (
        *PROJECT.glob("*.md"),
        *DOCS.rglob("*.md"),
        *(PROJECT / ".github").rglob("*.md"),
        *(PROJECT / "findings").rglob("*.md"),
    )
    if not SKIPPED & set(path.relative_to(PROJECT).parts)
)

LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w.<>*-]+(?:/[\w.<>*-]+)+/?")
FILE = re.compile(r"\.(?:py|toml|md|json|wav)$")
PYTHON_FILE = re.compile(r"[a-z_]+\.py")
MODULE = re.compile(r"\bbackcompanion(?:\.\w+)+")
NAME_IN_FILE = re.compile(r"`([A-Za-z_][\w.]*)(?:\(\))?` in `([\w/<>.-]+\.\w+)`")
MAKE = re.compile(r"\bmake ([a-z]+)\b")
COMMAND = re.compile(r"\bbackcompanion ([a-z]+)\b")
# Where a path that is written in the documents may begin.
ROOTS = (PROJECT, PACKAGE, PROJECT / "src", DOCS, PROJECT / "tests", RESOURCES)
# What a checkout has not: made by a build or a demo, or on the person's machine.
NOT_HERE = (
    *("~", "/", "build/", "dist/", ".venv", "figures/", "library/compiled"),
    *("log/", "backups/", "damaged/", "locale/"),
)
# Names that begin like a module of ours: of a file, of the desktop's name for the program.
NO_MODULES = {f"backcompanion.{end}" for end in ("mo", "po", "pot", "log", "BackCompanion")}


@cache
def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


@cache
def prose_of(document: Path) -> str:
    """Without fenced blocks, which show what to type and what comes back."""
    return FENCE.sub("", text_of(document))


@cache
def headings(document: Path) -> set[str]:
    """As the addresses that GitHub makes of them."""
    titles = re.findall(r"^#+ +(.*)$", prose_of(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-") for title in titles}


def named_paths(document: Path) -> Iterator[str]:
    """Every path in `code` to a file, or to a folder in one of ROOTS, and names of Python files."""
    tops = {entry.name for root in ROOTS for entry in root.iterdir()}
    for code in CODE.findall(prose_of(document)):
        is_path = PATH.fullmatch(code) and (FILE.search(code) or code.partition("/")[0] in tops)
        if (is_path or PYTHON_FILE.fullmatch(code)) and not code.startswith(NOT_HERE):
            yield code


def files_of(path: str, *more_roots: Path) -> list[Path]:
    """What is meant by a path in the documents."""
    pattern = re.sub(r"<[^>]*>", "*", path).rstrip("/")
    roots = (*ROOTS, *more_roots)
    if PYTHON_FILE.fullmatch(path):
        return [file for root in roots for file in python_files(root) if file.match(pattern)]
    return [file for root in roots for file in root.glob(pattern)]


@cache
def python_files(root: Path) -> tuple[Path, ...]:
    """But for those of an environment, which are many times more."""
    tops = (each for each in root.iterdir() if not each.name.startswith("."))
    return tuple(file for top in tops for file in (top.rglob("*.py") if top.is_dir() else [top]))


def is_to_be_made(path: str) -> bool:
    return any(len(word) > 1 and word.isupper() for word in re.findall(r"[A-Za-z]+", path))


def module_exists(dotted: str) -> bool:
    """A module or package, or a name that stands in one."""
    place, rest = PACKAGE, dotted.split(".")[1:]
    while rest and (place / rest[0]).is_dir():
        place, rest = place / rest[0], rest[1:]
    file = place / "__init__.py"
    if rest and (place / f"{rest[0]}.py").is_file():
        file, rest = place / f"{rest[0]}.py", rest[1:]
    return not rest or has_name(file, rest[0])


def has_name(file: Path, dotted: str) -> bool:
    """Whether the last part of it stands in that file."""
    last = dotted.rsplit(".", 1)[-1]
    return bool(re.search(rf"\b{last}\b", file.read_text(encoding="utf-8")))


def faults(check: Callable[[Path], Iterable[str]]) -> list[str]:
    return [
        f"{document.relative_to(PROJECT)}: {fault}"
        for document in DOCUMENTS
        for fault in check(document)
    ]


def test_links_lead_somewhere() -> None:
    assert faults(_broken_links) == []


def _broken_links(document: Path) -> Iterator[str]:
    for link in LINK.findall(prose_of(document)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, heading = link.partition("#")
        target = (document.parent / path) if path else document
        if not target.exists() or (heading and heading not in headings(target)):
            yield link


def test_paths_that_are_named_exist() -> None:
    assert faults(_missing_paths) == []


def _missing_paths(document: Path) -> Iterator[str]:
    for path in named_paths(document):
        if not is_to_be_made(path) and not files_of(path, document.parent):
            yield path


def test_names_stand_in_the_files_that_they_are_said_to_be_in() -> None:
    assert faults(_missing_names) == []


def _missing_names(document: Path) -> Iterator[str]:
    for name, path in NAME_IN_FILE.findall(prose_of(document)):
        if not any(has_name(file, name) for file in files_of(path)):
            yield f"{name} in {path}"


def test_modules_that_are_named_exist() -> None:
    assert faults(_missing_modules) == []


def _missing_modules(document: Path) -> Iterator[str]:
    named = set(MODULE.findall(text_of(document))) - NO_MODULES
    return (name for name in named if not module_exists(name))


def test_commands_and_targets_exist() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    parser = (PACKAGE / "cli" / "option_parser.py").read_text(encoding="utf-8")

    def missing(document: Path) -> Iterator[str]:
        for code in [*CODE.findall(text_of(document)), *FENCE.findall(text_of(document))]:
            for target in MAKE.findall(code):
                if not re.search(rf"^{target}:", makefile, re.MULTILINE):
                    yield f"make {target}"
            for command in COMMAND.findall(code):
                if f'"{command}"' not in parser:
                    yield f"backcompanion {command}"

    assert faults(missing) == []


def test_no_merge_was_left_half_done() -> None:
    mark = re.compile(r"^(?:<<<<<<<|=======|>>>>>>>).*$", re.MULTILINE)
    assert faults(lambda document: mark.findall(text_of(document))) == []


def test_documents_that_the_program_names_exist() -> None:
    named = {
        (file, match)
        for folder, ending in ((PROJECT / "src", "*.py"), (PROJECT / "tests", "*.py"))
        for file in folder.rglob(ending)
        for match in re.findall(r"\bdocs/[\w/.-]+\.(?:md|json)", file.read_text(encoding="utf-8"))
    }
    assert [f"{file}: {path}" for file, path in named if not (PROJECT / path).exists()] == []
    assert named, "none was found: the search itself is wrong"


def test_every_document_can_be_reached_from_the_index() -> None:
    seen, waiting = set[Path](), [PROJECT / "README.md"]
    while waiting:
        document = waiting.pop()
        if document in seen or not document.is_file() or document.suffix != ".md":
            continue
        seen.add(document)
        waiting += (
            (document.parent / link.partition("#")[0]).resolve()
            for link in LINK.findall(text_of(document))
            if not re.match(r"[a-z]+:", link)
        )
    lost = {document.resolve() for document in DOCUMENTS if DOCS in document.parents} - seen
    assert not lost
