"""A session as it is kept: the fields of the contract's history format, and nothing else."""

from collections.abc import Iterable
from dataclasses import field
from datetime import date, datetime
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.terms import Kind, Level, Side
from backcompanion.training.session.reason import Reason

Outcome = Literal["done", "partial", "skipped", "hurt", "unreached"]
BackFeeling = Literal["good", "tired", "sore", "painful"]
EnergyBasis = Literal["routine", "body-weight"]
BreakReason = Literal["holiday", "illness", "rest"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As files and other programs are told them; the same in every language."""

# Times are sums of floats: exactly half must not fall short by the last bit.
_ROUNDING_SECONDS = 1e-6


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One planned step and what became of it; times in training seconds.

    `reasons`: why it was not as the routine has it, empty where it was.
    """

    exercise: str
    instead_of: str | None
    variant: Level
    kind: Kind
    round: int
    side: Side | None
    planned_seconds: float
    done_seconds: float
    outcome: Outcome
    load_kg: float | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class SetTotals:
    """What the work steps of one session add up to; times in training seconds."""

    planned: int
    done: int
    planned_seconds: float
    done_seconds: float

    @classmethod
    def of(cls, steps: Iterable[StepRecord]) -> "SetTotals":
        planned = done = 0
        planned_seconds: float = 0
        done_seconds: float = 0
        for step in steps:
            if step.kind == "work":
                planned += 1
                done += step.outcome == "done"
                planned_seconds += step.planned_seconds
                done_seconds += step.done_seconds
        return cls(planned, done, planned_seconds, done_seconds)


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """`started_at` is aware (instant and offset); `local_date` was frozen when it was saved.

    `counts`: the person's word, or None for the rule. `steps` empty: none on record, or not read:
    the history hands sessions out without their steps unless asked, and then `sets` says what they
    add up to (None: none on record).
    """

    id: str
    routine: str
    started_at: datetime
    local_date: date
    active_seconds: float
    finished: bool
    counts: bool | None = None
    kcal: tuple[float, float] | None = None
    energy_basis: EnergyBasis | None = None
    effort: int | None = None
    back: BackFeeling | None = None
    note: str = ""
    steps: tuple[StepRecord, ...] = ()
    sets: SetTotals | None = field(default=None, compare=False)

    @property
    def sets_planned(self) -> int:
        sets = self.set_totals()
        return sets.planned if sets else 0

    @property
    def sets_done(self) -> int:
        sets = self.set_totals()
        return sets.done if sets else 0

    def set_totals(self) -> SetTotals | None:
        """None where no steps are on record."""
        return SetTotals.of(self.steps) if self.steps else self.sets

    def was_trained(self) -> bool:
        """Of one that was ended before its first second there is nothing to keep but that something
        hurt.
        """
        hurt = any(step.outcome == "hurt" for step in self.steps)
        return self.active_seconds > 0 or self.finished or hurt

    def counts_as_active_day(self) -> bool:
        """Whether it makes its date an active day: the person's word, or else the rule.

        At least half of the planned work seconds done; where no work is on record, finished.
        """
        if self.counts is not None:
            return self.counts
        sets = self.set_totals()
        if sets is None or sets.planned_seconds <= 0:
            return self.finished
        return 2 * sets.done_seconds >= sets.planned_seconds - _ROUNDING_SECONDS


@dataclass(frozen=True, slots=True)
class Goal:
    """Active days a week, 1 to 7, from that date on."""

    start: date
    days_per_week: int


@dataclass(frozen=True, slots=True)
class Break:
    """Days off on purpose, both ends included; `end` None: it still goes on."""

    start: date
    end: date | None
    reason: BreakReason


@dataclass(frozen=True, slots=True)
class Preferences:
    """What decides the numbers. `week_starts`: 0 Monday … 6 Sunday (as datetime.weekday).

    `day_starts_minutes`: minutes after midnight, 0 to 720.
    """

    week_starts: int = 0
    day_starts_minutes: int = 240


@dataclass(frozen=True, slots=True)
class History:
    """All that is on record, oldest session first."""

    sessions: tuple[SessionRecord, ...] = ()
    goals: tuple[Goal, ...] = ()
    breaks: tuple[Break, ...] = ()
    preferences: Preferences = Preferences()
