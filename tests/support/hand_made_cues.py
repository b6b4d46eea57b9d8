"""An exercise in the tempo that a test wants, and a cue list made by hand for it."""

from collections.abc import Sequence
from dataclasses import replace

from backcompanion.training.coaching.checking import findings_in
from backcompanion.training.coaching.cue import Cue, Importance
from backcompanion.training.coaching.heard_steps import HeardStep, heard_steps
from backcompanion.training.exercise.exercise import (
    Cues,
    Exercise,
    Phase,
    PhaseCue,
    Tempo,
    TempoPart,
    Variant,
)
from backcompanion.training.exercise.routine import Library, Routine, RoutineStep
from backcompanion.training.exercise.terms import Level
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.timeline import Timeline, perform

READY_SECONDS = 10
CUES = Cues(
    set_up="Lie face down.",
    move="Lift both arms.",
    feel="",
    avoid="",
    short=(PhaseCue("Float up.", "lift"), PhaseCue("Stay long.")),
    corrections=(PhaseCue("Slow down.", "lower"),),
    phases={"lift": "up", "lower": "down"},
)
UP_AND_DOWN = (
    Phase("lift", 2, "out"),
    Phase("hold", 2),
    Phase("lower", 3, "in"),
    Phase("reset", 1),
)
SIDE_TO_SIDE = (Phase("reach", 2, "out"), Phase("hold", 2), Phase("return", 2, "in"))


def lift(repetitions: int = 2) -> Exercise:
    """Face down, both arms."""
    tempo = Tempo((TempoPart(repetitions, UP_AND_DOWN),))
    return Exercise(
        id="lift",
        name="Lift",
        kind="work",
        position="prone",
        eyes="away",
        face="face down",
        sides="both",
        muscles_main=(),
        muscles_helping=(),
        cues=CUES,
        variants={"standard": Variant("standard", "", "", tempo)},
    )


def reach() -> Exercise:
    """On all fours, one side after the other; the other leg leads."""
    cues = replace(
        CUES,
        move="Reach one leg.",
        short=(PhaseCue("Reach long.", "reach"),),
        corrections=(),
        phases={"reach": "{other} leg", "return": "return"},
        lead="{other} leg",
    )
    tempo = Tempo((TempoPart(2, SIDE_TO_SIDE),), alternating=True)
    variants: dict[Level, Variant] = {"standard": Variant("standard", "", "", tempo)}
    return replace(lift(), id="reach", sides="alternating", cues=cues, variants=variants)


def timeline_of(exercise: Exercise) -> tuple[Timeline, Library]:
    routine = Routine(
        "one", "One", "", (0, 0), 1, (), (RoutineStep(exercise.id, READY_SECONDS),), ()
    )
    library = Library({exercise.id: exercise}, {"one": routine})
    return perform(prescribe(routine, library, Choices(rounds=1)), []), library


def say(at: float, text: str, importance: Importance, seconds: float = 0.4, phase: str = "") -> Cue:
    return Cue(at, "say", text, importance, seconds, phase)


def rules_broken(exercise: Exercise, cues: Sequence[Cue]) -> set[str]:
    return {finding.rule for finding in findings_in(heard(exercise, cues))}


def heard(exercise: Exercise, cues: Sequence[Cue]) -> list[HeardStep]:
    timeline, library = timeline_of(exercise)
    return list(heard_steps(timeline, library, sorted(cues, key=lambda cue: cue.at)))


RIGHT_FOR_LIFT = (
    say(1, "Next: Lift.", Importance.NAME),
    say(2, "2 times.", Importance.TOTAL),
    say(3, "Lie face down.", Importance.SET_UP),
    say(4, "Lift both arms.", Importance.HOW_TO_MOVE),
    say(10, "1, up.", Importance.COUNT),
    say(11, "Float up.", Importance.HINT, phase="lift"),
    say(12, "Hold.", Importance.LIGHT_COUNT),
    say(12.6, "Stay long.", Importance.HINT),
    say(14, "Down.", Importance.COUNT),
    say(18, "Last one, up.", Importance.COUNT),
    say(22, "Down, breathe in.", Importance.COUNT),
    say(23, "Slow down.", Importance.CORRECTION, phase="lower"),
)
RIGHT_FOR_REACH = (
    say(1, "Next: Lift.", Importance.NAME),
    say(2, "Once on each side.", Importance.TOTAL),
    say(3, "Lie face down.", Importance.SET_UP),
    say(4, "Reach one leg.", Importance.HOW_TO_MOVE),
    say(5, "First left leg.", Importance.SIDE),
    say(10, "1, left leg.", Importance.COUNT),
    say(14, "Return.", Importance.COUNT),
    say(16, "Last one, right.", Importance.COUNT),
    say(20, "Return.", Importance.COUNT),
)
