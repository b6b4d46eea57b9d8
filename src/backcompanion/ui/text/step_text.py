"""What became of a session and of its steps, in words."""

from collections.abc import Sequence

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import pgettext
from backcompanion.training.exercise.routine import Library
from backcompanion.training.exercise.terms import Kind, Level
from backcompanion.training.session.record import Outcome, SessionRecord, StepRecord
from backcompanion.training.session.rounds import set_number
from backcompanion.training.session.step_changes import NOT_DONE, settable_amount
from backcompanion.training.session.step_options import StepOption
from backcompanion.ui.text import formats, training_text


def exercise_name(exercise_id: str, library: Library) -> str:
    """What the library does not know goes by its id."""
    exercise = library.exercises.get(exercise_id)
    return exercise.name if exercise else exercise_id


def outcome(value: Outcome) -> str:
    return {
        "done": pgettext("what became of a step", "Done"),
        "partial": _("In part"),
        "skipped": _("Not done"),
        "unreached": _("Not reached"),
        "hurt": _("It hurt"),
    }[value]


def place(steps: Sequence[StepRecord], index: int) -> str:
    """Round 2, set 3, or the side; which of several of one exercise it is."""
    step, number = steps[index], set_number(steps, index)
    pieces = []
    if step.kind == "work":
        pieces.append(_("Round {n}").format(n=step.round))
    if number:
        pieces.append(_("set {n}").format(n=number))
    if step.side is not None:
        pieces.append(_("Left") if step.side == "left" else _("Right"))
    return ", ".join(pieces)


def result(step: StepRecord, library: Library, unit: str) -> str:
    """Done · 4 reps · easier · 5 kg. `unit`: of weights, "kg" or "lb"."""
    amount, done, planned = settable_amount(step, library)
    pieces = [outcome(step.outcome)]
    if step.outcome not in NOT_DONE:
        text = training_text.amount_done(done, amount)
        if done < planned:
            text = _("{done} of {planned}").format(
                done=done, planned=training_text.amount_done(planned, amount)
            )
        pieces.append(text)
    if step.variant != "standard":
        pieces.append(_level(step.variant))
    if step.load_kg:
        pieces.append(formats.weight(step.load_kg, unit))
    if step.instead_of:
        pieces.append(_("{name} instead").format(name=exercise_name(step.exercise, library)))
    return " · ".join(pieces)


def option(value: StepOption, step: StepRecord, library: Library) -> str:
    """Easier: chest only; of what stands in, with its name."""
    exercise = library.exercises.get(value.exercise)
    written = step.instead_of or step.exercise
    if exercise is None or value.variant not in exercise.variants:
        return _("{name}, {level}").format(name=value.exercise, level=_level(value.variant))
    if value.exercise == written:
        return training_text.variant(value.variant, exercise.variants[value.variant])
    if value.variant == "standard":
        return exercise.name
    return _("{name}, {level}").format(name=exercise.name, level=_level(value.variant))


def session_summary(session: SessionRecord) -> str:
    """What follows from the rest: sets, time, energy, whether it counts."""
    parts = (
        _("{sets} done").format(sets=training_text.sets_of(session.sets_done, session.sets_planned))
        if session.sets_planned
        else "",
        formats.duration(session.active_seconds),
        _("{amount} kcal").format(amount=formats.number_range(*session.kcal))
        if session.kcal
        else "",
        _("a step hurt") if any(step.outcome == "hurt" for step in session.steps) else "",
        "" if session.counts_as_active_day() else _("does not count as a training day"),
    )
    return " · ".join(part for part in parts if part)


def _level(value: Level) -> str:
    return {"easier": _("easier"), "standard": _("standard"), "harder": _("harder")}[value]


def part_of_routine(kind: Kind) -> str:
    """The heading over all steps of that kind."""
    return {"warm-up": _("Warm-up"), "work": _("Exercises"), "stretch": _("Stretches")}[kind]
