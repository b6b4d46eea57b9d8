"""The tones of a span: never two so close that one hides the other."""

from collections.abc import Iterator

from backcompanion.training.coaching.counting import QUICK_BEAT_SECONDS
from backcompanion.training.coaching.cue import Cue, tone_cue
from backcompanion.training.coaching.spans import Beat, StepSpan, beats
from backcompanion.training.exercise.exercise import EPSILON_SECONDS

COUNTDOWN_MARKS = (3.0, 2.0, 1.0)
END_MARGIN_SECONDS = COUNTDOWN_MARKS[0] + 0.2
"""Before the end of a step: from there on it is counted down."""

MIN_SECONDS_FOR_HALF_WAY = 15.0
MIN_SECONDS_FOR_TEN_LEFT = 25.0
MIN_SWITCH_INTERVAL_SECONDS = 4.0
"""Sides that change quicker than this have no tone of their own for it."""

MIN_TONE_INTERVAL_SECONDS = 0.3
"""Seconds from the start of one tone to that of the next."""

# So far from where it is due a mark of time may stand: nobody counts that closely, and one tone
# has died away before the next begins.
MARK_SPACING_SECONDS = 0.6


def tones_for(span: StepSpan, is_last: bool) -> list[Cue]:
    """`is_last`: the routine ends with it.

    What one has to act upon stands where it is due: the start, and each change of side. Counting
    down gives way to that, and the marks of time step aside.
    """
    start, end, seconds = span.start, span.end, span.seconds
    result = [tone_cue(start, "rest" if span.getting_ready else "go")]
    if span.getting_ready and span.before is None:
        result = []  # nothing was done yet that one could rest from
    if not span.getting_ready:
        result += _switches(span)
    waits = span.planned.waits and not span.getting_ready
    for s in () if waits else COUNTDOWN_MARKS:
        if seconds >= s + 0.5 and _is_clear(end - s, result):
            result.append(tone_cue(end - s, "countdown"))
    if not span.getting_ready and not waits:
        for name, at in _marks(span):
            moved = _nearest_free_second(at, result)
            if moved is not None:
                result.append(tone_cue(moved, name))
    if is_last:
        result.append(tone_cue(end, "done"))
    result += [tone_cue(at, "tick") for at in _quick_beats(span, result)]
    return result


def _quick_beats(span: StepSpan, placed: list[Cue]) -> Iterator[float]:
    """Of steps and strokes that are too quick to be named one by one, where no tone is near."""
    if span.getting_ready:
        return
    for segment in span.segments:
        if all(phase.name not in ("step", "beat") for phase in segment.tempo.phases()):
            continue
        for beat in beats(span, segment):
            if beat.phase.seconds < QUICK_BEAT_SECONDS and _is_clear(beat.at, placed):
                yield beat.at


def _marks(span: StepSpan) -> Iterator[tuple[str, float]]:
    if span.seconds >= MIN_SECONDS_FOR_HALF_WAY:
        yield "half", span.start + span.seconds / 2
    if span.seconds >= MIN_SECONDS_FOR_TEN_LEFT:
        yield "ten", span.end - 10


def _nearest_free_second(at: float, placed: list[Cue]) -> float | None:
    """Where it is due, else just before or just after what stands there, else nowhere."""
    neighbour = next(
        (other for other in placed if abs(other.at - at) < MARK_SPACING_SECONDS - EPSILON_SECONDS),
        None,
    )
    if neighbour is None:
        return at
    alternatives = sorted(
        (neighbour.at - MARK_SPACING_SECONDS, neighbour.at + MARK_SPACING_SECONDS),
        key=lambda alternative: abs(alternative - at),
    )
    free = (
        p
        for p in alternatives
        if abs(p - at) <= MARK_SPACING_SECONDS + EPSILON_SECONDS
        and _is_clear(p, placed, MARK_SPACING_SECONDS)
    )
    return next(free, None)


def _is_clear(
    at: float, placed: list[Cue], min_interval: float = MIN_TONE_INTERVAL_SECONDS
) -> bool:
    return all(abs(other.at - at) >= min_interval - EPSILON_SECONDS for other in placed)


def _switches(span: StepSpan) -> Iterator[Cue]:
    before: Beat | None = None
    changed = span.start
    for segment in span.segments:
        if len(segment.tempo.parts) == 1 and not segment.tempo.sided:
            continue
        for beat in beats(span, segment):
            if span.end - beat.at < MIN_TONE_INTERVAL_SECONDS:
                break  # cut off before one could turn
            if beat.phase.name == "switch":
                yield tone_cue(beat.at, "switch")
                yield from (tone_cue(beat.end - s, "countdown") for s in COUNTDOWN_MARKS)
                yield tone_cue(beat.end, "go")
                before = None
                continue
            if before and beat.side != before.side:
                slow = beat.at - changed >= MIN_SWITCH_INTERVAL_SECONDS - EPSILON_SECONDS
                changed = beat.at
                if slow:
                    yield tone_cue(beat.at, "switch")
            before = beat
