"""The views of the chart card: what each is called, how it is made, and its parts."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from backcompanion.application.one_routine import narrowed
from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.application.progress_series import Span, sessions_in, span_start
from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import History
from backcompanion.ui.charts.chart import Chart
from backcompanion.ui.progress.effort_chart import effort_chart
from backcompanion.ui.progress.exercises_chart import exercises_chart
from backcompanion.ui.progress.streak_chart import streak_chart
from backcompanion.ui.progress.weekly_charts import minutes_chart, sessions_chart
from backcompanion.ui.progress.when_chart import when_chart

ExerciseOptions = Sequence[tuple[str, str]]

ALL = ""


@dataclass(frozen=True, slots=True)
class ChartView:
    """`make` is given the part that was chosen; `exercise_options`: ids and names of exercises or
    routines, one of them at a time. `shows_runs`: the longest runs stand beside it.
    """

    name: str
    make: Callable[[History, Stats, Span, str], Chart]
    exercise_options: Callable[[], ExerciseOptions] | None = None
    shows_runs: bool = False


def build_views(queries: ProgressQueries) -> tuple[ChartView, ...]:
    return (
        _by_routine(_("Sessions"), sessions_chart, queries),
        _streak(queries),
        _by_routine(_("Minutes"), minutes_chart, queries),
        _by_routine(_("Effort"), effort_chart, queries),
        _exercises(queries),
        _by_routine(_("When"), when_chart, queries),
        _by_routine(_("Load"), _load, queries),
        _soreness(queries),
        _weights(queries),
    )


def _by_routine(
    name: str, make: Callable[[History, Stats, Span], Chart], queries: ProgressQueries
) -> ChartView:
    """Of all that was trained, or of one routine where there were several."""

    def make_narrowed(history: History, stats: Stats, span: Span, routine: str) -> Chart:
        if routine == ALL:
            return make(history, stats, span)
        chart = make(*narrowed(history, stats, routine), span)
        named = _("{chart}: {routine}")
        return replace(
            chart,
            name=named.format(chart=chart.name, routine=queries.routine_name(routine)),
            goal=(),  # which is met with all that is trained
        )

    def options() -> ExerciseOptions:
        trained = queries.routines()
        return ((ALL, _("All routines")), *trained) if len(trained) > 1 else ()

    return ChartView(name, make_narrowed, options)


def _streak(queries: ProgressQueries) -> ChartView:
    def make(history: History, stats: Stats, span: Span, exercise: str) -> Chart:
        return streak_chart(history, stats, span, queries.steadiness(history, stats.as_of))

    return ChartView(_("Streak"), make, shows_runs=True)


def _exercises(queries: ProgressQueries) -> ChartView:
    def make(history: History, stats: Stats, span: Span, exercise: str) -> Chart:
        since = None if span == "all" else span_start(stats, span)
        if exercise == ALL:
            sessions = {one.id for one in sessions_in(history, stats, span)}
            return exercises_chart(
                queries.sets_done(since, stats.as_of),
                lambda id_: sorted(sessions.intersection(queries.sessions_with(id_))),
            )
        from backcompanion.ui.progress.body_charts import sets_chart

        return sets_chart(
            queries.daily_sets(exercise, since),
            queries.level_names(exercise),
            queries.exercise_name(exercise),
            history,
            stats,
            span,
        )

    def exercise_options() -> ExerciseOptions:
        return ((ALL, _("All")), *queries.exercises())

    return ChartView(_("Exercises"), make, exercise_options)


def _load(history: History, stats: Stats, span: Span) -> Chart:
    from backcompanion.ui.progress.body_charts import load_chart

    return load_chart(history, stats, span)


def _soreness(queries: ProgressQueries) -> ChartView:
    def make(history: History, stats: Stats, span: Span, exercise: str) -> Chart:
        from backcompanion.ui.progress.body_charts import soreness_chart

        return soreness_chart(queries.soreness(), history, stats, span)

    return ChartView(_("Soreness"), make)


def _weights(queries: ProgressQueries) -> ChartView:
    def make(history: History, stats: Stats, span: Span, exercise: str) -> Chart:
        from backcompanion.ui.progress.body_charts import weights_chart

        name = queries.exercise_name(exercise) if exercise else _("each exercise")
        return weights_chart(
            queries.loads(exercise) if exercise else (),
            name,
            history,
            stats,
            span,
            queries.weight_unit,
        )

    return ChartView(_("Weights"), make, queries.loaded_exercises)
