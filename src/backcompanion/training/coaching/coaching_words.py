"""By which words the rules of coaching know what a sentence speaks of, in a language.

A language that has none is checked by the rules that need none.
"""

import re
from collections.abc import Mapping
from dataclasses import field

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.terms import Breath, Equipment, Position, Side

UP, DOWN = frozenset({"lift", "up"}), frozenset({"lower", "down"})
WEIGHTS: frozenset[Equipment] = frozenset({"dumbbells", "water-bottles", "medicine-ball"})
NOTHING = r"(?!)"
"""Matches nothing."""


@dataclass(frozen=True, slots=True)
class CoachingWords:
    """Regular expressions, matched in whole words and any case.

    `total` has the number as its first group. `directions`: what a sentence begins with that says
    what to do, and the phases against which it misleads.
    """

    breaths: Mapping[Breath, str] = field(default_factory=dict)
    sides: Mapping[Side, str] = field(default_factory=dict)
    total: str = NOTHING
    once: str = NOTHING
    last: str = NOTHING
    things: Mapping[str, frozenset[Equipment]] = field(default_factory=dict)
    without_things: str = NOTHING
    directions: tuple[tuple[str, frozenset[str]], ...] = ()
    positions: Mapping[Position, str] = field(default_factory=dict)

    def breaths_in(self, text: str) -> set[Breath]:
        return {breath for breath, words in self.breaths.items() if found(words, text)}

    def sides_in(self, text: str) -> list[Side]:
        """In the order in which they are named."""
        places = [
            (match.start(), side)
            for side, words in self.sides.items()
            for match in re.finditer(rf"\b(?:{words})\b", text, re.IGNORECASE)
        ]
        return [side for _place, side in sorted(places)]

    def total_in(self, text: str) -> int | None:
        """How many repetitions it announces."""
        if match := re.match(self.total, text, re.IGNORECASE):
            return int(match[1])
        return 1 if re.match(self.once, text, re.IGNORECASE) else None


def found(words: str, text: str) -> bool:
    return bool(re.search(rf"\b(?:{words})\b", text, re.IGNORECASE))


ENGLISH = CoachingWords(
    breaths={"in": "breathe in", "out": "breathe out"},
    sides={"left": "left", "right": "right"},
    total=r"(\d+) (?:times|on each side)\b",
    once=r"Once( on each side)?\.",
    last="Last one",
    things={
        "dumbbells?": frozenset({"dumbbells"}),
        "bottles?": frozenset({"water-bottles"}),
        "(?:the|your) band": frozenset({"band"}),
        "medicine ball": frozenset({"medicine-ball"}),
        "over the ball": frozenset({"physio-ball"}),
        "cushion": frozenset({"cushion"}),
        # One's own weight is no thing.
        "weights|the weight|a light weight": WEIGHTS,
    },
    without_things="empty hands|hands empty",
    directions=(
        ("lift|rise|roll up|uncurl|stand up", DOWN),
        ("lower|sink|roll down|curl down|wrap", UP),
        ("return|come back", frozenset({"turn", "reach"})),
        ("reach|turn", frozenset({"return"})),
    ),
    positions={
        "standing": "stand|standing|march|marching|step|stepping|feet",
        "hinged": "stand|standing",
        "seated": "sit|sitting|seated",
        "prone": "on your front|face down",
        "hands-and-knees": ("hands and knees|(?:forearms?|fists) and (?:padded )?knees|all fours"),
        "over-the-ball": "over the ball",
        "kneeling-back": "on your heels",
        "lying-back": "on your back",
        "lying-side": "on your (?:left |right )?side",
    },
)
