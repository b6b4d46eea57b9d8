"""All TOML files into a Library: each by itself, then what they say of one another."""

from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter
from pathlib import Path

from backcompanion.base.i18n import gettext as _
from backcompanion.library.exercise_file import parse_exercise
from backcompanion.library.library_error import LibraryError
from backcompanion.library.routine_file import order_of, parse_routine
from backcompanion.library.source_files import Sources
from backcompanion.library.toml_file import parse_toml
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Equipment


def parse_library(resources_dir: Path, sources: Sources) -> Library:
    """Raises LibraryError for the first thing that is wrong."""
    exercises: dict[str, Exercise] = {}
    for name, content in sources.items():
        if name.startswith("exercises/"):
            file = resources_dir / name
            exercise = parse_exercise(file, parse_toml(file, content))
            exercises[exercise.id] = exercise
    if not exercises:
        raise LibraryError(resources_dir / "exercises", "", _("at least one exercise"))
    for exercise in exercises.values():
        check_substitutes(resources_dir / f"exercises/{exercise.id}.toml", exercise, exercises)

    routines = {}
    for name, content in sources.items():
        if name.startswith("routines/"):
            file = resources_dir / name
            mapping = parse_toml(file, content)
            routine = parse_routine(file, mapping, exercises)
            routines[routine.id] = order_of(mapping), routine
    if not routines:
        raise LibraryError(resources_dir / "routines", "", _("at least one routine"))
    in_order = sorted(routines.items(), key=lambda item: (item[1][0], item[0]))
    return Library(exercises, {id: routine for id, (_order, routine) in in_order})


def substitutes_of(exercise: Exercise) -> dict[str, str]:
    """Ids of what may stand in for it, by the field that names them."""
    substitutes = {"swap": exercise.swap} if exercise.swap else {}
    for field, by_reason in (
        ("swap_with", exercise.swap_with),
        ("without", exercise.without),
        ("remarks", exercise.remarks),
    ):
        substitutes |= {f"{field}.{reason}": other for reason, other in (by_reason or {}).items()}
    return substitutes


def check_substitutes(file: Path, exercise: Exercise, exercises: Mapping[str, Exercise]) -> None:
    """Raises LibraryError where a stand-in does not exist, or is of another kind."""
    for field, other in substitutes_of(exercise).items():
        if other not in exercises:
            raise LibraryError(
                file, field, _('a file in exercises/, and "{name}" has none').format(name=other)
            )
        if exercises[other].kind != exercise.kind:
            raise LibraryError(
                file, field, _('an exercise of kind "{kind}"').format(kind=exercise.kind)
            )
        if other == exercise.id and not field.startswith("remarks."):
            raise LibraryError(file, field, _("another exercise than itself"))
    follows: dict[str, Callable[[Exercise], str | None]] = {"swap": attrgetter("swap")}
    for thing in exercise.without or ():
        follows[f"without.{thing}"] = partial(_without, thing)
    for field, follow in follows.items():
        if circle := _circle(exercise, exercises, follow):
            expected = _('no circle, as of "{id}" by way of "{others}" to itself').format(
                id=exercise.id, others=circle
            )
            raise LibraryError(file, field, expected)


def _without(thing: Equipment, exercise: Exercise) -> str | None:
    return (exercise.without or {}).get(thing)


def _circle(
    exercise: Exercise, exercises: Mapping[str, Exercise], follow: Callable[[Exercise], str | None]
) -> str:
    """Of exercises that stand in for one another, the last before the first again, or ""."""
    seen, at = {exercise.id}, exercise
    while (other := follow(at)) and other in exercises and exercises[other].id not in seen:
        at = exercises[other]
        seen.add(at.id)
    return at.id if follow(at) == exercise.id and at.id != exercise.id else ""
