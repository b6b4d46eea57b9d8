"""How many sets of each exercise were done."""

from collections.abc import Callable, Sequence

from backcompanion.application.progress_series import ExerciseSets, nice_ticks
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.ui.charts.chart import Bar, Chart, LazySequence, Tick
from backcompanion.ui.charts.ticks import number_ticks
from backcompanion.ui.text import formats

MOST_SHOWN = 10


def exercises_chart(
    done: Sequence[ExerciseSets], sessions_with: Callable[[str], Sequence[str]]
) -> Chart:
    """In the order given; of very many, those done most. `sessions_with`: ids, by the exercise.

    All of a time is added up, so that breaks have no place along it; those of one exercise have.
    """
    name = _("Sets of each exercise")
    most = sorted(done, key=lambda item: -item.sets)[:MOST_SHOWN]
    shown = [item for item in done if item in most]
    if not shown:
        return Chart(
            name=name,
            left=0,
            right=1,
            top=1,
            empty=_("The sets that you do with the program will be counted here."),
        )
    ticks = nice_ticks(max(3, *(item.sets for item in shown)))
    highest = max(item.sets for item in shown)
    return Chart(
        name=name,
        left=-0.6,
        right=len(shown) - 0.4,
        top=ticks[-1],
        bars=tuple(Bar(x, item.sets, item.sets == highest) for x, item in enumerate(shown)),
        x_ticks=tuple(Tick(x, item.name) for x, item in enumerate(shown)),
        y_ticks=number_ticks(ticks),
        stops=tuple(float(x) for x in range(len(shown))),
        readings=tuple(f"{item.name} · {_sets(item.sets)}" for item in shown),
        columns=(_("Exercise"), _("Sets done")),
        rows=tuple((item.name, formats.number(item.sets)) for item in done),
        y_unit=_("exercise"),
        x_unit=_("sets"),
        sessions=LazySequence(len(shown), lambda n: sessions_with(shown[n].id)),
        sideways=True,
    )


def _sets(count: int) -> str:
    return ngettext("{n} set", "{n} sets", count).format(n=formats.number(count))
