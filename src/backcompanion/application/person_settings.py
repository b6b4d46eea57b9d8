"""What of the settings belongs to an export: what a person has, their health remarks, levels."""

from typing import Any

from backcompanion.application.settings import SETTINGS, Settings
from backcompanion.training.session.person import Person

# The settings that hold it.
PERSON_SETTINGS = tuple(name for name, setting in SETTINGS.items() if setting.exported)


def person_from_settings(settings: Settings) -> Person:
    """What is as it was at the first start is not said."""
    is_default = settings.equipment == Settings().equipment
    return Person(
        equipment=None if is_default else settings.equipment,
        remarks=settings.remarks,
        levels=settings.levels,
    )


def settings_changes(settings: Settings, added: Person) -> dict[str, Any]:
    """The settings that change where that is added to them, by their names."""
    changes: dict[str, Any] = {}
    if added.equipment is not None:
        changes["equipment"] = added.equipment
    if added.remarks:
        changes["remarks"] = tuple(dict.fromkeys((*settings.remarks, *added.remarks)))
    if added.levels:
        changes["levels"] = {**added.levels, **settings.levels}
    return changes
