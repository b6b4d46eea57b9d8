"""Numbers as spreadsheets write them: with a point or a comma, with or without groups of three.

1.490 is 1490 to one person and 1.49 to another. It is read only where the file shows elsewhere
which of the two its sign is, and refused otherwise.
"""

import re
from collections.abc import Iterable

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.history.field_checks import InvalidValueError

_SIMPLE = re.compile(r"([+-]?)([0-9]*)(?:([.,])([0-9]*))?(?:[eE]([+-]?[0-9]{1,4}))?")
_GROUPED = re.compile(
    "([+-]?)([1-9][0-9]{0,2}(?:([ '.,\u00a0\u2009\u202f\u2019])[0-9]{3})(?:\\3[0-9]{3})*)"
    "(?:([.,])([0-9]+))?"
)
_AMBIGUOUS = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")


@dataclass(frozen=True, slots=True)
class NumberReader:
    """`comma_separates`: commas stand between the columns. `decimal_sign`: the one that the file
    shows to be one, "" where it does not show it.
    """

    comma_separates: bool
    decimal_sign: str = ""

    def read(self, text: str) -> float | None:
        """None where it is no number; raises InvalidValueError where it may be two."""
        text = text.strip()
        if text.isdigit() and text.isascii():
            return float(text)
        if _AMBIGUOUS.fullmatch(text):
            return self._read_ambiguous(text)
        parts = _parts(text)
        if parts is None:
            return None
        sign, whole, decimal_sign, fraction, exponent = parts
        if decimal_sign == "," and self.comma_separates:
            raise _comma_error(text)
        return float(f"{sign}{whole or 0}.{fraction or 0}e{exponent or 0}")

    def _read_ambiguous(self, text: str) -> float:
        if "," in text and self.comma_separates:
            raise _comma_error(text)
        # No program ends decimals with a zero by itself, so that one was made for people's eyes.
        if self.decimal_sign and self.decimal_sign in text and not text.endswith("0"):
            return float(text.replace(",", "."))
        whole = text.replace(",", "").replace(".", "")
        decimals = text.replace(",", ".").rstrip("0").rstrip(".")
        raise InvalidValueError(
            _("{text} may be {a} or {b}; write it without a sign between thousands").format(
                text=text, a=whole, b=decimals
            )
        )


def number_reader(
    texts: Iterable[str], *, comma_separates: bool, decimal_sign: str = ""
) -> NumberReader:
    """For a file with these numbers. `decimal_sign`: where it is known beforehand."""
    if not decimal_sign:
        signs = set()
        for text in texts:
            if not text.isdigit() and not _AMBIGUOUS.fullmatch(text.strip()):
                parts = _parts(text.strip())
                if parts is not None and parts[2]:
                    signs.add(parts[2])
        decimal_sign = signs.pop() if len(signs) == 1 else ""
    return NumberReader(comma_separates, decimal_sign)


def number_text(value: float) -> str:
    """As Python writes it, with a zero more where it could be taken for thousands."""
    text = repr(int(value) if value == int(value) else value)
    return f"{text}0" if _AMBIGUOUS.fullmatch(text) else text


def _parts(text: str) -> tuple[str, str, str, str, str] | None:
    """Sign, whole, decimal sign, fraction and exponent of one that is not ambiguous."""
    match = _SIMPLE.fullmatch(text)
    if match is not None and (match[2] or match[4]):
        return match[1], match[2], match[3] or "", match[4] or "", match[5] or ""
    match = _GROUPED.fullmatch(text)
    if match is None or match[4] == match[3]:
        return None
    whole = "".join(filter(str.isdigit, match[2]))
    return match[1], whole, match[4] or "", match[5] or "", ""


def _comma_error(text: str) -> InvalidValueError:
    return InvalidValueError(
        _(
            "{text} has a comma, which is read within numbers only where ; or a tab stands"
            " between the columns"
        ).format(text=text)
    )
