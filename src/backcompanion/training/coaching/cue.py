"""What a person hears: a tone or a sentence, and when."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

CueKind = Literal["tone", "say"]
SpeechAmount = Literal["everything", "names", "tones"]

WORDS_A_MINUTE = 150.0
"""The pace by which sentences are given their place; voices are a little quicker."""

SENTENCE_GAP_SECONDS = 0.2
"""Silence between two sentences."""

COLON_SECONDS = 0.2
"""Voices pause at one."""

TONE_SECONDS = {
    "countdown": 0.2,
    "go": 0.45,
    "switch": 0.4,
    "half": 0.4,
    "ten": 0.4,
    "rest": 0.45,
    "done": 0.65,
    "paused": 0.4,
}
"""Every tone, and for how long it is heard at most."""


class Importance(IntEnum):
    """What gives way to what. A sentence never gives way to one of the same importance."""

    TONE = 100
    TEMPO_CHANGE = 95
    NAME = 90
    AFTER_NAME = 89
    RECAP = 85
    SIDE = 80
    HOLD = 75
    BLOCK_DONE = 74
    CARE = 71
    SET_UP = 70
    SET_UP_DETAIL = 69
    # The first sentence on how it goes matters more than the second on how to lie or stand.
    HOW_TO_MOVE = 68
    SET_UP_LATER = 66
    COUNT = 60
    MOVE = 55
    TIME = 50
    CORRECTION = 45
    LIGHT_COUNT = 40
    HINT = 35
    STEP_DONE = 30
    BREATH = 25


ONCE_PER_STEP = frozenset(
    {
        Importance.NAME,
        Importance.SIDE,
        Importance.HOLD,
        Importance.SET_UP,
        Importance.SET_UP_DETAIL,
        Importance.MOVE,
        Importance.HINT,
        Importance.STEP_DONE,
        Importance.BLOCK_DONE,
    }
)
"""Said once while one is at a step, though it be worked out anew."""


@dataclass(frozen=True, slots=True)
class Cue:
    """`at`: the training second at which it starts. `text`: the tone's name, or the sentence.

    `seconds`: how long it takes, for a sentence at WORDS_A_MINUTE.
    """

    at: float
    kind: CueKind
    text: str
    importance: Importance
    seconds: float

    @property
    def end(self) -> float:
        return self.at + self.seconds


def tone_cue(at: float, name: str) -> Cue:
    return Cue(at, "tone", name, Importance.TONE, TONE_SECONDS[name])


def spoken_seconds(text: str, words_a_minute: float = WORDS_A_MINUTE) -> float:
    """Figures above twenty count as three words, a word with a hyphen as two."""
    words = 0
    for word in text.split():
        bare = word.strip(".,:;")
        words += 3 if (bare.isdigit() and int(bare) > 20) else 1 + bare.count("-")
    return words * 60.0 / words_a_minute + text.count(":") * COLON_SECONDS


def split_sentences(text: str) -> list[str]:
    """The text cut after each full stop, so that part of it can be said."""
    return [part.strip().rstrip(".") + "." for part in text.split(". ") if part.strip(" .")]
