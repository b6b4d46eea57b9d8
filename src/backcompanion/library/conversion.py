"""Plain mappings into the shapes of `schema`; what msgspec says becomes file, field, expected."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from backcompanion.library.library_error import LibraryError

T = TypeVar("T")

_SOME_KEY = "[...]"
_PLAIN_WORDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "text",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
}


def convert(file: Path, mapping: dict[str, Any], shape: type[T]) -> T:
    try:
        return msgspec.convert(mapping, type=shape)
    except msgspec.ValidationError as error:
        field, expected = _field_and_expected(str(error), mapping, shape)
        raise LibraryError(file, field, expected) from error


def _field_and_expected(message: str, mapping: dict[str, Any], shape: Any) -> tuple[str, str]:
    """From "Expected `int`, got `str` - at `$.parts[0].seconds`", or "… - at `key` in `$.x`"."""
    problem, _, place = message.partition(" - at ")
    of_key = place.startswith("`key` in ")
    written_in = place.removeprefix("`key` in ").strip("`").removeprefix("$").removeprefix(".")
    field = written_in
    if of_key or field.endswith(_SOME_KEY):
        in_table = field.removesuffix(_SOME_KEY)
        field = _join(in_table, _failing_key(message, mapping, in_table, shape))

    if problem.startswith("Object contains unknown field "):
        known = ", ".join(each.encode_name for each in _type_at(shape, field).fields)
        return _join(field, problem.split("`")[1]), f"no such field here (known are {known})"
    if problem.startswith("Object missing required field "):
        return _join(field, problem.split("`")[1]), "this field, which is missing"
    if problem.startswith("Invalid enum value "):
        kind = _type_at(shape, written_in)
        choices = kind.key_type.values if of_key else kind.values
        return field, "one of " + ", ".join(str(choice) for choice in choices)
    return field, _in_plain_words(problem)


def _in_plain_words(problem: str) -> str:
    """ "Expected `float`, got `str`" as "a number, not text"."""
    if "matching regex" in problem:
        return "small letters and digits, with single dashes between"
    expected, _, actual = problem.removeprefix("Expected ").replace("`", "").partition(", got ")
    kind, _, bounds = expected.replace(" | null", "").partition(" ")
    plain = f"{_PLAIN_WORDS.get(kind, kind)} {bounds}".strip()
    actual_words = "a fraction" if actual == "float" else _PLAIN_WORDS.get(actual, actual)
    return f"{plain}, not {actual_words}" if actual else plain


def _join(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name


def _failing_key(message: str, mapping: dict[str, Any], field: str, shape: Any) -> str:
    """msgspec does not say which key of a table: the one that fails alike when it is alone."""
    table: Any = mapping
    for name in field.split("."):
        table = table[name]
    entries = dict(table)
    for key, value in entries.items():
        table.clear()
        table[key] = value
        try:
            msgspec.convert(mapping, type=shape)
        except msgspec.ValidationError as error:
            if str(error) == message:
                return str(key)
    return "?"


def _type_at(shape: Any, field: str) -> Any:
    """The type that stands at a path such as "variants.standard.parts[0]"."""
    kind: Any = inspect.type_info(shape)
    for name in field.replace(_SOME_KEY, "[]").replace("[", ".[").split("."):
        if name.startswith("["):
            kind = kind.value_type if isinstance(kind, inspect.DictType) else kind.item_type
        elif name:
            kind = next(each.type for each in kind.fields if each.encode_name == name)
        if isinstance(kind, inspect.UnionType):
            kind = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
    return kind
