"""An exercise by what people call it: other names, case, accents, hyphens, plurals, small slips."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.sheet.words import SheetWords

LETTERS_A_SLIP = 5
"""One edit is forgiven in so many letters."""

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
        for exercise in exercises.values():
            for name in (exercise.name, *exercise.also, exercise.id):
                parts = self.normalised(name)
                ids = self._ids.setdefault("".join(parts), [])
                if exercise.id not in ids:
                    ids.append(exercise.id)
                self._named.append((exercise.id, frozenset(parts)))
                self._as_written.setdefault(name.casefold(), set()).add(exercise.id)
        self._ids.pop("", None)
        self._similar = lru_cache(512)(self._nearest)

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
        """Ids of what fits equally well: with no slip, else with the fewest; empty where none."""
        return self.exact(text) or self._similar("".join(self.normalised(text)))

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

    def _nearest(self, key: str) -> tuple[str, ...]:
        most = len(key) // LETTERS_A_SLIP
        by_distance: dict[int, list[str]] = {}
        letters = set(key)
        for name, ids in self._ids.items():
            if len(letters.symmetric_difference(name)) > 2 * most:
                continue  # each edit makes two letters others, at most
            distance = edits(key, name, most)
            if distance is not None:
                by_distance.setdefault(distance, []).extend(ids)
        return _unique(by_distance[min(by_distance)]) if by_distance else ()


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
