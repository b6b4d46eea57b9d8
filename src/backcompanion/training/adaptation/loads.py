"""The weights that were used, last time and in one session."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.record import Outcome, SessionRecord
from backcompanion.training.session.step_options import is_hand_held

HEAVIEST_KG = 200.0
# A slip of the decimal sign is ten times as much; a step up is less than this.
_FAR_FACTOR = 2.0
_FAR_KG = 2.0
_NOT_DONE: tuple[Outcome, ...] = ("unreached", "skipped")


@dataclass(frozen=True, slots=True)
class UsedWeight:
    """`kg`: as said for this session, or None; `usual_kg`: for another, the latest, or None."""

    exercise: str
    name: str
    kg: float | None
    usual_kg: float | None


def last_loads(newest_first: Iterable[SessionRecord]) -> dict[str, float]:
    """kg by the id of the exercise that was done. Steps that were not reached say nothing."""
    result: dict[str, float] = {}
    for session in newest_first:
        for step in session.steps:
            if step.load_kg is not None and step.outcome not in _NOT_DONE:
                result.setdefault(step.exercise, step.load_kg)
    return result


def used_weights(
    session: SessionRecord, library: Library, usual: Mapping[str, float]
) -> tuple[UsedWeight, ...]:
    """Of each exercise that was done with something in the hands, in the order of the session.

    `usual`: as `last_loads` of other sessions gives it.
    """
    loads = {
        step.exercise: step.load_kg
        for step in session.steps
        if step.kind == "work"
        and step.outcome not in _NOT_DONE
        and (step.load_kg is not None or is_hand_held(step, library))
    }
    names = {id_: exercise.name for id_, exercise in library.exercises.items()}
    return tuple(
        UsedWeight(exercise, names.get(exercise, exercise), kg, usual.get(exercise))
        for exercise, kg in loads.items()
    )


def with_loads(session: SessionRecord, loads: Mapping[str, float | None]) -> SessionRecord:
    """With these kg in all sets of these exercises; the others stay as they are."""
    if not loads:
        return session
    steps = tuple(
        replace(step, load_kg=loads[step.exercise])
        if step.exercise in loads and step.kind == "work"
        else step
        for step in session.steps
    )
    return replace(session, steps=steps)


def is_far_from(kg: float, usual_kg: float) -> bool:
    """Whether it is to be asked about: a slip of the hand rather than a step up or down."""
    lighter, heavier = sorted((kg, usual_kg))
    return heavier > _FAR_FACTOR * lighter and heavier - lighter > _FAR_KG
