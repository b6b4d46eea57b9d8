"""The headline numbers, as values, as the contract's JSON and as lines for a terminal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.consistency import (
    Streak,
    Week,
    current_week,
    sessions_until,
    streak_of,
    weeks_of,
)
from backcompanion.training.session.record import EnergyBasis, History, SessionRecord

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


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
    """`weeks` without gaps, oldest first, the last of them `this_week`; none: nothing yet."""

    as_of: date
    week_starts: int
    totals: Totals
    this_week: Week
    streak: Streak
    weeks: tuple[Week, ...]


def stats(history: History, as_of: date, basis: EnergyBasis | None = None) -> Stats:
    """`basis` None: the one in force, which is that of the latest session that has one."""
    weeks = weeks_of(history, as_of)
    return Stats(
        as_of=as_of,
        week_starts=history.preferences.week_starts,
        totals=totals_of(
            sessions_until(history, as_of), sum(week.active_days for week in weeks), basis
        ),
        this_week=weeks[-1] if weeks else current_week(history, as_of),
        streak=streak_of(weeks),
        weeks=weeks,
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


def stats_json(stats: Stats) -> dict[str, object]:
    """As contract.md has it: whole seconds and whole kilocalories."""
    totals, week = stats.totals, stats.this_week
    return {
        "as_of": stats.as_of.isoformat(),
        "week_starts": WEEKDAYS[stats.week_starts],
        "totals": {
            "sessions": totals.sessions,
            "active_days": totals.active_days,
            "active_seconds": _rounded(totals.active_seconds),
            "kcal": [_rounded(value) for value in totals.kcal],
        },
        "this_week": {
            "start": week.start.isoformat(),
            "active_days": week.active_days,
            "needs": week.needs,
            "state": week.state,
        },
        "streak": {"weeks": stats.streak.weeks, "best_weeks": stats.streak.best_weeks},
        "weeks": [
            {
                "start": week.start.isoformat(),
                "sessions": week.sessions,
                "active_days": week.active_days,
                "needs": week.needs,
                "state": week.state,
            }
            for week in stats.weeks
        ],
    }


def stats_lines(stats: Stats) -> tuple[str, ...]:
    """Lines for a terminal; one that invites where nothing is on record."""
    totals = stats.totals
    if not totals.sessions:
        return (_("Nothing on record yet. Your first workout will stand here."),)
    lines = [week_line(stats)]
    best = stats.streak.best_weeks
    if best > stats.streak.weeks:
        lines.append(
            ngettext("Longest streak: {n} week", "Longest streak: {n} weeks", best).format(n=best)
        )
    hours, minutes = divmod(_rounded(totals.active_seconds / 60), 60)
    lines.append(
        _("{sessions} on {days}, {hours} h {minutes} min of training").format(
            sessions=ngettext("{n} session", "{n} sessions", totals.sessions).format(
                n=totals.sessions
            ),
            days=ngettext("{n} day", "{n} days", totals.active_days).format(n=totals.active_days),
            hours=hours,
            minutes=minutes,
        )
    )
    if totals.kcal[1]:
        lines.append(energy_line(totals))
    return tuple(lines)


def week_line(stats: Stats) -> str:
    """Where this week stands, in one line: "2 of 3 this week, streak of 5 weeks is safe until …".

    Never that anything is broken: before a week is over, nothing is.
    """
    week, streak = stats.this_week, stats.streak.weeks
    if week.needs:
        done = _("{n} of {needs} this week").format(n=week.active_days, needs=week.needs)
    else:
        done = _("{n} this week, a break").format(n=week.active_days)
    if not streak:
        return done
    if week.state == "open":
        weeks = ngettext(
            "{week}, streak of {n} week is safe until {day}",
            "{week}, streak of {n} weeks is safe until {day}",
            streak,
        )
    else:
        weeks = ngettext("{week}, streak of {n} week", "{week}, streak of {n} weeks", streak)
    return weeks.format(week=done, n=streak, day=weekday_name(week.last_day.weekday()))


def energy_line(totals: Totals) -> str:
    low, high = (_rounded(value) for value in totals.kcal)
    amount = f"{low}" if low == high else f"{low}–{high}"
    if totals.energy_basis == "routine":
        return _("{amount} kcal, the routine's own estimate").format(amount=amount)
    return _("{amount} kcal, estimated from your body weight").format(amount=amount)


def weekday_name(weekday: int) -> str:
    """`weekday`: 0 Monday … 6 Sunday."""
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )[weekday]


def _rounded(value: float) -> int:
    return int(value + 0.5)
