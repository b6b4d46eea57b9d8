"""A report as JSON and as CSV: as pieces of text."""

import csv
import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

from backcompanion.application.report import Report, ReportWeek
from backcompanion.application.stats_json import rounded, stats_json
from backcompanion.history.exchange.csv_file import escape_formula
from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.planning.span_summary import SpanSummary

FORMAT = "backcompanion-report/1"
COLUMNS = (
    "week",
    "sessions",
    "active_days",
    "needs",
    "state",
    "active_seconds",
    "effort",
    "soreness",
    "back_sore_or_painful",
    "sets_easier",
    "sets_standard",
    "sets_harder",
    "hurt",
    "heaviest_kg",
)


def report_json(report: Report) -> dict[str, Any]:
    """All keys of `stats --json`, narrowed to the span, and those of the report."""
    reviewed, summary = report.reviewed, report.summary
    result: dict[str, Any] = {
        "report": FORMAT,
        "from": None if summary.span.first.year == 1 else summary.span.first.isoformat(),
        "to": summary.span.last.isoformat(),
        **stats_json(reviewed.stats, reviewed.review),
        **_summary_json(summary),
        "weeks_met": summary.weeks_met,
        "weeks_held": summary.weeks_held,
        "trained": report.trained,
        "by_week": [
            {"start": each.week.start.isoformat(), **_summary_json(each.summary)}
            for each in report.weeks
        ],
    }
    if report.notes is not None:
        result["notes"] = [{"date": day.isoformat(), "note": note} for day, note in report.notes]
    if report.remarks is not None:
        result["remarks"] = list(report.remarks)
    return result


def json_pieces(report: Report) -> Iterator[str]:
    yield json.dumps(report_json(report), ensure_ascii=False, indent=1)
    yield "\n"


def csv_pieces(report: Report) -> Iterator[str]:
    """A row for each week; with notes and remarks, a column for each of them."""
    extra = [
        name
        for name, shown in (("notes", report.notes), ("remarks", report.remarks))
        if shown is not None
    ]
    sink = StringIO()
    writer = csv.writer(sink)
    writer.writerow((*COLUMNS, *extra))
    for each in report.weeks:
        row: list[object] = list(_row(each))
        if report.notes is not None:
            row.append(escape_formula("\n".join(each.notes)))
        if report.remarks is not None:
            row.append(" ".join(report.remarks))
        writer.writerow(row)
    yield sink.getvalue()


def _summary_json(summary: SpanSummary) -> dict[str, Any]:
    return {
        "effort": _mean(summary.effort),
        "soreness": _mean(summary.soreness),
        "back": dict(summary.backs),
        "sets": {level: summary.sets.get(level, 0) for level in LEVELS},
        "hurt": {exercise: len(ids) for exercise, ids in summary.hurt.items()},
        "heaviest_kg": dict(summary.heaviest),
    }


def _row(each: ReportWeek) -> tuple[object, ...]:
    week, summary = each.week, each.summary
    return (
        week.start.isoformat(),
        week.sessions,
        week.active_days,
        week.needs,
        week.state,
        rounded(week.seconds),
        _mean(summary.effort),
        _mean(summary.soreness),
        summary.backs.get("sore", 0) + summary.backs.get("painful", 0),
        *(summary.sets.get(level, 0) for level in LEVELS),
        " ".join(summary.hurt),
        " ".join(f"{exercise}={kg:g}" for exercise, kg in summary.heaviest.items()),
    )


def _mean(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
