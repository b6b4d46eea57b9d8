"""Two spans side by side as rows of text."""

from collections.abc import Callable

from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.span_summary import SpanSummary
from backcompanion.ui.text import formats

NOTHING = "–"
Row = tuple[str, str, str]


def span_rows(
    now: SpanSummary, before: SpanSummary, exercise_name: Callable[[str], str], unit: str
) -> tuple[Row, ...]:
    """Name, later span, earlier span. What neither has is left out."""

    def row(name: str, text: Callable[[SpanSummary], str]) -> Row:
        return name, text(now), text(before)

    rows = [
        row(_("Training days"), lambda each: formats.number(each.days)),
        row(_("Sessions"), lambda each: formats.number(each.sessions)),
        row(_("Minutes"), lambda each: formats.number(each.seconds / 60)),
        row(_("Weeks that met the goal"), _weeks),
        row(_("Effort, 1 to 10"), lambda each: _mean(each.effort)),
        row(_("Soreness, 0 to 10"), lambda each: _mean(each.soreness)),
        row(_("Back sore or painful after"), _sore),
        row(_("Harder sets"), lambda each: _sets(each, "harder")),
        row(_("Easier sets"), lambda each: _sets(each, "easier")),
        row(_("Sessions in which something hurt"), _hurt),
    ]
    for exercise in dict.fromkeys((*now.heaviest, *before.heaviest)):
        name = _("Most in {name}").format(name=exercise_name(exercise))
        rows.append(row(name, lambda each, id_=exercise: _weight(each, id_, unit)))  # type: ignore[misc]
    return tuple(each for each in rows if each[1:] != (NOTHING, NOTHING))


def _weeks(summary: SpanSummary) -> str:
    if not summary.weeks_held:
        return NOTHING
    return _("{n} of {weeks}").format(n=summary.weeks_met, weeks=summary.weeks_held)


def _mean(value: float | None) -> str:
    return NOTHING if value is None else formats.decimal(value)


def _sore(summary: SpanSummary) -> str:
    count = sum(summary.backs.values())
    if not count:
        return NOTHING
    sore = summary.backs.get("sore", 0) + summary.backs.get("painful", 0)
    return _("{n} of {said}").format(n=sore, said=count)


def _sets(summary: SpanSummary, level: str) -> str:
    counts = {str(name): count for name, count in summary.sets.items()}
    return formats.number(counts.get(level, 0)) if counts else NOTHING


def _hurt(summary: SpanSummary) -> str:
    sessions = {id_ for ids in summary.hurt.values() for id_ in ids}
    return formats.number(len(sessions)) if summary.sets or sessions else NOTHING


def _weight(summary: SpanSummary, exercise: str, unit: str) -> str:
    kg = summary.heaviest.get(exercise)
    return NOTHING if kg is None else formats.weight(kg, unit)
