"""What `base/dataclass.py` takes for the `__init__` of a value: one for each number of fields that
the values of a launch have, compiled with this file. To compile them at each start takes 5 ms.

Of fields without a factory, under numbers in the place of their names. A number that is not here
is compiled when it is wanted.
"""

# mypy: allow-untyped-defs, allow-untyped-calls
# fmt: off
from collections.abc import Callable

_set = object.__setattr__


def _init_1(self, _0):
    _set(self, "_0", _0)


def _init_2(self, _0, _1):
    _set(self, "_0", _0)
    _set(self, "_1", _1)


def _init_3(self, _0, _1, _2):
    _set(self, "_0", _0)
    _set(self, "_1", _1)
    _set(self, "_2", _2)


def _init_4(self, _0, _1, _2, _3):
    _set(self, "_0", _0)
    _set(self, "_1", _1)
    _set(self, "_2", _2)
    _set(self, "_3", _3)


def _init_5(self, _0, _1, _2, _3, _4):
    _set(self, "_0", _0)
    _set(self, "_1", _1)
    _set(self, "_2", _2)
    _set(self, "_3", _3)
    _set(self, "_4", _4)


def _init_6(self, _0, _1, _2, _3, _4, _5):
    _set(self, "_0", _0)
    _set(self, "_1", _1)
    _set(self, "_2", _2)
    _set(self, "_3", _3)
    _set(self, "_4", _4)
    _set(self, "_5", _5)


def _init_7(self, _0, _1, _2, _3, _4, _5, _6):
    _set(self, "_0", _0)
    _set(self, "_1", _1)
    _set(self, "_2", _2)
    _set(self, "_3", _3)
    _set(self, "_4", _4)
    _set(self, "_5", _5)
    _set(self, "_6", _6)


def _init_8(self, _0, _1, _2, _3, _4, _5, _6, _7):
    _set(self, "_0", _0)
    _set(self, "_1", _1)
    _set(self, "_2", _2)
    _set(self, "_3", _3)
    _set(self, "_4", _4)
    _set(self, "_5", _5)
    _set(self, "_6", _6)
    _set(self, "_7", _7)


def _init_9(self, _0, _1, _2, _3, _4, _5, _6, _7, _8):
    _set(self, "_0", _0)
    _set(self, "_1", _1)
    _set(self, "_2", _2)
    _set(self, "_3", _3)
    _set(self, "_4", _4)
    _set(self, "_5", _5)
    _set(self, "_6", _6)
    _set(self, "_7", _7)
    _set(self, "_8", _8)


def _init_10(self, _0, _1, _2, _3, _4, _5, _6, _7, _8, _9):
    _set(self, "_0", _0)
    _set(self, "_1", _1)
    _set(self, "_2", _2)
    _set(self, "_3", _3)
    _set(self, "_4", _4)
    _set(self, "_5", _5)
    _set(self, "_6", _6)
    _set(self, "_7", _7)
    _set(self, "_8", _8)
    _set(self, "_9", _9)


def _init_15(self, _0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14):
    _set(self, "_0", _0)
    _set(self, "_1", _1)
    _set(self, "_2", _2)
    _set(self, "_3", _3)
    _set(self, "_4", _4)
    _set(self, "_5", _5)
    _set(self, "_6", _6)
    _set(self, "_7", _7)
    _set(self, "_8", _8)
    _set(self, "_9", _9)
    _set(self, "_10", _10)
    _set(self, "_11", _11)
    _set(self, "_12", _12)
    _set(self, "_13", _13)
    _set(self, "_14", _14)


def _init_24(
    self, _0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14, _15, _16, _17,
    _18, _19, _20, _21, _22, _23,
):
    _set(self, "_0", _0)
    _set(self, "_1", _1)
    _set(self, "_2", _2)
    _set(self, "_3", _3)
    _set(self, "_4", _4)
    _set(self, "_5", _5)
    _set(self, "_6", _6)
    _set(self, "_7", _7)
    _set(self, "_8", _8)
    _set(self, "_9", _9)
    _set(self, "_10", _10)
    _set(self, "_11", _11)
    _set(self, "_12", _12)
    _set(self, "_13", _13)
    _set(self, "_14", _14)
    _set(self, "_15", _15)
    _set(self, "_16", _16)
    _set(self, "_17", _17)
    _set(self, "_18", _18)
    _set(self, "_19", _19)
    _set(self, "_20", _20)
    _set(self, "_21", _21)
    _set(self, "_22", _22)
    _set(self, "_23", _23)


def _init_30(
    self, _0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14, _15, _16, _17,
    _18, _19, _20, _21, _22, _23, _24, _25, _26, _27, _28, _29,
):
    _set(self, "_0", _0)
    _set(self, "_1", _1)
    _set(self, "_2", _2)
    _set(self, "_3", _3)
    _set(self, "_4", _4)
    _set(self, "_5", _5)
    _set(self, "_6", _6)
    _set(self, "_7", _7)
    _set(self, "_8", _8)
    _set(self, "_9", _9)
    _set(self, "_10", _10)
    _set(self, "_11", _11)
    _set(self, "_12", _12)
    _set(self, "_13", _13)
    _set(self, "_14", _14)
    _set(self, "_15", _15)
    _set(self, "_16", _16)
    _set(self, "_17", _17)
    _set(self, "_18", _18)
    _set(self, "_19", _19)
    _set(self, "_20", _20)
    _set(self, "_21", _21)
    _set(self, "_22", _22)
    _set(self, "_23", _23)
    _set(self, "_24", _24)
    _set(self, "_25", _25)
    _set(self, "_26", _26)
    _set(self, "_27", _27)
    _set(self, "_28", _28)
    _set(self, "_29", _29)


def _init_31(
    self, _0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14, _15, _16, _17,
    _18, _19, _20, _21, _22, _23, _24, _25, _26, _27, _28, _29, _30,
):
    _set(self, "_0", _0)
    _set(self, "_1", _1)
    _set(self, "_2", _2)
    _set(self, "_3", _3)
    _set(self, "_4", _4)
    _set(self, "_5", _5)
    _set(self, "_6", _6)
    _set(self, "_7", _7)
    _set(self, "_8", _8)
    _set(self, "_9", _9)
    _set(self, "_10", _10)
    _set(self, "_11", _11)
    _set(self, "_12", _12)
    _set(self, "_13", _13)
    _set(self, "_14", _14)
    _set(self, "_15", _15)
    _set(self, "_16", _16)
    _set(self, "_17", _17)
    _set(self, "_18", _18)
    _set(self, "_19", _19)
    _set(self, "_20", _20)
    _set(self, "_21", _21)
    _set(self, "_22", _22)
    _set(self, "_23", _23)
    _set(self, "_24", _24)
    _set(self, "_25", _25)
    _set(self, "_26", _26)
    _set(self, "_27", _27)
    _set(self, "_28", _28)
    _set(self, "_29", _29)
    _set(self, "_30", _30)


INITS: dict[int, Callable[..., None]] = {
    1: _init_1, 2: _init_2, 3: _init_3, 4: _init_4, 5: _init_5, 6: _init_6, 7: _init_7,
    8: _init_8, 9: _init_9, 10: _init_10, 15: _init_15, 24: _init_24, 30: _init_30,
    31: _init_31,
}
