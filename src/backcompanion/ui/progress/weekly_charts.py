"""Sessions and minutes a week: a bar a week, or over many years a bar a month."""

from collections.abc import Sequence

from backcompanion.application.progress_paging import ids_between
from backcompanion.application.progress_series import (
    Span,
    WeekGroup,
    group_weeks,
    nice_ticks,
    sessions_in,
    weeks_in,
)
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.consistency import Week
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History
from backcompanion.ui.charts.chart import Bar, Chart, LazySequence
from backcompanion.ui.charts.ticks import month_ticks, number_ticks
from backcompanion.ui.progress.break_bands import week_bands
from backcompanion.ui.text import formats, training_text


def week_unit(columns: Sequence[WeekGroup]) -> str:
    """What one column is."""
    return _("months") if any(len(column.weeks) > 1 for column in columns) else _("weeks")


def sessions_of_weeks(
    history: History, stats: Stats, span: Span, columns: Sequence[WeekGroup]
) -> Sequence[Sequence[str]]:
    """For each column, the ids of what was trained in it."""
    sessions = sessions_in(history, stats, span)
    return LazySequence(
        len(columns),
        lambda n: ids_between(sessions, columns[n].start, columns[n].weeks[-1].last_day),
    )


def sessions_chart(history: History, stats: Stats, span: Span) -> Chart:
    weeks = weeks_in(stats, span)
    columns = group_weeks(weeks)
    ticks = nice_ticks(max(3.0, *(max(column.sessions_a_week, column.goal) for column in columns)))
    return Chart(
        name=_("Sessions a week"),
        left=-0.7,
        right=len(columns) - 0.3,
        top=ticks[-1],
        bars=tuple(
            Bar(x, column.sessions_a_week, column.strong) for x, column in enumerate(columns)
        ),
        goal=tuple(
            (x + side, float(column.goal))
            for x, column in enumerate(columns)
            for side in (-0.5, 0.5)
        ),
        x_ticks=month_ticks([column.start for column in columns]),
        y_ticks=number_ticks(ticks),
        stops=tuple(float(x) for x in range(len(columns))),
        readings=LazySequence(len(columns), lambda index: _sessions_reading(columns[index])),
        columns=(_("Week of"), _("Sessions"), _("Training days"), _("Needed"), _("State")),
        x_unit=week_unit(columns),
        y_unit=_("sessions a week"),
        bands=week_bands(history, columns, stats.as_of),
        sessions=sessions_of_weeks(history, stats, span, columns),
        rows=LazySequence(len(weeks), lambda index: _sessions_row(weeks[-1 - index])),
    )


def _sessions_row(week: Week) -> tuple[str, ...]:
    return (
        formats.plain_day(week.start),
        str(week.sessions),
        str(week.active_days),
        str(week.needs),
        training_text.week_state(week),
    )


def _sessions_reading(column: WeekGroup) -> str:
    if len(column.weeks) > 1:
        return " · ".join(
            (
                formats.month_and_year(column.start),
                training_text.sessions(sum(week.sessions for week in column.weeks)),
                _("{n} a week").format(n=formats.decimal(column.sessions_a_week)),
                _("goal met in {n} of {weeks} weeks").format(
                    n=column.weeks_met, weeks=len(column.weeks)
                ),
            )
        )
    (week,) = column.weeks
    return " · ".join(
        (
            training_text.week_name(week),
            training_text.sessions(week.sessions),
            _("{days} of training").format(days=training_text.days(week.active_days)),
            training_text.week_state(week),
        )
    )


def minutes_chart(history: History, stats: Stats, span: Span) -> Chart:
    weeks = weeks_in(stats, span)
    columns = group_weeks(weeks)
    ticks = nice_ticks(max(30.0, *(column.minutes_a_week for column in columns)))
    return Chart(
        name=_("Minutes a week"),
        left=-0.7,
        right=len(columns) - 0.3,
        top=ticks[-1],
        bars=tuple(
            Bar(x, column.minutes_a_week, column.strong) for x, column in enumerate(columns)
        ),
        x_ticks=month_ticks([column.start for column in columns]),
        y_ticks=number_ticks(ticks),
        stops=tuple(float(x) for x in range(len(columns))),
        readings=LazySequence(len(columns), lambda index: _minutes_reading(columns[index])),
        columns=(_("Week of"), _("Minutes"), _("Sessions")),
        x_unit=week_unit(columns),
        y_unit=_("minutes a week"),
        bands=week_bands(history, columns, stats.as_of),
        sessions=sessions_of_weeks(history, stats, span, columns),
        rows=LazySequence(len(weeks), lambda index: _minutes_row(weeks[-1 - index])),
    )


def _minutes_row(week: Week) -> tuple[str, ...]:
    return formats.plain_day(week.start), formats.number(week.seconds / 60), str(week.sessions)


def _minutes_reading(column: WeekGroup) -> str:
    sessions = training_text.sessions(sum(week.sessions for week in column.weeks))
    if len(column.weeks) > 1:
        minutes = _("{n} min a week").format(n=formats.number(column.minutes_a_week))
        return " · ".join((formats.month_and_year(column.start), minutes, sessions))
    (week,) = column.weeks
    return " · ".join((training_text.week_name(week), formats.duration(week.seconds), sessions))
