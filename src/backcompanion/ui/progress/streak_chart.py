"""The streak week by week, in steps; steadiness is read beside it."""

from collections.abc import Sequence

from backcompanion.application.progress_paging import ids_between
from backcompanion.application.progress_series import (
    Span,
    WeekGroup,
    nice_ticks,
    sessions_in,
    weeks_in,
)
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.consistency import WEEK, Week
from backcompanion.training.planning.runs import streak_by_week
from backcompanion.training.planning.stats import Stats
from backcompanion.training.planning.steadiness import Steadiness, steadiness_of
from backcompanion.training.session.record import History
from backcompanion.ui.charts.chart import Chart, LazySequence, Point, PointNote
from backcompanion.ui.charts.ticks import month_ticks, number_ticks
from backcompanion.ui.progress.break_bands import week_bands
from backcompanion.ui.text import formats, training_text


def streak_chart(
    history: History, stats: Stats, span: Span, steadiness: Steadiness | None = None
) -> Chart:
    """One step a week, however many years there are. `steadiness` None: it is worked out."""
    name = _("The streak, week by week")
    if not stats.weeks:
        return Chart(
            name=name,
            left=0,
            right=1,
            top=1,
            empty=_("A streak begins when a week's goal is met. It will be drawn here."),
        )
    weeks = weeks_in(stats, span)
    lengths = dict(
        zip((week.start for week in stats.weeks), streak_by_week(stats.weeks), strict=True)
    )
    streaks = [lengths.get(week.start, 0) for week in weeks]
    steadiness = steadiness or steadiness_of(history, stats.as_of)
    scores = {week.start: week.score for week in steadiness.by_week}
    sessions = sessions_in(history, stats, span)
    latest = len(weeks) - 1
    ticks = nice_ticks(max(3, *streaks))
    return Chart(
        name=name,
        left=-0.7,
        right=len(weeks) - 0.3,
        # Room for words above and for the crosses below.
        top=1.1 * ticks[-1],
        bottom=-0.1 * ticks[-1],
        steps=_steps(streaks, lengths.get(weeks[0].start - WEEK, 0)),
        bands=week_bands(history, [WeekGroup(week.start, (week,)) for week in weeks], stats.as_of),
        crosses=tuple(float(x) for x, week in enumerate(weeks) if week.state == "missed"),
        notes=_notes(stats, weeks, streaks),
        x_ticks=month_ticks([week.start for week in weeks]),
        y_ticks=number_ticks(ticks),
        x_unit=_("weeks"),
        y_unit=_("weeks in a row"),
        stops=tuple(float(x) for x in range(len(weeks))),
        readings=LazySequence(
            len(weeks), lambda n: _reading(weeks[n], streaks[n], scores.get(weeks[n].start))
        ),
        columns=(
            _("Week of"),
            _("Streak"),
            _("Training days"),
            _("Needed"),
            _("State"),
            _("Steadiness"),
        ),
        rows=LazySequence(
            len(weeks),
            lambda n: _row(
                weeks[latest - n], streaks[latest - n], scores.get(weeks[latest - n].start)
            ),
        ),
        sessions=LazySequence(
            len(weeks), lambda n: ids_between(sessions, weeks[n].start, weeks[n].last_day)
        ),
    )


def _steps(streaks: Sequence[int], before: int) -> tuple[Point, ...]:
    points: list[Point] = [(-0.5, float(before))]
    for x, streak in enumerate(streaks):
        points += [(x - 0.5, float(streak)), (x + 0.5, float(streak))]
    return tuple(points)


def _notes(stats: Stats, weeks: Sequence[Week], streaks: Sequence[int]) -> tuple[PointNote, ...]:
    """The best and the one that goes on; where that is the best, once."""
    notes = []
    streak = stats.streak
    last = len(weeks) - 1
    goes_on = bool(stats.up_to_date and streak.weeks)
    best = next((x for x, week in enumerate(weeks) if week.start == streak.best_until), None)
    if best is not None:
        text = ngettext("best, {n} week", "best, {n} weeks", streak.best_weeks)
        goes_flat = best < last and streaks[best + 1] == streaks[best]
        text = text.format(n=streak.best_weeks)
        notes.append(PointNote(best, streaks[best], text, ring=True, above=goes_flat))
    if goes_on and streak.weeks != streak.best_weeks:
        notes.append(PointNote(last, streaks[last], _("{n}, going on").format(n=streak.weeks)))
    return tuple(notes)


def _reading(week: Week, streak: int, score: int | None) -> str:
    parts = [
        training_text.week_name(week),
        _("streak of {weeks}").format(weeks=training_text.weeks(streak))
        if streak
        else _("no streak"),
        training_text.week_state(week),
    ]
    if score is not None:
        parts.append(_("steadiness {n}").format(n=score))
    return " · ".join(parts)


def _row(week: Week, streak: int, score: int | None) -> tuple[str, ...]:
    return (
        formats.plain_day(week.start),
        str(streak),
        str(week.active_days),
        str(week.needs),
        training_text.week_state(week),
        "" if score is None else str(score),
    )
