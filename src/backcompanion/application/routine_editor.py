"""A routine that is being put together: what is changed of it, undone to the beginning and redone.

A routine is a value, so undo gives back the very one there was. What is on disk changes by `save`.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from backcompanion.application.routine_spots import claim_of, first_spot, moved_text, spots_of
from backcompanion.application.routine_versions import RoutineVersions, Spot, Version
from backcompanion.base.i18n import gettext as _
from backcompanion.training.exercise import routine_building as building
from backcompanion.training.exercise.dose import AS_WRITTEN, Dose
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Routine, RoutineStep
from backcompanion.training.exercise.routine_changes import (
    group_of,
    groups_of,
    places_of,
    with_block,
    with_dose_of,
)
from backcompanion.training.exercise.terms import Block

__all__ = ["RoutineEditor", "Spot"]

MOST_ROUNDS, LONGEST_NAME, LONGEST_NOTE = 3, 120, 400


class RoutineEditor(QObject):
    """`changed`: the routine is another one, or another place is selected.

    `refused`: why something cannot be done, a sentence.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(
        self, routine: Routine, exercises: Mapping[str, Exercise], built_in: Routine
    ) -> None:
        """`built_in`: whose warm-up and cool-down may be taken."""
        super().__init__()
        self.exercises, self._built_in = exercises, built_in
        self._first = self._saved = routine
        self._versions = RoutineVersions(Version(routine, first_spot(routine)))

    # --- how it is -----------------------------------------------------------------------------

    @property
    def routine(self) -> Routine:
        return self._versions.now.routine

    @property
    def spot(self) -> Spot | None:
        """The place that is selected."""
        return self._versions.now.spot

    @property
    def place(self) -> RoutineStep | None:
        spot = self.spot
        return places_of(self.routine, spot.block)[spot.index] if spot is not None else None

    @property
    def exercise(self) -> Exercise | None:
        """That of the place which is selected."""
        return self.exercises[self.place.exercise] if self.place is not None else None

    @property
    def is_changed(self) -> bool:
        """Since it was saved."""
        return self.routine != self._saved

    @property
    def can_be_saved(self) -> bool:
        return bool(self.routine.round and self.routine.name.strip())

    @property
    def undo_text(self) -> str:
        """What would be undone, or ""."""
        return self._versions.undo_text

    @property
    def redo_text(self) -> str:
        return self._versions.redo_text

    @property
    def spots(self) -> list[Spot]:
        """All places from beginning to end."""
        return spots_of(self.routine)

    def edge(self, block: Block) -> building.Edge:
        """Which warm-up or cool-down it has."""
        return building.edge_of(places_of(self.routine, block), places_of(self._built_in, block))

    # --- going about in it ---------------------------------------------------------------------

    def select(self, spot: Spot | None) -> None:
        if spot != self.spot:
            self._versions.select(spot)
            self.changed.emit()

    def undo(self) -> None:
        """What was selected then is selected again."""
        if self._versions.go(-1):
            self.changed.emit()

    def redo(self) -> None:
        if self._versions.go(1):
            self.changed.emit()

    def mark_saved(self) -> None:
        """As it is now it is on disk."""
        self._saved = self.routine
        self.changed.emit()

    # --- changes of the whole ------------------------------------------------------------------

    def replace_all(self, routine: Routine, text: str) -> None:
        """By another one, which is this one from now on: its file and what it is based on stay."""
        first = self._first
        kept = {name: getattr(first, name) for name in ("id", "based_on", "intensity", "kcal")}
        routine = replace(routine, **kept)
        self._change(routine, first_spot(routine), text)

    def rename(self, name: str) -> None:
        renamed = replace(self.routine, name=name[:LONGEST_NAME])
        self._change(renamed, self.spot, _("The name"), ("name",))

    def set_rounds(self, rounds: int) -> None:
        changed = replace(self.routine, rounds=min(max(rounds, 1), MOST_ROUNDS))
        self._change(changed, self.spot, _("The rounds"), ("rounds",))

    def set_edge(self, block: Block, edge: building.Edge) -> None:
        """`own`: as it was at the beginning."""
        built_in = places_of(self._built_in, block)
        own = places_of(self._first, block)
        places = building.places_at_edge(edge, built_in, own)
        spot = self.spot
        if spot is not None and spot.block == block:
            spot = Spot(block, 0) if places else first_spot(with_block(self.routine, block, ()))
        text = _("The warm-up") if block == "warm-up" else _("The cool-down")
        self._change(with_block(self.routine, block, places), spot, text)

    def has_own_edge(self, block: Block) -> bool:
        """Whether it had one of its own at the beginning."""
        places = places_of(self._first, block)
        return building.edge_of(places, places_of(self._built_in, block)) == "own"

    # --- changes of places ---------------------------------------------------------------------

    def add(self, exercise: Exercise) -> None:
        """Behind the place that is selected, where such an exercise belongs there."""
        spot = self.spot
        block = building.block_for(exercise, spot.block if spot is not None else None)
        places = places_of(self.routine, block)
        at = len(places)
        if spot is not None and spot.block == block:
            at = group_of(places, spot.index).stop
        text = _("{name} added").format(name=exercise.name)
        self._try(
            lambda: building.with_added(self.routine, block, at, exercise, self.exercises),
            Spot(block, at),
            text,
        )

    def double(self) -> None:
        if (spot := self.spot) is None:
            return
        behind = group_of(places_of(self.routine, spot.block), spot.index).stop
        self._try(
            lambda: building.with_double(self.routine, spot.block, spot.index, self.exercises),
            Spot(spot.block, behind),
            self._said(_("{name} doubled")),
        )

    def remove(self) -> None:
        """What comes after it is selected then, else what came before."""
        if (spot := self.spot) is None:
            return
        number = self.spots.index(spot)
        text = self._said(_("{name} taken out"))
        routine = building.with_removed(self.routine, spot.block, spot.index, self.exercises)
        left = spots_of(routine)
        behind = left[number] if number < len(left) else None
        if behind is None or behind.block != spot.block:
            behind = left[number - 1] if number and left else behind
        self._change(routine, behind, text)

    def move(self, by: int) -> None:
        """Past the one before it (-1) or after it (1); from the edge of its block into the next."""
        if (spot := self.spot) is None:
            return
        groups = groups_of(places_of(self.routine, spot.block))
        number = next(n for n, group in enumerate(groups) if spot.index in group)
        to = number - 1 if by < 0 else number + 2
        if 0 <= to <= len(groups):
            self.move_to(spot.block, to)
            return
        beside = building.BLOCKS.index(spot.block) + by
        if 0 <= beside < len(building.BLOCKS):
            block = building.BLOCKS[beside]
            self.move_to(block, 0 if by > 0 else len(places_of(self.routine, block)))

    def move_to(self, block: Block, to: int) -> None:
        """Before the place that is number `to` of that block now."""
        if (spot := self.spot) is None:
            return
        if block != spot.block:
            self._move_into(block, to)
            return
        routine, index = building.with_moved_to(
            self.routine, spot.block, spot.index, to, self.exercises
        )
        here = Spot(spot.block, index)
        if routine == self.routine:  # past another one that is just like it
            self.select(here)
        self._change(routine, here, self._said(_("{name} moved")))

    def _move_into(self, block: Block, to: int) -> None:
        spot = self.spot
        assert spot is not None
        try:
            routine, index = building.with_moved_into(
                self.routine, (spot.block, spot.index), block, to, self.exercises
            )
        except building.TooManyPlacesError:
            self._refuse_more()
            return
        self._change(routine, Spot(block, index), self._said(moved_text(block)))

    def change_dose(self, change: Callable[[Dose], Dose], what: str) -> None:
        """`what` it is of the dose: several changes of it in a row are one step."""
        if (spot := self.spot) is not None:
            routine = with_dose_of(self.routine, spot.block, spot.index, change)
            self._change(routine, spot, self._said(_("{name}: how much")), ("dose", what))

    def dose_as_written(self) -> None:
        """As the exercise has it, but for its sides."""
        self.change_dose(lambda dose: replace(AS_WRITTEN, per_side=dose.per_side), "all")

    def set_ready(self, seconds: float) -> None:
        if (spot := self.spot) is not None:
            routine = building.with_ready(self.routine, spot.block, spot.index, seconds)
            self._change(routine, spot, self._said(_("{name}: time to get ready")), ("ready",))

    def set_note(self, note: str) -> None:
        if self.place is not None:
            self._set_note(note[:LONGEST_NOTE], self.place.say_note, ("note",))

    def set_note_spoken(self, say: bool) -> None:
        """Whether the coach says it."""
        if self.place is not None:
            self._set_note(self.place.note, say)

    def _set_note(self, note: str, say: bool, key: tuple[object, ...] = ()) -> None:
        if (spot := self.spot) is not None:
            routine = building.with_note(self.routine, spot.block, spot.index, note, say=say)
            self._change(routine, spot, self._said(_("{name}: note")), key)

    def set_sides(self, sides: building.SidesDone) -> None:
        if (spot := self.spot) is not None:
            routine = building.with_sides(self.routine, spot.block, spot.index, sides)
            self._change(routine, spot, self._said(_("{name}: sides")))

    # --- the pieces that they are made of ------------------------------------------------------

    def _said(self, text: str) -> str:
        exercise = self.exercise
        return text.format(name=exercise.name if exercise is not None else "")

    def _try(self, change: Callable[[], Routine], spot: Spot, text: str) -> None:
        try:
            routine = change()
        except building.TooManyPlacesError:
            self._refuse_more()
            return
        self._change(routine, spot, text)

    def _refuse_more(self) -> None:
        most = building.MOST_PLACES
        self.refused.emit(_("There is room for {n} steps and no more.").format(n=most))

    def _change(
        self, routine: Routine, spot: Spot | None, text: str, key: tuple[object, ...] = ()
    ) -> None:
        if routine == self.routine:
            return
        routine = replace(routine, kcal=claim_of(self._first, routine))
        if spot is not None:  # what stands side by side now may be one place
            spot = Spot(spot.block, group_of(places_of(routine, spot.block), spot.index).start)
        self._versions.add(Version(routine, spot, text, key))
        self.changed.emit()
