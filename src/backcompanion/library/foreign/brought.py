"""What another program's file says, before any of it is looked up here. Values only."""

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.dose import AS_WRITTEN, Dose
from backcompanion.training.exercise.terms import Equipment, Side


@dataclass(frozen=True, slots=True)
class BroughtStep:
    """Something to be done. `place`: where in the file; `name`: as it is called there.

    `text`: what the file says of it, shown with it. `remark`: what of that cannot be held.
    `amount`: how much, as the file has it, where that is not one dose: to be asked about.
    """

    place: str
    name: str
    dose: Dose = AS_WRITTEN
    side: Side | None = None
    text: str = ""
    remark: str = ""
    amount: str = ""


@dataclass(frozen=True, slots=True)
class BroughtRest:
    """So much time before what comes next. `name`: as it is called there, or ""."""

    place: str
    seconds: float
    name: str = ""


BroughtItem = BroughtStep | BroughtRest


@dataclass(frozen=True, slots=True)
class BroughtGroup:
    """Done `rounds` times, one after the other."""

    items: tuple[BroughtItem, ...]
    rounds: int = 1


@dataclass(frozen=True, slots=True)
class BroughtRoutine:
    """`remarks`: what of it cannot be held here, a sentence each."""

    name: str
    groups: tuple[BroughtGroup, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BroughtExercise:
    """An exercise that is to be one's own. `is_held`: one position that is kept."""

    place: str
    name: str
    also: tuple[str, ...] = ()
    muscles_main: tuple[str, ...] = ()
    muscles_helping: tuple[str, ...] = ()
    needs: Equipment | None = None
    is_stretch: bool = False
    is_held: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """`program`: whose file it is. `remarks`: on the file as a whole."""

    program: str
    routines: tuple[BroughtRoutine, ...]
    remarks: tuple[str, ...] = ()
    exercises: tuple[BroughtExercise, ...] = ()
