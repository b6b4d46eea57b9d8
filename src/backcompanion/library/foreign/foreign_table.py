"""A table of another program's file: each field in sensible bounds, and its place where not."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backcompanion.base.i18n import gettext as _
from backcompanion.library.library_error import LibraryError

LONGEST_NAME = 120
LONGEST_SECONDS = 3600
MOST_ITEMS = 200
MOST_ROUTINES = 100


class ForeignTable:
    """One table of a file and where it stands there. Whatever is not as it must be is refused."""

    def __init__(self, file: Path, place: str, value: Any) -> None:
        self.file, self.place = file, place
        if not isinstance(value, Mapping):
            raise LibraryError(file, place, _("a table of names and values"))
        self._value: Mapping[str, Any] = value

    def __contains__(self, name: str) -> bool:
        return self._value.get(name) is not None

    def at(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name

    def raw(self, name: str) -> Any:
        return self._value.get(name)

    def text(self, name: str, default: str | None = None, longest: int = LONGEST_NAME) -> str:
        """On one line, without what is not seen."""
        value = self._value.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise self.error(name, _("a text"))
        return plain_text(value, longest)

    def whole(self, name: str, low: int, high: int, default: int | None = None) -> int:
        value = self._value.get(name)
        if value is None and default is not None:
            return default
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.error(name, _("a whole number from {a} to {b}").format(a=low, b=high))
        return value

    def seconds(self, name: str, low: float = 0, default: float | None = None) -> float:
        value = self._value.get(name)
        if value is None and default is not None:
            return default
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if value is None or not is_number or not low <= value <= LONGEST_SECONDS:  # nor NaN
            text = _("seconds, from {a} to {b}").format(a=low, b=LONGEST_SECONDS)
            raise self.error(name, text)
        return float(value)

    def tables(self, name: str, most: int = MOST_ITEMS) -> list["ForeignTable"]:
        """A list of tables; each knows its place."""
        return tables_of(self.file, self.at(name), self._value.get(name), most)

    def table(self, name: str) -> "ForeignTable":
        return ForeignTable(self.file, self.at(name), self._value.get(name))

    def error(self, name: str, expected: str) -> LibraryError:
        return LibraryError(self.file, self.at(name), expected)


def tables_of(file: Path, place: str, value: Any, most: int = MOST_ITEMS) -> list[ForeignTable]:
    if not isinstance(value, list):
        raise LibraryError(file, place, _("a list"))
    if len(value) > most:
        raise LibraryError(file, place, _("at most {n} of these").format(n=most))
    return [ForeignTable(file, f"{place}[{index}]", each) for index, each in enumerate(value)]


def plain_text(text: str, longest: int = LONGEST_NAME) -> str:
    """One line of letters that are seen."""
    line = " ".join(text.split())
    return "".join(c for c in line if c.isprintable())[:longest]
