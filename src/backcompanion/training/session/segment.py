"""A span of time in which one tempo runs, and what may be asked of those to come."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import LEVELS, Tempo
from backcompanion.training.exercise.terms import Level
from backcompanion.training.session.planned import Prescription

Command = Literal[
    "pause",
    "resume",
    "skip",
    "omit",
    "back",
    "more",
    "easier",
    "harder",
    "hurt",
    "unhurt",
    "again",
    "end",
    "wait",
    "done",
]
CutReason = Literal["", "skip", "back", "end"]

BACK_SECONDS = 2.0
MORE_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A span of time in which one tempo runs, or one gets ready for it.

    A set that changed its variant on the way has several segments in one attempt; `last` marks the
    one that ends the attempt. `cut`: the command that ended it before its time. `tempo` starts at
    `start`; while getting ready it is the one to come. `repetitions_before`: whole ones done in
    earlier segments of the attempt.
    """

    start: float
    end: float
    step: int
    attempt: int
    getting_ready: bool
    level: Level
    tempo: Tempo
    repetitions_before: int = 0
    last: bool = True
    cut: CutReason = ""


def next_level(level: Level, command: Command, tempos: Mapping[Level, Tempo]) -> Level | None:
    """The nearest level in that direction that there is a tempo for."""
    index = LEVELS.index(level)
    candidates = LEVELS[:index][::-1] if command == "easier" else LEVELS[index + 1 :]
    return next((name for name in candidates if name in tempos), None)


def shifted(segments: Sequence[Segment], seconds: float) -> Iterator[Segment]:
    for segment in segments:
        yield replace(segment, start=segment.start + seconds, end=segment.end + seconds)


def segments_from_step(
    prescription: Prescription,
    first: int,
    start: float,
    attempts: Mapping[int, int],
    levels: Mapping[int, Level],
    *,
    getting_ready: bool = True,
) -> Iterator[Segment]:
    """All segments from that step on, its getting ready included if `getting_ready`."""
    at = start
    for index in range(first, len(prescription.steps)):
        step = prescription.steps[index]
        attempt = attempts.get(index, 0) + 1
        level = levels.get(index, step.level)
        tempo = step.tempos[level]
        if step.get_ready_seconds > 0 and (getting_ready or index > first):
            end = at + step.get_ready_seconds
            yield Segment(at, end, index, attempt, True, level, tempo)
            at = end
        yield Segment(at, at + tempo.seconds, index, attempt, False, level, tempo)
        at += tempo.seconds
