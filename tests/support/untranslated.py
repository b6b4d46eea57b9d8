"""What a window shows in Latin letters, while every text is asked for in others."""

import re
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from support.long_texts import LONG_ID, LONG_MESSAGE, LONG_NOTE, LONG_WORD
from support.visible import visible_within

_WORDS = re.compile(r"[A-Za-z]{3,}")
# Names, and what is written the same in every language.
_PROPER = re.compile(
    r"Back Companion|backcompanion|Inter|Lucide|MIT|QR|JSON|CSV|PDF|PNG|kcal|Hz|<[^>]*>|https?:\S*"
    r"|Ctrl|Shift|Alt|Esc|Tab|(?:/[\w.-]+)+|\{\w+\}|English|Deutsch|Español|Français|Polski"
)
# What scenes put in as if a person or another program had written it.
_MORE_OF_A_NOTE = re.compile(
    r"Rueckentraining\w*(?:\.json)?|,? ?(?:and then )?(?:quite a lot of other words,? ?)+"
    r"|Bows|Weights|“Bridge”|cannot be read|JAWT|\bNone\b|(?:and then )?quite a[\w ,]*…?"
)


def english_in(root: QWidget) -> Iterator[str]:
    """Each once: the text as it is shown or read out."""
    seen = set()
    for widget in (root, *visible_within(root)):
        for text in _texts(widget):
            left = _without_what_is_nobodys(text)
            if _WORDS.search(left) and text not in seen:
                seen.add(text)
                yield f"{type(widget).__name__}: {_WORDS.findall(left)[:6]} in {text[:60]}"


def _texts(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))


def _without_what_is_nobodys(text: str) -> str:
    """Without what a person typed, and names of days and months, which are the locale's."""
    if not _WORDS.search(text):
        return text
    text = text.replace("\u200b", "")
    for typed in (LONG_MESSAGE, LONG_NOTE, LONG_WORD, LONG_ID):
        text = text.replace(typed, "")
    text = _PROPER.sub(" ", _MORE_OF_A_NOTE.sub("", text))
    return _names_in(QLocale()).sub("", text)


@cache
def _names_in(locale: QLocale) -> re.Pattern[str]:
    """Those of days and months, the longest first."""
    names: set[str] = set()
    for kind in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
        names.update(locale.standaloneMonthName(n, kind) for n in range(1, 13))
        names.update(locale.monthName(n, kind) for n in range(1, 13))
        names.update(locale.dayName(n, kind) for n in range(1, 8))
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")
