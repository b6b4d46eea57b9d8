"""PySide6's enumerations are made quickly, and are what Python itself would have made."""

from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from typing import Any

import pytest

from backcompanion.base.quick_enums import _SAMPLE, _facts, _Kind
from support.cases import each_case
from support.child_process import must_succeed

BASES = [Enum, IntEnum, Flag, IntFlag]


@each_case("base", BASES)
def test_a_kind_is_as_this_python_makes_it(base: Any) -> None:
    assert _Kind(base).is_as_usual()


@each_case("base", BASES)
def test_a_kind_that_python_makes_otherwise_is_seen_to_be_so(
    base: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = _Kind(base)
    monkeypatch.setitem(kind._common, "_of_a_later_python_", [])
    assert not kind.is_as_usual()


@each_case(
    "names",
    [
        "One Two",
        {"One": 1},
        [("One", "1")],
        [("One", True)],
        [("_one_", 1)],
        [("__one", 1)],
        [("value", 1)],
        [("mro", 1)],
        [("", 1)],
        [("One", 1), ("One", 2)],
    ],
)
def test_members_that_want_more_than_a_few_steps_are_left_to_python(names: Any) -> None:
    assert not _Kind(Enum).takes(names)


def test_what_others_make_is_made_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    from backcompanion.base.quick_enums import make_enums_quickly

    monkeypatch.setattr(EnumType, "_create_", EnumType._create_)  # type: ignore[attr-defined]
    make_enums_quickly()
    create_enum: Any = Enum
    colours: Any = create_enum("Colours", ["Red", "Blue"])
    assert [colour.value for colour in colours] == [1, 2]
    assert colours.__module__ == __name__
    create: Any = IntFlag
    quick = create("Quick", _SAMPLE, boundary=FlagBoundary.KEEP)
    assert quick.__module__ == __name__
    assert quick.One | quick.Two is quick.Both
    assert quick(8).value == 8
    with pytest.raises(AttributeError):
        quick.One = 3


def test_all_of_qts_are_what_python_makes_of_them() -> None:
    pytest.importorskip("PySide6", reason="is about PySide6")
    must_succeed(
        "from enum import EnumType\n"
        "from backcompanion.base.quick_enums import _facts, make_enums_quickly\n"
        "usual = EnumType._create_\n"
        "make_enums_quickly()\n"
        "quick = EnumType._create_\n"
        "assert quick is not usual\n"
        "seen = []\n"
        "def both(*arguments, **more):\n"
        "    enumeration = quick(*arguments, **more)\n"
        "    assert _facts(enumeration) == _facts(usual(*arguments, **more)), arguments\n"
        "    seen.append(enumeration)\n"
        "    return enumeration\n"
        "EnumType._create_ = both\n"
        "from PySide6 import QtCore, QtGui, QtWidgets\n"
        "for module in (QtCore, QtGui, QtWidgets):\n"
        "    for name in dir(module):\n"
        "        dir(getattr(module, name))\n"
        "assert len(seen) > 400, len(seen)\n"
        "assert QtCore.Qt.AlignmentFlag.AlignCenter.value == 0x84\n"
    )


def test_qts_can_be_packed_and_unpacked() -> None:
    pytest.importorskip("PySide6", reason="is about PySide6")
    must_succeed(
        "import pickle\n"
        "from backcompanion.base.pyside_start import import_pyside\n"
        "import_pyside()\n"
        "from PySide6.QtCore import Qt\n"
        "both = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop\n"
        "assert pickle.loads(pickle.dumps(both)) == both\n"
        "key = Qt.Key.Key_A\n"
        "assert pickle.loads(pickle.dumps(key)) is key\n"
    )


def test_facts_tell_members_apart() -> None:
    first, second = (_Kind(IntEnum).create("Sample", [("One", of)], "") for of in (1, 2))
    assert _facts(first) != _facts(second)
