"""How long a sentence takes to speak: what was measured of its words, else from its letters."""

import re
from collections.abc import Mapping
from dataclasses import field

from backcompanion.base.dataclass import dataclass

# From the go to the first sound, at a comma or a colon, at a full stop within, and for a letter of
# a word that was never measured: espeak-ng at its usual pace, fitted over the routine's sentences.
BEGIN_SECONDS = 0.2
COMMA_SECONDS = 0.315
STOP_SECONDS = 0.5
LETTER_SECONDS = 0.055
LONGEST_OF_ESTIMATE = 1.25
"""Room is left for a voice that takes so many times as long as it was expected to."""

# Compiled with the first sentence, as the window waits for this module.
_WORDS = r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+"


@dataclass(frozen=True, slots=True)
class SpokenLengths:
    """Of one voice in one language. `words`: seconds of each, in small letters; `sentences`: those
    that were heard themselves; `factor`: of this voice at its pace, against the measured one.
    """

    words: Mapping[str, float] = field(default_factory=dict)
    sentences: Mapping[str, float] = field(default_factory=dict)
    factor: float = 1.0
    _known: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    def seconds(self, text: str) -> float:
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self.sentences.get(text) or self._estimate(text)
        return known

    def _estimate(self, text: str) -> float:
        spoken = sum(self._word(word) for word in re.findall(_WORDS, text.lower()))
        commas = len(re.findall(r"[,;:–]", text))
        stops = max(0, len(re.findall(r"[.!?](?=\s)", text)))
        pauses = BEGIN_SECONDS + commas * COMMA_SECONDS + stops * STOP_SECONDS
        return round((spoken + pauses) * self.factor, 3)

    def _word(self, word: str) -> float:
        measured = self.words.get(word)
        if measured is not None:
            return measured
        # "Twenty-seven" is as long as ten letters or so, and no figure says how long.
        letters = 4 + 6 * (len(word) - 1) if word.isdigit() else len(word)
        return letters * LETTER_SECONDS


DEFAULT_LENGTHS = SpokenLengths()
