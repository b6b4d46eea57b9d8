"""Readers of sheets, each made once and only where a test asks for it."""

from functools import cache

from backcompanion.training.sheet.reader import SheetReader
from support.languages import in_language
from support.shipped import shipped_library, shipped_library_in


@cache
def reader_of(language: str = "en") -> SheetReader:
    """By the grammar of that language; exercises are called as in English."""
    return SheetReader(shipped_library().exercises, language)


@cache
def reader_in(language: str) -> SheetReader:
    """Exercises are called as in that language too."""
    with in_language(language):
        return SheetReader(shipped_library_in(language).exercises, language)
