"""The shape of the files that people write: docs/formats/exercises-and-routines.md."""

from typing import Annotated, get_args

from msgspec import Meta, Struct, field

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
)

_ANY_REMARK, _ANY_LEVEL = "|".join(get_args(Remark)), "|".join(get_args(Level))
# In schemas, which speak English; `conversion` says the same in a person's language.
ID_DESCRIPTION = "small letters and digits, with single dashes between, at most 64"
REMARKS = ", ".join(get_args(Remark))
REMARKS_DESCRIPTION = f"one of {REMARKS}, or several joined by +, and a level"

Id = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=64,
        description=ID_DESCRIPTION,
    ),
]
Remarks = Annotated[
    str,
    Meta(
        pattern=rf"^({_ANY_REMARK})(\+({_ANY_REMARK}|{_ANY_LEVEL}))*$",
        description=REMARKS_DESCRIPTION,
    ),
]
Line = Annotated[str, Meta(min_length=1, max_length=120)]
Text = Annotated[str, Meta(min_length=1, max_length=400)]
Lines = Annotated[list[Line], Meta(max_length=20)]
Texts = Annotated[list[Text], Meta(max_length=20)]
Seconds = Annotated[float, Meta(gt=0, le=600)]
Needs = Annotated[list[Annotated[list[Equipment], Meta(min_length=1)]], Meta(max_length=6)]


class PhaseInFile(Struct, frozen=True, forbid_unknown_fields=True):
    name: Line
    seconds: Seconds
    breath: Breath | None = None
    other_side: bool = False


class PartInFile(Struct, frozen=True, forbid_unknown_fields=True):
    repetitions: Annotated[int, Meta(ge=1, le=600)]
    phases: Annotated[list[PhaseInFile], Meta(min_length=1, max_length=20)]


class PhaseCueInFile(Struct, frozen=True, forbid_unknown_fields=True):
    """In a file also the text alone, where it belongs to no phase."""

    text: Line
    phase: str = ""


PhaseCues = Annotated[list[Line | PhaseCueInFile], Meta(min_length=1, max_length=20)]


class CueChangesInFile(Struct, frozen=True, forbid_unknown_fields=True):
    set_up: Text | None = None
    move: Text | None = None
    feel: Text | None = None
    avoid: Text | None = None
    short: PhaseCues | None = None
    corrections: PhaseCues | None = None
    phases: dict[str, Line] | None = None
    lead: Line | None = None
    side_set_up: Line | None = None


class VariantInFile(Struct, frozen=True, forbid_unknown_fields=True):
    """Without parts it goes in the tempo of the standard variant."""

    name: Line
    cue: str = ""
    needs: Needs = field(default_factory=list)
    weights: Annotated[int, Meta(ge=1, le=2)] = 2
    alternating: bool = False
    breath_seconds: Seconds | None = None
    parts: Annotated[list[PartInFile], Meta(max_length=20)] = field(default_factory=list)
    cues: CueChangesInFile = CueChangesInFile()


class VariantsInFile(Struct, frozen=True, forbid_unknown_fields=True):
    standard: VariantInFile
    easier: VariantInFile | None = None
    harder: VariantInFile | None = None

    def by_level(self) -> dict[Level, VariantInFile]:
        """Those that there are, the easiest first."""
        all_three: dict[Level, VariantInFile | None] = {
            "easier": self.easier,
            "standard": self.standard,
            "harder": self.harder,
        }
        return {level: variant for level, variant in all_three.items() if variant}


class CuesInFile(Struct, frozen=True, forbid_unknown_fields=True):
    set_up: Text
    move: Text
    feel: Text
    avoid: Text
    short: PhaseCues
    corrections: Annotated[list[Line | PhaseCueInFile], Meta(max_length=20)] = field(
        default_factory=list
    )
    phases: dict[str, Line] = field(default_factory=dict)
    side_set_up: str = ""


class ExerciseInFile(Struct, frozen=True, forbid_unknown_fields=True):
    id: Id
    name: Line
    kind: Kind
    position: Position
    eyes: Eyes
    sides: Sides
    muscles_main: Lines
    cues: CuesInFile
    variants: VariantsInFile
    muscles_helping: Lines = field(default_factory=list)
    face: str = ""
    lead: str = ""
    wall: bool = False
    first_without_weights: bool = False
    easier_steps: Texts = field(default_factory=list)
    harder_steps: Texts = field(default_factory=list)
    swap: Id | None = None
    swap_with: dict[Equipment, Id] = field(default_factory=dict)
    without: dict[Equipment, Id] = field(default_factory=dict)
    leave_out: Lines = field(default_factory=list)
    remarks: dict[Remark, Id] = field(default_factory=dict)
    remark_levels: dict[Remark, Level] = field(default_factory=dict)
    remark_cues: dict[Remark, Line] = field(default_factory=dict)
    cues_with: dict[Equipment, CueChangesInFile] = field(default_factory=dict)
    cues_for: dict[Remarks, CueChangesInFile] = field(default_factory=dict)
    remark_figures: dict[Remarks, Id] = field(default_factory=dict)
    notes: Texts = field(default_factory=list)
    also: Lines = field(default_factory=list)
    figure: Id | None = None


class PlaceInFile(Struct, frozen=True, forbid_unknown_fields=True):
    exercise: Id
    get_ready_seconds: Annotated[float, Meta(ge=0, le=600)] = 0
    side: Side | None = None
    sets: Annotated[int, Meta(ge=1, le=20)] = 1
    repetitions: Annotated[int, Meta(ge=1, le=600)] | None = None
    seconds: Annotated[float, Meta(ge=1, le=3600)] | None = None
    hold_seconds: Annotated[float, Meta(ge=1, le=600)] | None = None
    pause_seconds: Annotated[float, Meta(ge=1, le=600)] | None = None
    rest_seconds: Annotated[float, Meta(ge=1, le=600)] | None = None
    per_side: bool = False
    load_kg: Annotated[float, Meta(gt=0, le=200)] | None = None
    pace: Annotated[int, Meta(ge=60, le=150, multiple_of=5)] = 100
    until_done: bool = False
    note: Annotated[str, Meta(max_length=400)] = ""
    say_note: bool = False


# Where a routine stands that does not say it.
LAST = 1000

Places = Annotated[list[PlaceInFile], Meta(max_length=200)]
Kcal = Annotated[int, Meta(ge=0, le=10_000)]


class RoutineInFile(Struct, frozen=True, forbid_unknown_fields=True):
    id: Id
    name: Line
    round: Annotated[list[PlaceInFile], Meta(min_length=1, max_length=200)]
    rounds: Annotated[int, Meta(ge=1, le=3)] = 1
    order: Annotated[int, Meta(ge=1, le=LAST)] = LAST
    intensity: Annotated[str, Meta(max_length=120)] = ""
    kcal: tuple[Kcal, Kcal] = (0, 0)
    warm_up: Places = field(default_factory=list)
    cool_down: Places = field(default_factory=list)
    based_on: Id | None = None
    notes: Texts = field(default_factory=list)
