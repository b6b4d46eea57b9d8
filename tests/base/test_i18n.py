"""The door to gettext: a catalogue's words where there is one, else the text as it stands."""

import io
import plistlib
import struct
import sys
from collections.abc import Iterator
from gettext import GNUTranslations  # noqa: TID251
from pathlib import Path

import pytest
from catalogues.po_file import Catalogue, mo_bytes

from backcompanion.base import i18n
from support.languages import in_language


def catalogue(messages: dict[str, str]) -> GNUTranslations:
    """As msgfmt writes one: a header, two tables of (length, offset), then the texts."""
    entries = sorted((key.encode(), value.encode()) for key, value in messages.items())
    keys_at, values_at = 28, 28 + 8 * len(entries)
    at, tables, texts = 28 + 16 * len(entries), ([], []), b""  # type: ignore[var-annotated]
    for column, table in enumerate(tables):
        for entry in entries:
            table.append(struct.pack("<II", len(entry[column]), at + len(texts)))
            texts += entry[column] + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, len(entries), keys_at, values_at, 0, 0)
    return GNUTranslations(io.BytesIO(header + b"".join(tables[0] + tables[1]) + texts))


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    built = catalogue(
        {
            "": "Language: de\nContent-Type: text/plain; charset=UTF-8\n"
            "Plural-Forms: nplurals=2; plural=(n != 1);\n",
            "Start": "Anfangen",
            "one day\0{n} days": "ein Tag\0{n} Tage",
            "part of the body\x04back": "Rücken",
            "the way one came\x04back": "zurück",
        }
    )
    monkeypatch.setattr(i18n, "_catalogue", lambda _part="": built)


@pytest.mark.usefixtures("german")
def test_with_a_catalogue_its_words_are_taken() -> None:
    assert i18n.gettext("Start") == "Anfangen"
    assert i18n.ngettext("one day", "{n} days", 1) == "ein Tag"
    assert i18n.ngettext("one day", "{n} days", 4) == "{n} Tage"
    assert i18n.language() == "de"


@pytest.mark.usefixtures("german")
def test_a_word_that_means_several_things_is_told_apart_by_its_context() -> None:
    assert i18n.pgettext("part of the body", "back") == "Rücken"
    assert i18n.pgettext("the way one came", "back") == "zurück"
    assert i18n.pgettext("the opposite of front", "back") == "back"


def test_without_one_the_texts_stand_as_they_are() -> None:
    assert i18n.gettext("Start") == "Start"
    assert i18n.pgettext("part of the body", "back") == "back"
    assert i18n.ngettext("one day", "{n} days", 4) == "{n} days"


@pytest.fixture
def two_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """What is shipped: German and Brazilian Portuguese, of the program alone."""
    for code, start in (("de", "Los"), ("pt_BR", "Iniciar")):
        (tmp_path / code).mkdir()
        header = {"Content-Type": "text/plain; charset=UTF-8", "Language": code}
        compiled = mo_bytes(Catalogue(header, {("", "Start"): (start,)}, {}))
        (tmp_path / code / "program.mo").write_bytes(compiled)
    monkeypatch.setattr(i18n, "_FOLDER", tmp_path)
    i18n.forget_catalogues()
    yield tmp_path
    i18n.choose_language("")


@pytest.mark.parametrize(
    ("system", "start"),
    [
        ("de_AT.UTF-8", "Los"),
        ("pt_BR", "Iniciar"),
        ("pt_PT", "Start"),
        ("nl:de", "Los"),
        ("en_GB:de", "Start"),
        ("C.UTF-8", "Start"),
        ("xx", "Start"),
    ],
)
@pytest.mark.usefixtures("two_languages")
def test_the_first_of_the_systems_languages_that_there_is(
    system: str, start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", system)
    i18n.choose_language("")
    assert i18n.gettext("Start") == start


@pytest.mark.usefixtures("two_languages")
def test_a_language_that_was_chosen_goes_before_the_systems(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    i18n.choose_language("pt_BR")
    assert (i18n.gettext("Start"), i18n.language()) == ("Iniciar", "pt_BR")
    assert i18n.languages() == ("en", "de", "pt_BR")
    assert not i18n.is_translated(i18n.HELP)  # there is no such file
    i18n.choose_language("en")
    assert (i18n.gettext("Start"), i18n.language()) == ("Start", "en")


@pytest.mark.usefixtures("two_languages")
def test_in_english_no_catalogue_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[object] = []
    monkeypatch.setattr(i18n, "catalogue_of", lambda *name: looked_at.append(name))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    i18n.choose_language("")
    assert i18n.gettext("Start") == "Start"
    assert looked_at == []


def test_what_macos_is_set_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert i18n.system_languages() == []
    (tmp_path / "Library/Preferences").mkdir(parents=True)
    file = tmp_path / "Library/Preferences/.GlobalPreferences.plist"
    file.write_bytes(plistlib.dumps({"AppleLanguages": ["de-DE", "en-DE"]}))
    assert i18n.system_languages() == ["de-DE", "en-DE"]


def test_a_name_in_a_sentence_is_as_its_language_has_it() -> None:
    assert i18n.in_sentence("Back bows") == "back bows"
    with in_language("de"):
        assert i18n.in_sentence("Rückenbogen") == "Rückenbogen"
