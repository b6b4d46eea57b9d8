"""Which sessions a person means by some words: of a date, a month, a note, an exercise."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from backcompanion.base.dataclass import dataclass
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui.text import formats
from backcompanion.ui.text.typed_dates import TypedDate, find_typed_dates

# A date as files have it is one word, all of it or its beginning: 2026-03.
_WORD = re.compile(r"\d{4}-\d\d(?:-\d\d)?|\w+")
# Letters that are no letter with an accent, and are typed without it all the same.
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d"})
# Marks of direction and the like, which come along with a date that is pasted.
_UNSEEN = "Cf"
# From so many digits on, a number is found while it is still being typed: 202 for 2026.
_BEGUN_NUMBER = 3
# No word has it.
_END_OF_DATE = "|"
# So many sessions are prepared in one go: a few milliseconds, between which the window lives.
_PORTION = 25


class SessionSearch:
    """What is looked through is put together once for each session, in portions."""

    def __init__(self) -> None:
        self._exercises: Mapping[str, str] = {}
        self._texts: dict[str, tuple[SessionRecord, str, str]] = {}

    def set_exercises(self, exercises: Mapping[str, str]) -> None:
        """By the id of a session, what was done in it."""
        # Most sessions have the same exercises as others: each text is folded once.
        folded_names = {names: " ".join(_words(names)) for names in set(exercises.values())}
        self._exercises = {session: folded_names[names] for session, names in exercises.items()}

    def prepare_some(self, sessions: Sequence[SessionRecord], start: int) -> int:
        """Gets ready those from `start` on, a few; where to go on, `len(sessions)` at the end."""
        end = min(len(sessions), start + _PORTION)
        for session in sessions[start:end]:
            self._text(session)
        return end

    def find(self, sessions: Sequence[SessionRecord], text: str) -> Sequence[SessionRecord]:
        """Those in which every word stands; all of them where there is no word."""
        wanted = _Wanted.read(text)
        if not wanted:
            return sessions
        return [each for each in sessions if wanted.fits(each, self._text(each))]

    def _text(self, session: SessionRecord) -> str:
        exercises = self._exercises.get(session.id, "")
        kept = self._texts.get(session.id)
        if kept is None or kept[0] is not session or kept[1] != exercises:
            date_words = _words(formats.date_words(session.local_date))
            # Words with a space before each, by which a number is found as a whole.
            text = " ".join(("", *date_words, _END_OF_DATE, *_words(session.note), exercises, ""))
            kept = (session, exercises, text)
            self._texts[session.id] = kept
        return kept[2]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """`dates` were typed as dates, and may be other numbers of a note all the same. `months`: words
    that are names of months.
    """

    words: Sequence[str]
    months: Sequence[str]
    dates: Sequence[TypedDate]

    @classmethod
    def read(cls, text: str) -> "_Wanted":
        dates, rest = find_typed_dates(folded(text))
        names, tokens = _month_names(formats.locale_key()), _WORD.findall(rest)
        words = [word for word in tokens if word not in names]
        return cls(words, [word for word in tokens if word in names], dates)

    def __bool__(self) -> bool:
        return bool(self.words or self.months or self.dates)

    def fits(self, session: SessionRecord, text: str) -> bool:
        return (
            all(_has_word(text, word) for word in self.words)
            and all(_has_month(text, word) for word in self.months)
            and all(
                typed.fits(session.local_date) or _has_in_note(text, typed) for typed in self.dates
            )
        )


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text))


def folded(text: str) -> str:
    """Without capitals and accents, and with plain digits."""
    text = text.casefold()
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(
        str(unicodedata.decimal(part)) if part.isdecimal() else part
        for part in parts
        if not unicodedata.combining(part) and unicodedata.category(part) != _UNSEEN
    )


def _has_in_note(text: str, typed: TypedDate) -> bool:
    note = text.index(_END_OF_DATE)
    numbers = f" {' '.join(typed.numbers)}"
    return text.find(numbers, note) >= 0 or text.find(f" {typed.text}", note) >= 0


@cache
def _month_names(locale: str) -> frozenset[str]:
    """`locale`: tells the one in force apart."""
    return frozenset(folded(name) for n in range(1, 13) for name in formats.month_names(n))


def _has_month(text: str, name: str) -> bool:
    """All of it is typed, and means no other that begins alike: červen is not červenec."""
    return f" {name} " in text or name in text[text.index(_END_OF_DATE) :]


def _has_word(text: str, word: str) -> bool:
    if word.isdecimal():
        return _has_number(text, word)
    if word[0].isdecimal():  # 1月 is not to be found in 11月
        return any(not text[at - 1].isdecimal() for at in _places(text, word))
    return word in text


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at > 0:
        yield at
        at = text.find(word, at + 1)


def _has_number(text: str, number: str) -> bool:
    """A day is not to be found in the middle of a year; 3 is 03 as well."""
    if len(number) >= _BEGUN_NUMBER:
        return f" {number}" in text
    return f" {number} " in text or (len(number) == 1 and f" 0{number} " in text)
