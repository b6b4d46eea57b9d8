"""What Progress tells beyond the headline: runs, steadiness, planned and done, the back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from backcompanion.base.dataclass import dataclass
from backcompanion.training.planning.back_beside import BackBeside, Trained, back_beside
from backcompanion.training.planning.consistency import active_days_of, sessions_until
from backcompanion.training.planning.planned_days import PlannedCounts, planned_counts
from backcompanion.training.planning.program import Plan
from backcompanion.training.planning.runs import Run, runs_of
from backcompanion.training.planning.stats import Stats, totals_of
from backcompanion.training.planning.steadiness import Steadiness, steadiness_of
from backcompanion.training.session.record import History


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Both ends included."""

    first: date = date.min
    last: date = date.max

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


EVER = DateSpan()


@dataclass(frozen=True, slots=True)
class Review:
    """`runs` the longest first; `planned` None without a plan and weekdays."""

    runs: tuple[Run, ...]
    steadiness: Steadiness
    planned: PlannedCounts | None
    back: BackBeside


def compute_review(
    history: History,
    stats: Stats,
    plan: Plan,
    trained: Trained,
    soreness: Mapping[date, int],
    span: DateSpan = EVER,
) -> Review:
    """`span` narrows what is planned; all else is of the whole history, as streaks are."""
    as_of = stats.as_of
    return Review(
        runs=runs_of(stats.weeks),
        steadiness=steadiness_of(history, as_of),
        planned=planned_counts(plan, history, stats.weeks, as_of, span.first, span.last),
        back=back_beside(history, as_of, trained, soreness),
    )


def stats_in(history: History, stats: Stats, span: DateSpan) -> Stats:
    """Totals of the sessions of the span, and the weeks that it touches, whole; the rest stays."""
    if span == EVER:
        return stats
    sessions = [
        session for session in sessions_until(history, stats.as_of) if session.local_date in span
    ]
    return replace(
        stats,
        totals=totals_of(sessions, len(active_days_of(sessions)), stats.totals.energy_basis),
        weeks=tuple(
            week for week in stats.weeks if week.last_day >= span.first and week.start <= span.last
        ),
    )
