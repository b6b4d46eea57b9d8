"""The places of a routine from beginning to end, and its claim of energy for what it is now."""

from backcompanion.application.routine_versions import Spot
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise.routine import Routine
from backcompanion.training.exercise.routine_building import BLOCKS
from backcompanion.training.exercise.routine_changes import groups_of, places_of
from backcompanion.training.exercise.terms import Block


def spots_of(routine: Routine) -> list[Spot]:
    return [
        Spot(block, group.start)
        for block in BLOCKS
        for group in groups_of(places_of(routine, block))
    ]


def first_spot(routine: Routine) -> Spot | None:
    """The first of the rounds, where a person begins to change something."""
    for block in ("round", *BLOCKS):
        if places_of(routine, block):
            return Spot(block, 0)
    return None


def claim_of(first: Routine, routine: Routine) -> tuple[int, int]:
    """Its claim of energy for as many places and rounds as there are now."""
    whole = len(first.round) * first.rounds
    if not whole:
        return first.kcal
    share = len(routine.round) * routine.rounds / whole
    return round(first.kcal[0] * share), round(first.kcal[1] * share)


def moved_text(block: Block) -> str:
    """That {name} came into that block."""
    if block == "warm-up":
        return _("{name} moved to the warm-up")
    if block == "cool-down":
        return _("{name} moved to the cool-down")
    return _("{name} moved to the exercises")
