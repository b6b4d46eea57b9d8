"""The weights that were used last."""

from collections.abc import Iterable

from backcompanion.training.session.record import SessionRecord


def last_loads(newest_first: Iterable[SessionRecord]) -> dict[str, float]:
    """kg by the id of the exercise that was done. Steps that were not reached say nothing."""
    result: dict[str, float] = {}
    for session in newest_first:
        for step in session.steps:
            if step.load_kg is not None and step.outcome not in ("unreached", "skipped"):
                result.setdefault(step.exercise, step.load_kg)
    return result
