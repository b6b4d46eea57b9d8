"""What an older release has written, as this one would have; loaded where there is any."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from backcompanion.application.setting import Setting
from backcompanion.application.settings import SETTINGS


class Upgrade(NamedTuple):
    """From `version` on, a value of the setting `name` is what `convert` makes of an older one."""

    version: int
    name: str
    convert: Callable[[Any], object]


UPGRADES: tuple[Upgrade, ...] = ()


def upgrade(
    values: Mapping[str, object],
    version: int,
    settings: Mapping[str, Setting] = SETTINGS,
    upgrades: tuple[Upgrade, ...] = UPGRADES,
) -> dict[str, object]:
    """The values of a file of that version as they would be written today, under today's names.

    A value that cannot be converted stays as it is, and is then refused like any other.
    """
    result = dict(values)
    for name, setting in settings.items():
        for earlier in setting.renamed_from:
            if earlier in result:
                value = result.pop(earlier)
                result.setdefault(name, value)
    for step in upgrades:
        if version < step.version and step.name in result:
            try:
                result[step.name] = step.convert(result[step.name])
            except (ValueError, TypeError, ArithmeticError):
                continue
    return result
