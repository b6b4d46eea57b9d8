"""How a locale writes dates, worked out from the one full form that Qt knows of it.

Qt has a long date ("Thursday, November 19, 2026") and one in digits alone, and nothing between.
Order and separators of the long one serve for the shorter ones too.
"""

import re
from functools import cache

from backcompanion.base.dataclass import dataclass

# Year, month, day and weekday, or anything else, quoted or not.
_PARTS = re.compile(r"(y+|M+|d+)|'[^']*'|[^yMd']+")
# What stands right after a field belongs to it ("19.", "19日"), up to a space or a comma.
_SUFFIX = re.compile(r"[^\s,،、]*")


@dataclass(frozen=True, slots=True)
class _Field:
    """`code`: as in Qt's patterns; `separator`: what comes before the next one."""

    code: str
    suffix: str = ""
    separator: str = ""


@cache
def date_pattern(long_pattern: str, without: frozenset[str] = frozenset()) -> str:
    """A pattern with short names; `without`: of "y", "M", "d" (day), "dddd" (weekday)."""
    fields = _fields(long_pattern)
    for unwanted in sorted(without):
        index = next((i for i, f in enumerate(fields) if _kind(f.code) == unwanted), None)
        if index is None:
            continue
        is_last = index == len(fields) - 1
        del fields[index]
        if is_last and fields:
            fields[-1] = _Field(fields[-1].code, fields[-1].suffix)
    return "".join(f"{_short(f.code)}{f.suffix}{f.separator}" for f in fields)


def _fields(pattern: str) -> list[_Field]:
    fields: list[_Field] = []
    between = ""
    for part in _PARTS.finditer(pattern):
        if part[1] is None:
            between += part[0]
            continue
        if fields:
            fields[-1] = _with_rest(fields[-1].code, between)
        fields.append(_Field(part[1]))
        between = ""
    if fields and between:
        fields[-1] = _Field(fields[-1].code, between)
    return fields


def _with_rest(code: str, between: str) -> _Field:
    suffix = _SUFFIX.match(between)
    assert suffix is not None
    return _Field(code, suffix[0], between[suffix.end() :])


def _kind(code: str) -> str:
    return code if code == "dddd" else code[0]


def _short(code: str) -> str:
    return {"dddd": "ddd", "MMMM": "MMM"}.get(code, code)
