"""One routine's file into a Routine."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backcompanion.base.i18n import gettext as _
from backcompanion.library.conversion import convert
from backcompanion.library.file_schema import LAST, PlaceInFile, RoutineInFile
from backcompanion.library.library_error import LibraryError
from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Library, Routine, RoutineStep
from backcompanion.training.session.limits import LONGEST_SESSION_SECONDS
from backcompanion.training.session.prescription import Choices, prescribe

_BLOCKS = ("warm_up", "round", "cool_down")


def parse_routine(
    file: Path, mapping: dict[str, Any], exercises: Mapping[str, Exercise], *, at_home: bool = True
) -> Routine:
    """Raises LibraryError where the mapping has not the shape of a routine or makes no sense.

    `at_home`: it lies where routines lie, and is named after its id; elsewhere it may bear any.
    """
    written = convert(file, mapping, RoutineInFile)
    if at_home and written.id != file.stem:
        raise LibraryError(file, "id", _('"{name}", as the file is named').format(name=file.stem))
    if written.kcal[0] > written.kcal[1]:
        raise LibraryError(file, "kcal", _("the lower number first"))
    for block in _BLOCKS:
        for index, place in enumerate(getattr(written, block)):
            _check_place(file, f"{block}[{index}]", place, exercises)
    routine = Routine(
        id=written.id,
        name=written.name,
        intensity=written.intensity,
        kcal=written.kcal,
        rounds=written.rounds,
        warm_up=_places(written.warm_up),
        round=_places(written.round),
        cool_down=_places(written.cool_down),
        notes=tuple(written.notes),
        based_on=written.based_on or "",
    )
    check_length(file, routine, exercises)
    return routine


def order_of(mapping: Mapping[str, Any]) -> int:
    """Where it stands among the others, of what `parse_routine` took: the lowest first."""
    return int(mapping.get("order", LAST))


def check_length(file: Path, routine: Routine, exercises: Mapping[str, Exercise]) -> None:
    """A session that is longer than a day can be kept by nobody. Raises LibraryError."""
    steps = prescribe(routine, Library(exercises, {}), Choices(rounds=1)).steps
    seconds = sum(
        (step.get_ready_seconds + step.seconds) * (routine.rounds if step.block == "round" else 1)
        for step in steps
    )
    if seconds > LONGEST_SESSION_SECONDS:
        hours = LONGEST_SESSION_SECONDS // 3600
        raise LibraryError(file, "round", _("at most {n} hours in all").format(n=hours))


def _check_place(
    file: Path, field: str, place: PlaceInFile, exercises: Mapping[str, Exercise]
) -> None:
    exercise = exercises.get(place.exercise)
    if exercise is None:
        raise LibraryError(
            file,
            f"{field}.exercise",
            _('a file in exercises/, and "{name}" has none').format(name=place.exercise),
        )
    _check_sides(file, field, place, exercise)
    amounts = (place.repetitions, place.seconds, place.until_done or None)
    if sum(each is not None for each in amounts) > 1:
        raise LibraryError(file, field, _("only one of repetitions, seconds and until_done"))


def _check_sides(file: Path, field: str, place: PlaceInFile, exercise: Exercise) -> None:
    if exercise.sides == "both" and place.per_side:
        raise LibraryError(file, f"{field}.per_side", _("no sides for this exercise"))
    if exercise.sides == "one" and (place.side is None) != place.per_side:
        raise LibraryError(file, f"{field}.side", _("left or right, or per_side"))
    if exercise.sides != "one" and place.side is not None:
        raise LibraryError(file, f"{field}.side", _("no side for this exercise"))


def _places(written: list[PlaceInFile]) -> tuple[RoutineStep, ...]:
    return tuple(
        RoutineStep(
            each.exercise,
            each.get_ready_seconds,
            each.side,
            _dose(each),
            each.note,
            each.say_note and bool(each.note),
        )
        for each in written
    )


def _dose(place: PlaceInFile) -> Dose:
    return Dose(
        place.sets,
        place.repetitions,
        place.seconds,
        place.hold_seconds,
        place.pause_seconds,
        place.rest_seconds,
        place.per_side,
        place.load_kg,
        place.pace,
        place.until_done,
    )
