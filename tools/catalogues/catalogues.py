"""The catalogues in locale/: kept up with the texts, and compiled for the program."""

from collections import Counter
from pathlib import Path

from catalogues.messages import PARTS, ROOT, messages_of
from catalogues.po_file import Catalogue, Message, mo_bytes, po_text, read_po

TEMPLATE_HEADER = {
    "Project-Id-Version": "backcompanion",
    "Report-Msgid-Bugs-To": "",
    "Language": "",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
PLURAL_FORMS = {
    "de": "nplurals=2; plural=(n != 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "pl": (
        "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
}


def template_path(part: str, root: Path = ROOT) -> Path:
    return root / "locale" / f"{part}.pot"


def languages(root: Path = ROOT) -> list[str]:
    return sorted(path.parent.name for path in (root / "locale").glob("*/program.po"))


def template_text(part: str, messages: list[Message]) -> str:
    return po_text(TEMPLATE_HEADER, messages)


def update(root: Path = ROOT, only: str = "") -> None:
    """The templates, and in each catalogue what is new, without what is gone. `only`: a language,
    which is begun where it is not there.
    """
    for part in PARTS:
        messages = messages_of(part, root)
        template_path(part, root).write_text(template_text(part, messages), encoding="utf-8")
        for language in [only] if only else languages(root):
            path = root / "locale" / language / f"{part}.po"
            path.parent.mkdir(exist_ok=True)
            path.write_text(updated_text(path, language, messages), encoding="utf-8")


def updated_text(path: Path, language: str, messages: list[Message]) -> str:
    catalogue = read_po(path) if path.is_file() else Catalogue({}, {}, {})
    plurals = PLURAL_FORMS.get(language, "nplurals=2; plural=(n != 1);")
    header = {**TEMPLATE_HEADER, "Plural-Forms": plurals, **catalogue.header, "Language": language}
    return po_text(
        header,
        messages,
        Catalogue(header, catalogue.translations, catalogue.plurals, catalogue.fuzzy),
    )


def compile_all(target: Path, root: Path = ROOT) -> None:
    """`target`/<language>/<part>.mo of every catalogue."""
    for language in languages(root):
        folder = target / language
        folder.mkdir(parents=True, exist_ok=True)
        for part in PARTS:
            catalogue = read_po(root / "locale" / language / f"{part}.po")
            (folder / f"{part}.mo").write_bytes(mo_bytes(catalogue))


def counts(language: str, root: Path = ROOT) -> Counter[str]:
    """How many messages there are and how many are translated, by part and in all."""
    counter: Counter[str] = Counter()
    for part in PARTS:
        catalogue = read_po(root / "locale" / language / f"{part}.po")
        done = [
            key
            for key, forms in catalogue.translations.items()
            if all(forms) and key not in catalogue.fuzzy
        ]
        counter[f"{part} translated"] = len(done)
        counter[part] = len(catalogue.translations)
    return counter
