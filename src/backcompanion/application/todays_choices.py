"""What today's session is prescribed from: the settings, and what the latest sessions say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcompanion.application.settings_file import Settings
from backcompanion.training.adaptation.overrides import steps_from
from backcompanion.training.adaptation.recent import Lately
from backcompanion.training.session.prescription import ONE_ROUND, Choices

if TYPE_CHECKING:
    from backcompanion.application.context import Parts
    from backcompanion.training.planning.plan_day import Today
    from backcompanion.training.session.record import SessionRecord

PRESCRIBING = (
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
class Planned:
    """What the week of a plan asks for today. `ready`: ids of exercises that go up a level."""

    rounds: int
    extra_repetitions: int = 0
    ready: frozenset[str] = frozenset()


def choices_from(now: Settings, lately: Lately, planned: Planned | None = None) -> Choices:
    """Without a plan, as the settings have it."""
    week = planned or Planned(now.rounds)
    return Choices(
        equipment=frozenset(now.equipment),
        level=now.level,
        rounds=week.rounds,
        extra_repetitions=week.extra_repetitions,
        ready=week.ready,
        warm_up=not now.already_warm,
        rest_factor=now.rest_percent / 100,
        gentler=lately.hurt,
        remarks=frozenset(now.remarks),
        steps=steps_from(now.levels),
        loads=lately.loads,
    )


def planned_for(
    today: "Today", parts: "Parts", newest: "Sequence[SessionRecord]", heard: Lately
) -> Planned | None:
    """What a plan that runs asks for today; None without one."""
    from backcompanion.training.adaptation.offers import ready
    from backcompanion.training.planning.plan_day import choices_today

    if today.week is None:
        return None
    now = parts.live.now
    chosen = choices_today(today, now.level, now.rounds)
    up = frozenset[str]()
    if chosen.harder_where_ready:
        up = ready(newest, parts.routine, parts.library, choices_from(now, heard))
    return Planned(chosen.rounds, chosen.extra_repetitions, up)


def most_rounds(now: Settings) -> int:
    """How many may be chosen: a health remark may leave one only."""
    return 1 if set(now.remarks) & set(ONE_ROUND) else 3
