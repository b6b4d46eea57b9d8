"""How full the lungs are: by what is told of breathing, so that the figure breathes with it."""

from collections.abc import Iterable

from backcompanion.training.exercise.exercise import EPSILON_SECONDS, Phase, Tempo, TempoPart

# A hold of so many seconds without a word on breathing is breathed through, a breath in and out
# taking about as long as a calm one does.
LONG_HOLD, CALM_BREATH = 4.0, 6.0
# At first the figure goes over from standing still in so many seconds.
SETTLING = 1.0


def breath_at(tempo: Tempo, seconds: float) -> float | None:
    """How full the lungs are then, 0 to 1; None where nothing is told of breathing.

    In time with `breath_seconds`, where a tempo has them; or out and in with its phases, and calmly
    on through a long hold.
    """
    if tempo.breath_seconds:
        share = seconds / tempo.breath_seconds % 2.0
        return share if share <= 1.0 else 2.0 - share
    breathing = [part for part in tempo.parts if any(map(_tells_of_breath, part.phases))]
    if not breathing:
        return None
    part, left = _part_at(tempo, seconds)
    left %= part.repetition_seconds
    full = _before((part if part in breathing else breathing[0]).phases)
    for phase in part.phases:
        after = _after(phase, full)
        if left < phase.seconds - EPSILON_SECONDS:
            full = _within(phase, full, after, left)
            break
        left -= phase.seconds
        full = after
    return full * min(1.0, seconds / SETTLING)


def _part_at(tempo: Tempo, seconds: float) -> tuple[TempoPart, float]:
    """The part at that second, and how long it has gone on."""
    left = seconds
    for part in tempo.parts[:-1]:
        if left < part.seconds - EPSILON_SECONDS:
            return part, left
        left -= part.seconds
    return tempo.parts[-1], left


def _tells_of_breath(phase: Phase) -> bool:
    return phase.breath is not None or _is_breathed_through(phase)


def _is_breathed_through(phase: Phase) -> bool:
    return phase.name == "hold" and not phase.breath and phase.seconds >= LONG_HOLD


def _before(phases: Iterable[Phase]) -> float:
    """Full before the first breath that goes out."""
    first = next((phase.breath for phase in phases if phase.breath), "in")
    return 1.0 if first == "out" else 0.0


def _after(phase: Phase, full: float) -> float:
    return {"in": 1.0, "out": 0.0}.get(phase.breath or "", full)


def _within(phase: Phase, before: float, after: float, seconds: float) -> float:
    share = seconds / phase.seconds
    if not _is_breathed_through(phase):
        return before + (after - before) * share
    breaths = max(1, round(phase.seconds / CALM_BREATH))
    way = share * breaths % 1.0 * 2.0
    way = way if way <= 1.0 else 2.0 - way
    return before + (1.0 - 2.0 * before) * way
