"""An exercise as written: what a person does in one step, in which tempo, and what may stand in.

Values only; `library` reads them from resources/exercises/*.toml.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import in_sentence
from backcompanion.training.exercise.terms import (
    Breath,
    Equipment,
    Eyes,
    Kind,
    Level,
    Position,
    Remark,
    Side,
    Sides,
    that_hold,
)

# Seconds by which sums of floats may miss a boundary.
EPSILON_SECONDS = 1e-6

LEVELS: tuple[Level, ...] = ("easier", "standard", "harder")

Lack = Literal["position", "sides", "cues", "tempo", "figure"]
"""What a draft does not say."""


def opposite(side: Side) -> Side:
    return "left" if side == "right" else "right"


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a repetition with one thing to do.

    `name` is the word by which motions, screen and voice know it ("lift", "hold", "lower" …).
    `other_side`: it goes to the side opposite to the one that the repetition began with.
    """

    name: str
    seconds: float
    breath: Breath | None = None
    other_side: bool = False


@dataclass(frozen=True, slots=True)
class TempoPart:
    """Repetitions in one and the same tempo."""

    repetitions: int
    phases: tuple[Phase, ...]

    @property
    def repetition_seconds(self) -> float:
        return sum(phase.seconds for phase in self.phases)

    @property
    def seconds(self) -> float:
        return self.repetitions * self.repetition_seconds


@dataclass(frozen=True, slots=True)
class Tempo:
    """How the time of one step passes.

    `alternating`: every repetition goes to the other side than the one before it.
    `breath_seconds`: breathing in and out by turns of this length, independent of the phases
    (then the phases carry no breath); None: the phases say it.
    """

    parts: tuple[TempoPart, ...]
    alternating: bool = False
    breath_seconds: float | None = None

    @property
    def seconds(self) -> float:
        return sum(part.seconds for part in self.parts)

    @property
    def repetitions(self) -> int:
        return sum(part.repetitions for part in self.parts)

    @property
    def sided(self) -> bool:
        """Whether left and right differ: by turns, or within a repetition."""
        return self.alternating or any(phase.other_side for phase in self.phases())

    def phases(self) -> Iterator[Phase]:
        for part in self.parts:
            yield from part.phases


@dataclass(frozen=True, slots=True)
class PhaseCue:
    """A sentence said and shown while moving: in `phase` or just before it.

    `phase` "": about no movement, so that it belongs where nothing moves (where there is no such
    phase, anywhere).
    """

    text: str
    phase: str = ""


@dataclass(frozen=True, slots=True)
class CueChanges:
    """What is told otherwise at a level, with a thing in hand or for a health remark.

    None: as it was. `phases`: word by word.
    """

    set_up: str | None = None
    move: str | None = None
    feel: str | None = None
    avoid: str | None = None
    short: tuple[PhaseCue, ...] | None = None
    corrections: tuple[PhaseCue, ...] | None = None
    phases: Mapping[str, str] | None = None
    lead: str | None = None
    side_set_up: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One level of an exercise.

    `needs`: each entry is something to have, as alternatives in order of preference: (("dumbbells",
    "water-bottles"),) is met by either. Empty: nothing but a floor.
    `cue` says what is different from the standard, at most 12 words; empty for the standard.
    `weights`: how many dumbbells or bottles are held, 1 or 2. `changes`: what is told otherwise
    than at the standard level.
    """

    level: Level
    name: str
    cue: str
    tempo: Tempo
    needs: tuple[tuple[Equipment, ...], ...] = ()
    weights: int = 2
    changes: CueChanges = CueChanges()

    @property
    def name_in_sentence(self) -> str:
        return _in_sentence(self.name)


@dataclass(frozen=True, slots=True)
class Cues:
    """What a person is told, second person, each sentence at most 12 words.

    `set_up`, `move`, `feel`, `avoid` stand on the Workout page, one or two sentences each. `short`
    are the ones shown and said during a set, the most important first; `phases` is the word shown
    for a phase where it is not the phase's own name ("beat": "arm and opposite leg").
    `corrections` are said one a set, from the mistakes people make. `lead`: the leading side said
    in full, with {side} and {other} to be filled in ("{side} arm, {other} leg"); empty where there
    are no sides. `side_set_up`: how to get in place for a side, where that needs a sentence of its
    own.
    """

    set_up: str
    move: str
    feel: str
    avoid: str
    short: tuple[PhaseCue, ...]
    corrections: tuple[PhaseCue, ...]
    phases: Mapping[str, str]
    lead: str = ""
    side_set_up: str = ""

    def changed(self, changes: CueChanges) -> "Cues":
        """With all that `changes` says otherwise."""
        values = {
            each.name: value
            for each in fields(changes)
            if (value := getattr(changes, each.name)) is not None
        }
        if changes.phases is not None:
            values["phases"] = {**self.phases, **changes.phases}
        return replace(self, **values)


@dataclass(frozen=True, slots=True)
class Exercise:
    """A move. `variants` always holds "standard"; the others where there is one.

    `face`: the mark in the list where the screen cannot be seen ("face down", "head down", "eyes
    down"), or empty. `wall`: a free wall is needed too.
    `easier_steps`, `harder_steps`: further steps in words, for the page.
    `swap`: id of the exercise that stands in when it must be left out, or empty;
    `without`: what stands in when a piece of equipment is missing (id by equipment).
    `leave_out`: in words, whom it is not for; `remarks`: id of the stand-in for each health remark
    that changes it (its own id where it stays: then `remark_levels` names a gentler level, or
    `remark_cues` says in at most 12 words what to do differently, or both).
    `swap_with`: a better swap for someone who has that piece of equipment.
    `remark_figures`: id of the motion that shows it as a health remark asks for.
    `cues_with`, `cues_for`: what is told otherwise with a thing in hand, or for a health remark:
    one or several (and a level) joined by +, the first that holds before the others.
    `also`: other names by which people know it.
    `first_without_weights`: to be learnt with empty hands.
    `figure`: id of the motion that shows it, "" for the one of its own id.
    `lacks`: of a draft, what it does not say; what stands there instead is made up.
    `is_own`: a person made it.
    """

    id: str
    name: str
    kind: Kind
    position: Position
    eyes: Eyes
    face: str
    sides: Sides
    muscles_main: tuple[str, ...]
    muscles_helping: tuple[str, ...]
    cues: Cues
    variants: Mapping[Level, Variant]
    easier_steps: tuple[str, ...] = ()
    harder_steps: tuple[str, ...] = ()
    swap: str = ""
    without: Mapping[Equipment, str] | None = None
    wall: bool = False
    leave_out: tuple[str, ...] = ()
    remarks: Mapping[Remark, str] | None = None
    remark_levels: Mapping[Remark, Level] | None = None
    notes: tuple[str, ...] = ()
    swap_with: Mapping[Equipment, str] | None = None
    remark_cues: Mapping[Remark, str] | None = None
    cues_with: Mapping[Equipment, CueChanges] | None = None
    cues_for: Mapping[str, CueChanges] | None = None
    remark_figures: Mapping[str, str] | None = None
    also: tuple[str, ...] = ()
    first_without_weights: bool = False
    figure: str = ""
    lacks: tuple[Lack, ...] = ()
    is_own: bool = False

    @property
    def motion(self) -> str:
        """Id of the motion that shows it."""
        return self.figure or self.id

    @property
    def name_in_sentence(self) -> str:
        """Only a nation keeps its capital."""
        return _in_sentence(self.name)

    @property
    def standard(self) -> Variant:
        return self.variants["standard"]

    def cues_at(
        self, level: Level, held: Iterable[Equipment] = (), remarks: Iterable[Remark] = ()
    ) -> Cues:
        """All that is told at that level, with these things in hand and for these remarks."""
        variant = self.variant(level)
        cues = self.cues.changed(variant.changes)
        in_hand = {thing for alternatives in variant.needs for thing in alternatives}
        for thing in in_hand.intersection(held, self.cues_with or {}):
            cues = cues.changed((self.cues_with or {})[thing])
        for each in reversed(that_hold(self.cues_for, (*remarks, variant.level))):
            cues = cues.changed(each)
        return cues

    def variant(self, level: Level) -> Variant:
        """The variant of that level, or the nearest one that exists."""
        return self.variants.get(level, self.standard)


def _in_sentence(name: str) -> str:
    return name if name.startswith("Russian") else in_sentence(name)


def phase_at(tempo: Tempo, seconds: float) -> tuple[int, Phase, float]:
    """Whole repetitions done before, the phase, and how far into it (0 to 1), at that second.

    Past the end of the tempo: its last phase, at 1.
    """
    done, left = 0, seconds
    for part in tempo.parts[:-1]:
        if left < part.seconds - EPSILON_SECONDS:
            break
        left -= part.seconds
        done += part.repetitions
    else:
        part = tempo.parts[-1]
    whole = min(int((left + EPSILON_SECONDS) / part.repetition_seconds), part.repetitions - 1)
    left = max(left - whole * part.repetition_seconds, 0.0)
    for phase in part.phases[:-1]:
        if left < phase.seconds - EPSILON_SECONDS:
            break
        left -= phase.seconds
    else:
        phase = part.phases[-1]
    return done + whole, phase, min(max(left / phase.seconds, 0.0), 1.0)
