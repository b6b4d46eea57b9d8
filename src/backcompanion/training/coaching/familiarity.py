"""How well a person knows an exercise, and so how much needs to be said of it."""

from collections.abc import Mapping
from typing import Literal

Familiarity = Literal["new", "known", "at-home"]
Experience = Mapping[str, tuple[int, int]]
"""By id of the exercise: sessions in which it was done, and days since the last of them."""

NEW_SESSIONS = 3
KNOWN_SESSIONS = 10
FORGOTTEN_DAYS = 30


def familiarity_of(exercise: str, experience: Experience) -> Familiarity:
    sessions, days = experience.get(exercise, (0, 0))
    if sessions < NEW_SESSIONS or days >= FORGOTTEN_DAYS:
        return "new"
    return "known" if sessions < KNOWN_SESSIONS else "at-home"
