"""The report for a therapist: what was trained in a span, and how it went; every number is counted
where `stats --json` counts it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from backcompanion.application.reviewed_history import Reviewed, read_review
from backcompanion.base.dataclass import dataclass
from backcompanion.history.set_aside import SetAside
from backcompanion.history.step_queries import sets_between
from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import SORENESS
from backcompanion.training.exercise.terms import Level
from backcompanion.training.planning.consistency import Week, sessions_until, week_start
from backcompanion.training.planning.review import DateSpan
from backcompanion.training.planning.span_summary import SetRecord, SpanSummary, summarize
from backcompanion.training.session.record import SessionRecord


@dataclass(frozen=True, slots=True)
class ReportWeek:
    """A week that the span touches, whole; `notes` of it only where they were asked for."""

    week: Week
    summary: SpanSummary
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """`summary`: of the span, up to today. `weeks`: those on record, oldest first, none where
    nothing was trained. `trained`: sets done to the end by exercise and variant, in the order in
    which they were first done. `soreness`: 0 to 10, by the day. `notes`, `remarks`: None where they
    are to be left out.
    """

    reviewed: Reviewed
    summary: SpanSummary
    weeks: tuple[ReportWeek, ...]
    trained: Mapping[str, Mapping[Level, int]]
    soreness: Mapping[date, int]
    notes: tuple[tuple[date, str], ...] | None = None
    remarks: tuple[str, ...] | None = None


def read_report(
    store: Store,
    as_of: date | None,
    span: DateSpan,
    *,
    with_notes: bool = False,
    remarks: Sequence[str] | None = None,
) -> tuple[Report, tuple[SetAside, ...]]:
    """With the rows that cannot be right. `remarks` None: they are left out."""
    reviewed, set_aside = read_review(store, as_of, span)
    today = reviewed.stats.as_of
    shown = DateSpan(span.first, min(span.last, today))
    sessions = sessions_until(reviewed.history, today)
    soreness = SORENESS.read(store)
    # From the first day of the first week: a week stands there whole.
    stats = reviewed.stats
    first = week_start(shown.first, stats.week_starts) if shown.first > date.min else shown.first
    sets = sets_between(store, first, today)
    report = Report(
        reviewed=reviewed,
        summary=summarize(shown, sessions, stats.weeks, sets, soreness),
        weeks=_weeks(reviewed, shown, sessions, sets, soreness, with_notes=with_notes),
        trained=_trained(sets, {session.id for session in sessions if session.local_date in shown}),
        soreness={day: value for day, value in soreness.items() if day in shown},
        notes=_notes(sessions, shown) if with_notes else None,
        remarks=None if remarks is None else tuple(remarks),
    )
    return report, set_aside


def _weeks(
    reviewed: Reviewed,
    span: DateSpan,
    sessions: Sequence[SessionRecord],
    sets: Sequence[SetRecord],
    soreness: Mapping[date, int],
    *,
    with_notes: bool,
) -> tuple[ReportWeek, ...]:
    """Also those before the first that counts: what was trained in them is in the totals."""
    if not sessions:
        return ()
    stats = reviewed.stats
    by_week: dict[date, list[SessionRecord]] = defaultdict(list)
    for session in sessions:
        by_week[week_start(session.local_date, stats.week_starts)].append(session)
    sets_of: dict[str, list[SetRecord]] = defaultdict(list)
    for each in sets:
        sets_of[each.session].append(each)
    result = []
    for week in reviewed.recorded_weeks:
        if week.last_day < span.first or week.start > span.last:
            continue
        own = by_week.get(week.start, [])
        summary = summarize(
            DateSpan(week.start, week.last_day),
            own,
            (week,),
            [each for session in own for each in sets_of.get(session.id, ())],
            soreness,
        )
        notes = tuple(session.note for session in own if session.note.strip()) if with_notes else ()
        result.append(ReportWeek(week, summary, notes))
    return tuple(result)


def _trained(sets: Sequence[SetRecord], ids: set[str]) -> dict[str, dict[Level, int]]:
    result: dict[str, dict[Level, int]] = {}
    for each in sets:
        if each.outcome == "done" and each.session in ids:
            levels = result.setdefault(each.exercise, {})
            levels[each.variant] = levels.get(each.variant, 0) + 1
    return result


def _notes(sessions: Sequence[SessionRecord], span: DateSpan) -> tuple[tuple[date, str], ...]:
    return tuple(
        (session.local_date, session.note.strip())
        for session in sessions
        if session.note.strip() and session.local_date in span
    )
