"""PySide6's enumerations made in a third of the time.

A launch makes 250 of them with 4,000 members. Python makes each member in several general steps;
those of Qt are names with whole numbers, for which a few are enough.
"""

import sys
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from typing import Any

Pairs = list[tuple[str, int]]

# Of each kind, with all that can befall a member: out of order, twice, of several bits, none.
_SAMPLE: Pairs = [("Two", 2), ("One", 1), ("Same", 2), ("Both", 3), ("No", 0), ("All", -1)]


def make_enums_quickly() -> None:
    """From now on, for those that PySide6 makes; all others are made as ever.

    Where this Python's enumerations are not what we know, nothing is changed.
    """
    usual: Any = EnumType._create_  # type: ignore[attr-defined]
    if usual.__module__ == __name__:
        return
    kinds = {base: _Kind(base) for base in (Enum, IntEnum, Flag, IntFlag)}
    quick = {base: kind for base, kind in kinds.items() if kind.is_as_usual()}

    def _create_(cls: Any, class_name: str, names: Any, **more: Any) -> Any:
        kind = quick.get(cls)
        is_of_pyside = _is_of_pyside(more)
        if more.get("module") is None:  # the usual way would look for it one call too near
            more["module"] = sys._getframe(2).f_globals.get("__name__")
        module = more["module"]
        if kind is not None and is_of_pyside and module is not None and kind.takes(names):
            return kind.create(class_name, names, module)
        return usual(cls, class_name, names, **more)

    EnumType._create_ = _create_  # type: ignore[attr-defined]


def _is_of_pyside(more: dict[str, Any]) -> bool:
    """It leaves out whatever else can be asked for."""
    return more.get("boundary") is FlagBoundary.KEEP and not (
        more.get("module") or more.get("qualname") or more.get("type")
    )


class _Kind:
    """What all enumerations of a kind have in common, from one without members."""

    def __init__(self, base: Any) -> None:
        self._base = base
        self._is_flag = issubclass(base, Flag)
        self._is_number = issubclass(base, int)
        empty: Any = base("Empty", [], module=__name__, boundary=FlagBoundary.KEEP)
        self._common = {
            name: of for name, of in vars(empty).items() if name not in ("__dict__", "__weakref__")
        }
        # Not `dir`, which leaves out what members have.
        self._reserved = frozenset(("", "mro")).union(*map(vars, base.__mro__))

    def takes(self, names: Any) -> bool:
        """Whether there is nothing about these members that wants more than a few steps."""
        return (
            type(names) is list
            and all(type(value) is int and name[:1] != "_" for name, value in names)
            and self._reserved.isdisjoint(given := dict(names))
            and len(given) == len(names)
        )

    def create(self, class_name: str, pairs: Pairs, module: str) -> Any:
        names: list[str] = []
        by_name: dict[str, Any] = {}
        by_value: dict[int, Any] = {}
        common = {
            name: of.copy() if isinstance(of, (list, dict, set)) else of
            for name, of in self._common.items()
        }
        common |= {
            "__module__": module,
            "_member_names_": names,
            "_member_map_": by_name,
            "_value2member_map_": by_value,
        }
        enumeration: Any = type.__new__(EnumType, class_name, (self._base,), common)
        is_flag, is_number, put = self._is_flag, self._is_number, type.__setattr__
        mask = singles = 0
        for name, value in pairs:
            member = by_value.get(value)
            single = value != 0 and value & (value - 1) == 0
            if member is None:
                member = (
                    int.__new__(enumeration, value) if is_number else object.__new__(enumeration)
                )
                member._value_ = value
                member._name_ = name
                member.__objclass__ = enumeration
                member._sort_order_ = len(names)
                by_value[value] = member
                if single or not is_flag:
                    names.append(name)
            mask |= value
            if single:
                singles |= value
            put(enumeration, name, member)
            by_name[name] = member
        if is_flag:
            if "_singles_mask_" in common:
                enumeration._flag_mask_, enumeration._singles_mask_ = mask, singles
            else:  # Python 3.11.2
                enumeration._flag_mask_ = singles
            enumeration._all_bits_ = 2 ** mask.bit_length() - 1
            values = [by_name[name]._value_ for name in names]
            if values != sorted(values):
                enumeration._iter_member_ = enumeration._iter_member_by_def_
        return enumeration

    def is_as_usual(self) -> bool:
        """Whether what `create` makes is the same as what Python itself does."""
        usual = self._base("Sample", _SAMPLE, module=__name__, boundary=FlagBoundary.KEEP)
        return _facts(self.create("Sample", _SAMPLE, __name__)) == _facts(usual)


def _facts(enumeration: Any) -> dict[str, Any]:
    return {
        name: _told(of, enumeration)
        for name, of in vars(enumeration).items()
        if name not in ("__dict__", "__weakref__")
    }


def _told(of: Any, enumeration: Any) -> Any:
    """Of a member what it is, as two of different enumerations are never equal."""
    if isinstance(of, enumeration):
        facts = {name: value for name, value in vars(of).items() if value is not enumeration}
        return facts, of.__objclass__ is enumeration
    if isinstance(of, dict):
        return {name: _told(value, enumeration) for name, value in of.items()}
    return getattr(of, "__func__", of)  # a method of the class
