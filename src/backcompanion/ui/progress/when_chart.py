"""On which days of the week, and at which hour, the person trains."""

from collections.abc import Sequence

from backcompanion.application.progress_paging import ids_where
from backcompanion.application.progress_series import Span, nice_ticks, sessions_in, training_times
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History
from backcompanion.ui.charts.chart import Bar, Chart, LazySequence, Tick
from backcompanion.ui.charts.ticks import number_ticks
from backcompanion.ui.text import formats, training_text

# Bars of hours stand to the right of those of weekdays, with this much between them.
HOURS_AT = 9
FEWEST_HOURS = 10


def when_chart(history: History, stats: Stats, span: Span) -> Chart:
    """All weeks of a time are laid over one another, so that breaks have no place along it."""
    sessions = sessions_in(history, stats, span)
    counted = training_times(sessions)
    order = [(stats.week_starts + index) % 7 for index in range(7)]
    hours = _hours(counted.hours)
    most_day, most_hour = max(counted.weekdays), max(counted.hours)
    ticks = nice_ticks(max(3, most_day, most_hour))
    groups = [
        (float(index), formats.weekday(day), formats.weekday(day, long=True), counted.weekdays[day])
        for index, day in enumerate(order)
    ] + [
        (
            float(HOURS_AT + hour - hours[0]),
            formats.hour_of_day(hour),
            _("{from_}–{to}").format(
                from_=formats.time_of_day(hour), to=formats.time_of_day((hour + 1) % 24)
            ),
            counted.hours[hour],
        )
        for hour in hours
    ]

    def ids_of(index: int) -> Sequence[str]:
        if index < len(order):
            return ids_where(sessions, lambda session: session.local_date.weekday() == order[index])
        hour = hours[index - len(order)]
        return ids_where(sessions, lambda session: session.started_at.hour == hour)

    most = {index: most_day if index < 7 else most_hour for index in range(len(groups))}
    return Chart(
        name=_("When you train"),
        left=-0.7,
        right=groups[-1][0] + 0.7,
        top=ticks[-1],
        bars=tuple(
            Bar(x, count, count == most[index])
            for index, (x, _short, _long, count) in enumerate(groups)
        ),
        x_ticks=tuple(Tick(x, short) for x, short, _long, _count in groups),
        y_ticks=number_ticks(ticks),
        x_unit=_("weekday, and hour of the day"),
        y_unit=_("sessions"),
        sessions=LazySequence(len(groups), ids_of),
        stops=tuple(x for x, _short, _long, _count in groups),
        readings=tuple(
            f"{long} · {training_text.sessions(count)}" for _x, _short, long, count in groups
        ),
        columns=(_("When"), _("Sessions")),
        rows=tuple((long, str(count)) for _x, _short, long, count in groups),
    )


def _hours(counts: tuple[int, ...]) -> range:
    """From an hour before the earliest to an hour after the latest, and never but a few."""
    trained = [hour for hour, count in enumerate(counts) if count] or [18]
    first = min(max(0, trained[0] - 1), 24 - FEWEST_HOURS)
    return range(first, min(24, max(trained[-1] + 2, first + FEWEST_HOURS)))
