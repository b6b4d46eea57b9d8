"""Plain mappings into the shapes of `schema`; what msgspec says becomes file, field, expected."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from backcompanion.library.errors import LibraryError

T = TypeVar("T")


def convert(file: Path, mapping: dict[str, Any], shape: type[T]) -> T:
    try:
        return msgspec.convert(mapping, type=shape)
    except msgspec.ValidationError as error:
        field, expected = _field_and_expected(str(error), shape)
        raise LibraryError(file, field, expected) from error


def _field_and_expected(message: str, shape: Any) -> tuple[str, str]:
    """From "Expected `int`, got `str` - at `$.parts[0].seconds`", or "… - at `key` in `$.x`"."""
    what, _, place = message.partition(" - at ")
    of_key = place.startswith("`key` in ")
    field = place.removeprefix("`key` in ").strip("`").removeprefix("$").removeprefix(".")

    if what.startswith("Object contains unknown field "):
        name = what.split("`")[1]
        known = ", ".join(each.encode_name for each in _at(shape, field).fields)
        return _join(field, name), f"no such field here; known are {known}"
    if what.startswith("Object missing required field "):
        return _join(field, what.split("`")[1]), "this field, which is missing"
    if what.startswith("Invalid enum value "):
        kind = _at(shape, field)
        choices = kind.key_type.values if of_key else kind.values
        listed = ", ".join(str(choice) for choice in choices)
        if of_key:
            field = _join(field, what.removeprefix("Invalid enum value ").strip("'"))
        return field, f"one of {listed}"
    return field, what.removeprefix("Expected ").replace("`", "")


def _join(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name


def _at(shape: Any, field: str) -> Any:
    """The type that stands at a path such as "variants[...].parts[0]"."""
    kind: Any = inspect.type_info(shape)
    for name in field.replace("[", ".[").split("."):
        if not name:
            continue
        if name.startswith("["):
            kind = kind.value_type if isinstance(kind, inspect.DictType) else kind.item_type
        elif isinstance(kind, inspect.StructType):
            kind = next(each.type for each in kind.fields if each.encode_name == name)
        else:
            kind = kind.value_type
        if isinstance(kind, inspect.UnionType):
            kind = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
    return kind
