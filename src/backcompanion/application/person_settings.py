"""What of the settings belongs to an export: what a person has, their health remarks, levels."""

from typing import Any

from backcompanion.application.settings_file import Settings
from backcompanion.training.adaptation.overrides import parse_level_steps
from backcompanion.training.session.person import Person

# The settings that hold it.
PERSON_SETTINGS = ("equipment", "remarks", "levels")


def person_from_settings(settings: Settings) -> Person:
    """What is as it was at the first start is not said."""
    is_default = settings.equipment == Settings().equipment
    return Person(
        equipment=None if is_default else settings.equipment,
        remarks=settings.remarks,
        levels=parse_level_steps(settings.levels),
    )


def settings_changes(settings: Settings, added: Person) -> dict[str, Any]:
    """The settings that change where that is added to them, by their names."""
    changes: dict[str, Any] = {}
    if added.equipment is not None:
        changes["equipment"] = added.equipment
    if added.remarks:
        changes["remarks"] = tuple(dict.fromkeys((*settings.remarks, *added.remarks)))
    if added.levels:
        steps = {**added.levels, **parse_level_steps(settings.levels)}
        changes["levels"] = tuple(f"{name}:{step}" for name, step in sorted(steps.items()))
    return changes
