"""When a sentence about a movement may be said: in its phase, or just before it."""

from collections.abc import Iterator

from backcompanion.training.coaching.counting import STILL_PHASES
from backcompanion.training.coaching.spans import Beat, StepSpan, beats

Window = tuple[float, float, float]
"""From when on it may begin, by when it has begun, and by when it is over."""


def phase_windows(span: StepSpan, phase: str) -> Iterator[Window]:
    """Those of a step in order. `phase` "": where nothing moves, or anywhere if something always
    does.
    """
    for segment in span.segments:
        in_order = beats(span, segment)
        names = {beat.phase.name for beat in in_order}
        if not phase and not (STILL_PHASES & names and len(names) > 1):
            yield segment.start, segment.end, segment.end
            continue
        for index, beat in enumerate(in_order):
            if phase == beat.phase.name or (not phase and is_still(beat)):
                before = in_order[index - 1] if index else None
                just_before = before is not None and phase and is_still(before)
                begin = before.at if before is not None and just_before else beat.at
                yield begin, beat.end, _end_of_stillness(in_order, index)


def is_still(beat: Beat) -> bool:
    return beat.phase.name in STILL_PHASES


def _end_of_stillness(in_order: tuple[Beat, ...], index: int) -> float:
    """The end of that beat and of those after it in which nothing moves."""
    end = in_order[index].end
    for beat in in_order[index + 1 :]:
        if not is_still(beat):
            break
        end = beat.end
    return end
