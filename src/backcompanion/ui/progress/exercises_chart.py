"""How many sets of each exercise were done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backcompanion.application.progress_series import nice_ticks
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Routine
from backcompanion.ui.charts.chart import Bar, Chart, Tick
from backcompanion.ui.charts.ticks import number_ticks
from backcompanion.ui.text import formats

MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ExerciseSets:
    """`sets`: done to the end."""

    name: str
    sets: int


def in_order(
    counts: Mapping[str, int], routine: Routine, exercises: Mapping[str, Exercise]
) -> list[ExerciseSets]:
    """From sets by the exercise's id: those of the routine in its order, then what stood in."""
    places = list(dict.fromkeys(place.exercise for place in routine.round))
    others = sorted(id_ for id_ in counts if id_ not in places)
    return [
        ExerciseSets(exercises[id_].name if id_ in exercises else id_, counts.get(id_, 0))
        for id_ in (*places, *others)
        if counts
    ]


def exercises_chart(done: Sequence[ExerciseSets]) -> Chart:
    """In the order given; of very many, those done most."""
    name = _("Sets of each exercise")
    most = sorted(done, key=lambda one: -one.sets)[:MOST_SHOWN]
    shown = [one for one in done if one in most]
    if not shown:
        return Chart(
            name=name,
            left=0,
            right=1,
            top=1,
            empty=_("The sets that you do with the program will be counted here."),
        )
    ticks = nice_ticks(max(3, *(one.sets for one in shown)))
    highest = max(one.sets for one in shown)
    return Chart(
        name=name,
        left=-0.6,
        right=len(shown) - 0.4,
        top=ticks[-1],
        bars=tuple(Bar(x, one.sets, one.sets == highest) for x, one in enumerate(shown)),
        x_ticks=tuple(Tick(x, one.name) for x, one in enumerate(shown)),
        y_ticks=number_ticks(ticks),
        stops=tuple(float(x) for x in range(len(shown))),
        readings=tuple(f"{one.name} · {_sets(one.sets)}" for one in shown),
        columns=(_("Exercise"), _("Sets done")),
        rows=tuple((one.name, formats.number(one.sets)) for one in done),
        sideways=True,
    )


def _sets(count: int) -> str:
    return ngettext("{n} set", "{n} sets", count).format(n=formats.number(count))
