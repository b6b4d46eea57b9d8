"""A small routine made in code, so that tests of training need no files."""

from backcompanion.training.exercise.exercise import (
    LEVELS,
    Cues,
    Exercise,
    Phase,
    PhaseCue,
    Tempo,
    TempoPart,
    Variant,
)
from backcompanion.training.exercise.routine import Library, Routine, RoutineStep
from backcompanion.training.exercise.terms import Kind

NO_CUES = Cues("", "", "", "", (PhaseCue(""),), (), {})


def tempo(*phases: tuple[str, float], times: int = 1, alternating: bool = False) -> Tempo:
    return Tempo((TempoPart(times, tuple(Phase(n, s) for n, s in phases)),), alternating)


def exercise(id: str, kind: Kind, **tempos: Tempo) -> Exercise:
    variants = {
        level: Variant(level, level, "", tempos[level]) for level in LEVELS if level in tempos
    }
    return Exercise(
        id,
        id.title(),
        kind,
        "prone",
        "away",
        "",
        "both",
        (),
        (),
        NO_CUES,
        variants,
    )


LIFTS = exercise(
    "lifts",
    "work",
    easier=tempo(("lift", 1), ("lower", 3), times=8),
    standard=tempo(("lift", 2), ("hold", 2), ("lower", 3), ("reset", 1), times=4),
    harder=tempo(("lift", 2), ("hold", 5), ("lower", 3), ("reset", 1), times=3),
)
REACHES = exercise(
    "reaches",
    "work",
    standard=tempo(("reach", 2), ("hold", 2), ("return", 2), times=6, alternating=True),
)
MARCH = exercise("march", "warm-up", standard=tempo(("step", 0.5), times=20, alternating=True))
FOLD = exercise("fold", "stretch", standard=tempo(("hold", 20)))

LIBRARY = Library({e.id: e for e in (LIFTS, REACHES, MARCH, FOLD)}, {})
ROUTINE = Routine(
    "sample",
    "Sample",
    "low impact",
    (100, 120),
    2,
    (RoutineStep("march"), RoutineStep("march")),
    (RoutineStep("lifts", 20), RoutineStep("reaches", 15)),
    (RoutineStep("fold", 13, "right"), RoutineStep("fold", 5, "left")),
)
