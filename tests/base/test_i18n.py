"""The door to gettext: a catalogue's words where there is one, else the text as it stands."""

import ast
import io
import re
import struct
from gettext import GNUTranslations  # noqa: TID251

import pytest

from backcompanion.base import i18n
from support.syntax import nodes, trees


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
    monkeypatch.setattr(i18n, "_catalogue", lambda _part="": made)


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


def test_what_is_counted_has_its_plural_forms() -> None:
    """“1 sessions”: a noun right behind a number goes through ngettext."""
    counted = re.compile(
        r"\{\w+\} (sessions|days|weeks|minutes|seconds|milestones|entries|steps|times|goals)\b"
    )
    # What is never 1: the least that is said is more.
    more = {"{seconds} seconds.", "{what}, {seconds} seconds.", "goal met in {n} of {weeks} weeks"}
    more |= {"more than {n} entries, no history has", "There is room for {n} steps and no more."}
    more |= {"{days} to {most} days a week"}
    more |= {"“{name}” has {n} steps; a routine has from 1 to {most}."}
    more |= {"expected at most {n} entries, found {m}", " · rehearsal at {n} times the speed"}
    found = {
        call.args[0].value
        for tree in trees().values()
        for call in nodes(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "_"
        and isinstance(call.args[0], ast.Constant)
        and counted.search(str(call.args[0].value))
    }
    assert found <= more, found - more
