"""What of the settings belongs to an export: what a person has, their health remarks, levels."""

from typing import Any

from backcompanion.application.settings_file import Settings
from backcompanion.training.adaptation.overrides import steps_from
from backcompanion.training.session.person import Person

# The settings that hold it.
NAMES = ("equipment", "remarks", "levels")


def person_of(settings: Settings) -> Person:
    """What is as it was at the first start is not said."""
    usual = settings.equipment == Settings().equipment
    return Person(
        equipment=None if usual else settings.equipment,
        remarks=settings.remarks,
        levels=steps_from(settings.levels),
    )


def settings_with(settings: Settings, more: Person) -> dict[str, Any]:
    """The settings that change where that is added to them, by their names."""
    found: dict[str, Any] = {}
    if more.equipment is not None:
        found["equipment"] = more.equipment
    if more.remarks:
        found["remarks"] = tuple(dict.fromkeys((*settings.remarks, *more.remarks)))
    if more.levels:
        steps = {**more.levels, **steps_from(settings.levels)}
        found["levels"] = tuple(f"{name}:{step}" for name, step in sorted(steps.items()))
    return found
