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
