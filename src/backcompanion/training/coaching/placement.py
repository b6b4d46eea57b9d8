"""Finds each sentence its place in one span: never two at once, tones always win."""

from collections.abc import Iterable

from backcompanion.training.coaching.cue import (
    SENTENCE_GAP_SECONDS,
    WORDS_A_MINUTE,
    Cue,
    Importance,
    spoken_seconds,
)
from backcompanion.training.exercise.exercise import EPSILON_SECONDS


class SpeechPlacement:
    """What is said from `start` to `end`, around the tones that are heard there.

    Counting-down ticks may sound under a sentence, and at a pinch the marks of time; the signals to
    act stand alone. What finds no place is dropped, and what is less important gives way.
    """

    def __init__(
        self,
        start: float,
        end: float,
        tones: Iterable[Cue],
        words_a_minute: float = WORDS_A_MINUTE,
    ) -> None:
        self.start = start
        self.end = end
        self.tones = sorted(tones, key=lambda cue: cue.at)
        self._marks = [cue for cue in self.tones if cue.text in ("half", "ten")]
        self._signals = [c for c in self.tones if c.text not in ("countdown", "half", "ten")]
        self._spoken: list[Cue] = []
        self._words_a_minute = words_a_minute

    @property
    def spoken(self) -> tuple[Cue, ...]:
        """In the order in which they are said."""
        return tuple(sorted(self._spoken, key=lambda cue: cue.at))

    def seconds(self, text: str) -> float:
        return spoken_seconds(text, self._words_a_minute)

    def place(
        self,
        text: str,
        importance: Importance,
        at: float,
        start_by: float,
        end_by: float | None = None,
        *,
        give_way: bool = False,
    ) -> Cue | None:
        """Says it as soon after `at` as there is room, starting and ending by these seconds.

        Pushes less important ones out of the way only where there is no room, and not at all if
        `give_way`. None where it has no place.
        """
        seconds = self.seconds(text)
        latest = min(start_by, (self.end if end_by is None else min(end_by, self.end)) - seconds)
        always = self._signals
        immovable = [cue for cue in self._spoken if cue.importance >= importance]
        obstacle_sets = [
            always + self._marks + self._spoken,
            always + self._spoken,
            always + immovable,
        ]
        for obstacles in obstacle_sets[:2] if give_way else obstacle_sets:
            begin = _free_start(obstacles, seconds, max(at, self.start), latest)
            if begin is not None:
                cue = Cue(round(begin, 3), "say", text, importance, seconds)
                self._spoken = [other for other in self._spoken if not _overlaps(cue, other)]
                self._spoken.append(cue)
                return cue
        return None


def _free_start(
    obstacles: list[Cue], seconds: float, earliest: float, latest: float
) -> float | None:
    begin = earliest
    for other in sorted(obstacles, key=lambda cue: cue.at):
        if begin + seconds + _gap_after(other) <= other.at + EPSILON_SECONDS:
            break
        begin = max(begin, other.end + _gap_after(other))
    return begin if begin <= latest + EPSILON_SECONDS else None


def _gap_after(other: Cue) -> float:
    """A tone may follow a word at once; a word keeps its distance from a word."""
    return SENTENCE_GAP_SECONDS if other.kind == "say" else 0.0


def _overlaps(cue: Cue, other: Cue) -> bool:
    return (
        cue.at < other.end + SENTENCE_GAP_SECONDS - EPSILON_SECONDS
        and other.at < cue.end + SENTENCE_GAP_SECONDS - EPSILON_SECONDS
    )
