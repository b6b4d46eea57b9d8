"""The headline numbers: totals, this week and the streak."""

from collections.abc import Sequence
from datetime import date
from math import fsum

from backcompanion.base.dataclass import dataclass
from backcompanion.training.planning.consistency import (
    Streak,
    Week,
    current_week,
    sessions_until,
    streak_of,
    weeks_before,
    weeks_of,
)
from backcompanion.training.session.record import EnergyBasis, History, SessionRecord


@dataclass(frozen=True, slots=True)
class Totals:
    """Every session counts in, but `active_days`, which only those make that count.

    `kcal` (low, high) adds only sessions of `energy_basis`: the two kinds are never added up.
    """

    sessions: int
    active_days: int
    active_seconds: float
    kcal: tuple[float, float]
    energy_basis: EnergyBasis


@dataclass(frozen=True, slots=True)
class Stats:
    """`weeks` without gaps, oldest first, the last of them `this_week`; none: nothing yet.

    `weeks_before`: those before the first that counts, in which something was trained all the same.
    `up_to_date`: False where `as_of` and the weeks were set back to look at an earlier time;
    `streak` is then as it is today.
    """

    as_of: date
    week_starts: int
    totals: Totals
    this_week: Week
    streak: Streak
    weeks: tuple[Week, ...]
    weeks_before: tuple[Week, ...] = ()
    up_to_date: bool = True

    @property
    def recorded_weeks(self) -> tuple[Week, ...]:
        """All from that of the first session to `this_week`, counting or not; at least that one."""
        return (*self.weeks_before, *(self.weeks or (self.this_week,)))


def compute_stats(history: History, as_of: date, basis: EnergyBasis | None = None) -> Stats:
    """`basis` None: the one in force, which is that of the latest session that has one."""
    weeks = weeks_of(history, as_of)
    this_week = weeks[-1] if weeks else current_week(history, as_of)
    return Stats(
        as_of=as_of,
        week_starts=history.preferences.week_starts,
        totals=totals_of(
            sessions_until(history, as_of), sum(week.active_days for week in weeks), basis
        ),
        this_week=this_week,
        streak=streak_of(weeks),
        weeks=weeks,
        weeks_before=weeks_before(history, weeks[0].start if weeks else this_week.start),
    )


def totals_of(
    sessions: Sequence[SessionRecord], active_days: int, basis: EnergyBasis | None = None
) -> Totals:
    basis = basis or basis_in_force(sessions)
    energies = [
        session.kcal for session in sessions if session.kcal and session.energy_basis == basis
    ]
    return Totals(
        sessions=len(sessions),
        active_days=active_days,
        active_seconds=fsum(session.active_seconds for session in sessions),
        kcal=(fsum(low for low, _high in energies), fsum(high for _low, high in energies)),
        energy_basis=basis,
    )


def basis_in_force(sessions: Sequence[SessionRecord]) -> EnergyBasis:
    """How the latest session's energy was estimated; the routine's own claim until there is one."""
    latest = max(
        (session for session in sessions if session.kcal and session.energy_basis),
        key=lambda session: (session.started_at, session.id),
        default=None,
    )
    return (latest and latest.energy_basis) or "routine"
