"""What today's session is prescribed from: the settings, and what the latest sessions say."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from backcompanion.application.settings import SETTINGS, Settings
from backcompanion.base.dataclass import dataclass
from backcompanion.training.adaptation.recent import RecentSessions
from backcompanion.training.session.prescription import ONE_ROUND_REMARKS, Choices

if TYPE_CHECKING:
    from backcompanion.training.exercise.routine import Library, Routine
    from backcompanion.training.planning.advice import TodaysVersion
    from backcompanion.training.planning.plan_day import TodaysPlan
    from backcompanion.training.session.record import SessionRecord

PRESCRIPTION_SETTINGS = (
    "equipment",
    "level",
    "rounds",
    "minutes",
    "already_warm",
    "rest_percent",
    "weight_kg",
    "remarks",
    "levels",
    "paces",
    "exercise_paces",
)
"""Settings with which the prescription changes."""


AdjustmentReason = Literal["plan", "plan-begins", "advice"]


@dataclass(frozen=True, slots=True)
class PlanAdjustment:
    """What is asked for today. `level_up`: ids of exercises that go up a level.

    `reason`: the week of a plan; the first week of one that is still to begin; the day's advice.
    """

    rounds: int
    extra_repetitions: int = 0
    level_up: frozenset[str] = frozenset()
    reason: AdjustmentReason = "plan"


def choices_from_settings(
    now: Settings,
    recent_sessions: RecentSessions,
    planned: PlanAdjustment | None = None,
    version: "TodaysVersion" = "planned",
    routine: str = "",
) -> Choices:
    """Without a plan, as the settings have it. `routine`: id of the one whose pace it is."""
    week = planned or PlanAdjustment(now.rounds)
    choices = Choices(
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
        pace=now.paces.get(routine, 100),
        paces=now.exercise_paces,
        practised=recent_sessions.practised,
    )
    if version == "planned":
        return choices
    choices = replace(choices, extra_repetitions=0, level_up=frozenset())
    if version == "lighter":
        return replace(choices, rounds=1, level="easier", level_offsets={})
    return replace(choices, rounds=0, warm_up=False)


def adjustment_for(
    today: "TodaysPlan",
    now: Settings,
    routine: "Routine",
    library: "Library",
    newest: "Sequence[SessionRecord]",
    recent: RecentSessions,
    *,
    follow_advice: bool = True,
) -> PlanAdjustment | None:
    """What the plan and the day's advice ask for today; None where nothing does."""
    from backcompanion.training.adaptation.offers import ready_exercises
    from backcompanion.training.planning.plan_day import choices_for_today

    chosen = choices_for_today(today, now.level, now.rounds, follow_advice=follow_advice)
    if today.week is None:
        if chosen.rounds == now.rounds:
            return None
        reason: AdjustmentReason = "plan-begins" if today.first_stage is not None else "advice"
        return PlanAdjustment(chosen.rounds, reason=reason)
    advanced = frozenset[str]()
    if chosen.harder_where_ready:
        advanced = ready_exercises(newest, routine, library, choices_from_settings(now, recent))
    return PlanAdjustment(chosen.rounds, chosen.extra_repetitions, advanced)


def max_rounds(now: Settings) -> int:
    """How many may be chosen: a health remark may leave one only."""
    return 1 if set(now.remarks) & set(ONE_ROUND_REMARKS) else int(SETTINGS["rounds"].high)
