"""The stretches of time that coaching fills: one to get ready for a step, one for the step."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import (
    EPSILON_SECONDS,
    Cues,
    Exercise,
    Phase,
    opposite,
)
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Level, Remark, Side
from backcompanion.training.session.prescription import PlannedStep
from backcompanion.training.session.segment import Segment
from backcompanion.training.session.timeline import Timeline

UNCOUNTED = 1_000_000
"""So many repetitions has what lasts until the person says so: none is the last one."""

SLOWLY: tuple[Remark, ...] = ("dizziness", "anaemia")
"""Health remarks with which nobody gets up quickly."""


@dataclass(frozen=True)
class StepSpan:
    """Getting ready (`getting_ready`), or one attempt at a step with all its segments.

    `before`: the span before it; `after`: the planned step that comes after it, which
    `follows_directly` where there is no time to get ready for it. `slowly`: who trains has to
    change position slowly.
    """

    segments: tuple[Segment, ...]
    planned: PlannedStep
    exercise: Exercise
    before: "StepSpan | None"
    after: PlannedStep | None
    after_exercise: Exercise | None
    follows_directly: bool
    slowly: bool = False

    @cached_property
    def cues(self) -> Cues:
        """What is told of it, at the level that it has in the end."""
        remarks = [reason.remark for reason in self.planned.reasons if reason.remark]
        return self.exercise.cues_at(self.level, self.planned.held, remarks)

    @cached_property
    def beats(self) -> "tuple[tuple[Beat, ...], ...]":
        """Of each segment: all that is said in a step goes by them."""
        return tuple(tuple(_beats_of(self, segment)) for segment in self.segments)

    @property
    def level(self) -> Level:
        return self.segments[-1].level

    @property
    def getting_ready(self) -> bool:
        return self.segments[0].getting_ready

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
    def previous_completed(self) -> "StepSpan | None":
        """The attempt before this one, if it was brought to its end."""
        before = self.before
        while before is not None and before.getting_ready:
            before = before.before
        return None if before is None or before.cut else before


@dataclass(frozen=True, slots=True)
class Beat:
    """One phase of one repetition. `first`: the repetition begins with it.

    `repetition` counts from 1 through the attempt, `total_repetitions` it has; `repetition_in_part`
    counts from 1 in its segment and tempo.
    """

    at: float
    phase: Phase
    side: Side | None
    first: bool
    repetition: int
    repetition_in_part: int
    total_repetitions: int
    part: int
    repetition_seconds: float

    @property
    def end(self) -> float:
        return self.at + self.phase.seconds


def step_spans(timeline: Timeline, library: Library, since: float, until: float) -> list[StepSpan]:
    """Those of them that touch the time from `since` to `until`, in order."""
    result: list[StepSpan] = []
    slowly = any(change.cause in SLOWLY for change in timeline.prescription.changes)
    for group in _grouped_by_attempt(timeline.segments):
        if group[0].start > until:
            break
        step = group[0].step
        steps = timeline.prescription.steps
        next_step = group[-1].step + (0 if group[0].getting_ready else 1)
        after = steps[next_step] if next_step < len(steps) else None
        result.append(
            StepSpan(
                group,
                steps[step],
                library.exercises[steps[step].exercise],
                result[-1] if result else None,
                after,
                library.exercises[after.exercise] if after else None,
                after is not None and after.get_ready_seconds <= 0,
                slowly,
            )
        )
    return [span for span in result if span.end >= since - EPSILON_SECONDS]


def beats(span: StepSpan, segment: Segment) -> tuple[Beat, ...]:
    """All phases of a segment up to where it ends or was cut."""
    return span.beats[span.segments.index(segment)]


def _beats_of(span: StepSpan, segment: Segment) -> Iterator[Beat]:
    at, done, until = segment.start, 0, segment.end - EPSILON_SECONDS
    planned, tempo = span.planned, segment.tempo
    sided = planned.side is None and tempo.sided
    side, leads, follows = planned.side, planned.leads, opposite(planned.leads)
    last = span.segments[-1]
    total_repetitions = last.repetitions_before + last.tempo.repetitions
    if planned.waits and total_repetitions > 1:
        total_repetitions = UNCOUNTED
    for number, part in enumerate(tempo.parts):
        repetition_seconds = part.repetition_seconds
        for repetition_in_part in range(1, part.repetitions + 1):
            repetition = segment.repetitions_before + done
            if sided and tempo.alternating and repetition % 2:
                there, back = follows, leads
            else:
                there, back = leads, follows
            for index, phase in enumerate(part.phases):
                if at >= until:
                    return
                if sided:
                    side = back if phase.other_side else there
                yield Beat(
                    at,
                    phase,
                    side,
                    index == 0,
                    repetition + 1,
                    repetition_in_part,
                    total_repetitions,
                    number,
                    repetition_seconds,
                )
                at += phase.seconds
            done += 1


def _grouped_by_attempt(segments: Sequence[Segment]) -> Iterator[tuple[Segment, ...]]:
    group: list[Segment] = []
    for segment in segments:
        if segment.end - segment.start <= EPSILON_SECONDS:
            continue  # cut at its very start
        same = group and (
            not segment.getting_ready
            and not group[-1].getting_ready
            and (segment.step, segment.attempt) == (group[-1].step, group[-1].attempt)
        )
        if group and not same:
            yield tuple(group)
            group = []
        group.append(segment)
    if group:
        yield tuple(group)
