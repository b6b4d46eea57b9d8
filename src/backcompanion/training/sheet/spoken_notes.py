"""Notes that the coach says: `// say: Heels down`, in the words of a language."""

from backcompanion.training.sheet.words import Alternatives, SheetWords


def read_note(text: str, words: SheetWords) -> tuple[str, bool]:
    """The note itself, and whether it is spoken."""
    if (spoken := _after(words.say, text)) is not None:
        return spoken, bool(spoken)
    plain = _after(words.note, text)
    if plain is not None and _is_like_spoken(plain, words):
        return plain, False
    return text, False


def written_note(note: str, words: SheetWords, *, say: bool) -> str:
    """As `read_note` gives it back, also where a note that is not spoken begins like one."""
    if say:
        return f"{words.say[0]}: {note}"
    return f"{words.note[0]}: {note}" if _is_like_spoken(note, words) else note


def _is_like_spoken(note: str, words: SheetWords) -> bool:
    while (more := _after(words.note, note)) is not None:
        note = more
    return _after(words.say, note) is not None


def _after(prefixes: Alternatives, text: str) -> str | None:
    """What comes behind one of these and a colon."""
    head, colon, rest = text.partition(":")
    return rest.strip() if colon and head.strip().casefold() in prefixes else None
