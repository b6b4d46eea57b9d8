"""The tones of a stretch of time: never two so close that one hides the other."""

from collections.abc import Iterator

from backcompanion.training.coaching.cue import Cue, tone
from backcompanion.training.coaching.spans import Beat, Stretch, beats
from backcompanion.training.exercise.exercise import TINY

COUNTED_DOWN = (3.0, 2.0, 1.0)
SHORTEST_HALVED = 15.0
SHORTEST_WITH_TEN = 25.0
SLOWEST_SWITCHES = 4.0
"""Sides that change quicker than this have no tone of their own for it."""

CLOSEST = 0.3
"""Seconds from the start of one tone to that of the next."""

# So far from where it is due a mark of time may stand: nobody counts that closely, and one tone
# has died away before the next begins.
ASIDE = 0.6


def tones(stretch: Stretch, ends: bool) -> list[Cue]:
    """`ends`: the routine ends with it.

    What one has to act upon stands where it is due: the start, and each change of side. Counting
    down gives way to that, and the marks of time step aside.
    """
    start, end, seconds = stretch.start, stretch.end, stretch.seconds
    found = [tone(start, "rest" if stretch.ready else "go")]
    if stretch.ready and stretch.before is None:
        found = []  # nothing was done yet that one could rest from
    if not stretch.ready:
        found += _switches(stretch)
    for s in COUNTED_DOWN:
        if seconds >= s + 0.5 and _clear(end - s, found):
            found.append(tone(end - s, "countdown"))
    if not stretch.ready:
        for name, at in _marks(stretch):
            moved = _beside(at, found)
            if moved is not None:
                found.append(tone(moved, name))
    if ends:
        found.append(tone(end, "done"))
    return found


def _marks(stretch: Stretch) -> Iterator[tuple[str, float]]:
    if stretch.seconds >= SHORTEST_HALVED:
        yield "half", stretch.start + stretch.seconds / 2
    if stretch.seconds >= SHORTEST_WITH_TEN:
        yield "ten", stretch.end - 10


def _beside(at: float, others: list[Cue]) -> float | None:
    """Where it is due, else just before or just after what stands there, else nowhere."""
    near = next((other for other in others if abs(other.at - at) < ASIDE - TINY), None)
    if near is None:
        return at
    places = sorted((near.at - ASIDE, near.at + ASIDE), key=lambda place: abs(place - at))
    free = (p for p in places if abs(p - at) <= ASIDE + TINY and _clear(p, others, ASIDE))
    return next(free, None)


def _clear(at: float, others: list[Cue], closest: float = CLOSEST) -> bool:
    return all(abs(other.at - at) >= closest - TINY for other in others)


def _switches(stretch: Stretch) -> Iterator[Cue]:
    before: Beat | None = None
    changed = stretch.start
    for segment in stretch.segments:
        if len(segment.tempo.parts) == 1 and not segment.tempo.sided:
            continue
        for beat in beats(stretch, segment):
            if stretch.end - beat.at < CLOSEST:
                break  # cut off before one could turn
            if beat.phase.name == "switch":
                yield tone(beat.at, "switch")
                yield from (tone(beat.end - s, "countdown") for s in COUNTED_DOWN)
                yield tone(beat.end, "go")
                before = None
                continue
            if before and beat.side != before.side:
                slow = beat.at - changed >= SLOWEST_SWITCHES - TINY
                changed = beat.at
                if slow:
                    yield tone(beat.at, "switch")
            before = beat
