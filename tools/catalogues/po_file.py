"""Messages and catalogues as gettext's PO and MO files.

Own, and not Babel's: the build of every installation would have to fetch Babel, 10 MB of locale
data none of which is used, to write 40 lines of MO. Nor has it readers of TOML and Markdown.
"""

import ast
import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

Key = tuple[str, str]
"""Context and text."""


@dataclass(frozen=True, slots=True)
class Message:
    """`plural`: "" for none. `places`: files, without lines: one more would change them all."""

    text: str
    plural: str = ""
    context: str = ""
    places: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        return self.context, self.text


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`translations`: one text, or one for each plural form. `fuzzy`: those that are to be checked
    and are not used until then.
    """

    header: Mapping[str, str]
    translations: Mapping[Key, tuple[str, ...]]
    plurals: Mapping[Key, str]
    fuzzy: frozenset[Key] = frozenset()

    @property
    def plural_count(self) -> int:
        found = re.search(r"nplurals=(\d+)", self.header.get("Plural-Forms", ""))
        return int(found[1]) if found else 2


def read_po(path: Path) -> Catalogue:
    """Raises ValueError with file and line where a line is none of a PO file."""
    translations: dict[Key, tuple[str, ...]] = {}
    plurals: dict[Key, str] = {}
    fuzzy: set[Key] = set()
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        fields = _fields(path, block)
        if "msgid" not in fields:
            continue
        key = (fields.get("msgctxt", ""), fields["msgid"])
        forms = [fields[name] for name in sorted(fields) if name.startswith("msgstr")]
        if key in translations:
            raise ValueError(f"{path}: twice: {key}")
        translations[key] = tuple(forms)
        if "msgid_plural" in fields:
            plurals[key] = fields["msgid_plural"]
        if re.search(r"^#,.*fuzzy", block, re.MULTILINE):
            fuzzy.add(key)
    header = translations.pop(("", ""), ("",))[0]
    pairs = (line.partition(":")[::2] for line in header.splitlines() if ":" in line)
    return Catalogue(
        {name.strip(): value.strip() for name, value in pairs},
        translations,
        plurals,
        frozenset(fuzzy),
    )


def _fields(path: Path, block: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in block.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        found = re.fullmatch(r'(?:(msg\w+(?:\[\d\])?) )?(".*")', line.strip())
        if found is None:
            raise ValueError(f"{path}: no line of a PO file: {line}")
        name = found[1] or name
        # The escapes of PO are those of Python.
        fields[name] = fields.get(name, "") + ast.literal_eval(found[2])
    return fields


def po_text(
    header: Mapping[str, str], messages: Iterable[Message], catalogue: Catalogue | None = None
) -> str:
    """The whole file; without a catalogue a template."""
    lines = "".join(f"{name}: {value}\n" for name, value in header.items())
    blocks = [f'msgid ""\n{_field("msgstr", lines)}']
    blocks += [_block(message, catalogue) for message in messages]
    return "\n".join(blocks)


def _block(message: Message, catalogue: Catalogue | None) -> str:
    forms = catalogue.translations.get(message.key, ()) if catalogue else ()
    text = "".join(f"#. {note}\n" for note in message.notes)
    text += "".join(f"#: {place}\n" for place in message.places)
    flags = ["fuzzy"] if catalogue and message.key in catalogue.fuzzy else []
    if re.search(r"\{\w*\}", message.text + message.plural):
        flags.append("python-brace-format")
    if flags:
        text += f"#, {', '.join(flags)}\n"
    if message.context:
        text += _field("msgctxt", message.context)
    text += _field("msgid", message.text)
    if not message.plural:
        return text + _field("msgstr", forms[0] if forms else "")
    text += _field("msgid_plural", message.plural)
    count = catalogue.plural_count if catalogue else 2
    for index in range(count):
        text += _field(f"msgstr[{index}]", forms[index] if index < len(forms) else "")
    return text


def _field(name: str, text: str) -> str:
    pieces = re.findall(r"[^\n]*\n|[^\n]+", text) or [""]
    first = [""] if len(pieces) > 1 else []
    lines = [f'"{_escaped(piece)}"' for piece in (*first, *pieces)]
    return f"{name} " + "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def mo_bytes(catalogue: Catalogue) -> bytes:
    """As msgfmt writes it: a header, two tables of (length, offset), then the texts. What is not
    translated, or only in part, is left out.
    """
    header = "".join(f"{name}: {value}\n" for name, value in catalogue.header.items())
    entries = {"": header}
    for (context, text), forms in catalogue.translations.items():
        if not all(forms) or (context, text) in catalogue.fuzzy:
            continue
        plural = catalogue.plurals.get((context, text))
        name = f"{context}\x04{text}" if context else text
        entries[name if plural is None else f"{name}\0{plural}"] = "\0".join(forms)
    pairs = sorted((key.encode(), value.encode()) for key, value in entries.items())
    at, texts = 28 + 16 * len(pairs), b""
    tables: list[list[bytes]] = [[], []]
    for column, table in enumerate(tables):
        for pair in pairs:
            table.append(struct.pack("<II", len(pair[column]), at + len(texts)))
            texts += pair[column] + b"\0"
    start = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return start + b"".join(tables[0] + tables[1]) + texts
