"""`dataclass`, as in the standard library, with a quick way for values: frozen and with slots.

The standard library writes six methods for each class and compiles them, at each start: a tenth of
a launch for the values of the first page. Five of them are the same for every class but for the
names of its fields, so here only `__init__` is compiled. `fields`, `replace`, `asdict` and `field`
are the standard library's and work on these as on any.
"""

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass  # to mypy it is that one
else:

    def dataclass(*, frozen=False, slots=False, eq=True):
        if frozen and slots and eq:
            return _value
        return dataclasses.dataclass(frozen=frozen, slots=slots, eq=eq)


def _value(cls: type) -> type:
    if cls.__bases__ != (object,) or hasattr(cls, "__post_init__"):
        return dataclasses.dataclass(frozen=True, slots=True)(cls)
    written = set(cls.__dict__)
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    for name, method in _methods(made).items():
        if name not in written:
            setattr(made, name, method)
    return made


def _methods(cls: type) -> dict[str, Any]:
    fields = dataclasses.fields(cls)
    shown = [field.name for field in fields if field.repr]
    state = _getter([field.name for field in fields])
    key = _getter([field.name for field in fields if field.compare])

    def __repr__(self: object) -> str:  # noqa: N807
        texts = (f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__qualname__}({', '.join(texts)})"

    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        if other.__class__ is not self.__class__:
            return NotImplemented
        return bool(key(self) == key(other))

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(key(self))

    def __reduce__(self: object) -> tuple[Any, ...]:  # noqa: N807
        return cls, state(self)

    return {
        "__init__": _init(cls, fields),
        "__repr__": __repr__,
        "__eq__": __eq__,
        "__hash__": __hash__,
        "__reduce__": __reduce__,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
    }


def _getter(names: list[str]) -> Any:
    """Gives the values of these fields as a tuple, whatever their number."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _init(cls: type, fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    parameters, lines = ["self"], []
    values: dict[str, Any] = {"_set": object.__setattr__, "_missing": dataclasses.MISSING}
    for field in fields:
        name = field.name
        if field.kw_only or not field.init:
            raise TypeError(f"{cls.__qualname__}.{name} wants the standard library's dataclass")
        value = name
        if field.default is not dataclasses.MISSING:
            values[f"_default_{name}"] = field.default
            parameters.append(f"{name}=_default_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            values[f"_new_{name}"] = field.default_factory
            parameters.append(f"{name}=_missing")
            value = f"_new_{name}() if {name} is _missing else {name}"
        else:
            parameters.append(name)
        lines.append(f"_set(self, '{name}', {value})")
    source = f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"])
    exec(source, values)  # noqa: S102 (the names of fields, and nothing else)
    return values["__init__"]


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
