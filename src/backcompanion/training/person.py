"""What a person has told about themselves that decides what a session is like."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from backcompanion.training.terms import Equipment, Remark


@dataclass(frozen=True, slots=True)
class Person:
    """`equipment`: what they have, None where it was not said. `levels`: steps up or down agreed to
    for single exercises, by the id that the routine has.
    """

    equipment: tuple[Equipment, ...] | None = None
    remarks: tuple[Remark, ...] = ()
    levels: Mapping[str, int] = field(default_factory=dict)
