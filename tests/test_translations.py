"""The catalogues in locale/: kept up with the texts, and fit for what is filled in."""

import ast
import re
import string
from gettext import c2py  # noqa: TID251

import pytest
from catalogues.catalogues import languages, template_path, template_text
from catalogues.messages import PARTS, messages_of
from catalogues.po_file import Catalogue, Key, mo_bytes, read_po

from support.places import PROJECT
from support.same_words import left_in_english
from support.syntax import nodes, trees

pytestmark = pytest.mark.skipif(
    not (PROJECT / "src").is_dir(), reason="the texts are in the sources, which are not here"
)
SHIPPED = [(language, part) for language in languages() for part in PARTS]
# What Help names: *New from a sheet*.
EMPHASISED = r"\*+([^*]+)\*+"
in_each = pytest.mark.parametrize(("language", "part"), SHIPPED)


@pytest.mark.parametrize("part", PARTS)
def test_the_template_is_current(part: str) -> None:
    written = template_path(part).read_text("utf-8")
    assert written == template_text(part, messages_of(part)), "run `make translations`"


def catalogue_in(language: str, part: str) -> Catalogue:
    return read_po(PROJECT / "locale" / language / f"{part}.po")


def filled(text: str) -> set[str]:
    """Names in braces, what % stands for, and what Help links to."""
    fields = {name for _text, name, _spec, _how in string.Formatter().parse(text) if name}
    return (
        fields | set(re.findall(r"%(?:\(\w+\))?[sr]", text)) | set(re.findall(r"\]\(.+?\)", text))
    )


@in_each
def test_messages_are_translated_and_keep_what_is_filled_in(language: str, part: str) -> None:
    catalogue = catalogue_in(language, part)
    template = read_po(template_path(part))
    assert set(catalogue.translations) == set(template.translations), "run `make translations`"
    untranslated, unlike = [], []
    for key, forms in catalogue.translations.items():
        if not all(forms) or key in catalogue.fuzzy:
            untranslated.append(key)
            continue
        unlike += [(key, form) for form in forms if not fits(key, form, catalogue)]
    assert untranslated == []
    assert unlike == []


@in_each
def test_what_is_the_same_as_in_english_is_a_name_or_a_word_of_both(
    language: str, part: str
) -> None:
    translations = catalogue_in(language, part).translations
    same = {
        text: left_in_english(language, text) for (_c, text), f in translations.items() if text in f
    }
    assert {text: words for text, words in same.items() if words} == {}


def fits(key: Key, form: str, catalogue: Catalogue) -> bool:
    plural = catalogue.plurals.get(key)
    if plural is None:
        return filled(form) == filled(key[1])
    # A form for one may do without the number.
    return filled(key[1]) & filled(plural) <= filled(form) <= filled(plural)


@pytest.mark.parametrize("language", languages())
def test_the_plural_forms_are_those_that_are_said(language: str) -> None:
    header = catalogue_in(language, "program").header["Plural-Forms"]
    count, rule = re.fullmatch(r"nplurals=(\d); plural=(.*);", header).groups()  # type: ignore[union-attr]
    assert {c2py(rule)(n) for n in range(200)} == set(range(int(count)))


def test_a_compiled_catalogue_says_the_same() -> None:
    from gettext import GNUTranslations  # noqa: TID251
    from io import BytesIO

    catalogue = Catalogue(
        {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=n!=1;"},
        {("", "Start"): ("Los",), ("side", "left"): ("links",), ("", "{n} day"): ("a", "b")}
        | {("", "unsure"): ("x",), ("", "open"): ("",)},
        {("", "{n} day"): "{n} days"},
        frozenset({("", "unsure")}),
    )
    translations = GNUTranslations(BytesIO(mo_bytes(catalogue)))
    assert translations.gettext("Start") == "Los"
    assert translations.pgettext("side", "left") == "links"
    assert [translations.ngettext("{n} day", "{n} days", n) for n in (1, 2)] == ["a", "b"]
    assert translations.gettext("unsure") == "unsure"
    assert translations.gettext("open") == "open"


def test_what_is_counted_has_its_plural_forms() -> None:
    """“1 sessions”: a noun right behind a number goes through ngettext."""
    counted = re.compile(
        r"\{\w+\} (sessions|days|weeks|minutes|seconds|milestones|entries|steps|times|goals)\b"
    )
    # What is never 1: the least that is said is more.
    more = {"{seconds} seconds.", "{what}, {seconds} seconds.", "goal met in {n} of {weeks} weeks"}
    more |= {"more than {n} entries, no history has", "There is room for {n} steps and no more."}
    more |= {"{days} to {most} days a week", "Your plan has {n} minutes for today."}
    more |= {"“{name}” has {n} steps; a routine has from 1 to {most}."}
    more |= {"expected at most {n} entries, found {m}", " · rehearsal at {n} times the speed"}
    values = {
        call.args[0].value
        for tree in trees().values()
        for call in nodes(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "_"
        and isinstance(call.args[0], ast.Constant)
        and counted.search(str(call.args[0].value))
    }
    assert values <= more, values - more


def test_what_has_plural_forms_is_not_asked_for_without_a_number() -> None:
    """Before Python 3.12 gettext does not find it so, and English is shown."""
    plain, counted = set[str](), set[str]()
    for tree in trees().values():
        for node in nodes(tree):
            match node:
                case ast.Call(
                    func=ast.Name(id=("_" | "ngettext") as function),
                    args=[ast.Constant(value=str(text)), *_rest],
                ):
                    (plain if function == "_" else counted).add(text)
    assert len(counted) > 20 and plain & counted == set()


@pytest.mark.parametrize("part", PARTS)
def test_french_has_spaces_that_do_not_break(part: str) -> None:
    """Before ; : ! ? » % and behind «: elsewhere a line would begin with one of them."""
    forms = [form for forms in catalogue_in("fr", part).translations.values() for form in forms]
    assert [form for form in forms if re.search(r" [;:!?»]| %(?![\w(])|« ", form)] == []


@pytest.mark.parametrize("language", languages())
def test_help_calls_a_button_what_it_is_called(language: str) -> None:
    """Names of several words, or with an ellipsis: one alone may have to be inflected."""
    called: dict[str, set[str]] = {}
    for (_context, text), forms in catalogue_in(language, "program").translations.items():
        called.setdefault(text.strip("…"), set()).add(forms[0].rstrip(" \xa0…").lower())
    otherwise = []
    for (_context, text), forms in catalogue_in(language, "help").translations.items():
        shown = {name.rstrip(" \xa0…").lower() for name in re.findall(EMPHASISED, forms[0])}
        for name in re.findall(EMPHASISED, text):
            names = called.get(name.strip("…"), set())
            if (" " in name or "…" in name) and names and not names & shown:
                otherwise.append((name, names, shown))
    assert otherwise == []
