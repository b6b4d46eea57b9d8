"""What is wrong with a file of the library."""

from pathlib import Path

from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _

_MAX_SHOWN = 100


class LibraryError(KnownError):
    """A file in resources/ is not as it should be.

    `field` is a dotted path ("variants.standard.parts[0].repetitions"), empty where the whole file
    is meant; `line` is known only where the syntax of TOML is broken.
    """

    def __init__(self, file: Path, field: str, expected: str, line: int | None = None) -> None:
        self.file = file
        self.field = field
        self.expected = expected
        self.line = line
        place = str(file)
        if line is not None:
            place = _("{place}, line {line}").format(place=place, line=line)
        if field:
            shown = field if len(field) <= _MAX_SHOWN else f"{field[:_MAX_SHOWN]}…"
            place = _("{place}, field {field}").format(place=place, field=shown)
        super().__init__(_("{place}: expected {expected}.").format(place=place, expected=expected))
