"""What training asks of the body: load a week, soreness, weights; and the sets of one exercise."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from backcompanion.application.progress_paging import ids_between
from backcompanion.application.progress_series import (
    Span,
    WeekGroup,
    group_weeks,
    nice_ticks,
    sessions_in,
    span_start,
    weeks_in,
)
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.history.step_queries import DailyLoad, DailySets
from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.terms import Level
from backcompanion.training.planning.consistency import week_start
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History
from backcompanion.ui.charts.chart import Bar, Chart, Dot, LazySequence
from backcompanion.ui.charts.ticks import date_ticks, month_ticks, number_ticks
from backcompanion.ui.progress.break_bands import day_bands, week_bands
from backcompanion.ui.progress.trend_lines import trend_lines
from backcompanion.ui.progress.weekly_charts import sessions_of_weeks, week_unit
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.text.spoken import labelled

_DAY = timedelta(days=1)
FEWEST_DAYS = 28
MOST_DOTS = 300
# Training that is rated 3 for 25 minutes, three times a week.
USUAL_LOAD = 225


def load_chart(history: History, stats: Stats, span: Span) -> Chart:
    """Training load (Foster): rating times active minutes, added up for each week."""
    starts = history.preferences.week_starts
    loads: dict[date, float] = defaultdict(float)
    for session in sessions_in(history, stats, span):
        if session.effort is not None:
            week = week_start(session.local_date, starts)
            loads[week] += session.effort * session.active_seconds / 60
    name = _("Training load: effort × minutes a week")
    if not loads:
        return _empty_chart(name, _("Say how hard a workout was, and its load will show up here."))
    columns = group_weeks(weeks_in(stats, span))
    means = [
        sum(loads.get(week.start, 0.0) for week in column.weeks) / len(column.weeks)
        for column in columns
    ]
    ticks = nice_ticks(max(USUAL_LOAD, *means))
    usual = sum(means) / len(means)
    weeks = [(start, loads[start]) for start in sorted(loads, reverse=True)]
    return Chart(
        name=name,
        left=-0.7,
        right=len(columns) - 0.3,
        top=ticks[-1],
        bars=tuple(Bar(x, mean, mean >= usual) for x, mean in enumerate(means)),
        x_ticks=month_ticks([column.start for column in columns]),
        y_ticks=number_ticks(ticks),
        stops=tuple(float(x) for x in range(len(columns))),
        readings=LazySequence(len(columns), lambda n: _load_reading(columns[n], means[n])),
        columns=(_("Week of"), _("Effort × minutes")),
        x_unit=week_unit(columns),
        y_unit=_("effort × minutes a week"),
        bands=week_bands(history, columns, stats.as_of),
        sessions=sessions_of_weeks(history, stats, span, columns),
        rows=LazySequence(
            len(weeks), lambda n: (formats.plain_day(weeks[n][0]), formats.number(weeks[n][1]))
        ),
    )


def _load_reading(column: WeekGroup, load: float) -> str:
    if len(column.weeks) > 1:
        text = _("load {n} a week").format(n=formats.number(load))
        return " · ".join((formats.month_and_year(column.start), text))
    return " · ".join(
        (training_text.week_name(column.weeks[0]), _("load {n}").format(n=formats.number(load)))
    )


def soreness_chart(
    soreness: Mapping[date, int], history: History, stats: Stats, span: Span
) -> Chart:
    """Over many years, the worst day of each month."""
    name = _("How sore the back was, 0 to 10")
    since = None if span == "all" else span_start(stats, span)
    days = [
        day for day in sorted(soreness) if day <= stats.as_of and (since is None or day >= since)
    ]
    if not days:
        return _empty_chart(
            name, _("The day after a workout you can say how sore you are. It shows up here.")
        )
    y_unit = _("soreness, 0 to 10")
    if len(days) > MOST_DOTS:
        y_unit = _("soreness, 0 to 10; the worst day of each month")
        months = groupby(days, key=lambda day: (day.year, day.month))
        days = [max(group, key=lambda day: soreness[day]) for _month, group in months]
    values = [float(soreness[day]) for day in days]
    return _time_chart(
        name,
        days,
        values,
        history,
        stats.as_of,
        y_unit=y_unit,
        top=10.0,
        ticks=(0, 2, 4, 6, 8, 10),
        column=_("Soreness"),
        reading=lambda n: _("{n} of 10").format(n=round(values[n])),
    )


def weights_chart(
    loads: Sequence[DailyLoad],
    name: str,
    history: History,
    stats: Stats,
    span: Span,
    unit: str,
) -> Chart:
    """Of one exercise of that name. Over many years, the heaviest of each month."""
    unit_name = formats.weight_unit(unit)
    title = _("Weights in {name}, {unit}").format(name=name, unit=unit_name)
    since = None if span == "all" else span_start(stats, span)
    used = [
        load for load in loads if load.day <= stats.as_of and (since is None or load.day >= since)
    ]
    y_unit = unit_name
    if len(used) > MOST_DOTS:
        y_unit = _("{unit}, the heaviest of each month").format(unit=unit_name)
        months = groupby(used, key=lambda load: (load.day.year, load.day.month))
        used = [max(group, key=lambda load: load.kg) for _month, group in months]
    if not used:
        return _empty_chart(title, _("Say after a workout what you held, and it shows up here."))
    weights = [formats.kg_to_unit(load.kg, unit) for load in used]
    ticks = nice_ticks(max(4.0, *weights))
    return _time_chart(
        title,
        [load.day for load in used],
        weights,
        history,
        stats.as_of,
        y_unit=y_unit,
        top=float(ticks[-1]),
        ticks=ticks,
        column=unit_name,
        reading=lambda n: formats.weight(used[n].kg, unit),
        # What is held stays for months and then goes up a step, which no straight line is like.
        has_trend=False,
    )


def sets_chart(
    done: Sequence[DailySets],
    level_names: Mapping[Level, str],
    name: str,
    history: History,
    stats: Stats,
    span: Span,
) -> Chart:
    """Sets a week of one exercise; strong where most were at the hardest level so far."""
    title = _("Sets of {name} a week, by variant").format(name=name)
    starts = history.preferences.week_starts
    columns = group_weeks(weeks_in(stats, span))
    by_week: dict[date, dict[Level, int]] = defaultdict(dict)
    for sets_of_day in done:
        if sets_of_day.day <= stats.as_of:
            sets = by_week[week_start(sets_of_day.day, starts)]
            for level, count in sets_of_day.sets.items():
                sets[level] = sets.get(level, 0) + count
    shown = [
        _sum_sets([by_week.get(week.start, {}) for week in column.weeks]) for column in columns
    ]
    if not any(shown):
        return _empty_chart(title, _("Not done in this time."))
    heights = [sum(s.values()) / len(c.weeks) for s, c in zip(shown, columns, strict=True)]
    hardest = max((LEVELS.index(level) for sets in shown for level in sets), default=0)
    ticks = nice_ticks(max(3.0, *heights))
    weeks = sorted(by_week, reverse=True)

    return Chart(
        name=title,
        left=-0.7,
        right=len(columns) - 0.3,
        top=ticks[-1],
        bars=tuple(
            Bar(x, height, 2 * shown[x].get(LEVELS[hardest], 0) >= sum(shown[x].values()))
            for x, height in enumerate(heights)
        ),
        x_ticks=month_ticks([column.start for column in columns]),
        y_ticks=number_ticks(ticks),
        stops=tuple(float(x) for x in range(len(columns))),
        readings=LazySequence(
            len(columns), lambda n: _sets_reading(columns[n], shown[n], level_names)
        ),
        x_unit=week_unit(columns),
        y_unit=_("sets a week"),
        bands=week_bands(history, columns, stats.as_of),
        sessions=sessions_of_weeks(history, stats, span, columns),
        columns=(_("Week of"), *(level_names[level] for level in LEVELS if level in level_names)),
        rows=LazySequence(
            len(weeks),
            lambda n: (
                formats.plain_day(weeks[n]),
                *(str(by_week[weeks[n]].get(level, 0)) for level in LEVELS if level in level_names),
            ),
        ),
    )


def _sets_reading(column: WeekGroup, sets: Mapping[Level, int], names: Mapping[Level, str]) -> str:
    is_week = len(column.weeks) == 1
    when = (
        training_text.week_name(column.weeks[0])
        if is_week
        else formats.month_and_year(column.start)
    )
    return " · ".join((when, _sets_text(sets, names)))


def _sum_sets(weeks: Sequence[Mapping[Level, int]]) -> dict[Level, int]:
    totals: dict[Level, int] = {}
    for sets in weeks:
        for level, count in sets.items():
            totals[level] = totals.get(level, 0) + count
    return totals


def _sets_text(sets: Mapping[Level, int], names: Mapping[Level, str]) -> str:
    count = sum(sets.values())
    text = ngettext("{n} set", "{n} sets", count).format(n=formats.number(count))
    levels_text = [
        f"{sets[level]} {names.get(level, level)}" for level in LEVELS if sets.get(level)
    ]
    return labelled(text, ", ".join(levels_text)) if levels_text else text


def _time_chart(
    name: str,
    days: Sequence[date],
    values: Sequence[float],
    history: History,
    as_of: date,
    *,
    y_unit: str,
    top: float,
    ticks: Sequence[int],
    column: str,
    reading: Callable[[int], str],
    has_trend: bool = True,
) -> Chart:
    first = days[0]
    length = max(FEWEST_DAYS, (as_of - first).days)
    positions = [float((day - first).days) for day in days]
    latest = len(days) - 1
    return Chart(
        name=name,
        left=-0.02 * length,
        right=1.02 * length,
        top=top * 1.02,
        bottom=-0.04 * top,
        dots=tuple(Dot(x, value, "plain") for x, value in zip(positions, values, strict=True)),
        line=tuple(zip(positions, values, strict=True)),
        x_ticks=date_ticks(first, length),
        y_ticks=number_ticks(ticks),
        x_unit=_("days"),
        y_unit=y_unit,
        bands=day_bands(history, first, length, as_of),
        trends=trend_lines(list(zip(positions, values, strict=True))) if has_trend else (),
        sessions=LazySequence(
            len(days), lambda n: ids_between(history.sessions, days[n] - _DAY, days[n])
        ),
        stops=tuple(positions),
        readings=LazySequence(len(days), lambda n: f"{formats.full_day(days[n])} · {reading(n)}"),
        columns=(_("Day"), column),
        rows=LazySequence(
            len(days),
            lambda n: (
                formats.full_day(days[latest - n]),
                formats.plain_number(values[latest - n]),
            ),
        ),
    )


def _empty_chart(name: str, empty: str) -> Chart:
    return Chart(name=name, left=0, right=1, top=1, empty=empty)
