"""One line of advice for the day, as a value: the words are the screen's. Never a command."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from backcompanion.base.dataclass import dataclass
from backcompanion.training.planning.consistency import (
    LONG_GAP_DAYS,
    active_days_of,
    sessions_until,
)
from backcompanion.training.planning.program import in_break
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History, SessionRecord

AdviceKind = Literal[
    "painful",
    "sore-for-long",
    "very-sore",
    "go-lighter",
    "done-today",
    "on-break",
    "after-illness",
    "welcome-back",
    "rest-day",
    "first-time",
    "week-met",
    "streak-safe",
    "week-open",
]

TodaysVersion = Literal["planned", "lighter", "stretches"]
"""What a session may be: as planned; one round, easier; the cool-down's stretches alone."""

_ALL: tuple[TodaysVersion, ...] = ("lighter", "stretches", "planned")
OFFERED_VERSIONS: Mapping[AdviceKind, tuple[TodaysVersion, ...]] = {
    "painful": _ALL,
    "sore-for-long": _ALL,
    "very-sore": _ALL,
    "go-lighter": _ALL,
    "done-today": ("stretches",),
    "on-break": _ALL,
    "after-illness": _ALL,
    "welcome-back": _ALL,
    "rest-day": _ALL,
    "first-time": ("lighter",),
}
"""What is offered along with which advice; with the others nothing speaks against the plan."""

VERY_SORE = 6
GO_LIGHTER = 4
# Soreness of muscles is gone by then; what lasts longer is for a doctor to look at.
SORENESS_ENDS_DAYS = 5
# Muscles want about 48 hours.
REST_DAYS = 2
# So long after an illness the first session is still to come gently.
RECOVERED_DAYS = 7


@dataclass(frozen=True, slots=True)
class Advice:
    """`days_since`: whole days since the last session, None before the first.

    `last_day`: the last day of the current week. `is_ill`: the break that the day lies in is one
    of illness.
    """

    kind: AdviceKind
    days_since: int | None
    active_days: int
    needs: int
    streak_weeks: int
    last_day: date
    is_ill: bool = False


def advise(history: History, stats: Stats, soreness: Mapping[date, int] | None = None) -> Advice:
    """For the day `stats` are as of. `soreness`: how the back felt, 0 to 10, on days it was said.

    What the person said last of their back stands until they say something else.
    """
    sessions = sessions_until(history, stats.as_of)
    last_day = max((session.local_date for session in sessions), default=None)
    days_since = (stats.as_of - last_day).days if last_day else None
    week = stats.this_week
    off = in_break(history, stats.as_of)
    return Advice(
        kind=_soreness_advice(sessions, stats.as_of, last_day, soreness or {})
        or _history_advice(history, stats, sessions),
        days_since=days_since,
        active_days=week.active_days,
        needs=week.needs,
        streak_weeks=stats.streak.weeks,
        last_day=week.last_day,
        is_ill=off is not None and off.reason == "illness",
    )


def _history_advice(
    history: History, stats: Stats, sessions: Sequence[SessionRecord]
) -> AdviceKind:
    """Only what counts is training: a session that was begun and left asks for no rest."""
    active = active_days_of(sessions)
    days_since = (stats.as_of - max(active)).days if active else None
    if days_since == 0:
        return "done-today"
    if in_break(history, stats.as_of) is not None:
        return "on-break"
    if days_since is None:
        return "first-time"
    if _is_just_recovered(history, stats.as_of, days_since):
        return "after-illness"
    if days_since >= LONG_GAP_DAYS:
        return "welcome-back"
    if days_since < REST_DAYS:
        return "rest-day"
    if stats.this_week.state == "met":
        return "week-met"
    return "streak-safe" if stats.streak.weeks else "week-open"


def _soreness_advice(
    sessions: Sequence[SessionRecord],
    as_of: date,
    last_day: date | None,
    soreness: Mapping[date, int],
) -> AdviceKind | None:
    """How the back is goes before everything else."""
    today = soreness.get(as_of)
    if today is not None:
        since = _sore_since(sessions, as_of, last_day, soreness)
        if since is not None and (as_of - since).days > SORENESS_ENDS_DAYS:
            return "sore-for-long"
        if today >= VERY_SORE:
            return "very-sore"
        return "go-lighter" if today >= GO_LIGHTER else None
    # A session after which nothing was said takes back nothing.
    last_with_answer = _latest_session(session for session in sessions if session.back is not None)
    if last_with_answer is None:
        return None
    if last_with_answer.back == "painful":
        return "painful"
    if (
        last_with_answer.back == "sore"
        and 0 < (as_of - last_with_answer.local_date).days <= SORENESS_ENDS_DAYS
    ):
        return "go-lighter"
    return None


def _sore_since(
    sessions: Sequence[SessionRecord],
    as_of: date,
    last_day: date | None,
    soreness: Mapping[date, int],
) -> date | None:
    """The first of the days since the last session of which all answers were "sore", today's too.

    One answer is no more than one day, however long ago that session was.
    """
    if last_day is None:
        return None
    answers = {day: value >= GO_LIGHTER for day, value in soreness.items() if day >= last_day}
    felt = _latest_session(session for session in sessions if session.local_date == last_day)
    if felt is not None and felt.back is not None:
        answers.setdefault(last_day, felt.back in ("sore", "painful"))
    since = None
    for day in sorted((day for day in answers if day <= as_of), reverse=True):
        if not answers[day]:
            break
        since = day
    return since


def _is_just_recovered(history: History, as_of: date, days_since: int) -> bool:
    """An illness ended some days ago, and nothing was trained since."""
    ended = [
        (as_of - days_off.end).days
        for days_off in history.breaks
        if days_off.reason == "illness" and days_off.end is not None and days_off.end < as_of
    ]
    return bool(ended) and min(ended) <= min(RECOVERED_DAYS, days_since)


def _latest_session(sessions: Iterable[SessionRecord]) -> SessionRecord | None:
    return max(sessions, key=lambda session: (session.started_at, session.id), default=None)
