"""Messages and catalogues as gettext's PO and MO files, by Babel."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages import catalog as babel
from babel.messages import mofile, pofile

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

    @property
    def id(self) -> str | tuple[str, str]:
        """As Babel has it."""
        return (self.text, self.plural) if self.plural else self.text


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
        return _with_header(self.header).num_plurals


def read_po(path: Path) -> Catalogue:
    """Raises ValueError with the line where one is none of a PO file."""
    with path.open("rb") as file:
        try:
            po = pofile.read_po(file, abort_invalid=True)
        except pofile.PoFileError as error:
            raise ValueError(f"{path}: {error}") from error
    translations: dict[Key, tuple[str, ...]] = {}
    plurals: dict[Key, str] = {}
    for message, key in _messages(po):
        string = message.string
        translations[key] = (string,) if isinstance(string, str) else tuple(string or ())
        if not isinstance(message.id, str):
            plurals[key] = message.id[1]
    fuzzy = frozenset(key for message, key in _messages(po) if message.fuzzy)
    return Catalogue(_header(path), translations, plurals, fuzzy)


def po_text(
    header: Mapping[str, str], messages: Iterable[Message], catalogue: Catalogue | None = None
) -> str:
    """The whole file; without a catalogue a template."""
    catalog = _with_header(header) if catalogue else babel.Catalog()
    for message in messages:
        forms = catalogue.translations.get(message.key, ()) if catalogue else ()
        flags = ["fuzzy"] if catalogue and message.key in catalogue.fuzzy else []
        count = catalog.num_plurals if message.plural else 1
        string = (*forms, *[""] * count)[:count]
        catalog.add(
            message.id,
            tuple(string) if message.plural else string[0],
            locations=[(place, 0) for place in message.places],
            auto_comments=message.notes,
            flags=flags,
            context=message.context or None,
        )
    file = BytesIO()
    # A header of ours: Babel's has the moment, and would be another one each time.
    pofile.write_po(file, catalog, width=0, omit_header=True, include_lineno=False)
    return _header_text(header) + "\n" + file.getvalue().decode()


def mo_bytes(catalogue: Catalogue) -> bytes:
    """What is not translated, or only in part, is left out."""
    catalog = _with_header(catalogue.header)
    for (context, text), forms in catalogue.translations.items():
        if all(forms) and (context, text) not in catalogue.fuzzy:
            plural = catalogue.plurals.get((context, text))
            id = text if plural is None else (text, plural)
            catalog.add(id, forms[0] if plural is None else forms, context=context or None)
    file = BytesIO()
    mofile.write_mo(file, catalog)
    return file.getvalue()


def _messages(catalog: babel.Catalog) -> Iterator[tuple[babel.Message, Key]]:
    for message in catalog:
        if message.id:  # the header has none
            text = message.id if isinstance(message.id, str) else message.id[0]
            yield message, (message.context or "", text)


def _with_header(header: Mapping[str, str]) -> babel.Catalog:
    catalog = babel.Catalog(fuzzy=False)
    catalog.mime_headers = list(header.items())
    return catalog


def _header(path: Path) -> dict[str, str]:
    """Of the file itself: Babel adds what it holds to be usual."""
    from ast import literal_eval

    lines = path.read_text(encoding="utf-8").partition('msgstr ""\n')[2].splitlines()
    pairs = {}
    for line in lines:
        if not line.startswith('"'):
            break
        name, _colon, value = literal_eval(line).partition(":")
        pairs[name.strip()] = value.strip()
    return pairs


def _header_text(header: Mapping[str, str]) -> str:
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in header.items())
    return f'msgid ""\nmsgstr ""\n{lines}'
