"""The words of the person's language: the one door to gettext.

A catalogue is looked for once: `gettext.gettext` searches the disk again at every call as long as
it finds none, which a page full of labels would feel. There are three, each read when it is wanted:
what is written in the program, the exercises, and Help. In English none is looked for at all.
"""

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations as Catalogue
else:  # its import takes a launch 1 ms
    Catalogue = object

PROGRAM, EXERCISES, HELP = "program", "exercises", "help"
PARTS = (PROGRAM, EXERCISES, HELP)
_FOLDER = Path(__file__).parents[1] / "locale"
_UNTRANSLATED = ("en", "c", "posix")
_chosen = ""


class _English(Catalogue):
    """Every text as it is written."""

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context: str, message: str) -> str:
        return message

    def info(self) -> dict[str, str]:
        return {}


_ENGLISH = _English()


def choose_language(code: str) -> None:
    """The one that texts are in from now on, "" for the system's. Before any text is looked up:
    what is on the screen stays as it is.
    """
    global _chosen
    _chosen = code
    forget_catalogues()


def chosen_language() -> str:
    """ "" for the system's."""
    return _chosen


def forget_catalogues() -> None:
    _language_in_force.cache_clear()
    _catalogue.cache_clear()


@cache
def _catalogue(part: str = PROGRAM) -> Catalogue:
    name = _language_in_force()
    return catalogue_of(name, part) if name else _ENGLISH


@cache
def _language_in_force() -> str:
    """The folder of the first of the person's languages that there is; "" for English."""
    for wanted in [_chosen] if _chosen else system_languages():
        code = _code(wanted)
        base = code.partition("_")[0]
        if base.lower() in _UNTRANSLATED:
            return ""
        for name in (code, base):
            if name and (_FOLDER / name).is_dir():
                return name
    return ""


def _code(wanted: str) -> str:
    return wanted.partition(".")[0].partition("@")[0].replace("-", "_")


def is_asked_for() -> bool:
    """Whether the texts are in a language that the person wants; else they are in English because
    there are none in the one that comes first.
    """
    first = _chosen or next(iter(system_languages()), "")
    return language() != "en" or _code(first).partition("_")[0].lower() in ("", *_UNTRANSLATED)


def system_languages() -> list[str]:
    """As the system has them, the dearest first: "de_AT.UTF-8", "de"."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value.split(":")
    if sys.platform == "darwin":
        return _macos_languages()
    if sys.platform == "win32":
        return _windows_languages()
    return []


def _macos_languages() -> list[str]:
    """A program that is started by double click has no LANG there."""
    import plistlib
    from contextlib import suppress

    with suppress(OSError, ValueError, LookupError, TypeError):
        file = Path.home() / "Library/Preferences/.GlobalPreferences.plist"
        return [str(each) for each in plistlib.loads(file.read_bytes())["AppleLanguages"]]
    return []


def _windows_languages() -> list[str]:
    import ctypes
    from locale import windows_locale

    system = getattr(ctypes, "windll").kernel32  # noqa: B009 - mypy knows it on Windows alone
    return [windows_locale.get(system.GetUserDefaultUILanguage(), "en")]


def languages() -> tuple[str, ...]:
    """Those that are shipped: English, in which the texts are written, and what is translated."""
    paths = _FOLDER.glob(f"*/{PROGRAM}.mo")
    return ("en", *sorted(path.parent.name for path in paths))


def catalogue_of(language: str, part: str = PROGRAM) -> Catalogue:
    """The texts of one of `languages`, whatever the person's is."""
    from gettext import GNUTranslations

    try:
        with (_FOLDER / language / f"{part}.mo").open("rb") as file:
            return GNUTranslations(file)
    except (OSError, ValueError):  # of a file that is none
        return _ENGLISH


def gettext(text: str) -> str:
    """The text in the person's language, or as it is."""
    return _catalogue().gettext(text)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form for that number."""
    return _catalogue().ngettext(singular, plural, n)


def pgettext(context: str, text: str) -> str:
    """For a word that means several things: `context` says in English which of them is meant."""
    return _catalogue().pgettext(context, text)


def exercise_text(context: str, text: str) -> str:
    """Of what the files of exercises and routines say."""
    return _catalogue(EXERCISES).pgettext(context, text)


def help_text(text: str) -> str:
    """Of a page of Help."""
    return _catalogue(HELP).gettext(text)


def in_sentence(name: str) -> str:
    """A name in the middle of a sentence, which English begins with a small letter there."""
    # Translators: “as it is” where names keep their capital in the middle of a sentence, as nouns
    # do in German; “small first letter” where they lose it: “back bows”.
    rule = pgettext("names in the middle of a sentence", "small first letter")
    return name[:1].lower() + name[1:] if rule == "small first letter" else name


def is_translated(part: str) -> bool:
    return _catalogue(part) is not _ENGLISH


def language() -> str:
    """Of the texts: "de", or "en" where there is no catalogue for the person."""
    return _catalogue().info().get("language", "") or "en"
