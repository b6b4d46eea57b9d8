"""A session whose steps or length were put right, with what follows from them."""

from collections.abc import Sequence
from dataclasses import replace

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.routine import Routine
from backcompanion.training.session.energy import (
    ActiveTime,
    Energy,
    body_weight_energy,
    routine_energy,
    share_of_work,
)
from backcompanion.training.session.limits import LONGEST_SESSION_SECONDS
from backcompanion.training.session.record import SessionRecord, SetTotals, StepRecord
from backcompanion.training.session.recording import kcal_on_record

# More than that is no getting ready, but a length that says something else.
_LONGEST_PACE = 2.0
KINDS = ("warm-up", "work", "stretch")


def with_steps(
    session: SessionRecord, steps: Sequence[StepRecord], routine: Routine | None
) -> SessionRecord:
    """Length and energy follow as the recording works them out: a step that was done takes the time
    to get ready for it along. `routine`: the one that was trained, where it is known.

    The length of a session without steps on record is a person's word, and stays.
    """
    steps = tuple(steps)
    if steps == session.steps:
        return session
    changed = replace(session, steps=steps, sets=None)
    if not session.steps or _facts(steps) == _facts(session.steps):
        return changed
    spent = _SpentTime.of(session, routine)
    before, after = spent.of_steps(session.steps), spent.of_steps(steps)
    seconds = session.active_seconds + sum(after.values()) - sum(before.values())
    return replace(
        changed,
        active_seconds=round(min(max(seconds, 0.0), LONGEST_SESSION_SECONDS), 3),
        kcal=_kcal(session, steps, _active_time(before), _active_time(after), routine),
    )


def with_length(session: SessionRecord, active_seconds: float) -> SessionRecord:
    """By the person's word. What energy rests on the time spent follows in proportion.

    The routine's own claim goes by the work that was done, and by the length only where no work is
    on record.
    """
    changed = replace(session, active_seconds=active_seconds)
    sets = session.set_totals()
    by_work = session.energy_basis == "routine" and sets is not None and sets.planned_seconds > 0
    if (
        session.kcal is None
        or session.energy_basis is None
        or by_work
        or session.active_seconds <= 0
    ):
        return changed
    share = active_seconds / session.active_seconds
    low, high = session.kcal
    return replace(changed, kcal=kcal_on_record(Energy(low * share, high * share, "routine")))


def _kcal(
    session: SessionRecord,
    steps: Sequence[StepRecord],
    before: ActiveTime,
    after: ActiveTime,
    routine: Routine | None,
) -> tuple[float, float] | None:
    """What was typed or read without a basis rests on nothing that is known here, and stays."""
    if session.kcal is None or session.energy_basis is None:
        return session.kcal
    if session.energy_basis == "routine":
        claim = _claim(session, steps, routine)
        done = SetTotals.of(steps)
        share = share_of_work(done.done_seconds, done.planned_seconds)
        return session.kcal if claim is None else kcal_on_record(routine_energy(claim, share))
    of_one_kg = body_weight_energy(1.0, before).low
    if of_one_kg <= 0:
        return session.kcal
    low, high = (body_weight_energy(kcal / of_one_kg, after).low for kcal in session.kcal)
    return kcal_on_record(Energy(low, high, "body-weight"))


def _claim(
    session: SessionRecord, steps: Sequence[StepRecord], routine: Routine | None
) -> tuple[float, float] | None:
    """The routine's, in proportion to the rounds: from what it came to, else as it is written."""
    assert session.kcal is not None
    was = SetTotals.of(session.steps)
    share = share_of_work(was.done_seconds, was.planned_seconds)
    rounds, rounds_before = _round_count(steps), _round_count(session.steps)
    if share > 0 and rounds_before:
        factor = rounds / rounds_before / share
        return session.kcal[0] * factor, session.kcal[1] * factor
    if routine is None:
        return None
    return routine.kcal[0] * rounds / routine.rounds, routine.kcal[1] * rounds / routine.rounds


def _round_count(steps: Sequence[StepRecord]) -> int:
    return len({step.round for step in steps if step.kind == "work"})


@dataclass(frozen=True, slots=True)
class _SpentTime:
    """How time was spent in one session. `get_ready`: seconds before a step, by the exercise that
    the routine has there; `pace`: how much longer or shorter it took there.
    """

    get_ready: dict[str, float]
    pace: float = 1.0

    @classmethod
    def of(cls, session: SessionRecord, routine: Routine | None) -> "_SpentTime":
        written: dict[str, float] = {}
        for place in (*routine.warm_up, *routine.round, *routine.cool_down) if routine else ():
            written.setdefault(place.exercise, place.get_ready_seconds)
        spent = cls(written)
        to_get_ready = sum(spent._before(step) for step in session.steps if step.done_seconds > 0)
        between = session.active_seconds - sum(step.done_seconds for step in session.steps)
        if to_get_ready <= 0:
            return cls(written) if written else cls(written, 0.0)
        return cls(written, min(max(between, 0.0) / to_get_ready, _LONGEST_PACE))

    def of_steps(self, steps: Sequence[StepRecord]) -> dict[str, float]:
        by_kind = dict.fromkeys(KINDS, 0.0)
        for step in steps:
            if step.done_seconds > 0:
                by_kind[step.kind] += step.done_seconds + self.pace * self._before(step)
        return by_kind

    def _before(self, step: StepRecord) -> float:
        """Of a routine that is not known, as much before each step."""
        return self.get_ready.get(step.instead_of or step.exercise, 0.0 if self.get_ready else 1.0)


def _active_time(by_kind: dict[str, float]) -> ActiveTime:
    return ActiveTime(by_kind["warm-up"], by_kind["work"], by_kind["stretch"])


def _facts(steps: Sequence[StepRecord]) -> list[object]:
    """What of the steps length and energy rest on."""
    return [
        (
            step.kind,
            step.round,
            step.instead_of or step.exercise,
            step.planned_seconds,
            step.done_seconds,
        )
        for step in steps
    ]
