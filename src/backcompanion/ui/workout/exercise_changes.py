"""What a person changes of one step in the list of the routine."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from backcompanion.application.context import AppContext
from backcompanion.application.routine_edits import RoutineEdits
from backcompanion.application.undo_stack import UndoableChange, UndoStack
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.adaptation.offers import with_level_step, without_exercise
from backcompanion.training.exercise import routine_changes
from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.dosing import is_one_hold
from backcompanion.training.exercise.exercise import Exercise, Tempo
from backcompanion.training.exercise.repetitions import amount_of
from backcompanion.training.exercise.routine import Routine
from backcompanion.training.exercise.terms import MAX_LEVEL_STEPS, Block
from backcompanion.training.session.prescription import PlannedStep
from backcompanion.training.session.substitution import alternatives
from backcompanion.ui.workout.page import WorkoutPage


class ExerciseChanges:
    """What is done is told by the undo stack; `tell` is told why something could not be."""

    def __init__(
        self,
        context: AppContext,
        undo_stack: UndoStack,
        page: WorkoutPage,
        step: PlannedStep,
        tell: Callable[[str], object],
    ) -> None:
        self._context, self._undo_stack, self._page = context, undo_stack, page
        self._step, self._tell = step, tell
        self._edits = RoutineEdits(context.shelf, context.live, undo_stack)
        self._written = step.instead_of or step.exercise
        self._exercises = context.library.exercises

    # --- how it is now -------------------------------------------------------------------------

    @property
    def name(self) -> str:
        return self._exercises[self._written].name

    @property
    def tempo(self) -> Tempo:
        return self._step.tempos[self._step.level]

    @property
    def sets(self) -> int:
        return self._dose.sets

    @property
    def pace(self) -> int:
        return self._context.live.now.exercise_paces.get(self._written, self._dose.pace)

    @property
    def hold_seconds(self) -> int:
        """How long each repetition is held; 0 where none is, or all of it is one hold."""
        tempo = self.tempo
        holds = [phase.seconds for phase in tempo.parts[0].phases if phase.name == "hold"]
        can_be_held = self._exercises[self._written].kind == "work" and not is_one_hold(tempo)
        return round(holds[0]) if holds and can_be_held else 0

    @property
    def has_easier(self) -> bool:
        exercise = self._exercises[self._written]
        return exercise.kind == "work" and "easier" in exercise.variants

    @property
    def is_always_easier(self) -> bool:
        return self._context.live.now.levels.get(self._written, 0) <= -MAX_LEVEL_STEPS

    @property
    def left_out_today(self) -> bool:
        return bool(self._page.left_out_today)

    @property
    def is_based_on_another(self) -> bool:
        return bool(self._context.routine.based_on)

    def others(self) -> list[Exercise]:
        """What may come in its place, as far as what there is and what hurts allow it."""
        now = self._context.live.now
        options = alternatives(
            self._exercises[self._written],
            self._step.level,
            self._context.library,
            frozenset(now.equipment),
            frozenset(now.remarks),
        )
        return [each.exercise for each in options if each.exercise.id != self._written]

    # --- what is done --------------------------------------------------------------------------

    def leave_out_today(self) -> None:
        before = self._page.left_out_today
        places = self._places()
        group = routine_changes.group_of(places, self._step.place)
        after = before | {(self._step.block, index) for index in group}
        kept = len(places) - sum(block == self._step.block for block, _index in after)
        if self._step.block == "round" and kept <= 0:
            self._tell(_("Nothing would be left to do."))
            return
        text = _("{name} is left out today.").format(name=self.name)
        self._for_today(text, before, after)

    def bring_back(self) -> None:
        text = _("What was left out today is back.")
        self._for_today(text, self._page.left_out_today, frozenset())

    def leave_out(self) -> None:
        self._change(
            lambda routine: routine_changes.without(routine, *self._place(), self._exercises),
            _("{name} is left out for good.").format(name=self.name),
        )

    def swap(self, exercise: Exercise) -> None:
        text = _("{other} comes in place of {name}.")
        self._change(
            lambda routine: routine_changes.swapped(
                routine, *self._place(), exercise, self._exercises
            ),
            text.format(other=exercise.name, name=self.name),
        )

    def move(self, by: int) -> None:
        text = _("{name} comes later.") if by > 0 else _("{name} comes earlier.")
        self._change(
            lambda routine: routine_changes.moved(routine, *self._place(), by, self._exercises),
            text.format(name=self.name),
        )

    def set_amount(self, number: int) -> None:
        unit = amount_of(self.tempo).unit
        if unit == "seconds":
            text = ngettext("{name}: {n} second.", "{name}: {n} seconds.", number)
            self._change_dose(text, number, partial(self._lasting, float(number)))
            return
        takes_turns = unit == "each-side" and self.tempo.alternating
        text = ngettext("{name}: {n} time.", "{name}: {n} times.", number)
        if unit == "each-side":
            text = _("{name}: {n} on each side.")
        self._change_dose(
            text,
            number,
            lambda d: replace(
                d, repetitions=number, seconds=None, per_side=d.per_side or takes_turns
            ),
        )

    def set_hold(self, seconds: int) -> None:
        text = ngettext(
            "{name}: each held for {n} second.", "{name}: each held for {n} seconds.", seconds
        )
        self._change_dose(text, seconds, lambda dose: replace(dose, hold_seconds=float(seconds)))

    def set_sets(self, number: int) -> None:
        text = _("{name}: sets in a row: {n}.")
        self._change_dose(text, number, lambda dose: replace(dose, sets=number))

    def set_pace(self, percent: int) -> None:
        """Remembered for the exercise, in whichever routine."""
        paces = dict(self._context.live.now.exercise_paces)
        paces.pop(self._written, None)
        if percent != self._dose.pace:
            paces[self._written] = percent
        text = _("{name} at {n} % of its pace.").format(name=self.name, n=percent)
        self._edits.set(text, exercise_paces=paces)

    def toggle_always_easier(self) -> None:
        levels = self._context.live.now.levels
        if self.is_always_easier:
            text = _("{name} is at the level of the others again.")
            changed = without_exercise(levels, self._written)
        else:
            text = _("{name} is always done the easier way.")
            changed = with_level_step(levels, self._written, -2 * MAX_LEVEL_STEPS)
        text = text.format(name=self.name)
        self._edits.set(text, levels=changed)

    def as_written(self) -> None:
        self._edits.as_written()

    # --- the pieces that they are made of ------------------------------------------------------

    @property
    def _dose(self) -> Dose:
        return self._places()[self._step.place].dose

    def _places(self) -> routine_changes.Places:
        return routine_changes.places_of(self._context.routine, self._step.block)

    def _place(self) -> tuple[Block, int]:
        return self._step.block, self._step.place

    def _lasting(self, seconds: float, dose: Dose) -> Dose:
        """Several holds stay as many."""
        tempo = self._exercises[self._written].standard.tempo
        if dose.repetitions is not None and is_one_hold(tempo):
            return replace(dose, hold_seconds=seconds, seconds=None)
        return replace(dose, seconds=seconds, repetitions=None)

    def _change_dose(self, text: str, number: int, change: Callable[[Dose], Dose]) -> None:
        self._change(
            lambda routine: routine_changes.with_dose_of(routine, *self._place(), change),
            text.format(name=self.name, n=number),
        )

    def _change(self, change: Callable[[Routine], Routine], text: str) -> None:
        try:
            self._edits.change(change, text)
        except KnownError as error:
            self._tell(str(error))
        except ValueError:
            self._tell(_("Nothing would be left to do."))

    def _for_today(
        self,
        text: str,
        before: frozenset[tuple[Block, int]],
        after: frozenset[tuple[Block, int]],
    ) -> None:
        page = self._page
        page.leave_out_today(after)
        self._undo_stack.push(
            UndoableChange(
                text,
                lambda: page.leave_out_today(before),
                lambda: page.leave_out_today(after),
            ),
            tell=True,
        )
