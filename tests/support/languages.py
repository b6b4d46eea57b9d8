"""Every language that the program comes in, and two that are made up: two fifths longer than
English, and in letters that English has not, so that what was never looked up can be told. One of
them is read from right to left.
"""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from gettext import GNUTranslations, NullTranslations  # noqa: TID251 (stand in for what is looked up)
from io import BytesIO
from typing import TYPE_CHECKING
from unittest.mock import patch

from catalogues.catalogues import languages
from catalogues.po_file import mo_bytes, read_po

from backcompanion.base import i18n
from support.places import PROJECT

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

LONGER = "+40 %"
MIRRORED = "+40 %, from right to left"
_MADE_UP = (LONGER, MIRRORED)
_SHARE = 0.40
_WORD = 8
# Greek and Cyrillic ones that look much alike and are about as wide.
_LOOK_ALIKE = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "АВСДЕҒԌНІЈКЛМΝОРԚЯЅТЦЧШХҮΖаЬсԁеғгһіјкӏмпорԛяѕтцчшхуз",
)
# What is filled in, what Markdown points at and sets as code, and endings of files.
_KEPT = re.compile(r"(\{[^{}]*\}|%\(\w+\)s|%s|\]\([^)]*\)|`[^`]*`|\(\*[^)]*\))")


def all_lengths() -> tuple[str, ...]:
    return ("en", *languages(), LONGER, MIRRORED)


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Whatever asks for a text meanwhile gets it in that one."""

    def catalogue(part: str = i18n.PROGRAM) -> NullTranslations:
        if language in _MADE_UP:
            return Longer()
        return i18n._ENGLISH if language == "en" else shipped(language, part)

    catalogue.cache_clear = lambda: None  # type: ignore[attr-defined] # as a command asks for
    with patch.object(i18n, "_catalogue", catalogue), _direction_of(language):
        yield


def _direction_of(language: str) -> AbstractContextManager[None]:
    if language != MIRRORED:
        return nullcontext()
    from PySide6.QtCore import Qt  # where there is none, no language is laid out

    return laid_out(Qt.LayoutDirection.RightToLeft)


@contextmanager
def laid_out(direction: "Qt.LayoutDirection") -> Iterator[None]:
    """Whatever is made meanwhile; left to right again afterwards."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.setLayoutDirection(direction)
    try:
        yield
    finally:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@cache
def shipped(language: str, part: str) -> NullTranslations:
    """From what lies in locale/, compiled or not."""
    return GNUTranslations(BytesIO(compiled(language, part)))


@cache
def compiled(language: str, part: str) -> bytes:
    """As the program takes it, where that is of this very catalogue: to compile one takes long."""
    source = PROJECT / "locale" / language / f"{part}.po"
    target = PROJECT / "src/backcompanion/locale" / language / f"{part}.mo"
    if target.is_file() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
        return target.read_bytes()
    return mo_bytes(read_po(source))


class Longer(NullTranslations):
    """A word becomes longer, a sentence gets more words, and each other letters."""

    def gettext(self, message: str) -> str:
        # Looked up as one, shown line by line.
        return "\n".join(_longer(line) for line in message.split("\n"))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


@cache
def _longer(line: str) -> str:
    pieces = _KEPT.split(line + _more(line))
    return "".join(
        piece if index % 2 else piece.translate(_LOOK_ALIKE) for index, piece in enumerate(pieces)
    )


def _more(message: str) -> str:
    if not any(map(str.isalpha, message)):  # what joins others, such as "; "
        return ""
    letters = "e" * round(_SHARE * len(message))
    if " " not in message:
        return letters
    words = [letters[at : at + _WORD] for at in range(0, len(letters), _WORD)]
    return "".join(f" {word}" for word in words)
