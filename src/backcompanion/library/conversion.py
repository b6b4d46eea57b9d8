"""Plain mappings into the shapes of `file_schema`; what is wrong as file, field and expected.

msgspec decides whether a mapping fits. It says where it does not in English sentences only, which
are no interface: the place is looked for here, by msgspec's own description of the shape.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

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
            ("", "what docs/formats/exercises-and-routines.md says"),
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
                yield place, str(words) if words and isinstance(value, str) else expected
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
                yield field, f"one of {', '.join(str(choice) for choice in kind.values)}"
        case inspect.BoolType():
            if not isinstance(value, bool):
                yield field, _instead("true or false", value)
        case inspect.IntType() | inspect.FloatType():
            yield from _number_problems(value, kind, field)
        case inspect.StrType():
            yield from _text_problems(value, kind, field)
        case _:
            raise AssertionError(f"{kind} is not part of file_schema")


def _struct_problems(value: Any, kind: inspect.StructType, field: str) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield field, _instead("a table", value)
        return
    known = {each.encode_name: each for each in kind.fields}
    for name, entry in value.items():
        if name in known:
            yield from _problems(entry, known[name].type, _join(field, name))
        else:
            yield _join(field, name), f"no such field here (known are {', '.join(known)})"
    for name, each in known.items():
        if each.required and name not in value:
            yield _join(field, name), "this field, which is missing"


def _dict_problems(value: Any, kind: inspect.DictType, field: str) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield field, _instead("a table", value)
        return
    for name, entry in value.items():
        yield from _problems(name, kind.key_type, _join(field, name))
        yield from _problems(entry, kind.value_type, _join(field, name))


def _list_problems(
    value: Any, kind: inspect.ListType | inspect.TupleType, field: str
) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield field, _instead("a list", value)
        return
    if isinstance(kind, inspect.TupleType):
        item_types = kind.item_types
        if len(value) != len(item_types):
            yield field, f"a list of length {len(item_types)}"
            return
    else:
        item_types = (kind.item_type,) * len(value)
        yield from _length_problems(value, kind, field, "a list")
    for index, (item, item_type) in enumerate(zip(value, item_types, strict=True)):
        yield from _problems(item, item_type, f"{field}[{index}]")


def _number_problems(
    value: Any, kind: inspect.IntType | inspect.FloatType, field: str
) -> Iterator[Problem]:
    is_whole = isinstance(kind, inspect.IntType)
    expected = "a whole number" if is_whole else "a number"
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
        steps = "" if kind.multiple_of is None else f" in steps of {kind.multiple_of:g}"
        yield field, f"{expected} {' and '.join(bounds)}{steps}"


def _text_problems(value: Any, kind: inspect.StrType, field: str) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield field, _instead("text", value)
        return
    yield from _length_problems(value, kind, field, "text")
    if kind.pattern is not None and not re.search(kind.pattern, value):
        yield field, f"text that matches {kind.pattern}"


def _length_problems(
    value: str | list[Any], kind: inspect.StrType | inspect.ListType, field: str, expected: str
) -> Iterator[Problem]:
    if kind.min_length is not None and len(value) < kind.min_length:
        yield field, f"{expected} of length >= {kind.min_length}"
    if kind.max_length is not None and len(value) > kind.max_length:
        yield field, f"{expected} of length <= {kind.max_length}"


def _instead(expected: str, value: Any) -> str:
    match value:
        case bool():
            actual = "true or false"
        case int():
            actual = "a whole number"
        case float():
            actual = "a fraction"
        case str():
            actual = "text"
        case list():
            actual = "a list"
        case dict():
            actual = "a table"
        case _:
            actual = "a date or a time"
    return f"{expected}, not {actual}"


def _join(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name
