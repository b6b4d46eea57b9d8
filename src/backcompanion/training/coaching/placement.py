"""Finds each sentence its place in one span: never two at once, tones always win."""

from bisect import insort
from collections.abc import Iterable

from backcompanion.training.coaching.cue import (
    SENTENCE_GAP_SECONDS,
    Cue,
    Importance,
)
from backcompanion.training.coaching.spoken_lengths import (
    DEFAULT_LENGTHS,
    LONGEST_OF_ESTIMATE,
    SpokenLengths,
)
from backcompanion.training.exercise.exercise import EPSILON_SECONDS

MARKS = ("half", "ten")
UNDER_SPEECH = ("countdown", "tick")
"""Tones for which no sentence steps aside."""

# A cue's second is rounded to thousandths.
ROUNDED_SECONDS = 0.0015
# Of several sentences that fill a time to the last, the last one was dropped for that.
ROUNDED_IN_SUM_SECONDS = 0.005

# How firmly what is heard stands where it is: a signal to act always, a mark of time before a
# sentence gives way to another, and a sentence as its importance says.
SIGNAL, ANY_SENTENCE, MARK = 1000, 0, -1
Obstacle = tuple[float, float, int]
"""When it starts, from when on it is free again, and how firmly it stands."""


class SpeechPlacement:
    """What is said from `start` to `end`, around the tones that are heard there.

    Counting-down ticks may sound under a sentence, and at a pinch the marks of time; the signals to
    act stand alone. What finds no place is dropped, and what is less important gives way. Every
    sentence has room for a voice that takes longer for it than was expected.
    """

    def __init__(
        self,
        start: float,
        end: float,
        tones: Iterable[Cue],
        lengths: SpokenLengths = DEFAULT_LENGTHS,
    ) -> None:
        self.start = start
        self.end = end
        self.tones = sorted(tones, key=lambda cue: cue.at)
        self._obstacles: list[Obstacle] = [
            (cue.at, cue.end, MARK if cue.text in MARKS else SIGNAL)
            for cue in self.tones
            if cue.text not in UNDER_SPEECH
        ]
        self._spoken: list[Cue] = []
        self._lengths = lengths

    @property
    def spoken(self) -> tuple[Cue, ...]:
        """In the order in which they are said."""
        return tuple(sorted(self._spoken, key=lambda cue: cue.at))

    def seconds(self, text: str) -> float:
        return self._lengths.seconds(text)

    def room(self, text: str) -> float:
        """What a voice slower than expected takes for it."""
        return self.seconds(text) * LONGEST_OF_ESTIMATE

    def room_before_next(self, text: str) -> float:
        """From its start to the earliest of the next sentence."""
        return max(self.room(text), self.seconds(text) + SENTENCE_GAP_SECONDS)

    def place(
        self,
        text: str,
        importance: Importance,
        at: float,
        start_by: float,
        end_by: float | None = None,
        *,
        give_way: bool = False,
        phase: str = "",
    ) -> Cue | None:
        """Says it as soon after `at` as there is room, starting and ending by these seconds.

        Pushes less important ones out of the way only where there is no room, and not at all if
        `give_way`. None where it has no place.
        """
        seconds, room = self.seconds(text), self.room(text)
        latest = min(start_by, (self.end if end_by is None else min(end_by, self.end)) - room)
        stepping_aside = (MARK, ANY_SENTENCE) if give_way else (MARK, ANY_SENTENCE, importance)
        for least in stepping_aside:
            begin = self._free_start(least, room, max(at, self.start), latest)
            if begin is not None:
                cue = Cue(round(begin, 3), "say", text, importance, seconds, phase)
                if least > ANY_SENTENCE:
                    self._push_away(cue)
                self._spoken.append(cue)
                insort(self._obstacles, _obstacle(cue))
                return cue
        return None

    def _free_start(self, least: int, room: float, earliest: float, latest: float) -> float | None:
        """`least`: what stands less firmly than that is not looked at."""
        begin, latest = earliest, latest + ROUNDED_IN_SUM_SECONDS
        for at, free_from, firmness in self._obstacles:
            # Most of them are over by then.
            if free_from <= begin or firmness < least:
                continue
            if begin + room <= at + EPSILON_SECONDS:
                break
            begin = free_from
            if begin > latest:
                break
        return begin if begin <= latest else None

    def _push_away(self, cue: Cue) -> None:
        for other in [other for other in self._spoken if _overlaps(cue, other)]:
            self._spoken.remove(other)
            self._obstacles.remove(_obstacle(other))


def _obstacle(cue: Cue) -> Obstacle:
    return cue.at, _free_from(cue), cue.importance


def _free_from(other: Cue) -> float:
    """A word may follow a tone at once, and keeps its distance from a word."""
    if other.kind == "tone":
        return other.end
    return max(other.latest_end, other.end + SENTENCE_GAP_SECONDS)


def _overlaps(cue: Cue, other: Cue) -> bool:
    return (
        cue.at < _free_from(other) - ROUNDED_SECONDS and other.at < cue.latest_end - ROUNDED_SECONDS
    )
