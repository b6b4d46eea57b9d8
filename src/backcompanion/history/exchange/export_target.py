"""The file that an export is written to."""

from collections.abc import Callable, Iterable
from pathlib import Path

from backcompanion.base.atomic_file import replacing
from backcompanion.base.errors import MachineError
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
            _("{file} cannot be written ({reason}).").format(file=target, reason=error.strerror)
        ) from error


# How what we write begins, by its ending.
_BEGINNINGS = {
    ".json": b'{"format": "backcompanion/',
    ".csv": b"id,started_at,local_date,",
    ".ics": b"BEGIN:VCALENDAR",
}


def replaces_foreign_file(target: Path) -> bool:
    """Whether a file of that name is no export of ours, and so is to be asked about."""
    try:
        if not target.is_file():
            return target.exists()
        with target.open("rb") as file:
            beginning = file.read(64)
    except OSError:
        return True
    ours = _BEGINNINGS.get(target.suffix.lower())
    return bool(beginning) and (ours is None or not beginning.startswith(ours))


def with_ending(chosen: str, ending: str) -> Path:
    """The name that was typed, with that ending if it has another one or none: nothing of it is
    taken away, as a dot is no sign of an ending ("back 27.11.2025").
    """
    path = Path(chosen)
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)
