"""The session that a press of Start would begin, from all that decides it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.todays_choices import PlanAdjustment, choices_from_settings
from backcompanion.training.adaptation.recent import RecentSessions
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.exercise.terms import Block
from backcompanion.training.session.prescription import Choices, Prescription, prescribe

if TYPE_CHECKING:
    from backcompanion.training.planning.advice import TodaysVersion


class TodaysPrescription:
    """`version`: which one the person chose for today. `adjustment`: what plan and advice ask for.
    `left_out`: places of the routine that are not done today.

    What is chosen here holds until a session begins, and is no setting.
    """

    def __init__(self, routine: Routine, library: Library, live: LiveSettings) -> None:
        self.routine, self._library, self._live = routine, library, live
        self.recent = RecentSessions()
        self.version: TodaysVersion = "planned"
        self.left_out = frozenset[tuple[Block, int]]()
        self.adjustment: PlanAdjustment | None = None
        self._ordinary: PlanAdjustment | None = None
        self._asked_for: tuple[PlanAdjustment | None, PlanAdjustment | None] = (None, None)

    def set_routine(self, routine: Routine) -> None:
        """What is left out today stays so where the routine has the same places."""
        if _exercises(routine) != _exercises(self.routine):
            self.left_out = frozenset()
        self.routine = routine

    def begin(self) -> None:
        """What was chosen for this one session is not for the next."""
        self.version = "planned"
        self.left_out = frozenset()

    def set_adjustment(
        self, adjustment: PlanAdjustment | None, ordinary: PlanAdjustment | None
    ) -> bool:
        """Whether that is news. `ordinary`: without what the day's advice asks for."""
        if (adjustment, ordinary) == self._asked_for:
            return False
        self._asked_for = self.adjustment, self._ordinary = adjustment, ordinary
        return True

    def follow_chosen_rounds(self) -> None:
        """The person said how many, whatever plan and advice ask for."""
        self.version = "planned"
        rounds = self._live.now.rounds
        if self.adjustment is not None:
            self.adjustment = replace(self.adjustment, rounds=rounds)
        if self._ordinary is not None:
            self._ordinary = replace(self._ordinary, rounds=rounds)

    def prescribe(self) -> Prescription:
        return self._prescribe(self.adjustment, self.version)

    def prescribe_as_planned(self) -> Prescription:
        """Whatever was chosen or advised for today."""
        return self._prescribe(self._ordinary, "planned")

    def _prescribe(
        self, adjustment: PlanAdjustment | None, version: "TodaysVersion"
    ) -> Prescription:
        now = self._live.now
        choices = choices_from_settings(now, self.recent, adjustment, version, self.routine.id)
        choices = replace(choices, left_out=self.left_out)
        # What was chosen for its own sake (lighter, only the stretches) has its own length.
        minutes = now.minutes if version == "planned" else 0
        routine = self.routine
        if version == "stretches" and not routine.cool_down:
            main = next(iter(self._library.routines.values()))
            routine = replace(routine, cool_down=main.cool_down)
        return prescribe_in_time(routine, self._library, choices, minutes, self.recent)


def _exercises(routine: Routine) -> list[list[str]]:
    blocks = (routine.warm_up, routine.round, routine.cool_down)
    return [[place.exercise for place in block] for block in blocks]


def prescribe_in_time(
    routine: Routine,
    library: Library,
    choices: Choices,
    minutes: int,
    recent: RecentSessions,
) -> Prescription:
    """Fitted into that many minutes; 0: as written."""
    if not minutes:
        return prescribe(routine, library, choices)
    from backcompanion.training.session.fitting import fit

    return fit(routine, library, choices, minutes, recent.times_done)
