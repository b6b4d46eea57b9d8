"""The views of the chart card: what each is called, how it is made, and its parts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from backcompanion.application.progress_series import Span, span_start
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.progress.details_protocol import Details
from backcompanion.ui.progress.effort_chart import effort_chart
from backcompanion.ui.progress.exercises_chart import ExerciseSets, exercises_chart
from backcompanion.ui.progress.weekly_charts import minutes_chart, sessions_chart
from backcompanion.ui.progress.when_chart import when_chart

SetsDone = Callable[[date | None], Sequence[ExerciseSets]]
Parts = Sequence[tuple[str, str]]

ALL = ""


@dataclass(frozen=True, slots=True)
class View:
    """`make` is given the part that was chosen; `parts`: ids and names, one of them at a time."""

    name: str
    make: Callable[[History, Stats, Span, str], Chart]
    parts: Callable[[], Parts] | None = None


def views(sets_done: SetsDone | None, details: Details | None) -> tuple[View, ...]:
    """Those for which there is something to ask."""
    found = [
        View(_("Sessions"), _plain(sessions_chart)),
        View(_("Minutes"), _plain(minutes_chart)),
        View(_("Effort"), _plain(effort_chart)),
    ]
    if sets_done is not None:
        found.append(_exercises(sets_done, details))
    found.append(View(_("When"), _plain(when_chart)))
    if details is not None:
        found += [View(_("Load"), _load), _soreness(details), _weights(details)]
    return tuple(found)


def _plain(make: Callable[[History, Stats, Span], Chart]) -> Callable[..., Chart]:
    return lambda history, stats, span, part: make(history, stats, span)


def _exercises(sets_done: SetsDone, details: Details | None) -> View:
    def make(history: History, stats: Stats, span: Span, part: str) -> Chart:
        since = None if span == "all" else span_start(stats, span)
        if part == ALL or details is None:
            return exercises_chart(sets_done(since))
        from backcompanion.ui.progress.body_charts import sets_chart

        return sets_chart(
            details.sets_of(part, since),
            details.level_names(part),
            details.exercise_name(part),
            history,
            stats,
            span,
        )

    def parts() -> Parts:
        assert details is not None
        return ((ALL, _("All")), *details.exercises())

    return View(_("Exercises"), make, parts if details is not None else None)


def _load(history: History, stats: Stats, span: Span, part: str) -> Chart:
    from backcompanion.ui.progress.body_charts import load_chart

    return load_chart(history, stats, span)


def _soreness(details: Details) -> View:
    def make(history: History, stats: Stats, span: Span, part: str) -> Chart:
        from backcompanion.ui.progress.body_charts import soreness_chart

        return soreness_chart(details.soreness(), stats, span)

    return View(_("Soreness"), make)


def _weights(details: Details) -> View:
    def make(history: History, stats: Stats, span: Span, part: str) -> Chart:
        from backcompanion.ui.progress.body_charts import weights_chart

        name = details.exercise_name(part) if part else _("each exercise")
        return weights_chart(details.loads(part) if part else (), name, stats, span)

    return View(_("Weights"), make, details.loaded)
