"""What today's session is prescribed from: the settings, and what the latest sessions say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcompanion.application.settings import SETTINGS, Settings
from backcompanion.training.adaptation.recent import RecentSessions
from backcompanion.training.session.prescription import ONE_ROUND_REMARKS, Choices

if TYPE_CHECKING:
    from backcompanion.training.exercise.routine import Library, Routine
    from backcompanion.training.planning.plan_day import TodaysPlan
    from backcompanion.training.session.record import SessionRecord

PRESCRIPTION_SETTINGS = (
    "equipment",
    "level",
    "rounds",
    "already_warm",
    "rest_percent",
    "weight_kg",
    "remarks",
    "levels",
)
"""Settings with which the prescription changes."""


@dataclass(frozen=True, slots=True)
class PlanAdjustment:
    """What the week of a plan asks for today. `level_up`: ids of exercises that go up a level."""

    rounds: int
    extra_repetitions: int = 0
    level_up: frozenset[str] = frozenset()


def choices_from_settings(
    now: Settings, recent_sessions: RecentSessions, planned: PlanAdjustment | None = None
) -> Choices:
    """Without a plan, as the settings have it."""
    week = planned or PlanAdjustment(now.rounds)
    return Choices(
        equipment=frozenset(now.equipment),
        level=now.level,
        rounds=week.rounds,
        extra_repetitions=week.extra_repetitions,
        level_up=week.level_up,
        warm_up=not now.already_warm,
        rest_factor=now.rest_percent / 100,
        start_gently=recent_sessions.hurt,
        remarks=frozenset(now.remarks),
        level_offsets=now.levels,
        loads=recent_sessions.loads,
    )


def adjustment_for(
    today: "TodaysPlan",
    now: Settings,
    routine: "Routine",
    library: "Library",
    newest: "Sequence[SessionRecord]",
    recent: RecentSessions,
) -> PlanAdjustment | None:
    """What a plan that runs asks for today; None without one."""
    from backcompanion.training.adaptation.offers import ready_exercises
    from backcompanion.training.planning.plan_day import choices_for_today

    if today.week is None:
        return None
    chosen = choices_for_today(today, now.level, now.rounds)
    advanced = frozenset[str]()
    if chosen.harder_where_ready:
        advanced = ready_exercises(newest, routine, library, choices_from_settings(now, recent))
    return PlanAdjustment(chosen.rounds, chosen.extra_repetitions, advanced)


def max_rounds(now: Settings) -> int:
    """How many may be chosen: a health remark may leave one only."""
    return 1 if set(now.remarks) & set(ONE_ROUND_REMARKS) else int(SETTINGS["rounds"].high)
