"""Which sessions a person means by some words: of a date, a month, a note, an exercise."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from backcompanion.training.session.record import SessionRecord
from backcompanion.ui.text import formats

# A date as files have it is one word, all of it or its beginning: 2026-03.
_WORD = re.compile(r"\d{4}-\d\d(?:-\d\d)?|\w+")
# Letters that are no letter with an accent, and are typed without it all the same.
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d"})
# From so many digits on, a number is found while it is still being typed: 202 for 2026.
_BEGUN_NUMBER = 3


class SessionSearch:
    """`exercise_texts`: by the id of a session, what was done in it; asked at the first search.

    What is looked through is put together once for each session.
    """

    def __init__(self, exercise_texts: Callable[[], Mapping[str, str]]) -> None:
        self._exercise_texts = exercise_texts
        self._texts: dict[str, tuple[SessionRecord, str, str]] = {}

    def find(self, sessions: Sequence[SessionRecord], text: str) -> Sequence[SessionRecord]:
        """Those in which every word stands; all of them where there is no word."""
        words = _WORD.findall(folded(text))
        if not words:
            return sessions
        exercises = self._exercise_texts()
        return [
            session
            for session in sessions
            if _matches(words, self._text(session, exercises.get(session.id, "")))
        ]

    def _text(self, session: SessionRecord, exercises: str) -> str:
        kept = self._texts.get(session.id)
        if kept is None or kept[0] != session or kept[1] != exercises:
            text = f"{formats.date_words(session.local_date)} {session.note} {exercises}"
            # Words with a space before each, by which a number is found as a whole.
            kept = (session, exercises, " ".join(("", *_WORD.findall(folded(text)), "")))
            self._texts[session.id] = kept
        return kept[2]


def folded(text: str) -> str:
    """Without capitals and accents."""
    text = text.casefold()
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(part for part in parts if not unicodedata.combining(part))


def _matches(words: Sequence[str], text: str) -> bool:
    return all(_has_number(text, word) if word.isdecimal() else word in text for word in words)


def _has_number(text: str, number: str) -> bool:
    """A day is not to be found in the middle of a year; 3 is 03 as well."""
    if len(number) >= _BEGUN_NUMBER:
        return f" {number}" in text
    return f" {number} " in text or (len(number) == 1 and f" 0{number} " in text)
