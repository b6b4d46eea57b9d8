"""Which Latin letter or digit is printed on a key whose layout gives something else.

On a Cyrillic, Greek, Arabic or Hebrew keyboard the keys bear Latin letters too, in QWERTY order; on
a French one the digits want Shift. Layouts with Latin letters of their own (AZERTY, QWERTZ) go by
what they give, not by where the key lies.
"""

import sys

# The rows of keys from the left. X11 and Wayland number the keys as Linux does, plus 8
# (linux/input-event-codes.h); Windows has virtual keys that are the letters; macOS numbers them in
# an order of its own (HIToolbox, Events.h).
_LINUX_ROWS = {10: "1234567890", 24: "qwertyuiop", 38: "asdfghjkl", 52: "zxcvbnm"}
_LINUX = {first + n: letter for first, row in _LINUX_ROWS.items() for n, letter in enumerate(row)}
_WINDOWS = {code: chr(code).lower() for code in (*range(0x30, 0x3A), *range(0x41, 0x5B))}
_MAC_LETTERS = {
    **dict(enumerate("asdfhgzxcv")),
    11: "b",
    **dict(enumerate("qweryt", start=12)),
    18: "1",
    19: "2",
    20: "3",
    21: "4",
    22: "6",
    23: "5",
    25: "9",
    26: "7",
    28: "8",
    29: "0",
    31: "o",
    32: "u",
    34: "i",
    35: "p",
    37: "l",
    38: "j",
    40: "k",
    45: "n",
    46: "m",
}


def printed_character(scan_code: int, virtual_key: int, platform: str = sys.platform) -> str:
    """The small letter or digit on that key, or "" where it is none of these.

    `scan_code`, `virtual_key`: as Qt gives them (nativeScanCode, nativeVirtualKey).
    """
    if platform == "win32":
        return _WINDOWS.get(virtual_key, "")
    if platform == "darwin":
        return _MAC_LETTERS.get(virtual_key, "")
    return _LINUX.get(scan_code, "")
