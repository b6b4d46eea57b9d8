"""Reads the numbers that people type, in every field alike.

A point and a comma both are a decimal sign, whatever the locale: a weight of 1,250 kg or 12.5 t is
never meant, and a keypad may have either key.
"""

import re
import unicodedata

_PLAIN = re.compile(r"[-−]?(\d+([.,]\d*)?|[.,]\d+)")
# Both signs in one number, or one of them twice: those that come first part groups of three.
_GROUPED = re.compile(
    r"[-−]?\d{1,3}(?:(\.)\d{3}(?:\.\d{3})*(?:,\d*)?|(,)\d{3}(?:,\d{3})*(?:\.\d*)?)"
)
_ARABIC_DECIMAL_SIGN = "\u066b"
DIGITS_AFTER_THE_SIGN = 2


def parse_number(text: str) -> float | None:
    """To two decimals; None where it is no number."""
    plain = _with_ascii_digits(text.strip()).replace(_ARABIC_DECIMAL_SIGN, ".")
    if _PLAIN.fullmatch(plain):
        plain = plain.replace(",", ".")
    elif grouped := _GROUPED.fullmatch(plain):
        group_sign = grouped[1] or grouped[2]
        plain = plain.replace(group_sign, "").replace(",", ".")
    else:
        return None
    return round(float(plain.replace("−", "-")), DIGITS_AFTER_THE_SIGN)


def _with_ascii_digits(text: str) -> str:
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in text
    )
