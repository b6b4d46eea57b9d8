"""The words by which files and settings call things; each set is closed."""

from collections.abc import Iterable, Mapping
from typing import Literal, TypeVar

from backcompanion.base.i18n import exercise_text, pgettext

T = TypeVar("T")

Kind = Literal["warm-up", "work", "stretch"]
Level = Literal["easier", "standard", "harder"]
Block = Literal["warm-up", "round", "cool-down"]
Side = Literal["left", "right"]
Sides = Literal["both", "alternating", "one"]
Breath = Literal["in", "out"]
Eyes = Literal["screen", "away", "floor", "away-at-the-bottom"]
Position = Literal[
    "standing",
    "hinged",
    "seated",
    "prone",
    "hands-and-knees",
    "over-the-ball",
    "kneeling-back",
    "lying-back",
    "lying-side",
]
Equipment = Literal["dumbbells", "water-bottles", "band", "medicine-ball", "physio-ball", "cushion"]
Remark = Literal[
    "disc",
    "stenosis",
    "osteoporosis",
    "pregnancy",
    "dizziness",
    "anaemia",
    "sore-shoulder",
    "sore-wrists-or-knees",
]

AS_WRITTEN_PACE, LEAST_PACE, MOST_PACE, PACE_STEP = 100, 60, 150, 5
"""Percent of the written tempo, and in which steps they are chosen."""

MAX_LEVEL_STEPS = 2
"""How many levels up or down from the chosen one a person may agree to for one exercise."""


def side_word(side: Side) -> str:
    """As in "change sides: left", "to the left"."""
    return pgettext("side", "left") if side == "left" else pgettext("side", "right")


def with_side(words: str, side: Side | None) -> str:
    """An exercise's own words with {side} and {other} filled in.

    Of a shipped exercise the whole is looked up: a language may have another form of the word for
    each thing that has a side.
    """
    if side is None or "{" not in words:
        return words
    other: Side = "right" if side == "left" else "left"
    english = words.format(side=side, other=other)
    translated = exercise_text("side", english)
    if translated != english:
        return translated
    return words.format(side=side_word(side), other=side_word(other))


def that_hold(by_remarks: Mapping[str, T] | None, ticked: Iterable[Remark | Level]) -> list[T]:
    """Of what is said by health remark, or by several (and a level) joined by +, that for those
    ticked; the first one goes before the others.
    """
    ticked = {*ticked}
    return [each for key, each in (by_remarks or {}).items() if ticked.issuperset(key.split("+"))]
