"""A cool-down in which what stands in for two stretches in a row is held once."""

from dataclasses import replace

from backcompanion.training.exercise.repetitions import fit_to_duration
from backcompanion.training.exercise.routine import Library
from backcompanion.training.session.planned import PlannedStep

# To another position on the floor, in seconds.
CHANGE_SECONDS = 10


def join_stretches(steps: list[PlannedStep], library: Library) -> list[PlannedStep]:
    """A cool-down in which nobody is told to change into what they do already.

    What stands in for two stretches in a row is held once, for the time of both and of the change
    between; and getting into what stands in takes longer than into the next of a kind. The whole
    keeps its time.
    """
    joined: list[PlannedStep] = []
    for step in steps:
        last = joined[-1] if joined else None
        tempo = step.tempos[step.level]
        if (
            last is not None
            and step.instead_of is not None
            and last.number != step.number
            and last.sets == step.sets == 1
            and (last.exercise, last.side, last.level) == (step.exercise, step.side, step.level)
        ):
            seconds = last.seconds + step.get_ready_seconds + step.seconds
            reasons = tuple(dict.fromkeys((*last.reasons, *step.reasons)))
            tempos = {step.level: fit_to_duration(tempo, seconds)}
            joined[-1] = replace(last, tempos=tempos, reasons=reasons)
            continue
        more = CHANGE_SECONDS - step.get_ready_seconds
        before = library.exercises[last.exercise].position if last is not None else None
        moves = library.exercises[step.exercise].position != before
        if more > 0 and step.instead_of is not None and (moves or not _is_held(step)):
            if _is_held(step):
                step = replace(_shorter(step, more), get_ready_seconds=CHANGE_SECONDS)
            elif last is not None and _is_held(last) and last.seconds >= CHANGE_SECONDS + more:
                joined[-1] = _shorter(last, more)
                step = replace(step, get_ready_seconds=CHANGE_SECONDS)
        joined.append(step)
    places = list(dict.fromkeys(step.number for step in joined))
    return [
        replace(step, number=places.index(step.number) + 1, count=len(places)) for step in joined
    ]


def _is_held(step: PlannedStep) -> bool:
    tempo = step.tempos[step.level]
    return tempo.repetitions == 1 and len(tempo.parts[0].phases) == 1


def _shorter(step: PlannedStep, seconds: float) -> PlannedStep:
    tempo = fit_to_duration(step.tempos[step.level], step.seconds - seconds)
    return replace(step, tempos={step.level: tempo})
