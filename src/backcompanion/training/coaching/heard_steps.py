"""A step with what is heard of it, for the check of coaching."""

from collections.abc import Iterator, Sequence

from backcompanion.base.dataclass import dataclass
from backcompanion.training.coaching.cue import Cue
from backcompanion.training.coaching.spans import Beat, StepSpan, beats, step_spans
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.timeline import Timeline


@dataclass(frozen=True, slots=True)
class HeardStep:
    """One attempt at a step with what is heard of it.

    `announced`: what is heard in the step before, where it follows straight on. `first`: the
    exercise did not come before in this session.
    """

    span: StepSpan
    announced: tuple[Cue, ...]
    ready: tuple[Cue, ...]
    during: tuple[Cue, ...]
    beats: tuple[Beat, ...]
    first: bool

    def beat_at(self, second: float) -> Beat | None:
        return next((b for b in self.beats if b.at - 0.05 <= second < b.end - 0.05), None)


def heard_steps(timeline: Timeline, library: Library, cues: Sequence[Cue]) -> Iterator[HeardStep]:
    ready: tuple[Cue, ...] = ()
    during: tuple[Cue, ...] = ()
    seen: set[str] = set()
    for span in step_spans(timeline, library, 0.0, timeline.seconds):
        spoken = tuple(c for c in cues if c.kind == "say" and span.start <= c.at < span.end)
        if span.getting_ready:
            ready = spoken
            continue
        in_order = tuple(beat for segment in span.segments for beat in beats(span, segment))
        announced = during if span.before is not None and not span.before.getting_ready else ()
        yield HeardStep(span, announced, ready, spoken, in_order, span.exercise.id not in seen)
        seen.add(span.exercise.id)
        ready, during = (), spoken
