"""The views of the chart card, each made from the history as a value."""

from collections.abc import Callable, Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from backcompanion.training.consistency import Week
from backcompanion.training.record import Back, History, SessionRecord
from backcompanion.training.stats import Stats
from backcompanion.ui.progress import words
from backcompanion.ui.progress.chart import Bar, Chart, Dot, Tick
from backcompanion.ui.progress.series import (
    Span,
    nice_ticks,
    rated,
    sessions_in,
    span_start,
    weeks_in,
    when,
)

MOST_LABELS = 13
# Bars of hours stand to the right of those of weekdays, with this much between them.
HOURS_AT = 9
# Below effort 1: a lane for each way the back may have felt.
LANES: dict[Back, float] = {"good": -0.6, "tired": -1.6, "sore": -2.6, "painful": -3.6}

Make = Callable[[History, Stats, Span], Chart]


def sessions_chart(history: History, stats: Stats, span: Span) -> Chart:
    weeks = weeks_in(stats, span)
    ticks = nice_ticks(max(3, *(max(week.sessions, week.goal) for week in weeks)))
    return Chart(
        name=_("Sessions a week"),
        left=-0.7,
        right=len(weeks) - 0.3,
        top=ticks[-1],
        bars=tuple(
            Bar(index, week.sessions, week.state == "met") for index, week in enumerate(weeks)
        ),
        goal=tuple(
            (index + side, float(week.goal))
            for index, week in enumerate(weeks)
            for side in (-0.5, 0.5)
        ),
        x_ticks=month_ticks([week.start for week in weeks]),
        y_ticks=_numbers(ticks),
        stops=tuple(float(index) for index in range(len(weeks))),
        readings=tuple(
            " · ".join(
                (
                    words.week_name(week),
                    words.sessions(week.sessions),
                    _("{days} of training").format(days=words.days(week.active_days)),
                    words.week_state(week),
                )
            )
            for week in weeks
        ),
        columns=(_("Week of"), _("Sessions"), _("Training days"), _("Needed"), _("State")),
        rows=tuple(
            (
                words.plain_day(week.start),
                str(week.sessions),
                str(week.active_days),
                str(week.needs),
                words.week_state(week),
            )
            for week in reversed(weeks)
        ),
    )


def minutes_chart(history: History, stats: Stats, span: Span) -> Chart:
    weeks = weeks_in(stats, span)
    ticks = nice_ticks(max(30.0, *(week.seconds / 60 for week in weeks)))
    return Chart(
        name=_("Minutes a week"),
        left=-0.7,
        right=len(weeks) - 0.3,
        top=ticks[-1],
        bars=tuple(
            Bar(index, week.seconds / 60, week.state == "met") for index, week in enumerate(weeks)
        ),
        x_ticks=month_ticks([week.start for week in weeks]),
        y_ticks=_numbers(ticks),
        stops=tuple(float(index) for index in range(len(weeks))),
        readings=tuple(_minutes_reading(week) for week in weeks),
        columns=(_("Week of"), _("Minutes"), _("Sessions")),
        rows=tuple(
            (
                words.plain_day(week.start),
                words.number(week.seconds / 60),
                str(week.sessions),
            )
            for week in reversed(weeks)
        ),
    )


def _minutes_reading(week: Week) -> str:
    return " · ".join(
        (words.week_name(week), words.duration(week.seconds), words.sessions(week.sessions))
    )


def effort_chart(history: History, stats: Stats, span: Span) -> Chart:
    sessions = rated(sessions_in(history, stats, span))
    name = _("Effort, and how the back felt")
    if not sessions:
        return Chart(
            name=name,
            left=0,
            right=1,
            top=10,
            empty=_("After a workout you can say how hard it was. It will show up here."),
        )
    first = span_start(stats, span) if span != "all" else sessions[0].local_date
    first = max(first, sessions[0].local_date)
    length = max(28, (stats.as_of - first).days)

    def place(session: SessionRecord) -> float:
        return float((session.local_date - first).days)

    efforts = [(place(one), float(one.effort)) for one in sessions if one.effort is not None]
    return Chart(
        name=name,
        left=-0.02 * length,
        right=1.02 * length,
        top=10.0,
        bottom=-4.0,
        dots=tuple(Dot(x, y, "plain") for x, y in efforts)
        + tuple(
            Dot(place(one), LANES[one.back], one.back) for one in sessions if one.back is not None
        ),
        line=tuple(efforts),
        x_ticks=_date_ticks(first, length),
        y_ticks=(
            *(Tick(n, str(n)) for n in (2, 4, 6, 8, 10)),
            *(Tick(at, words.back(back)) for back, at in LANES.items()),
        ),
        stops=tuple(place(one) for one in sessions),
        readings=tuple(_effort_reading(one) for one in sessions),
        columns=(_("Day"), _("Effort"), _("In words"), _("Back")),
        rows=tuple(
            (
                words.full_day(one.local_date),
                "" if one.effort is None else str(one.effort),
                "" if one.effort is None else words.effort(one.effort),
                "" if one.back is None else words.back(one.back),
            )
            for one in reversed(sessions)
        ),
    )


def _effort_reading(session: SessionRecord) -> str:
    parts = [words.full_day(session.local_date)]
    if session.effort is not None:
        parts.append(
            _("effort {n}, {words}").format(n=session.effort, words=words.effort(session.effort))
        )
    if session.back is not None:
        parts.append(_("back {feeling}").format(feeling=words.back(session.back)))
    return " · ".join(parts)


def when_chart(history: History, stats: Stats, span: Span) -> Chart:
    sessions = sessions_in(history, stats, span)
    counted = when(sessions)
    order = [(stats.week_starts + index) % 7 for index in range(7)]
    trained = [hour for hour, count in enumerate(counted.hours) if count] or [18]
    first = max(0, min(trained[0] - 1, 23 - 9))
    hours = range(first, max(trained[-1] + 1, first + 9) + 1)
    hours = range(hours.start, min(hours.stop, 24))
    most_day, most_hour = max(counted.weekdays), max(counted.hours)
    ticks = nice_ticks(max(3, most_day, most_hour))
    groups = [
        (float(index), words.weekday(day), words.weekday(day, long=True), counted.weekdays[day])
        for index, day in enumerate(order)
    ] + [
        (
            float(HOURS_AT + hour - hours.start),
            str(hour),
            _("{from_}–{to}").format(
                from_=words.clock_hour(hour), to=words.clock_hour((hour + 1) % 24)
            ),
            counted.hours[hour],
        )
        for hour in hours
    ]
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
        y_ticks=_numbers(ticks),
        stops=tuple(x for x, _short, _long, _count in groups),
        readings=tuple(f"{long} · {words.sessions(count)}" for _x, _short, long, count in groups),
        columns=(_("When"), _("Sessions")),
        rows=tuple((long, str(count)) for _x, _short, long, count in groups),
    )


def _numbers(values: Sequence[int]) -> tuple[Tick, ...]:
    return tuple(Tick(value, words.number(value)) for value in values)


def month_ticks(starts: Sequence[date]) -> tuple[Tick, ...]:
    """A label where a month (or, over years, a quarter or a year) begins, and not too many."""
    firsts = [
        (index, day)
        for index, day in enumerate(starts)
        if index == 0 or day.month != starts[index - 1].month
    ]
    # A month that is cut short by the left edge would stand too near to the next.
    if len(firsts) > 1 and firsts[1][0] - firsts[0][0] < len(starts) / 18:
        firsts = firsts[1:]
    return _thinned([(float(index), day) for index, day in firsts])


def _date_ticks(first: date, length: int) -> tuple[Tick, ...]:
    days = [date.fromordinal(first.toordinal() + offset) for offset in range(length + 1)]
    return _thinned([(float(index), day) for index, day in enumerate(days) if day.day == 1])


def _thinned(firsts: Sequence[tuple[float, date]]) -> tuple[Tick, ...]:
    if len(firsts) <= MOST_LABELS:
        return tuple(Tick(at, words.month(day)) for at, day in firsts)
    januaries = [(at, day) for at, day in firsts if day.month == 1]
    if len(januaries) >= 4:
        step = -(-len(januaries) // MOST_LABELS)
        return tuple(Tick(at, words.year(day)) for at, day in januaries[::step])
    quarters = [(at, day) for at, day in firsts if day.month in (1, 4, 7, 10)]
    return tuple(
        Tick(at, words.year(day) if day.month == 1 else words.month(day)) for at, day in quarters
    )


def describe(chart: Chart) -> str:
    """One sentence about the whole chart, for a screen reader."""
    if not chart.stops:
        return chart.empty
    return ngettext(
        "Chart: {name}. {n} value; read it with the arrow keys, or show it as a table.",
        "Chart: {name}. {n} values; read them with the arrow keys, or show them as a table.",
        len(chart.stops),
    ).format(name=chart.name, n=len(chart.stops))
