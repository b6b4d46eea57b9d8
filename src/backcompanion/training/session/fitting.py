"""The session that fits into so many minutes: what is left out, what is done once more.

Rounds go first, then sets of a further round, then exercises; warm-up and stretches are shortened
to a quarter of what they are, and made longer where there is time for no further set. What is left
keeps its order, so nobody changes position more often than in the whole routine.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import EPSILON_SECONDS
from backcompanion.training.exercise.repetitions import fit_to_duration
from backcompanion.training.exercise.routine import Library, Routine
from backcompanion.training.exercise.terms import Block
from backcompanion.training.session.fitting_sets import with_rests, with_sets
from backcompanion.training.session.prescription import (
    Choices,
    PlannedStep,
    Prescription,
    prescribe,
)
from backcompanion.training.session.reason import Reason

BLOCKS: tuple[Block, ...] = ("warm-up", "round", "cool-down")

LEAST_MINUTES, MOST_MINUTES = 4, 40
# Below this there is no warm-up: the first exercise is done at its easier level instead.
WARM_UP_FROM_MINUTES = 8
# Warm-up and stretches are never shorter than this share of what they are, nor than so long where
# there is a warm-up.
LEAST_SHARE, LEAST_SECONDS = 0.25, 60.0
MOST_ROUNDS = 4
LONGEST_ROUND_SECONDS = 60.0 * MOST_MINUTES
# So far from what was asked for, the next best choice of sets is tried.
TOLERANCE_SECONDS, TOLERANCE_SHARE = 15.0, 0.03
# Where a stretch that led into this one's position is left out, there has to be time to change.
CHANGE_SECONDS = 10.0
# No move or stretch is shortened below this share of what it is written with, unless it is all that
# there is (one position in place of several stretches).
LEAST_HELD_SHARE = 0.5

# What is better left as it is, as costs against one another: the share by which warm-up and
# stretches are too short or too long, a round that is not whole, one exercise that is left out.
_SHORTER, _MUCH_SHORTER, _LONGER = 0.5, 0.3, 1.0
_BROKEN_ROUND, _LEFT_OUT = 0.12, 0.5

Steps = tuple[PlannedStep, ...]


@dataclass(frozen=True, slots=True)
class _Material:
    """All that there is to choose from.

    `groups` of stretches, both sides of one together; of a round all sets and sides of one place.
    """

    warm_up: Steps
    rounds: tuple[Steps, ...]
    groups: tuple[Steps, ...]


def fit(
    routine: Routine,
    library: Library,
    choices: Choices,
    minutes: int,
    times_done: Mapping[str, int],
) -> Prescription:
    """The session of that many `minutes` (4 to 40); its rounds are not those of `choices`.

    `times_done`: by id, as the routine has them, how often each was done of late; what was done
    least comes first. The same answer to the same question.
    """
    minutes = min(max(minutes, LEAST_MINUTES), MOST_MINUTES)
    choices = replace(choices, rounds=MOST_ROUNDS)
    whole = prescribe(routine, library, choices)
    if _seconds(whole.steps) > MOST_ROUNDS * LONGEST_ROUND_SECONDS:
        # One round is more than there can be time for: no need to choose from four.
        whole = prescribe(routine, library, replace(choices, rounds=1))
    everything = _material(whole, with_warm_up=minutes >= WARM_UP_FROM_MINUTES)
    target = minutes * 60.0
    floors = _floors(everything, minutes)
    as_written = _seconds(whole.steps) - sum(map(_seconds, everything.rounds[routine.rounds :]))
    ranked = _rank_work(everything, target, floors, times_done, has_all=target >= as_written)
    best: tuple[float, Steps, Steps] | None = None
    most_off = max(TOLERANCE_SECONDS, TOLERANCE_SHARE * target)
    to_try, by_sets = with_sets(ranked, everything.rounds, target - sum(floors), times_done)
    for work in to_try:
        lengths = _share_out(everything, target - _seconds(work), floors)
        moves = _by_place(everything.warm_up)
        warm_up = _choose_groups(moves, lengths[0], times_done)
        cool_down = _choose_groups(everything.groups, lengths[1], times_done)
        joined = _join((*warm_up, work, *cool_down), whole, library)
        if choices.warm_up and not everything.warm_up:
            joined = _begin_easily(joined)
        steps = _fill(joined, lengths[0], target)
        if work is by_sets:
            steps = with_rests(steps, target)
        off = abs(_seconds(steps) - target)
        if best is None or off < best[0]:
            best = off, work, steps
        if off <= most_off:
            break
    off, work, steps = best or (0.0, (), ())
    if off > most_off:
        steps = with_rests(steps, target)
    kept = {place(step) for step in steps}
    written = dict.fromkeys(place(step) for step in whole.steps)
    written_sets = sum(map(len, everything.rounds[: routine.rounds]))
    share = len(work) / max(1, written_sets)
    return replace(
        whole,
        rounds=max((step.round for step in work), default=0),
        kcal=(routine.kcal[0] * share, routine.kcal[1] * share),
        steps=steps,
        minutes=minutes,
        left_out=tuple(name for name in written if name not in kept),
    )


def place(step: PlannedStep) -> str:
    """The id of the exercise as the routine has it."""
    return step.instead_of or step.exercise


def _material(whole: Prescription, *, with_warm_up: bool) -> _Material:
    blocks: dict[tuple[str, int], list[PlannedStep]] = {}
    for step in whole.steps:
        blocks.setdefault((step.block, step.round), []).append(step)
    return _Material(
        tuple(blocks.get(("warm-up", 1), ())) if with_warm_up else (),
        tuple(tuple(steps) for (block, _round), steps in blocks.items() if block == "round"),
        tuple(tuple(group) for _place, group in groupby(blocks.get(("cool-down", 1), ()), place)),
    )


def _by_place(steps: Steps) -> list[Steps]:
    """All that is done at one place of a block, one after the other."""
    return [tuple(group) for _number, group in groupby(steps, lambda step: step.number)]


def _seconds(steps: Iterable[PlannedStep]) -> float:
    return sum(step.get_ready_seconds + step.seconds for step in steps)


def _floors(everything: _Material, minutes: int) -> tuple[float, float]:
    """The least that warm-up and stretches may last."""
    least = LEAST_SECONDS if minutes >= WARM_UP_FROM_MINUTES else 0.0
    wholes = (_seconds(everything.warm_up), sum(map(_seconds, everything.groups)))
    warm_up, stretches = (min(whole, max(LEAST_SHARE * whole, least)) for whole in wholes)
    return warm_up, stretches


def _rank_work(
    everything: _Material,
    target: float,
    floors: tuple[float, float],
    times_done: Mapping[str, int],
    *,
    has_all: bool,
) -> list[Steps]:
    """Sets to choose from, the best first: so many whole rounds and, of a further one, what was
    done least of late.

    `has_all`: there is time for more than the routine as written, so nothing is shortened.
    """
    beside = _seconds(everything.warm_up) + sum(map(_seconds, everything.groups))
    least = beside if has_all else sum(floors)
    options: list[tuple[float, int, Steps]] = []
    for count, following in enumerate((*everything.rounds, ())):
        done: Steps = sum(everything.rounds[:count], ())
        ranked = _least_done_first(_by_place(following), times_done)
        for extra in range(max(1, len(ranked))):
            chosen = set(map(id, chain.from_iterable(ranked[:extra])))
            work = (*done, *(step for step in following if id(step) in chosen))
            left = target - _seconds(work)
            if work and (left >= least - EPSILON_SECONDS or (count, extra) == (0, 1)):
                share = left / beside if beside else 1.0
                missing = 0 if count else len(ranked) - extra
                cost = _cost(share, has_all=has_all) + _LEFT_OUT * missing
                options.append((cost + _BROKEN_ROUND * bool(extra), -len(work), work))
    return [work for _cost, _size, work in sorted(options, key=lambda option: option[:2])]


def _cost(share: float, *, has_all: bool) -> float:
    """Of warm-up and stretches at that share of their length; longer only where all else is in."""
    if share > 1:
        return (share - 1) * _LONGER + (0 if has_all else _LONGER)
    return (1 - share) * _SHORTER + (_MUCH_SHORTER if share < 0.5 else 0)


def _share_out(
    everything: _Material, seconds: float, floors: tuple[float, float]
) -> tuple[float, float]:
    """How long warm-up and stretches are to last: both shortened alike, neither below its floor."""
    warm_up, stretches = _seconds(everything.warm_up), sum(map(_seconds, everything.groups))
    if not warm_up or not stretches:
        return (seconds if warm_up else 0.0), (seconds if stretches else 0.0)
    share = seconds * warm_up / (warm_up + stretches)
    share = min(max(share, floors[0]), max(floors[0], seconds - floors[1]))
    return share, seconds - share


def _least_done_first(groups: Sequence[Steps], times_done: Mapping[str, int]) -> list[Steps]:
    return sorted(groups, key=lambda group: times_done.get(place(group[0]), 0))


def _choose_groups(
    groups: Sequence[Steps], seconds: float, times_done: Mapping[str, int]
) -> tuple[Steps, ...]:
    """As many as come nearest to that time, what was done least of late first."""
    ranked = _least_done_first(groups, times_done)
    lengths = [sum(map(_seconds, ranked[:count])) for count in range(len(ranked) + 1)]
    count = min(range(len(lengths)), key=lambda count: (abs(lengths[count] - seconds), -count))
    kept = set(map(id, ranked[: max(count, 1)] if seconds else ()))
    return tuple(group for group in groups if id(group) in kept)


def _join(parts: Sequence[Steps], whole: Prescription, library: Library) -> Steps:
    """In the routine's order, numbered anew, with time to change where one is led in no more."""
    before = {
        id(step): previous for previous, step in zip(whole.steps, whole.steps[1:], strict=False)
    }
    joined: list[PlannedStep] = []
    last: PlannedStep | None = None
    for step in chain.from_iterable(parts):
        ready = step.get_ready_seconds
        led_in_by = before.get(id(step))
        if last is not None and led_in_by is not None and last is not led_in_by:
            position = library.exercises[step.exercise].position
            if library.exercises[last.exercise].position != position and ready:
                ready = max(ready, CHANGE_SECONDS)
        joined.append(replace(step, get_ready_seconds=ready))
        last = step
    return _number(joined)


def _number(steps: Sequence[PlannedStep]) -> Steps:
    numbered: list[PlannedStep] = []
    for _block, group in groupby(steps, key=lambda step: (step.block, step.round)):
        places = _by_place(tuple(group))
        numbered += [
            replace(step, number=number, count=len(places))
            for number, same in enumerate(places, start=1)
            for step in same
        ]
    return tuple(numbered)


def _fill(steps: Steps, warm_up_seconds: float, target: float) -> Steps:
    """Warm-up moves and stretches a little longer or shorter, so that all of it fits."""
    by_block = {name: [step for step in steps if step.block == name] for name in BLOCKS}
    warm_up = _lasting_together(by_block["warm-up"], warm_up_seconds)
    work = by_block["round"]
    left = target - _seconds((*warm_up, *work))
    return (*warm_up, *work, *_lasting_together(by_block["cool-down"], left))


def _lasting_together(steps: Sequence[PlannedStep], seconds: float) -> list[PlannedStep]:
    """Both sides of one are held alike. What one cannot be shortened by goes to those after it."""
    length = sum(step.seconds for step in steps)
    left = seconds - _seconds(steps) + length
    least = LEAST_HELD_SHARE if len(set(map(place, steps))) > 1 else LEAST_SHARE
    fitted: list[PlannedStep] = []
    for _place, same in groupby(steps, key=place):
        group = list(same)
        share = max(least, left / length) if length else 1.0
        changed = [_lasting(step, round(step.seconds * share)) for step in group]
        length -= sum(step.seconds for step in group)
        left -= sum(step.seconds for step in changed)
        fitted += changed
    return fitted


def _lasting(step: PlannedStep, seconds: float) -> PlannedStep:
    if seconds <= 0:
        return step
    return replace(step, tempos={step.level: fit_to_duration(step.tempos[step.level], seconds)})


def _begin_easily(steps: Steps) -> Steps:
    """The first exercise at its easier level, in place of a warm-up."""
    first = steps[0] if steps else None
    if first is None or first.kind != "work" or "easier" not in first.tempos:
        return steps
    if first.level == "easier":
        return steps
    easier = replace(first, level="easier", reasons=(*first.reasons, Reason("minutes")))
    return (easier, *steps[1:])
