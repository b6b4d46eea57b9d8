"""The views of the chart card: what each is called, how it is made, and its parts."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from backcompanion.application.one_routine import narrowed, soreness_after
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
    """`make` is given history, statistics, span, the part that was chosen and, where there are
    `routine_options`, the routine; `exercise_options`: ids and names of exercises or
    routines, one of them at a time; `routine_options`: of routines, where the parts are exercises.
    `shows_runs`: the longest runs stand beside it. `reads_steps`: of all sessions.
    """

    name: str
    make: Callable[..., Chart]
    exercise_options: Callable[[], ExerciseOptions] | None = None
    routine_options: Callable[[], ExerciseOptions] | None = None
    shows_runs: bool = False
    reads_steps: bool = False


def build_views(queries: ProgressQueries) -> tuple[ChartView, ...]:
    return (
        _by_routine(_("Sessions"), _plain(sessions_chart), queries),
        _by_routine(_("Streak"), _streak(queries), queries, shows_runs=True),
        _by_routine(_("Minutes"), _plain(minutes_chart), queries),
        _by_routine(_("Effort"), _plain(effort_chart), queries),
        _exercises(queries),
        _by_routine(_("When"), _plain(when_chart), queries),
        _by_routine(_("Load"), _plain(_load), queries),
        _by_routine(_("Soreness"), _soreness(queries), queries),
        _weights(queries),
    )


def shown_history(history: History, stats: Stats, routine: str) -> tuple[History, Stats]:
    """Narrowed to that routine, or all of it."""
    return (history, stats) if routine == ALL else narrowed(history, stats, routine)


Make = Callable[[History, Stats, Span, str], Chart]


def _plain(make: Callable[[History, Stats, Span], Chart]) -> Make:
    def make_plain(history: History, stats: Stats, span: Span, _routine: str) -> Chart:
        return make(history, stats, span)

    return make_plain


def _by_routine(
    name: str, make: Make, queries: ProgressQueries, *, shows_runs: bool = False
) -> ChartView:
    """Of all that was trained, or of one routine where there were several."""

    def make_narrowed(
        history: History, stats: Stats, span: Span, routine: str, _of: str = "", /
    ) -> Chart:
        chart = make(*shown_history(history, stats, routine), span, routine)
        return _named_after(chart, routine, queries)

    return ChartView(name, make_narrowed, _routines(queries), shows_runs=shows_runs)


def _routines(queries: ProgressQueries) -> Callable[[], ExerciseOptions]:
    def options() -> ExerciseOptions:
        trained = queries.routines()
        return ((ALL, _("All routines")), *trained) if len(trained) > 1 else ()

    return options


def _named_after(chart: Chart, routine: str, queries: ProgressQueries) -> Chart:
    if routine == ALL:
        return chart
    name = _("{chart}: {routine}").format(chart=chart.name, routine=queries.routine_name(routine))
    return replace(chart, name=name, goal=())  # which is met with all that is trained


def _streak(queries: ProgressQueries) -> Make:
    def make(history: History, stats: Stats, span: Span, routine: str) -> Chart:
        steadiness = queries.steadiness(history, stats.as_of, routine)
        return streak_chart(history, stats, span, steadiness)

    return make


def _exercises(queries: ProgressQueries) -> ChartView:
    def make(
        history: History, stats: Stats, span: Span, exercise: str, routine: str = "", /
    ) -> Chart:
        since = None if span == "all" else span_start(stats, span)
        history, stats = shown_history(history, stats, routine)
        if exercise == ALL:
            sessions = {session.id for session in sessions_in(history, stats, span)}
            chart = exercises_chart(
                queries.sets_done(since, stats.as_of, routine),
                lambda id_: sorted(sessions.intersection(queries.sessions_with(id_))),
            )
            return _named_after(chart, routine, queries)
        from backcompanion.ui.progress.body_charts import sets_chart

        chart = sets_chart(
            queries.daily_sets(exercise, since, routine),
            queries.level_names(exercise),
            queries.exercise_name(exercise),
            history,
            stats,
            span,
        )
        return _named_after(chart, routine, queries)

    def exercise_options() -> ExerciseOptions:
        return ((ALL, _("All")), *queries.exercises())

    return ChartView(_("Exercises"), make, exercise_options, _routines(queries), reads_steps=True)


def _load(history: History, stats: Stats, span: Span) -> Chart:
    from backcompanion.ui.progress.body_charts import load_chart

    return load_chart(history, stats, span)


def _soreness(queries: ProgressQueries) -> Make:
    def make(history: History, stats: Stats, span: Span, routine: str) -> Chart:
        from backcompanion.ui.progress.body_charts import soreness_chart

        soreness = queries.soreness()
        if routine != ALL:
            soreness = soreness_after(soreness, history)
        return soreness_chart(soreness, history, stats, span)

    return make


def _weights(queries: ProgressQueries) -> ChartView:
    def make(
        history: History, stats: Stats, span: Span, exercise: str, routine: str = "", /
    ) -> Chart:
        from backcompanion.ui.progress.body_charts import weights_chart

        name = queries.exercise_name(exercise) if exercise else _("each exercise")
        chart = weights_chart(
            queries.loads(exercise, routine) if exercise else (),
            name,
            *shown_history(history, stats, routine),
            span,
            queries.weight_unit,
        )
        return _named_after(chart, routine, queries)

    return ChartView(
        _("Weights"), make, queries.loaded_exercises, _routines(queries), reads_steps=True
    )
