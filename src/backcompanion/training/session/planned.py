"""What a session is planned as, and what that follows from: values only."""

from collections.abc import Mapping
from dataclasses import field

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import Tempo
from backcompanion.training.exercise.terms import Block, Equipment, Kind, Level, Remark, Side
from backcompanion.training.session.reason import Reason, SessionChange


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step as prescribed.

    `number` of `count`: its place in its block (exercise 3 of 8), of which it is one of the `sets`
    on its side. `side` is what is recorded for a one-sided step; `leads` is the side that the first
    repetition goes to.
    `figure`: id of the motion that shows it, "" for its own.
    `held`: what is used of the equipment. `reasons`: why it differs from the routine as written;
    empty where it does not. `tempos` holds every level that the step can be
    changed to. `waits`: it lasts until the person says so, and its tempos say what is assumed.
    `pace`: percent of the written tempo. `note`: what whoever made the routine says of it;
    `say_note`: it is spoken.
    `load_asked`: the routine asks for that weight; else it is what was used last.
    `place`: index of its place in that block of the routine, from 0.
    """

    exercise: str
    instead_of: str | None
    kind: Kind
    block: Block
    round: int
    number: int
    count: int
    side: Side | None
    leads: Side
    get_ready_seconds: float
    level: Level
    tempos: Mapping[Level, Tempo]
    held: tuple[Equipment, ...] = ()
    load_kg: float | None = None
    reasons: tuple[Reason, ...] = ()
    figure: str = ""
    set: int = 1
    sets: int = 1
    waits: bool = False
    pace: int = 100
    note: str = ""
    load_asked: bool = False
    place: int = 0
    say_note: bool = False

    @property
    def motion(self) -> str:
        """Id of the motion that shows it."""
        return self.figure or self.exercise

    @property
    def seconds(self) -> float:
        return self.tempos[self.level].seconds


@dataclass(frozen=True, slots=True)
class Prescription:
    """`kcal`: the routine's own claim, (low, high), in proportion to the rounds.

    `changes`: what holds for the whole of it and why. `minutes`: what it was fitted into, or 0;
    `left_out`: ids, as the routine has them, of what does not come at all for that. `pace`: the
    percentage of the written tempo that was asked for throughout.
    """

    routine: str
    rounds: int
    kcal: tuple[float, float]
    steps: tuple[PlannedStep, ...]
    changes: tuple[SessionChange, ...] = ()
    minutes: int = 0
    left_out: tuple[str, ...] = ()
    pace: int = 100

    @property
    def seconds(self) -> float:
        return sum(step.get_ready_seconds + step.seconds for step in self.steps)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person has and wants today. `rest_factor` multiplies every time to get ready.

    `rounds` may be 0: no work at all.

    `start_gently`: ids of exercises to begin at their easier level, because they hurt last time.
    `level_offsets`: by id, how many levels up or down from `level` the person agreed to.
    `level_up`: ids that the week of a plan takes a level up. All ids as the routine has them.
    `extra_repetitions`: in each set, on each side. `loads`: kg used last, by what is done, and
    `practised`: what was done lately (None: everything).
    `pace`: percent of the written tempo; `paces`: by id, in place of what the routine says of it.
    `left_out`: places of the routine (`PlannedStep.place`) that are not done today.
    """

    equipment: frozenset[Equipment] = frozenset({"dumbbells", "physio-ball"})
    level: Level = "standard"
    rounds: int = 2
    warm_up: bool = True
    rest_factor: float = 1.0
    start_gently: frozenset[str] = frozenset()
    remarks: frozenset[Remark] = frozenset()
    level_offsets: Mapping[str, int] = field(default_factory=dict)
    level_up: frozenset[str] = frozenset()
    extra_repetitions: int = 0
    loads: Mapping[str, float] = field(default_factory=dict)
    practised: frozenset[str] | None = None
    pace: int = 100
    paces: Mapping[str, int] = field(default_factory=dict)
    left_out: frozenset[tuple[Block, int]] = frozenset()
