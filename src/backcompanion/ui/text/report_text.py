"""What a report says in words: the numbers at its head, and lines below its charts."""

from collections.abc import Callable, Mapping
from typing import get_args

from backcompanion.application.report import Report
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.exercise.terms import Level
from backcompanion.training.session.record import BackFeeling
from backcompanion.ui.text import formats, span_text, training_text

Names = Callable[[str], str]


def report_span(report: Report) -> str:
    """From the first day of the span, or of what was trained where it has none."""
    span = report.summary.span
    sessions = report.reviewed.history.sessions
    first = span.first
    if first.year == 1:
        first = min((session.local_date for session in sessions), default=span.last)
    return span_text.days_span(min(first, span.last), span.last)


def head_numbers(report: Report) -> tuple[tuple[str, str], ...]:
    """Name and value, as Progress has them."""
    stats, summary = report.reviewed.stats, report.summary
    steadiness = report.reviewed.review.steadiness.score
    numbers = [
        (_("Training days"), formats.number(stats.totals.active_days)),
        (_("Sessions"), formats.number(stats.totals.sessions)),
        (_("Time"), formats.duration(stats.totals.active_seconds)),
        (
            _("Weeks that met the goal"),
            _("{n} of {weeks}").format(n=summary.weeks_met, weeks=summary.weeks_held),
        ),
        (_("Longest streak"), training_text.weeks(stats.streak.best_weeks)),
    ]
    if steadiness is not None:
        numbers.append((_("Steadiness"), _("{n} of 100").format(n=steadiness)))
    if summary.effort is not None:
        numbers.append((_("Effort, 1 to 10"), formats.decimal(summary.effort)))
    if summary.soreness is not None:
        numbers.append((_("Soreness, 0 to 10"), formats.decimal(summary.soreness)))
    return tuple(numbers)


def report_lines(report: Report, name: Names, unit: str) -> tuple[tuple[str, str], ...]:
    """A title and what stands under it."""
    summary = report.summary
    lines = []
    backs = [
        _("{feeling} {n}").format(feeling=training_text.back(back), n=formats.number(count))
        for back in get_args(BackFeeling)  # from good to painful
        if (count := summary.backs.get(back))
    ]
    if backs:
        lines.append((_("How the back felt after sessions"), ", ".join(backs)))
    if summary.hurt:
        hurt = (_times(name(exercise), len(ids)) for exercise, ids in summary.hurt.items())
        lines.append((_("What hurt"), ", ".join(hurt)))
    easier = [name(each) for each, levels in report.trained.items() if levels.get("easier")]
    if easier:
        lines.append((_("Made easier"), ", ".join(easier)))
    if summary.heaviest:
        weights = (
            _("{name} {weight}").format(name=name(each), weight=formats.weight(kg, unit))
            for each, kg in summary.heaviest.items()
        )
        lines.append((_("Weights, the most"), ", ".join(weights)))
    planned = report.reviewed.review.planned
    if planned is not None:
        text = _("{done} done, {moved} moved, {missed} missed, {extra} beyond the plan").format(
            done=formats.number(planned.done),
            moved=formats.number(planned.moved),
            missed=formats.number(planned.missed),
            extra=formats.number(planned.extra),
        )
        lines.append((_("Planned days"), text))
    if report.trained:
        trained = (_sets(name(each), levels) for each, levels in report.trained.items())
        lines.append((_("The routine as it was trained, in sets"), _("; ").join(trained)))
    # Names are small in a sentence, and each of these begins a line.
    return tuple((title, formats.as_heading(text)) for title, text in lines)


def _times(name: str, count: int) -> str:
    return ngettext("{name} in {n} session", "{name} in {n} sessions", count).format(
        name=name, n=formats.number(count)
    )


def _sets(name: str, levels: Mapping[Level, int]) -> str:
    counts = ", ".join(
        _("{n} {level}").format(
            n=formats.number(count), level=training_text.level_in_sentence(level)
        )
        for level, count in levels.items()
    )
    return _("{name}: {counts}").format(name=name, counts=counts)
