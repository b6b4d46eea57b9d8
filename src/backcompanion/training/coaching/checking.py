"""Whether what is said fits what is done: the cue list played against its timeline."""

from collections.abc import Iterable

from backcompanion.base.dataclass import dataclass
from backcompanion.training.coaching.coaching_rules import RULES
from backcompanion.training.coaching.cues import cues_for
from backcompanion.training.coaching.heard_steps import HeardStep, heard_steps
from backcompanion.training.coaching.spoken_lengths import DEFAULT_LENGTHS, SpokenLengths
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Level
from backcompanion.training.session.prescription import PlannedStep
from backcompanion.training.session.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Finding:
    """`rule`: the rule's name; `at`: training second; `text`: the sentence, or the word missed."""

    rule: str
    at: float
    text: str
    planned: PlannedStep
    level: Level


def findings(
    timeline: Timeline, library: Library, lengths: SpokenLengths = DEFAULT_LENGTHS
) -> list[Finding]:
    """All that the rules find wrong in a session of a person to whom every exercise is new."""
    cues = cues_for(timeline, library, in_full=True, lengths=lengths)
    return findings_in(heard_steps(timeline, library, cues))


def findings_in(steps: Iterable[HeardStep]) -> list[Finding]:
    return [
        Finding(rule.__name__, at, text, step.span.planned, step.span.level)
        for step in steps
        for rule in RULES
        for at, text in rule(step)
    ]
