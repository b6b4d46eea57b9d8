"""Whether what somebody called an exercise is a rest: people write it as one more exercise."""

from backcompanion.library.foreign.fields import plain_text

# In the languages in which the programs that are read here are used most.
_WORDS = frozenset(
    (
        *("rest", "break", "pause", "recover", "recovery", "relax", "breathe"),  # English
        *("erholung", "ruhe", "ausruhen", "rust", "pauze"),  # German, Dutch
        *("pausa", "descanso", "descansar", "repos", "riposo", "odihnă"),  # Romance
        *("przerwa", "odpoczynek", "přestávka", "odpočinek", "odmor"),  # Slavic, Latin letters
        *("пауза", "отдых", "перерыв", "відпочинок"),  # Slavic, Cyrillic letters
        *("lepo", "tauko", "vila", "paus", "hvile", "pihenő", "dinlenme"),
        *("休息", "休憩", "휴식"),
    )
)
_BESIDE = frozenset(
    ("short", "long", "time", "a", "the", "of", "between", "sets", "water", "kurze", "lange")
)


def is_rest(name: str) -> bool:
    """Of one of these words, and of others only such as say how long or between what."""
    words = plain_text(name).casefold().strip(" .!-–").split()
    return any(word in _WORDS for word in words) and all(
        word in _WORDS or word in _BESIDE or word.isdigit() for word in words
    )
