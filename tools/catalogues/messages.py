"""Every text that a person sees or hears, as messages for translators, in four parts.

`program`: what stands in the code. `exercises`: exercises and routines. `help`: the pages of Help.
`desktop`: what desktops and software centres say of the program.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalogues.desktop_texts import texts_of
from catalogues.po_file import Key, Message

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("program", "exercises", "help", "desktop")
_FUNCTIONS = {"_": 1, "gettext": 1, "ngettext": 2, "pgettext": 2}
_CALL = re.compile(rf"(?<![\w.])(?:{'|'.join(_FUNCTIONS)})\(")
_NOTE = "# Translators: "


def messages_of(part: str, root: Path = ROOT) -> list[Message]:
    """In the order in which they stand, each once with all its places."""
    result = {
        "program": program_messages,
        "exercises": exercise_messages,
        "help": help_messages,
        "desktop": desktop_messages,
    }[part](root)
    merged: dict[Key, Message] = {}
    for message in result:
        before = merged.get(message.key)
        merged[message.key] = _joined(before, message) if before else message
    return list(merged.values())


def _joined(first: Message, other: Message) -> Message:
    return Message(
        first.text,
        first.plural or other.plural,
        first.context,
        tuple(dict.fromkeys((*first.places, *other.places))),
        tuple(dict.fromkeys((*first.notes, *other.notes))),
    )


def program_messages(root: Path) -> Iterator[Message]:
    package = root / "src" / "backcompanion"
    for path in sorted(package.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if _CALL.search(source):  # to take a file to pieces costs much more than to look
            yield from _in_source(source, path.relative_to(root).as_posix())


def _in_source(source: str, place: str) -> Iterator[Message]:
    lines = source.splitlines()
    calls = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in _FUNCTIONS
    ]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        assert isinstance(call.func, ast.Name)
        name, texts = call.func.id, [_constant(each) for each in call.args]
        wanted = texts[: _FUNCTIONS[name]]
        if None in wanted or len(wanted) < _FUNCTIONS[name]:
            continue  # of a variable: it was marked where it was written
        notes = tuple(_notes_above(lines, call.lineno))
        match name:
            case "ngettext":
                yield Message(wanted[0] or "", wanted[1] or "", "", (place,), notes)
            case "pgettext":
                yield Message(wanted[1] or "", "", wanted[0] or "", (place,), notes)
            case _:
                yield Message(wanted[0] or "", "", "", (place,), notes)


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _notes_above(lines: list[str], number: int) -> Iterable[str]:
    """Of the comment right above the line, or at its end."""
    notes: list[str] = []
    for line in reversed(lines[max(0, number - 4) : number - 1]):
        text = line.strip()
        if not text.startswith("#"):
            break
        notes.insert(0, text)
    joined = " ".join(note.lstrip("# ") for note in notes)
    match = re.search(r"Translators: (.*)", joined)
    return [match[1]] if match else []


def exercise_messages(root: Path) -> Iterator[Message]:
    """By the very walk that fills the translations in: library/translated_library.py."""
    from backcompanion.library.source_files import read_folder
    from backcompanion.library.toml_library import parse_library
    from backcompanion.library.translated_library import Walk

    resources = root / "resources"
    sources = read_folder(resources, "exercises") | read_folder(resources, "routines")
    library = parse_library(resources, sources)
    result: list[Message] = []
    place = ""

    def note(context: str, text: str) -> str:
        result.append(Message(text, "", context, (place,), _NOTES.get(context, ())))
        return text

    def note_both_sides(context: str, text: str) -> str:
        for side, other in (("left", "right"), ("right", "left")):
            note(context, text.format(side=side, other=other))
        return text

    walk = Walk(note, note_both_sides)
    for exercise in library.exercises.values():
        place = f"resources/exercises/{exercise.id}.toml"
        walk.exercise(exercise)
    for routine in library.routines.values():
        place = f"resources/routines/{routine.id}.toml"
        walk.routine(routine)
    yield from result


_NOTES: dict[str, tuple[str, ...]] = {
    "exercise": ("The name of an exercise: shown large, and spoken as “Next: …”.",),
    "other names": ("By which people know it; one a line, as many as your language has.",),
    "set up": ("Spoken, sentence by sentence, at most 12 words each; as many sentences as here.",),
    "movement": (
        "Spoken, sentence by sentence, at most 12 words each; as many sentences as here.",
    ),
    "hint": ("Spoken and shown in the movement: at most 12 words.",),
    "correction": ("Spoken in the movement: at most 7 words.",),
    "phase": ("Spoken at the start of a movement, behind a number: “3, up.” As short as can be.",),
    "side": ("Which side begins: spoken behind “First …”, and shown.",),
    "variant": ("Of an exercise: shown, and spoken as “Easier: …”.",),
    "care": ("Spoken: at most 12 words.",),
}


def help_messages(root: Path) -> Iterator[Message]:
    from backcompanion.base.markdown_pieces import pieces_of

    for path in sorted((root / "resources" / "help").glob("*.md")):
        place = path.relative_to(root).as_posix()
        for _before, text in pieces_of(path.read_text(encoding="utf-8")):
            if text:
                yield Message(text, "", "", (place,))


def desktop_messages(root: Path) -> Iterator[Message]:
    for path in sorted((root / "packaging").glob("io.*.*")):
        if path.suffix not in (".desktop", ".xml"):
            continue
        place = path.relative_to(root).as_posix()
        for text in texts_of(path.name, path.read_text(encoding="utf-8")):
            notes = ("By which it is searched: what people type, each with ; behind it.",)
            yield Message(text, "", "", (place,), notes if text.endswith(";") else ())
