"""An exercise by what people call it: other names, case, accents, hyphens, plurals, small slips."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.sheet.words import SheetWords

LEAST_SLIPPED = 5
"""In a word of so many letters one edit is forgiven: shorter ones are words of their own too often,
as cat and calf, wall and ball, Knie and Kinn.
"""

LONGEST_NAME_WORDS = 9
_SUGGESTIONS = 5
_LEAST_ALIKE = 0.25


class ExerciseNames:
    """All names of a library, in the form in which they are compared."""

    def __init__(self, exercises: Mapping[str, Exercise], words: SheetWords) -> None:
        self._words = words
        self._ids: dict[str, list[str]] = {}
        self._as_written: dict[str, set[str]] = {}
        self._named: list[tuple[str, frozenset[str]]] = []
        self._by_parts: dict[tuple[str, ...], list[str]] = {}
        self._known: set[str] = set()
        for exercise in exercises.values():
            for name in (exercise.name, *exercise.also, exercise.id):
                parts = self.normalised(name)
                ids = self._ids.setdefault("".join(parts), [])
                if exercise.id not in ids:
                    ids.append(exercise.id)
                self._named.append((exercise.id, frozenset(parts)))
                self._by_parts.setdefault(parts, []).append(exercise.id)
                self._known.update(parts)
                self._as_written.setdefault(name.casefold(), set()).add(exercise.id)
        self._ids.pop("", None)
        self._similar = lru_cache(512)(self._nearest)
        self._meant = lru_cache(512)(self._words_meant)

    def exact(self, text: str) -> tuple[str, ...]:
        """Ids of what has just that name; several where a name stands for several.

        One knee and both differ in the plural alone in Spanish: then it is as it is written.
        """
        ids = tuple(self._ids.get("".join(self.normalised(text)), ()))
        if len(ids) < 2:
            return ids
        written = self._as_written.get(text.strip().casefold(), set())
        return tuple(id_ for id_ in ids if id_ in written) or ids

    def find(self, text: str) -> tuple[str, ...]:
        """Ids of what fits equally well: with no slip, else with the fewest; empty where none.

        Slips are forgiven word by word, and a word that means something itself is none.
        """
        return self.exact(text) or self._similar(self.normalised(text))

    def suggestions(self, text: str) -> tuple[str, ...]:
        """Ids of what shares a word with it, the most alike first. Never what is meant."""
        asked = set(self.normalised(text))
        shared = [(len(asked & words) / len(asked | words), id_) for id_, words in self._named]
        best = sorted((each for each in shared if each[0] >= _LEAST_ALIKE), key=lambda e: -e[0])
        return _unique(id_ for _alike, id_ in best)[:_SUGGESTIONS]

    def normalised(self, text: str) -> tuple[str, ...]:
        """The words of a name as they are compared."""
        plain = unicodedata.normalize("NFKD", text.casefold())
        letters = (
            c if c.isalnum() else " " if c not in "'’‘´`" and not unicodedata.combining(c) else ""
            for c in plain
        )
        line = f" {' '.join(''.join(letters).split())} "
        for first, *others in self._words.same:
            for other in others:
                line = line.replace(f" {other} ", f" {first} ")
        return tuple(_singular(w) for w in line.split() if w not in self._words.dropped)

    def means_something(self, text: str) -> bool:
        """Whether each of its words is one by which exercises are told apart."""
        parts = self.normalised(text)
        return bool(parts) and all(word in self._known for word in parts)

    def belongs_to(self, exercise: Exercise, text: str) -> bool:
        """Whether each of its words is in a name of that exercise, or of one of its variants."""
        names = (exercise.name, *exercise.also, *(way.name for way in exercise.variants.values()))
        own = {word for name in names for word in self.normalised(name)}
        return own.issuperset(self.normalised(text))

    def _nearest(self, asked: tuple[str, ...]) -> tuple[str, ...]:
        places = [self._meant(word) for word in asked]
        if not asked or not all(places):
            return ()
        by_slips: dict[int, list[str]] = {}
        for parts, ids in self._by_parts.items():
            if len(parts) != len(asked):
                continue
            slips = [place.get(word) for place, word in zip(places, parts, strict=True)]
            if None not in slips:
                by_slips.setdefault(sum(filter(None, slips)), []).extend(ids)
        return _unique(by_slips[min(by_slips)]) if by_slips else ()

    def _words_meant(self, word: str) -> dict[str, int]:
        """Words of names that may be meant, with the slips in them."""
        if word in self._known:
            return {word: 0}
        if len(word) < LEAST_SLIPPED:
            return {}
        return {known: 1 for known in self._known if self._is_slip(word, known)}

    def _is_slip(self, word: str, known: str) -> bool:
        return edits(word, known, 1) is not None and not any(
            (left in word and right in known) or (right in word and left in known)
            for left, right in self._words.told_apart
        )


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] != "s" else word


def edits(left: str, right: str, most: int) -> int | None:
    """Letters put in, left out, changed, or two that changed places; None where more than `most`.

    The optimal string alignment distance.
    """
    if abs(len(left) - len(right)) > most:
        return None
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        before, last, row = row, before, [i]
        for j, their in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != their))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == their:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
