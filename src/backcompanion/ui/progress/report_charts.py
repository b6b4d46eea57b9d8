"""The charts of a report: those of the page, over the weeks of its span and no others."""

from dataclasses import replace

from backcompanion.application.report import Report
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.progress.body_charts import soreness_chart
from backcompanion.ui.progress.effort_chart import effort_chart
from backcompanion.ui.progress.weekly_charts import minutes_chart, sessions_chart
from backcompanion.ui.text import span_text


def report_charts(report: Report) -> tuple[Chart, ...]:
    """None where nothing was trained; one of which nothing was said is left out."""
    weeks = tuple(each.week for each in report.weeks)
    if not weeks:
        return ()
    reviewed = report.reviewed
    first, last = weeks[0].start, weeks[-1].last_day
    today = reviewed.stats.as_of
    stats = replace(
        reviewed.stats,
        as_of=min(today, last),
        this_week=weeks[-1],
        weeks=weeks,
        weeks_before=(),
        up_to_date=False,
    )
    history = replace(
        reviewed.history,
        sessions=tuple(
            session for session in reviewed.history.sessions if session.local_date >= first
        ),
    )
    charts = (
        sessions_chart(history, stats, "all"),
        minutes_chart(history, stats, "all"),
        effort_chart(history, stats, "all"),
        soreness_chart(report.soreness, history, stats, "all"),
    )
    span = span_text.days_span(first, stats.as_of)
    return tuple(replace(chart, span=span) for chart in charts if not chart.empty)
