"""The letter on a key, whatever the layout makes of it."""

from backcompanion.system.physical_keys import printed_character
from support.cases import each_case


@each_case(
    ("letter", "linux", "windows", "mac"),
    [("h", 43, 0x48, 4), ("e", 26, 0x45, 14), ("m", 58, 0x4D, 46), ("1", 10, 0x31, 18)],
)
def test_the_same_key_everywhere(letter: str, linux: int, windows: int, mac: int) -> None:
    assert printed_character(linux, 0, "linux") == letter
    assert printed_character(0, windows, "win32") == letter
    assert printed_character(0, mac, "darwin") == letter


def test_other_keys_bear_none() -> None:
    assert printed_character(36, 0xFF0D, "linux") == ""  # Return
    assert printed_character(0, 0x70, "win32") == ""  # F1
    assert printed_character(0, 36, "darwin") == ""
