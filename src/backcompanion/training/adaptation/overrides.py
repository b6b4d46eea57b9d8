"""What a person agreed to for single exercises: levels up or down, by the exercise's id."""

from collections.abc import Mapping

from backcompanion.training.exercise.terms import MAX_LEVEL_STEPS


def with_level_step(steps: Mapping[str, int], exercise: str, by: int) -> dict[str, int]:
    """With that exercise so many levels further up or down; none left: gone."""
    step = max(-MAX_LEVEL_STEPS, min(MAX_LEVEL_STEPS, steps.get(exercise, 0) + by))
    others = without_exercise(steps, exercise)
    return {**others, exercise: step} if step else others


def without_exercise(steps: Mapping[str, int], exercise: str) -> dict[str, int]:
    return {name: step for name, step in steps.items() if name != exercise}
