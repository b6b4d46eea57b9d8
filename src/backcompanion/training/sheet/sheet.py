"""A sheet as it was understood, line by line. Values only."""

from collections.abc import Iterator
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.terms import Side

Expected = Literal[
    "exercise",  # no exercise is known by that name, or none is named
    "which-exercise",  # several have it
    "repetitions",  # how many, of what is held
    "unit",  # whether a number is of repetitions, seconds, minutes
    "purpose",  # whether a time is to hold, to rest or the whole of it
    "order",  # which of two numbers is the sets
    "one-number",  # not from … to …
    "tempo",  # a pace, and not how long lowering, holding and lifting take
    "once",  # said a second time, and differently
    "range",  # a number outside of the bounds in `options`
    "no-sides",  # left and right do not differ in that exercise
    "known-words",  # words that the grammar does not know
    "lines",  # the lines of a group, which are missing
    "no-group",  # a group within a group
    "short-line",  # too long to be read
]


@dataclass(frozen=True, slots=True)
class SheetFinding:
    """What is missing in a line, and where. `options`: ids of exercises, or the bounds."""

    start: int
    length: int
    expected: Expected
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetStep:
    """`exercise` "": not known. `get_ready_seconds` None: as usual. `side`: that one only.

    `say_note`: the coach says the note.
    """

    exercise: str
    dose: Dose
    side: Side | None = None
    get_ready_seconds: float | None = None
    note: str = ""
    say_note: bool = False


LineKind = Literal["blank", "name", "note", "step", "rest", "rounds", "warm-up", "cool-down"]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """`words`: the name or the note, `spoken` where the coach says it.

    `called`: how the exercise is called there.

    `number`: the rounds of a group, or the seconds of a rest. `indent`: how far it is set in.
    `step` is there also where something is missing, with what was understood.
    """

    text: str
    kind: LineKind
    indent: int = 0
    words: str = ""
    number: float = 0
    called: str = ""
    step: SheetStep | None = None
    findings: tuple[SheetFinding, ...] = ()
    spoken: bool = False

    @property
    def understood(self) -> bool:
        return not self.findings


@dataclass(frozen=True, slots=True)
class Sheet:
    """`group_of`: for each line the index of the line that heads its group, or None."""

    lines: tuple[SheetLine, ...]
    group_of: tuple[int | None, ...]

    @property
    def open_lines(self) -> Iterator[tuple[int, SheetLine]]:
        """What is not understood, with its index."""
        return ((i, line) for i, line in enumerate(self.lines) if line.findings)

    @property
    def has_step(self) -> bool:
        """Whether any line names an exercise that is known."""
        return any(line.step is not None and line.step.exercise for line in self.lines)
