"""A routine as written: which exercises, in which order, with how much time to get ready."""

from collections.abc import Mapping

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.dose import AS_WRITTEN, Dose
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.terms import Side


@dataclass(frozen=True, slots=True)
class RoutineStep:
    """A place in a block. `get_ready_seconds` come before it (0: straight on).

    `note`: what whoever made the routine says of it; `say_note`: the coach says it as well.
    """

    exercise: str
    get_ready_seconds: float = 0
    side: Side | None = None
    dose: Dose = AS_WRITTEN
    note: str = ""
    say_note: bool = False


@dataclass(frozen=True, slots=True)
class Routine:
    """`kcal`: the routine's own claim for the whole of it as written, (low, high); (0, 0): none.

    `notes`: what else it says about itself: how often, why. `based_on`: id of the one that it is
    but for some changes, or "".
    """

    id: str
    name: str
    intensity: str
    kcal: tuple[int, int]
    rounds: int
    warm_up: tuple[RoutineStep, ...]
    round: tuple[RoutineStep, ...]
    cool_down: tuple[RoutineStep, ...]
    notes: tuple[str, ...] = ()
    based_on: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that resources/ says about training. Every place's exercise is in `exercises`."""

    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]
