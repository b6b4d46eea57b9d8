"""The library that ships, read once, and as quickly as it may be."""

from functools import cache

from backcompanion.library.loader import load_library
from backcompanion.training.exercise.routine import Library
from support.languages import in_language
from support.places import RESOURCES


@cache
def shipped_library() -> Library:
    return load_library(RESOURCES)


@cache
def shipped_library_in(language: str) -> Library:
    """Its texts in that language, whichever one it is asked for in."""
    with in_language(language):
        return load_library(RESOURCES)
