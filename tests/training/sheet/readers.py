"""A reader of sheets in each language, made once."""

from functools import cache

from backcompanion.training.sheet.reader import SheetReader
from support.languages import in_language
from support.shipped import shipped_library_in


@cache
def reader_in(language: str) -> SheetReader:
    with in_language(language):
        return SheetReader(shipped_library_in(language).exercises, language)
