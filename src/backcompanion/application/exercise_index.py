"""The exercises by whatever a person calls them: name, muscle, position, what they need."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import Exercise

Words = Callable[[Exercise], Iterable[str]]


_WORDS = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Entry:
    """`name` and `names` are what it is called, `words` all else that it is found by."""

    exercise: Exercise
    name: str
    names: str
    words: str


class ExerciseIndex:
    """`words`: what else an exercise is found by, in the person's language."""

    def __init__(self, exercises: Iterable[Exercise], words: Words) -> None:
        entries = [
            _Entry(
                each,
                plain(each.name),
                f" {plain(' '.join((each.name, *each.also)))}",
                f" {plain(' '.join(words(each)))}",
            )
            for each in exercises
        ]
        self._entries = sorted(entries, key=lambda entry: entry.name)

    def find(self, text: str) -> list[Exercise]:
        """Those that have a word beginning with each word of `text`: first those whose name begins
        with it, then those whose names have it, then all others; all where nothing is asked for.
        """
        asked = [f" {word}" for word in plain(text).split()]
        if not asked:
            return [entry.exercise for entry in self._entries]
        ranked: list[tuple[int, Exercise]] = []
        for entry in self._entries:
            if all(word in entry.names for word in asked):
                begins = entry.name.startswith(asked[0][1:])
                ranked.append((0 if begins else 1, entry.exercise))
            elif all(word in entry.names or word in entry.words for word in asked):
                ranked.append((2, entry.exercise))
        ranked.sort(key=lambda each: each[0])
        return [exercise for _rank, exercise in ranked]


def plain(text: str) -> str:
    """Without accents, hyphens and capitals."""
    if text.isascii():
        return " ".join(_WORDS.findall(text.lower()))
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = (c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
    return " ".join("".join(kept).split())
