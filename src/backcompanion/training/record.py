"""A session as it is kept: the fields of the contract's history format, and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from backcompanion.training.exercise import Kind, Level, Side

Outcome = Literal["done", "partial", "skipped", "hurt", "unreached"]
Back = Literal["good", "tired", "sore", "painful"]
EnergyBasis = Literal["routine", "body-weight"]
Reason = Literal["holiday", "illness", "rest"]


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One planned step and what became of it; times in training seconds."""

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


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """`started_at` is aware (instant and offset); `local_date` was frozen when it was saved.

    `counts`: the person's word, or None for the rule. `steps` empty: none on record.
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
    back: Back | None = None
    note: str = ""
    steps: tuple[StepRecord, ...] = ()

    @property
    def sets_planned(self) -> int:
        return sum(step.kind == "work" for step in self.steps)

    @property
    def sets_done(self) -> int:
        return sum(step.kind == "work" and step.outcome == "done" for step in self.steps)


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
    reason: Reason


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
