"""The stretches of time that coaching fills: one to get ready for a step, one for the step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backcompanion.training.exercise.exercise import TINY, Exercise, Phase
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Side
from backcompanion.training.session.prescription import PlannedStep, side_of
from backcompanion.training.session.segments import Segment
from backcompanion.training.session.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Stretch:
    """Getting ready (`ready`), or one attempt at a step with all its segments.

    `before`: the stretch before it; `after`: the planned step that comes after it, and whether
    there is time to get ready for that one.
    """

    segments: tuple[Segment, ...]
    planned: PlannedStep
    exercise: Exercise
    before: "Stretch | None"
    after: PlannedStep | None
    after_exercise: Exercise | None
    straight_on: bool

    @property
    def ready(self) -> bool:
        return self.segments[0].ready

    @property
    def start(self) -> float:
        return self.segments[0].start

    @property
    def end(self) -> float:
        return self.segments[-1].end

    @property
    def seconds(self) -> float:
        return self.end - self.start

    @property
    def cut(self) -> bool:
        return bool(self.segments[-1].cut)

    @property
    def last_done(self) -> "Stretch | None":
        """The attempt before this one, if it was brought to its end."""
        before = self.before
        while before is not None and before.ready:
            before = before.before
        return None if before is None or before.cut else before


@dataclass(frozen=True, slots=True)
class Beat:
    """One phase of one repetition. `first`: the repetition begins with it.

    `repetition` counts from 1 through the attempt, `of` it has; `nth` counts from 1 in its segment
    and tempo.
    """

    at: float
    phase: Phase
    side: Side | None
    first: bool
    repetition: int
    nth: int
    of: int
    part: int
    repetition_seconds: float

    @property
    def end(self) -> float:
        return self.at + self.phase.seconds


def stretches(timeline: Timeline, library: Library, since: float, until: float) -> list[Stretch]:
    """Those of them that touch the time from `since` to `until`, in order."""
    found: list[Stretch] = []
    for group in _groups(timeline.segments):
        if group[0].start > until:
            break
        step = group[0].step
        steps = timeline.prescription.steps
        following = group[-1].step + (0 if group[0].ready else 1)
        after = steps[following] if following < len(steps) else None
        found.append(
            Stretch(
                group,
                steps[step],
                library.exercises[steps[step].exercise],
                found[-1] if found else None,
                after,
                library.exercises[after.exercise] if after else None,
                after is not None and after.get_ready_seconds <= 0,
            )
        )
    return [stretch for stretch in found if stretch.end >= since - TINY]


def beats(stretch: Stretch, segment: Segment) -> Iterator[Beat]:
    """All phases of a segment up to where it ends or was cut."""
    at, done = segment.start, 0
    planned = stretch.planned
    last = stretch.segments[-1]
    of = last.repetitions_before + last.tempo.repetitions
    for number, part in enumerate(segment.tempo.parts):
        for nth in range(1, part.repetitions + 1):
            repetition = segment.repetitions_before + done
            for index, phase in enumerate(part.phases):
                if at >= segment.end - TINY:
                    return
                side = planned.side or side_of(planned.leads, segment.tempo, repetition, phase)
                yield Beat(
                    at,
                    phase,
                    side,
                    index == 0,
                    repetition + 1,
                    nth,
                    of,
                    number,
                    part.repetition_seconds,
                )
                at += phase.seconds
            done += 1


def _groups(segments: Sequence[Segment]) -> Iterator[tuple[Segment, ...]]:
    group: list[Segment] = []
    for segment in segments:
        if segment.end - segment.start <= TINY:
            continue  # cut at its very start
        same = group and (
            not segment.ready
            and not group[-1].ready
            and (segment.step, segment.attempt) == (group[-1].step, group[-1].attempt)
        )
        if group and not same:
            yield tuple(group)
            group = []
        group.append(segment)
    if group:
        yield tuple(group)
