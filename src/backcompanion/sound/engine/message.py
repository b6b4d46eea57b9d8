"""What a message between the window and the sound processes is made of: fields with names.

Nothing is compiled for a class, as named tuples and the standard library's dataclasses do: the
window's first look at its coach waits for eighteen of them, and so does the start of a process.
"""

from typing import Any, ClassVar, dataclass_transform


@dataclass_transform(frozen_default=True)
class Message:
    """Values by the annotations of the class, with their defaults; never changed."""

    fields: ClassVar[dict[str, Any]]
    """Their types by their names."""
    defaults: ClassVar[dict[str, Any]]

    def __init_subclass__(cls) -> None:
        cls.fields = dict(cls.__annotations__)
        cls.defaults = {name: vars(cls)[name] for name in cls.fields if name in vars(cls)}
        setattr(cls, "__match_args__", tuple(cls.fields))  # noqa: B010 - to mypy it is a constant

    def __init__(self, *values: Any, **named: Any) -> None:
        if len(values) > len(self.fields):
            raise TypeError(f"{type(self).__name__} has {len(self.fields)} fields")
        given = dict(zip(self.fields, values, strict=False))
        twice, unknown = given.keys() & named.keys(), named.keys() - self.fields.keys()
        missing = self.fields.keys() - given.keys() - named.keys() - self.defaults.keys()
        if twice or unknown or missing:
            wrong = sorted(twice | unknown | missing)
            raise TypeError(f"{type(self).__name__}: {wrong} twice, unknown or missing")
        vars(self).update(self.defaults | given | named)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} is never changed")

    def values(self) -> dict[str, Any]:
        """By name, in the order of the fields."""
        return {name: getattr(self, name) for name in self.fields}

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash((type(self), *self.values().values()))

    def __repr__(self) -> str:
        given = ", ".join(f"{name}={value!r}" for name, value in self.values().items())
        return f"{type(self).__name__}({given})"
