"""Plain mappings into the shapes of `file_schema`; what is wrong as file, field and expected.

msgspec decides whether a mapping fits. It says where it does not in English sentences only, which
are no interface: the place is looked for here, by msgspec's own description of the shape.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from backcompanion.base.i18n import gettext as _
from backcompanion.library.file_schema import ID_DESCRIPTION, REMARKS, REMARKS_DESCRIPTION
from backcompanion.library.library_error import LibraryError

T = TypeVar("T")
Problem = tuple[str, str]
"""A dotted path and what was expected there."""

_DESCRIBED: dict[type, inspect.Type] = {}
_BOUNDS = (("gt", ">"), ("ge", ">="), ("lt", "<"), ("le", "<="))


def convert(file: Path, mapping: dict[str, Any], shape: type[T]) -> T:
    try:
        return msgspec.convert(mapping, type=shape)
    except msgspec.ValidationError as error:
        field, expected = next(
            _problems(mapping, _described(shape), ""),
            ("", _("what {file} says").format(file="docs/formats/exercises-and-routines.md")),
        )
        raise LibraryError(file, field, expected) from error


def _described(shape: type) -> inspect.Type:
    """Takes longer than all else, and is the same for every file."""
    if shape not in _DESCRIBED:
        _DESCRIBED[shape] = inspect.type_info(shape)
    return _DESCRIBED[shape]


def _problems(value: Any, kind: inspect.Type, field: str) -> Iterator[Problem]:
    match kind:
        case inspect.Metadata():
            # A description says in words what a text has to look like.
            words = (kind.extra_json_schema or {}).get("description")
            for place, expected in _problems(value, kind.type, field):
                yield (
                    place,
                    _translated(str(words)) if words and isinstance(value, str) else expected,
                )
        case inspect.UnionType():
            # All that there are: something, or nothing said.
            kinds = [each for each in kind.types if not isinstance(each, inspect.NoneType)]
            if value is not None:
                # A text, or a table that says more: judged as what it looks like.
                tables = [each for each in kinds if isinstance(each, inspect.StructType)]
                chosen = tables if tables and isinstance(value, dict) else kinds
                yield from _problems(value, chosen[0], field)
        case inspect.StructType():
            yield from _struct_problems(value, kind, field)
        case inspect.DictType():
            yield from _dict_problems(value, kind, field)
        case inspect.ListType() | inspect.TupleType():
            yield from _list_problems(value, kind, field)
        case inspect.LiteralType():
            if not isinstance(value, str) or value not in kind.values:
                yield field, _one_of(kind.values)
        case inspect.BoolType():
            if not isinstance(value, bool):
                yield field, _instead(_("true or false"), value)
        case inspect.IntType() | inspect.FloatType():
            yield from _number_problems(value, kind, field)
        case inspect.StrType():
            yield from _text_problems(value, kind, field)
        case _:
            raise AssertionError(f"{kind} is not part of file_schema")


def _translated(description: str) -> str:
    if description == ID_DESCRIPTION:
        return _("small letters and digits, with single dashes between, at most 64")
    assert description == REMARKS_DESCRIPTION
    return _("one of {names}, or several joined by +, and a level").format(names=REMARKS)


def _struct_problems(value: Any, kind: inspect.StructType, field: str) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield field, _instead(_("a table"), value)
        return
    known = {each.encode_name: each for each in kind.fields}
    for name, entry in value.items():
        if name in known:
            yield from _problems(entry, known[name].type, _join(field, name))
        else:
            yield _join(field, name), _no_such_field(known)
    for name, each in known.items():
        if each.required and name not in value:
            yield _join(field, name), _("this field, which is missing")


def _dict_problems(value: Any, kind: inspect.DictType, field: str) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield field, _instead(_("a table"), value)
        return
    for name, entry in value.items():
        yield from _problems(name, kind.key_type, _join(field, name))
        yield from _problems(entry, kind.value_type, _join(field, name))


def _list_problems(
    value: Any, kind: inspect.ListType | inspect.TupleType, field: str
) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield field, _instead(_("a list"), value)
        return
    if isinstance(kind, inspect.TupleType):
        item_types = kind.item_types
        if len(value) != len(item_types):
            yield field, _("a list of length {n}").format(n=len(item_types))
            return
    else:
        item_types = (kind.item_type,) * len(value)
        yield from _length_problems(value, kind, field, _("a list"))
    for index, (item, item_type) in enumerate(zip(value, item_types, strict=True)):
        yield from _problems(item, item_type, f"{field}[{index}]")


def _number_problems(
    value: Any, kind: inspect.IntType | inspect.FloatType, field: str
) -> Iterator[Problem]:
    is_whole = isinstance(kind, inspect.IntType)
    expected = _("a whole number") if is_whole else _("a number")
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or (is_whole and isinstance(value, float) and not value.is_integer()):
        yield field, _instead(expected, value)
        return
    fits = (
        (kind.gt is None or value > kind.gt)
        and (kind.ge is None or value >= kind.ge)
        and (kind.lt is None or value < kind.lt)
        and (kind.le is None or value <= kind.le)
        and (kind.multiple_of is None or value % kind.multiple_of == 0)
    )
    if not fits:
        bounds = [
            f"{sign} {bound:g}"
            for name, sign in _BOUNDS
            if (bound := getattr(kind, name)) is not None
        ]
        yield field, _within(expected, bounds, kind.multiple_of)


def _text_problems(value: Any, kind: inspect.StrType, field: str) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield field, _instead(_("text"), value)
        return
    yield from _length_problems(value, kind, field, _("text"))
    if kind.pattern is not None and not re.search(kind.pattern, value):
        yield field, _("text that matches {pattern}").format(pattern=kind.pattern)


def _length_problems(
    value: str | list[Any], kind: inspect.StrType | inspect.ListType, field: str, expected: str
) -> Iterator[Problem]:
    if kind.min_length is not None and len(value) < kind.min_length:
        yield field, _("{what} of length >= {n}").format(what=expected, n=kind.min_length)
    if kind.max_length is not None and len(value) > kind.max_length:
        yield field, _("{what} of length <= {n}").format(what=expected, n=kind.max_length)


def _instead(expected: str, value: Any) -> str:
    match value:
        case bool():
            actual = _("true or false")
        case int():
            actual = _("a whole number")
        case float():
            actual = _("a fraction")
        case str():
            actual = _("text")
        case list():
            actual = _("a list")
        case dict():
            actual = _("a table")
        case _:
            actual = _("a date or a time")
    return _("{expected}, not {actual}").format(expected=expected, actual=actual)


def _one_of(values: Iterable[object]) -> str:
    return _("one of {names}").format(names=", ".join(map(str, values)))


def _no_such_field(known: Iterable[str]) -> str:
    return _("no such field here (known are {names})").format(names=", ".join(known))


def _within(expected: str, bounds: list[str], step: float | None) -> str:
    """`bounds`: one or two, as "> 0"."""
    if len(bounds) == 2:
        text = _("{what} {lower} and {upper}").format(
            what=expected, lower=bounds[0], upper=bounds[1]
        )
    else:
        text = " ".join((expected, *bounds))
    return text if step is None else _("{what} in steps of {n}").format(what=text, n=f"{step:g}")


def _join(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name
