"""The file that an export is written to."""

from collections.abc import Iterable
from pathlib import Path

from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.errors import MachineError
from backcompanion.base.i18n import gettext as _


def write_export(target: Path, pieces: Iterable[str]) -> None:
    """Replaces the file in one step; nobody else can read it. Raises MachineError."""
    try:
        write_atomically(target, pieces)
    except OSError as error:
        raise MachineError(
            _("{file} cannot be written ({reason}).").format(file=target, reason=error.strerror)
        ) from error
