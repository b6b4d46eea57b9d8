"""`dataclass`, as in the standard library, with a quick way for values: frozen and with slots.

The standard library writes six methods for each class and compiles them, at each start: a tenth of
a launch for the values of the first page. Five of them are the same for every class but for the
names of its fields, so here only `__init__` is made for each, when it is first wanted. `fields`,
`replace`, `asdict` and `field` are the standard library's and work on these as on any.
"""

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Generic

from backcompanion.base.value_inits import INITS

__all__ = ["dataclass"]

_MISSING = dataclasses.MISSING

if TYPE_CHECKING:
    from dataclasses import dataclass  # to mypy it is that one
else:

    def dataclass(*, frozen=False, slots=False, eq=True):
        if frozen and slots and eq:
            return _value
        return dataclasses.dataclass(frozen=frozen, slots=slots, eq=eq)


def _value(cls: type) -> type:
    if cls.__bases__ not in ((object,), (Generic,)) or hasattr(cls, "__post_init__"):
        return dataclasses.dataclass(frozen=True, slots=True)(cls)
    # Else the standard library writes one, which takes 2 ms the first time.
    cls.__doc__ = cls.__doc__ or cls.__name__
    written = set(cls.__dict__)
    generated: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    for name, method in _METHODS.items():
        if name not in written:
            setattr(generated, name, method)
    return generated


def _first_init(self: object, *values: Any, **named: Any) -> None:
    """Stands in for `__init__` until the first is made: most classes of a launch have none then."""
    cls: Any = type(self)
    cls.__init__ = _init(cls)
    cls.__init__(self, *values, **named)


def _init(cls: type) -> Any:
    fields = dataclasses.fields(cls)
    values: dict[str, Any] = {"_set": object.__setattr__, "_missing": _MISSING}
    defaults: list[Any] = []
    for index, field in enumerate(fields):
        if field.kw_only or not field.init:
            raise TypeError(
                f"{cls.__qualname__}.{field.name} wants the standard library's dataclass"
            )
        if field.default_factory is not _MISSING:
            values[f"_new_{index}"] = field.default_factory
        if field.default_factory is not _MISSING or field.default is not _MISSING:
            defaults.append(field.default)  # of one with a factory: missing
        elif defaults:
            raise TypeError(f"{cls.__qualname__}.{field.name} wants a default as well")
    names = {f"_{index}": field.name for index, field in enumerate(fields)}
    code = _code_of_init(len(fields), tuple(f"_new_{n}" in values for n in range(len(fields))))
    code = code.replace(
        co_varnames=("self", *names.values()),
        co_consts=tuple(names.get(each, each) for each in code.co_consts),
    )
    return FunctionType(code, values, "__init__", tuple(defaults))


@cache
def _code_of_init(count: int, with_factory: tuple[bool, ...]) -> CodeType:
    """With numbers in the place of names: to compile it for each class takes ten times as long."""
    if count in INITS and not any(with_factory):
        return INITS[count].__code__
    return _compiled(count, with_factory)


def _compiled(count: int, with_factory: tuple[bool, ...]) -> CodeType:
    lines = [
        f"_set(self, '_{n}', " + (f"_new_{n}() if _{n} is _missing else _{n})" if new else f"_{n})")
        for n, new in enumerate(with_factory)
    ]
    parameters = ", ".join(("self", *(f"_{n}" for n in range(count))))
    values: dict[str, Any] = {}
    exec(f"def __init__({parameters}):\n " + "\n ".join(lines or ["pass"]), values)  # noqa: S102
    code: CodeType = values["__init__"].__code__
    return code


def _repr(self: Any) -> str:
    shown = (field.name for field in dataclasses.fields(self) if field.repr)
    texts = (f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({', '.join(texts)})"


def _eq(self: object, other: object) -> bool:
    cls = self.__class__
    if other.__class__ is not cls:
        return NotImplemented  # type: ignore[no-any-return]
    key = _keys.get(cls) or _key_of(cls)
    return bool(key(self) == key(other))


def _hash(self: object) -> int:
    cls = self.__class__
    return hash((_keys.get(cls) or _key_of(cls))(self))


def _key_of(cls: Any) -> Callable[[object], tuple[Any, ...]]:
    """What two of that class are compared by."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    several = attrgetter(*names) if len(names) > 1 else None
    key = several or (lambda value: tuple(getattr(value, name) for name in names))
    _keys[cls] = key
    return key


def _reduce(self: Any) -> tuple[Any, ...]:
    return type(self), tuple(getattr(self, field.name) for field in dataclasses.fields(self))


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


_keys: dict[type, Callable[[object], tuple[Any, ...]]] = {}
_METHODS = {
    "__init__": _first_init,
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__reduce__": _reduce,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
}
