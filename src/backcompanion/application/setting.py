"""What may be said of one setting, and the kinds of values that there are.

A kind knows what stands in the file for a value, and refuses with ValueError what makes no sense
there, whatever it is.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

MAX_TEXT = 500
_MAX_PATH = 4096
_MAX_BASE64 = 8192
_MAX_ENTRIES = 500
_MAX_ID = 64


class PartlyUsableError(ValueError):
    """Some of it makes sense: `usable` is the value without the rest."""

    def __init__(self, usable: Any) -> None:
        super().__init__("not all of it makes sense")
        self.usable = usable


class Setting:
    """`choices`, or the ends of the range `low` to `high`, where it has them.

    `since`: the version of the settings that it came with. `renamed_from`: the names that it had
    before, whose values are taken over. `exported`: it goes with an export of the history.
    `read` gives the value for what stands in the file, or raises ValueError; `write` the opposite.
    """

    # No dataclass: making the class would take as long as reading the file.
    __slots__ = ("choices", "exported", "high", "low", "read", "renamed_from", "since", "write")

    def __init__(
        self,
        read: Callable[[Any], Any],
        write: Callable[[Any], Any],
        *,
        choices: tuple[str, ...] = (),
        low: float = 0,
        high: float = 0,
        since: int = 1,
        renamed_from: tuple[str, ...] = (),
        exported: bool = False,
    ) -> None:
        self.read, self.write = read, write
        self.choices, self.low, self.high = choices, low, high
        self.since, self.renamed_from, self.exported = since, renamed_from, exported


# Each of these stands for a field of a dataclass, so that the type beside it is the setting's own;
# `about` is what `Setting` takes besides.


def switch(default: bool, **about: Any) -> Any:
    def read(raw: object) -> bool:
        _require(isinstance(raw, bool))
        return bool(raw)

    return _declare(default, read, **about)


def whole(default: int, low: int, high: int, **about: Any) -> Any:
    def read(raw: Any) -> int:
        _require(type(raw) is int and low <= raw <= high)  # True is an int as well
        return int(raw)

    return _declare(default, read, low=low, high=high, **about)


def number(default: float, low: float, high: float, **about: Any) -> Any:
    def read(raw: Any) -> float:
        # The range comes first: a float cannot be as large as a whole number.
        _require(type(raw) in (int, float) and low <= raw <= high)
        return float(raw)

    return _declare(default, read, low=low, high=high, **about)


def one_of(default: str, choices: tuple[str, ...], **about: Any) -> Any:
    def read(raw: object) -> str:
        _require(isinstance(raw, str) and raw in choices)
        return str(raw)

    return _declare(default, read, choices=choices, **about)


def some_of(default: tuple[str, ...], choices: tuple[str, ...], **about: Any) -> Any:
    def read(raw: object) -> tuple[str, ...]:
        texts = tuple(dict.fromkeys(_texts(raw)))
        known = tuple(text for text in texts if text in choices)
        _require(bool(known) or not texts)
        if known != texts:
            # A health remark that is not known is no reason to forget the others.
            raise PartlyUsableError(known)
        return texts

    return _declare(default, read, list, choices=choices, **about)


def text(**about: Any) -> Any:
    def read(raw: object) -> str:
        _require(isinstance(raw, str) and len(raw) <= MAX_TEXT and raw.isprintable())
        return str(raw)

    return _declare("", read, **about)


def file_path(**about: Any) -> Any:
    def read(raw: object) -> str:
        _require(isinstance(raw, str) and len(raw) <= _MAX_PATH and "\0" not in raw)
        os.fsencode(str(raw))  # its error is a ValueError
        return str(raw)

    return _declare("", read, **about)


def binary(**about: Any) -> Any:
    """Bytes, in base 64."""

    def read(raw: object) -> bytes:
        from binascii import a2b_base64

        _require(isinstance(raw, str) and len(raw) <= _MAX_BASE64)
        return a2b_base64(str(raw), strict_mode=True)  # its error is a ValueError

    def write(value: bytes) -> str:
        from binascii import b2a_base64

        return b2a_base64(value, newline=False).decode()

    return _declare(b"", read, write, **about)


def optional_day(**about: Any) -> Any:
    """A date or None, which is an empty text."""

    def read(raw: object) -> object:
        _require(isinstance(raw, str))
        return _day(str(raw)) if raw else None

    def write(value: object) -> str:
        return str(value) if value else ""

    return _declare(None, read, write, **about)


def by_exercise(parse: Callable[[str], object], **about: Any) -> Any:
    """A value for each of some exercises, by their ids; in the file a list of "back-bows:1".

    An entry that `parse` refuses is left out: it speaks of one exercise alone.
    """

    def read(raw: object) -> dict[str, object]:
        result: dict[str, object] = {}
        for entry in _texts(raw):
            exercise, _colon, value = entry.rpartition(":")
            if not 0 < len(exercise) <= _MAX_ID:
                continue
            try:
                result[exercise] = parse(value)
            except ValueError:
                continue
        return result

    def write(values: Mapping[str, object]) -> list[str]:
        return [f"{exercise}:{values[exercise]}" for exercise in sorted(values)]

    setting = Setting(read, write, **about)
    return field(default_factory=dict, metadata={"setting": setting})


def day_by_exercise(**about: Any) -> Any:
    return by_exercise(_day, **about)


def _declare(
    default: object,
    read: Callable[[Any], object],
    write: Callable[[Any], object] = lambda value: value,
    **about: Any,
) -> Any:
    return field(default=default, metadata={"setting": Setting(read, write, **about)})


def _require(makes_sense: bool) -> None:
    if not makes_sense:
        raise ValueError


def _texts(raw: object) -> list[str]:
    _require(isinstance(raw, list) and len(raw) <= _MAX_ENTRIES)
    assert isinstance(raw, list)
    _require(all(isinstance(entry, str) for entry in raw))
    return raw


def _day(value: str) -> object:
    from datetime import date

    return date.fromisoformat(value)
