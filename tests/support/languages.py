"""Every language that the program comes in, and one that is a third longer than English."""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations  # noqa: TID251 (stands in for what is looked up)
from unittest.mock import patch

from backcompanion.base import i18n

LONGER = "+35 %"
_SHARE = 0.35
_WORD = 8


def all_lengths() -> tuple[str, ...]:
    return (*i18n.languages(), LONGER)


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Whatever asks for a text meanwhile gets it in that one."""
    catalogue = Longer() if language == LONGER else i18n.catalogue_of(language)
    with patch.object(i18n, "_catalogue", lambda _part="": catalogue):
        yield


class Longer(NullTranslations):
    """English and a third more: a word becomes longer, a sentence gets more words."""

    def gettext(self, message: str) -> str:
        return message + _more(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


def _more(message: str) -> str:
    letters = "e" * round(_SHARE * len(message))
    if " " not in message:
        return letters
    words = [letters[at : at + _WORD] for at in range(0, len(letters), _WORD)]
    return "".join(f" {word}" for word in words)
