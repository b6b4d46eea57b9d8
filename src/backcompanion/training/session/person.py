"""What a person has told about themselves that decides what a session is like."""

from collections.abc import Mapping
from dataclasses import field

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.terms import Equipment, Remark


@dataclass(frozen=True, slots=True)
class Person:
    """`equipment`: what they have, None where it was not said. `levels`: steps up or down agreed to
    for single exercises, by the id that the routine has.
    """

    equipment: tuple[Equipment, ...] | None = None
    remarks: tuple[Remark, ...] = ()
    levels: Mapping[str, int] = field(default_factory=dict)


def additions(ours: Person, theirs: Person) -> Person:
    """What theirs says and ours does not; nothing that ours says is taken back or changed.

    Of health remarks that is every further one: each only makes a session gentler.
    """
    return Person(
        equipment=theirs.equipment if ours.equipment is None else None,
        remarks=tuple(remark for remark in theirs.remarks if remark not in ours.remarks),
        levels={name: step for name, step in theirs.levels.items() if name not in ours.levels},
    )


def count_conflicts(ours: Person, theirs: Person) -> int:
    """In how many places both say something, and not the same."""
    both_set = ours.equipment is not None and theirs.equipment is not None
    differs = both_set and set(ours.equipment or ()) != set(theirs.equipment or ())
    return differs + sum(
        ours.levels.get(name, step) != step for name, step in theirs.levels.items()
    )
