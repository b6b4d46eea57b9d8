"""The grammar of a language, made once: its words and what they are looked for with."""

from functools import cache

from backcompanion.training.sheet.patterns import Patterns
from backcompanion.training.sheet.words import ENGLISH, SheetWords

LANGUAGES: dict[str, SheetWords] = {"en": ENGLISH}


@cache
def grammar(language: str) -> Patterns:
    """Of that language, or English where there is none; some milliseconds the first time."""
    return Patterns(LANGUAGES.get(language, ENGLISH))
