"""Checks of single fields: each takes a value as it was read and gives it as we keep it.

All raise InvalidValueError, which says what was expected; the caller adds where.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, TypeVar

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _

T = TypeVar("T")
Check = Callable[[object], T]

_FIRST_YEAR, _LAST_YEAR = 1970, 2200
_FIRST_DAY = date(1900, 1, 1)  # goals and breaks may lie before anything that was recorded
_LAST_DAY = date(_LAST_YEAR, 12, 31)
_MAX_SHOWN = 40


class InvalidValueError(Exception):
    """`place` is the path within the file: sessions[3].steps[1].variant."""

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__(message)
        self.place = place

    def within(self, place: str, separator: str = ".") -> "InvalidValueError":
        """The same, seen from one level further out."""
        if not self.place or self.place.startswith("["):
            separator = ""
        return InvalidValueError(str(self), f"{place}{separator}{self.place}")

    def full_message(self) -> str:
        return _("{name}: {what}").format(name=self.place, what=self) if self.place else str(self)


@dataclass(frozen=True, slots=True)
class NotANumber:
    """NaN, Infinity or -Infinity, as it stands in a file: no check takes it, so each says where."""

    name: str


def unexpected_value(what: str, value: object) -> InvalidValueError:
    shown = repr(value) if isinstance(value, str | int | float) else _type_name(value)
    if len(shown) > _MAX_SHOWN:
        shown = f"{shown[:_MAX_SHOWN]}…"
    return InvalidValueError(_("expected {what}, found {found}").format(what=what, found=shown))


def unknown_key(name: str) -> InvalidValueError:
    return InvalidValueError(
        _("this key is not known here; a newer release of Back Companion may know it"),
        name if name.isprintable() and len(name) <= 2 * _MAX_SHOWN else repr(name[:_MAX_SHOWN]),
    )


class Fields:
    """The fields of one JSON object. One that is not `known` is refused by its name."""

    def __init__(self, value: object, known: frozenset[str]) -> None:
        if not isinstance(value, dict):
            raise unexpected_value(_("an object"), value)
        if not value.keys() <= known:
            raise unknown_key(next(name for name in value if name not in known))
        self._value: Mapping[str, object] = value

    def names(self, null: frozenset[str]) -> frozenset[str]:
        """Of those that are given; null counts as given for the names in `null`."""
        return frozenset(
            [name for name, value in self._value.items() if value is not None or name in null]
        )

    def required(self, name: str, check: Check[T]) -> T:
        if name not in self._value:
            raise InvalidValueError(_("this is required"), name)
        try:
            return check(self._value[name])
        except InvalidValueError as refused:
            raise refused.within(name) from None

    def optional(self, name: str, check: Check[T], default: T) -> T:
        """Left out or null: the default."""
        value = self._value.get(name)
        if value is None:
            return default
        try:
            return check(value)
        except InvalidValueError as refused:
            raise refused.within(name) from None


def text(shortest: int, longest: int) -> Check[str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or not shortest <= len(value) <= longest:
            raise unexpected_value(
                _("text of {a} to {b} characters").format(a=shortest, b=longest), value
            )
        if not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError:  # half of a surrogate pair, which no file can hold
                raise unexpected_value(_("text in Unicode"), value) from None
        return value

    return check


def one_of(*choices: str) -> Check[Any]:
    def check(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise unexpected_value(_("one of {choices}").format(choices=", ".join(choices)), value)
        return value

    return check


def number(least: float, most: float) -> Check[float]:
    def check(value: object) -> float:
        # True is an int to Python; NaN fails the comparison.
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise unexpected_value(_("a number from {a} to {b}").format(a=least, b=most), value)
        if not least <= value <= most:
            raise unexpected_value(_("a number from {a} to {b}").format(a=least, b=most), value)
        return float(value)

    return check


def integer(least: int, most: int) -> Check[int]:
    def check(value: object) -> int:
        is_integral = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        if isinstance(value, bool) or not is_integral or not least <= value <= most:  # type: ignore[operator]
            raise unexpected_value(
                _("a whole number from {a} to {b}").format(a=least, b=most), value
            )
        return int(value)  # type: ignore[call-overload,no-any-return]

    return check


def boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise unexpected_value(_("true or false"), value)
    return value


def day(value: object) -> date:
    what = _("a date like 2026-11-19")
    if not isinstance(value, str) or len(value) != 10 or value[4] != "-" or value[7] != "-":
        raise unexpected_value(what, value)
    try:
        result = date.fromisoformat(value)
    except ValueError:
        raise unexpected_value(what, value) from None
    if not _FIRST_DAY <= result <= _LAST_DAY:
        raise unexpected_value(_("a date from {a} to {b}").format(a=_FIRST_DAY, b=_LAST_DAY), value)
    return result


def timestamp(value: object) -> datetime:
    """With an offset of whole seconds."""
    what = _("a time with its offset, like 2026-11-19T18:02:11+01:00")
    if not isinstance(value, str):
        raise unexpected_value(what, value)
    try:
        result = datetime.fromisoformat(value)
    except ValueError:
        raise unexpected_value(what, value) from None
    offset = result.utcoffset()
    if offset is None or offset.microseconds:
        raise unexpected_value(what, value)
    if not _FIRST_YEAR <= result.year <= _LAST_YEAR:
        raise unexpected_value(
            _("a year from {a} to {b}").format(a=_FIRST_YEAR, b=_LAST_YEAR), value
        )
    return result


def minutes_of_day(most: int) -> Check[int]:
    """Minutes after midnight of a time of day written as 04:00."""

    def check(value: object) -> int:
        what = _("a time from 00:00 to {latest:02}:00").format(latest=most // 60)
        if not isinstance(value, str) or len(value) != 5 or value[2] != ":":
            raise unexpected_value(what, value)
        try:
            result = time.fromisoformat(value)
        except ValueError:
            raise unexpected_value(what, value) from None
        minutes = result.hour * 60 + result.minute
        if minutes > most:
            raise unexpected_value(what, value)
        return minutes

    return check


def list_of(check: Check[T], most: int) -> Check[tuple[T, ...]]:
    """Each of a list, up to the first that is refused."""

    def check_all(value: object) -> tuple[T, ...]:
        result = []
        for index, item in enumerate(check_list(value, most)):
            try:
                result.append(check(item))
            except InvalidValueError as refused:
                raise refused.within(f"[{index}]") from None
        return tuple(result)

    return check_all


def check_list(value: object, most: int) -> list[object]:
    if not isinstance(value, list):
        raise unexpected_value(_("a list"), value)
    if len(value) > most:
        raise too_many(len(value), most)
    return value


def too_many(count: int, most: int) -> InvalidValueError:
    return InvalidValueError(_("expected at most {n} entries, found {m}").format(n=most, m=count))


def _type_name(value: object) -> str:
    if isinstance(value, NotANumber):
        return value.name
    if value is None:
        return "null"
    return _("a list") if isinstance(value, list) else _("an object")
