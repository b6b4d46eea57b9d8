"""What a person hears: a tone or a sentence, and when."""

from enum import IntEnum
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.coaching.spoken_lengths import (
    DEFAULT_LENGTHS,
    LONGEST_OF_ESTIMATE,
    SpokenLengths,
)

CueKind = Literal["tone", "say"]
SpeechAmount = Literal["everything", "names", "tones"]

SENTENCE_GAP_SECONDS = 0.2
"""Silence between two sentences."""

TONE_SECONDS = {
    "countdown": 0.2,
    "go": 0.45,
    "switch": 0.4,
    "half": 0.4,
    "ten": 0.4,
    "rest": 0.45,
    "done": 0.65,
    "paused": 0.4,
    "tick": 0.06,
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
    SET_UP_LATER = 68
    TOTAL = 67
    HOW_TO_MOVE = 66
    # The word that starts a movement: nothing that is said in a set takes its place.
    COUNT = 60
    LIGHT_COUNT = 58
    MOVE = 55
    TIME = 50
    CORRECTION = 45
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
        Importance.SET_UP_LATER,
        Importance.TOTAL,
        Importance.MOVE,
        Importance.HINT,
        Importance.STEP_DONE,
        Importance.BLOCK_DONE,
    }
)
"""Said once while one is at a step, though it be worked out anew."""

# A voice that is late makes what follows late: so long, or it is left out.
WORDS_WAIT_SECONDS = 1.5
TEMPO_WAITS_SECONDS = 0.3
_OF_THE_TEMPO = frozenset(
    {Importance.COUNT, Importance.LIGHT_COUNT, Importance.TEMPO_CHANGE, Importance.BREATH}
)


@dataclass(frozen=True, slots=True)
class Cue:
    """`at`: the training second at which it starts. `text`: the tone's name, or the sentence.

    `seconds`: how long it takes, a sentence as it was measured or estimated. `phase`: the one that
    the sentence is about, "" for none.
    """

    at: float
    kind: CueKind
    text: str
    importance: Importance
    seconds: float
    phase: str = ""

    @property
    def end(self) -> float:
        return self.at + self.seconds

    @property
    def latest_end(self) -> float:
        """Of a voice slower than expected."""
        longest = LONGEST_OF_ESTIMATE if self.kind == "say" else 1.0
        return self.at + self.seconds * longest


def tone_cue(at: float, name: str) -> Cue:
    return Cue(at, "tone", name, Importance.TONE, TONE_SECONDS[name])


def waits_seconds(importance: Importance) -> float:
    """How long a sentence may wait until another has been heard to its end."""
    return TEMPO_WAITS_SECONDS if importance in _OF_THE_TEMPO else WORDS_WAIT_SECONDS


def spoken_seconds(text: str, lengths: SpokenLengths = DEFAULT_LENGTHS) -> float:
    return lengths.seconds(text)


def split_sentences(text: str) -> list[str]:
    """The text cut after each full stop, so that part of it can be said."""
    return [part.strip().rstrip(".") + "." for part in text.split(". ") if part.strip(" .")]
