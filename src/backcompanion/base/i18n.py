"""The words of the person's language: the one door to gettext.

The catalogue is looked for once: `gettext.gettext` searches the disk again at every call as long as
it finds none, which a page full of labels would feel.
"""

from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

DOMAIN = "backcompanion"
_FOLDER = Path(__file__).parents[1] / "locale"


@cache
def _catalogue() -> NullTranslations:
    if not _FOLDER.is_dir():  # none shipped: finding out which is wanted takes longer than the rest
        return NullTranslations()
    return translation(DOMAIN, _FOLDER, fallback=True)


def languages() -> tuple[str, ...]:
    """Those that are shipped: English, in which the texts are written, and what is translated."""
    found = _FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return ("en", *sorted(path.parents[1].name for path in found))


def catalogue_of(language: str) -> NullTranslations:
    """The texts of one of `languages`, whatever the person's is."""
    return translation(DOMAIN, _FOLDER, [language], fallback=language == "en")


def gettext(text: str) -> str:
    """The text in the person's language, or as it is."""
    return _catalogue().gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """The form for that number."""
    return _catalogue().ngettext(one, many, n)


def pgettext(context: str, text: str) -> str:
    """For a word that means several things: `context` says in English which of them is meant."""
    return _catalogue().pgettext(context, text)


def language() -> str:
    """Of the texts: "de", or "en" where there is no catalogue for the person."""
    return _catalogue().info().get("language", "") or "en"
