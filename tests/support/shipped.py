"""The library that ships, read once."""

from functools import cache

from backcompanion.library.loader import load_library
from backcompanion.training.exercise.routine import Library
from support.places import RESOURCES


@cache
def shipped_library() -> Library:
    return load_library(RESOURCES, None, None)
