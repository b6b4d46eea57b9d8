"""A law of own routines that are fitted into so many minutes: what is done keeps its dose."""

from itertools import groupby

from hypothesis import example, given
from hypothesis import strategies as st

from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.routine import Routine, RoutineStep
from backcompanion.training.session.fitting import LEAST_MINUTES, MOST_MINUTES, fit
from backcompanion.training.session.prescription import Choices, prescribe
from backcompanion.training.session.timeline import perform
from support.prescribing import LIBRARY, tolerance_seconds
from support.thoroughness import examples

DOSES = {
    "bridge": Dose(sets=3, repetitions=10, hold_seconds=5),
    "kneeling-supermans": Dose(sets=2, repetitions=6, per_side=True),
    "side-plank": Dose(sets=4, seconds=15, per_side=True, rest_seconds=20),
    "lying-twist": Dose(sets=2, seconds=20, per_side=True),
    "dead-bug": Dose(until_done=True),
    "roll-downs": Dose(repetitions=5, pace=80),
}
names = st.lists(st.sampled_from(sorted(DOSES)), min_size=2, max_size=6, unique=True)


@examples(60)
@example(4, ["bridge", "kneeling-supermans", "side-plank"], 2, {})
@example(5, ["bridge", "dead-bug"], 1, {})
@given(
    st.integers(LEAST_MINUTES, MOST_MINUTES),
    names,
    st.integers(1, 3),
    st.dictionaries(st.sampled_from(sorted(DOSES)), st.integers(0, 9)),
)
def test_what_is_done_keeps_its_dose_and_is_never_too_long(
    minutes: int, chosen: list[str], rounds: int, of_late: dict[str, int]
) -> None:
    places = tuple(RoutineStep(name, 15, dose=DOSES[name]) for name in chosen)
    mine = Routine("mine", "Mine", "", (0, 0), rounds, (), places, ())
    shortened = fit(mine, LIBRARY, Choices(), minutes, of_late)
    assert shortened == fit(mine, LIBRARY, Choices(), minutes, dict(reversed(of_late.items())))
    assert shortened.steps
    assert shortened.seconds - 60 * minutes <= tolerance_seconds(minutes)
    whole = prescribe(mine, LIBRARY, Choices(rounds=4))
    allowed = iter((s.exercise, s.round, s.side, s.tempos, s.pace, s.waits) for s in whole.steps)
    for s in shortened.steps:
        assert (s.exercise, s.round, s.side, s.tempos, s.pace, s.waits) in allowed
    counts: dict[tuple[int, int], set[int]] = {}
    for key, same in groupby(shortened.steps, key=lambda s: (s.round, s.number, s.side)):
        numbers = [(s.set, s.sets) for s in same]
        assert numbers == [(n, len(numbers)) for n in range(1, len(numbers) + 1)]
        counts.setdefault(key[:2], set()).add(len(numbers))
    assert all(len(of_sides) == 1 for of_sides in counts.values()), "both sides alike"
    assert set(shortened.left_out) == set(chosen) - {s.exercise for s in shortened.steps}
    assert abs(perform(shortened).seconds - shortened.seconds) < 1e-6


def test_sets_are_left_out_before_exercises_are() -> None:
    """In five minutes there were three sets of a bridge, and nothing else of the sheet."""
    doses = {
        "bridge": Dose(sets=3, repetitions=10),
        "kneeling-supermans": Dose(sets=2, repetitions=8, per_side=True),
        "cat-and-cow": Dose(repetitions=10),
        "forearm-plank": Dose(sets=3, seconds=20),
    }
    places = tuple(RoutineStep(name, 20, dose=dose) for name, dose in doses.items())
    mine = Routine("mine", "Mine", "", (0, 0), 1, (), places, ())
    kinds = []
    for minutes in range(4, 13):
        shortened = fit(mine, LIBRARY, Choices(), minutes, {})
        assert abs(shortened.seconds - 60 * minutes) <= tolerance_seconds(minutes)
        kinds.append(len({step.exercise for step in shortened.steps}))
        if shortened.left_out:
            assert {step.sets for step in shortened.steps} == {1}
    assert kinds == sorted(kinds) and kinds[1] >= 3 and kinds[-1] == 4
