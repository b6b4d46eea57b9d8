"""What a person agreed to for single exercises, as texts that settings can keep.

A step is "back-bows:1" (a level up) or "back-bows:-1". A dated one, "back-bows:2026-11-19", says
what was answered, or lifted, and up to which day it holds. What cannot be understood is left out.
"""

from collections.abc import Iterable, Mapping
from datetime import date

MAX_LEVEL_STEPS = 2


def parse_level_steps(texts: Iterable[str]) -> dict[str, int]:
    """By the exercise's id, how many levels up or down."""
    result: dict[str, int] = {}
    for text in texts:
        exercise, _colon, number = text.rpartition(":")
        try:
            step = int(number)
        except ValueError:
            continue
        if exercise and step and abs(step) <= MAX_LEVEL_STEPS:
            result[exercise] = step
    return result


def with_level_step(texts: Iterable[str], exercise: str, by: int) -> tuple[str, ...]:
    """With that exercise so many levels further up or down; none left: gone."""
    steps = parse_level_steps(texts)
    steps[exercise] = max(-MAX_LEVEL_STEPS, min(MAX_LEVEL_STEPS, steps.get(exercise, 0) + by))
    return _to_texts({name: step for name, step in steps.items() if step})


def without_exercise(texts: Iterable[str], exercise: str) -> tuple[str, ...]:
    """As written again."""
    return tuple(text for text in texts if text.rpartition(":")[0] != exercise)


def parse_dates(texts: Iterable[str]) -> dict[str, date]:
    result: dict[str, date] = {}
    for text in texts:
        exercise, _colon, day = text.rpartition(":")
        try:
            result[exercise] = date.fromisoformat(day)
        except ValueError:
            continue
    return result


def with_date(texts: Iterable[str], exercise: str, day: date) -> tuple[str, ...]:
    return _to_texts(parse_dates(texts) | {exercise: day})


def _to_texts(values: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(f"{name}:{values[name]}" for name in sorted(values))
