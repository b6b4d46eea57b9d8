"""What a person agreed to for single exercises, as texts that settings can keep.

A step is "back-bows:1" (a level up) or "back-bows:-1". A dated one, "back-bows:2026-11-19", says
what was answered, or lifted, and up to which day it holds. What cannot be understood is left out.
"""

from collections.abc import Iterable, Mapping
from datetime import date

MOST_STEPS = 2


def steps_from(texts: Iterable[str]) -> dict[str, int]:
    """By the exercise's id, how many levels up or down."""
    found: dict[str, int] = {}
    for text in texts:
        exercise, _colon, number = text.rpartition(":")
        try:
            step = int(number)
        except ValueError:
            continue
        if exercise and step and abs(step) <= MOST_STEPS:
            found[exercise] = step
    return found


def stepped(texts: Iterable[str], exercise: str, by: int) -> tuple[str, ...]:
    """With that exercise so many levels further up or down; none left: gone."""
    steps = steps_from(texts)
    steps[exercise] = max(-MOST_STEPS, min(MOST_STEPS, steps.get(exercise, 0) + by))
    return _texts({name: step for name, step in steps.items() if step})


def without(texts: Iterable[str], exercise: str) -> tuple[str, ...]:
    """As written again."""
    return tuple(text for text in texts if text.rpartition(":")[0] != exercise)


def days_from(texts: Iterable[str]) -> dict[str, date]:
    found: dict[str, date] = {}
    for text in texts:
        exercise, _colon, day = text.rpartition(":")
        try:
            found[exercise] = date.fromisoformat(day)
        except ValueError:
            continue
    return found


def dated(texts: Iterable[str], exercise: str, day: date) -> tuple[str, ...]:
    return _texts(days_from(texts) | {exercise: day})


def _texts(values: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(f"{name}:{values[name]}" for name in sorted(values))
