"""The file that an export is written to."""

from collections.abc import Callable, Iterable
from pathlib import Path

from backcompanion.base.atomic_file import replacing
from backcompanion.base.errors import MachineError, reason_of
from backcompanion.base.i18n import gettext as _


def write_export(
    target: Path, pieces: Iterable[str], verify: Callable[[Path], None] | None = None
) -> None:
    """Replaces the file in one step; nobody else can read it. Raises MachineError.

    `verify` is called with what was written before it takes the file's place, and may raise.
    """
    if target.exists() and not target.is_file():
        raise MachineError(_("{file} is no ordinary file.").format(file=target))
    try:
        with replacing(target) as draft:
            with draft.open("w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
            if verify is not None:
                verify(draft)
    except OSError as error:
        raise MachineError(
            _("{file} cannot be written ({reason}).").format(file=target, reason=reason_of(error))
        ) from error


def with_ending(chosen: str, ending: str) -> Path:
    """The name that was typed, with that ending if it has another one or none: nothing of it is
    taken away, as a dot is no sign of an ending ("back 27.11.2025").
    """
    path = Path(chosen)
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)
