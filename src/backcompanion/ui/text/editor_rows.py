"""What stands in the list of a routine that is being put together: headings and steps."""

from backcompanion.application.edited_routine import RoutineLength, RoutineNeeds
from backcompanion.application.routine_editor import RoutineEditor, Spot
from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import RoutineStep
from backcompanion.training.exercise.routine_building import BLOCKS
from backcompanion.training.exercise.routine_changes import groups_of, places_of
from backcompanion.training.exercise.terms import Block
from backcompanion.ui.text import formats, training_text
from backcompanion.ui.text.sheet_rows import dose_text


@dataclass(frozen=True, slots=True)
class EditorRow:
    """`spot`: the place; None for a heading."""

    title: str
    detail: str = ""
    time: str = ""
    exercise: str = ""
    spot: Spot | None = None

    @property
    def accessible_text(self) -> str:
        return ", ".join(part for part in (self.title, self.detail, self.time) if part)


def editor_rows(editor: RoutineEditor, length: RoutineLength) -> list[EditorRow]:
    """All blocks that have places, each below its heading."""
    rows: list[EditorRow] = []
    for block in BLOCKS:
        places = places_of(editor.routine, block)
        if places:
            time = formats.clock(length.blocks[block])
            rows.append(EditorRow(_heading(block, editor.routine.rounds), time=time))
        for group in groups_of(places):
            exercise = editor.exercises[places[group.start].exercise]
            seconds = sum(length.places.get((block, index), 0.0) for index in group)
            detail = place_text(places[group.start], exercise, both=len(group) > 1)
            spot, time = Spot(block, group.start), formats.clock(seconds)
            rows.append(EditorRow(exercise.name, detail, time, exercise.id, spot))
    return rows


def _heading(block: Block, rounds: int) -> str:
    if block == "warm-up":
        return _("Warm-up")
    if block == "cool-down":
        return _("Cool-down")
    if rounds == 1:
        return _("Exercises")
    return ngettext("Exercises, {n} round", "Exercises, {n} rounds", rounds).format(n=rounds)


def place_text(place: RoutineStep, exercise: Exercise, *, both: bool = False) -> str:
    """How much of it, on which sides."""
    if place.dose in (Dose(), Dose(per_side=True)):
        amount = training_text.amount(exercise.standard.tempo)
        parts = [amount, _("one side, then the other")] if place.dose.per_side else [amount]
    else:
        parts = [dose_text(place.dose, exercise)]
    if both:
        parts.append(_("one side, then the other"))
    elif place.side:
        parts.append(_("left side only") if place.side == "left" else _("right side only"))
    return ", ".join(parts)


def needs_text(needs: RoutineNeeds) -> str:
    """A mat, dumbbells, a wall: or that nothing is."""
    things = [_("a mat")] if needs.mat else []
    things += [training_text.equipment_in_sentence(each) for each in needs.things]
    if needs.wall and "physio-ball" not in needs.things:  # whose words name the wall as well
        things.append(_("a wall"))
    return ", ".join(things) if things else _("nothing but the floor")


def search_words(exercise: Exercise) -> list[str]:
    """What it is found by beside its names."""
    needs = {thing for options in exercise.standard.needs for thing in options}
    return [
        *exercise.muscles_main,
        *exercise.muscles_helping,
        training_text.position(exercise.position),
        *(training_text.equipment(each) for each in sorted(needs)),
        *([_("wall")] if exercise.wall else []),
        {"warm-up": _("warm-up"), "work": _("strength"), "stretch": _("stretch")}[exercise.kind],
    ]


def found_text(exercise: Exercise) -> str:
    """Below its name in what is found: its muscles and its position."""
    position = training_text.position(exercise.position)
    muscles = training_text.muscles(exercise)
    return f"{muscles} · {position}" if muscles else position
