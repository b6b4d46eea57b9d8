"""What stands in the exercise list: headings, collapsed blocks and exercises, as values."""

from itertools import groupby

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext, pgettext
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Block
from backcompanion.training.session.prescription import PlannedStep, Prescription
from backcompanion.ui.text import formats, reasons, training_text


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """`step`: the step that the row shows; None for a heading. `group`: the block it folds into.

    `folds`: a row that stands for its whole block and opens it.
    """

    title: str
    mark: str
    note: str
    time: str
    group: str
    step: PlannedStep | None = None
    heading: bool = False
    folds: bool = False
    opened: bool = False

    @property
    def accessible_text(self) -> str:
        """For a screen reader."""
        return ", ".join(part for part in (self.title, self.mark, self.note, self.time) if part)


def build_rows(
    prescription: Prescription, library: Library, opened: frozenset[str]
) -> list[ExerciseRow]:
    """All rows, with those of folded blocks left out."""
    rows: list[ExerciseRow] = []
    blocks = groupby(prescription.steps, key=lambda step: (step.block, step.round))
    for (block, number), steps in ((key, list(group_steps)) for key, group_steps in blocks):
        group = f"{block} {number}"
        seconds = sum(step.get_ready_seconds + step.seconds for step in steps)
        time = formats.clock(seconds)
        rows.append(
            ExerciseRow(_title(block, number, prescription.rounds), "", "", time, group, None, True)
        )
        # Where there are only stretches, they are all there is to see.
        folds = (block != "round" or number > 1) and prescription.rounds > 0
        if folds:
            whole = sum(step.block == block and step.round == 1 for step in prescription.steps)
            name, note = _folded(block, len(steps), whole)
            changed = sum(bool(step.reasons) for step in steps)
            if changed and block != "round":
                note = ngettext("{n} changed for you", "{n} changed for you", changed)
                note = note.format(n=changed)
            opens = group in opened
            rows.append(ExerciseRow(name, "", note, time, group, steps[0], False, True, opens))
            if not opens:
                continue
        rows += [_row(step, library, group) for step in steps if step.set == 1]
    return rows


def _title(block: Block, number: int, rounds: int) -> str:
    if block == "warm-up":
        return _("Warm-up")
    if block == "cool-down":
        return _("Cool-down")
    return _("Round {n} of {of}").format(n=number, of=rounds)


def _folded(block: Block, count: int, whole: int) -> tuple[str, str]:
    """`whole`: how many there are in the first of them."""
    if block == "warm-up":
        text = ngettext("Light cardio, {n} move", "Light cardio, {n} moves", count)
        return text.format(n=_count(count)), ""
    if block == "cool-down":
        text = ngettext("Stretches, {n} hold", "Stretches, {n} holds", count)
        return text.format(n=_count(count)), ""
    if count < whole:
        text = ngettext("Once more, {n} exercise", "Once more, {n} exercises", count)
        return text.format(n=_count(count)), _("other side first")
    return _("The same again"), _("other side first")


def _count(n: int) -> str:
    named = (
        pgettext("how many moves", "one"),
        pgettext("how many moves", "two"),
        pgettext("how many moves", "three"),
        pgettext("how many moves", "four"),
        pgettext("how many moves", "five"),
        pgettext("how many moves", "six"),
        pgettext("how many moves", "seven"),
        pgettext("how many moves", "eight"),
        pgettext("how many moves", "nine"),
        pgettext("how many moves", "ten"),
        pgettext("how many moves", "eleven"),
    )
    return named[n - 1] if 1 <= n <= len(named) else str(n)


def _row(step: PlannedStep, library: Library, group: str) -> ExerciseRow:
    exercise = library.exercises[step.exercise]
    name = exercise.name
    if step.side is not None:
        name = _("{name}, {side}").format(name=name, side=training_text.side(step.side))
    note = " · ".join(
        part for part in (_needs(step, library), reasons.short(step, library)) if part
    )
    return ExerciseRow(name, exercise.face, note, training_text.step_amount(step), group, step)


def _needs(step: PlannedStep, library: Library) -> str:
    """What to have at hand, unless the reason says so: a dumbbell for the medicine ball."""
    in_reason = step.instead_of is None and any(reason.kind == "missing" for reason in step.reasons)
    return "" if in_reason and step.held else training_text.needs(step, library)
