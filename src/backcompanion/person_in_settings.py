"""What of the settings belongs to an export: what a person has, their health remarks, levels."""

from typing import Any

from backcompanion.settings import Settings
from backcompanion.training.agreed import steps_from
from backcompanion.training.person import Person


def person_of(settings: Settings) -> Person:
    """What is as it was at the first start is not said."""
    usual = settings.equipment == Settings().equipment
    return Person(
        equipment=None if usual else settings.equipment,
        remarks=settings.remarks,
        levels=steps_from(settings.levels),
    )


def settings_of(person: Person) -> dict[str, Any]:
    """The settings that change, by their names."""
    found: dict[str, Any] = {
        "remarks": person.remarks,
        "levels": tuple(f"{name}:{step}" for name, step in sorted(person.levels.items())),
    }
    if person.equipment is not None:
        found["equipment"] = person.equipment
    return found
