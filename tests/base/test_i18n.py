"""The door to gettext: a catalogue's words where there is one, else the text as it stands."""

import io
import struct
from gettext import GNUTranslations  # noqa: TID251

import pytest

from backcompanion.base import i18n


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
    made = catalogue(
        {
            "": "Language: de\nContent-Type: text/plain; charset=UTF-8\n"
            "Plural-Forms: nplurals=2; plural=(n != 1);\n",
            "Start": "Anfangen",
            "one day\0{n} days": "ein Tag\0{n} Tage",
            "part of the body\x04back": "Rücken",
            "the way one came\x04back": "zurück",
        }
    )
    monkeypatch.setattr(i18n, "_catalogue", lambda: made)


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
