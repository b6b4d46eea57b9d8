"""How hard the sessions were, and how the back felt after them."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from backcompanion.application.progress_series import Span, sessions_in, sessions_with_feedback
from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import BackFeeling, History, SessionRecord
from backcompanion.ui.charts.chart import Chart, Dot, LazySequence, Point, Tick
from backcompanion.ui.charts.ticks import date_ticks
from backcompanion.ui.progress.break_bands import day_bands
from backcompanion.ui.progress.trend_lines import trend_lines
from backcompanion.ui.text import formats, training_text

# Below effort 1: a lane for each way the back may have felt.
LANES: dict[BackFeeling, float] = {"good": -0.8, "tired": -2.2, "sore": -3.6, "painful": -5.0}
# Of more sessions than this the months are shown, with their mean effort.
MOST_SESSIONS = 300
FEWEST_DAYS = 28


@dataclass(frozen=True, slots=True)
class EffortPoint:
    """What was said on `day`, or in the month around it."""

    day: date
    effort: float | None
    backs: frozenset[BackFeeling]
    sessions: tuple[SessionRecord, ...]

    def reading(self) -> str:
        return _reading(self.sessions[0]) if len(self.sessions) == 1 else _month_reading(self)


def effort_chart(history: History, stats: Stats, span: Span) -> Chart:
    sessions = sessions_with_feedback(sessions_in(history, stats, span))
    name = _("Effort, and how the back felt")
    if not sessions:
        return Chart(
            name=name,
            left=0,
            right=1,
            top=10,
            empty=_("After a workout you can say how hard it was. It will show up here."),
        )
    points = (
        _session_points(sessions) if len(sessions) <= MOST_SESSIONS else _month_points(sessions)
    )
    first = sessions[0].local_date
    length = max(FEWEST_DAYS, (stats.as_of - first).days)
    positions = [float((point.day - first).days) for point in points]
    efforts = [
        (x, point.effort)
        for x, point in zip(positions, points, strict=True)
        if point.effort is not None
    ]
    return Chart(
        name=name,
        left=-0.02 * length,
        right=1.02 * length,
        top=10.0,
        bottom=-5.6,
        dots=(
            *(Dot(x, y, "plain") for x, y in efforts),
            *(
                Dot(x, LANES[back], back)
                for x, point in zip(positions, points, strict=True)
                for back in LANES
                if back in point.backs
            ),
        ),
        line=tuple(efforts),
        x_ticks=date_ticks(first, length),
        y_ticks=(
            *(Tick(n, str(n)) for n in (2, 4, 6, 8, 10)),
            *(Tick(y, training_text.back(back)) for back, y in LANES.items()),
        ),
        x_unit=_("days"),
        y_unit=_("effort, 1 to 10; below it how the back felt"),
        bands=day_bands(history, first, length, stats.as_of),
        trends=(*trend_lines(efforts), *trend_lines(_back_points(positions, points))),
        sessions=LazySequence(
            len(points), lambda n: tuple(session.id for session in points[n].sessions)
        ),
        stops=tuple(positions),
        readings=LazySequence(len(points), lambda index: points[index].reading()),
        columns=(_("Day"), _("Effort"), _("In words"), _("Back")),
        rows=LazySequence(len(sessions), lambda index: _row(sessions[-1 - index])),
    )


def _back_points(positions: Sequence[float], points: Sequence[EffortPoint]) -> list[Point]:
    """Where the lanes are; of a month, their mean."""
    result = []
    for x, point in zip(positions, points, strict=True):
        lanes = [LANES[each.back] for each in point.sessions if each.back is not None]
        if lanes:
            result.append((x, sum(lanes) / len(lanes)))
    return result


def _row(session: SessionRecord) -> tuple[str, ...]:
    effort, back = session.effort, session.back
    return (
        formats.full_day(session.local_date),
        "" if effort is None else str(effort),
        "" if effort is None else training_text.effort(effort),
        "" if back is None else training_text.back(back),
    )


def _session_points(sessions: Sequence[SessionRecord]) -> list[EffortPoint]:
    return [
        EffortPoint(
            day=session.local_date,
            effort=None if session.effort is None else float(session.effort),
            backs=frozenset(() if session.back is None else (session.back,)),
            sessions=(session,),
        )
        for session in sessions
    ]


def _reading(session: SessionRecord) -> str:
    parts = [formats.full_day(session.local_date)]
    if session.effort is not None:
        parts.append(
            _("effort {n}, {words}").format(
                n=session.effort, words=training_text.effort(session.effort)
            )
        )
    if session.back is not None:
        parts.append(_("back {feeling}").format(feeling=training_text.back(session.back)))
    return " · ".join(parts)


def _month_points(sessions: Sequence[SessionRecord]) -> list[EffortPoint]:
    months = groupby(
        sessions, key=lambda session: (session.local_date.year, session.local_date.month)
    )
    return [_month_point(tuple(group)) for _key, group in months]


def _month_point(sessions: tuple[SessionRecord, ...]) -> EffortPoint:
    efforts = [session.effort for session in sessions if session.effort is not None]
    mean = sum(efforts) / len(efforts) if efforts else None
    day = sessions[len(sessions) // 2].local_date
    return EffortPoint(
        day=day,
        effort=mean,
        backs=frozenset(session.back for session in sessions if session.back is not None),
        sessions=sessions,
    )


def _month_reading(points: EffortPoint) -> str:
    parts = [formats.month_and_year(points.day)]
    if points.effort is not None:
        parts.append(_("mean effort {n}").format(n=formats.decimal(points.effort)))
    for back in LANES:
        count = sum(session.back == back for session in points.sessions)
        if count:
            parts.append(
                ngettext("{feeling} once", "{feeling} {n} times", count).format(
                    feeling=training_text.back(back), n=count
                )
            )
    return " · ".join(parts)
