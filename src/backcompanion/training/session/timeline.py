"""The one answer from which everything in a session comes: what is at that training second.

`perform` folds an immutable prescription and an append-only log of commands into a Timeline. Its
axis is training time, which only grows; pauses and lead-ins are off it. Each command replaces the
plan from its own second on and leaves what was before, so a new entry in the log never changes
`at(t)` for a t that has passed.
"""

from bisect import bisect_right
from collections.abc import Sequence

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.exercise import Phase, Tempo, phase_at
from backcompanion.training.exercise.terms import Breath, Level, Side
from backcompanion.training.session.limits import LONGEST_STEP_SECONDS
from backcompanion.training.session.prescription import PlannedStep, Prescription, phase_side
from backcompanion.training.session.record import Outcome, StepRecord
from backcompanion.training.session.segment import (
    BACK_SECONDS,
    MORE_SECONDS,
    Command,
    Segment,
    next_level,
)
from backcompanion.training.session.segments import Schedule

__all__ = ["BACK_SECONDS", "MORE_SECONDS", "LogEntry", "Moment", "Timeline", "perform"]


# So long before what was assumed of a waiting step is over, it is made longer.
WAIT_AHEAD_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A command and the training second at which it was given."""

    at: float
    command: Command


@dataclass(frozen=True, slots=True)
class Moment:
    """What is at one training second.

    `step` is the index of `planned` in the prescription. `start` and `end` bound the time to get
    ready, or the step's attempt; `left` is the time to its end. `repetition` counts from 1; while
    getting ready it is 0, and phase, side and breath tell how the step will begin. `side` is None
    where left and right do not differ. `next` is the step after this one, None for the last.
    """

    seconds: float
    step: int
    planned: PlannedStep
    attempt: int
    getting_ready: bool
    level: Level
    start: float
    end: float
    left: float
    repetition: int
    repetitions: int
    phase: Phase
    phase_fraction: float
    side: Side | None
    breath: Breath | None
    next: PlannedStep | None
    finished: bool

    @property
    def elapsed(self) -> float:
        return self.seconds - self.start

    @property
    def waits(self) -> bool:
        """Whether it lasts until the person says so; `left` and `end` say nothing then."""
        return self.planned.waits and not self.getting_ready

    @property
    def can_be_easier(self) -> bool:
        """Whether there is an easier way for the present step."""
        return next_level(self.level, "easier", self.planned.tempos) is not None

    @property
    def can_be_harder(self) -> bool:
        return next_level(self.level, "harder", self.planned.tempos) is not None


class Timeline:
    """Immutable; made by `perform`."""

    def __init__(
        self, prescription: Prescription, schedules: Sequence[tuple[float, Schedule]]
    ) -> None:
        self.prescription = prescription
        self._valid_from = [since for since, _ in schedules]
        self._schedules = [schedule for _, schedule in schedules]

    @property
    def seconds(self) -> float:
        """When it ends, as things stand."""
        return self._schedules[-1].seconds

    @property
    def ended(self) -> bool:
        """Whether the person ended it before its end."""
        return self._schedules[-1].ended

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All stretches of time, past and to come, as things stand."""
        return self._schedules[-1].segments

    def waiting(self, position: float, reached: float) -> float | None:
        """When somebody has to be waited for longer, on the way from `position` to `reached`.

        The second is one at which the command to wait has an effect; None: at none.
        """
        schedule = self._schedules[-1]
        for index in range(schedule.index_at(position), len(schedule.segments)):
            segment = schedule.segments[index]
            if segment.start > reached:
                return None
            ends_soon = position < segment.end <= reached + WAIT_AHEAD_SECONDS
            if ends_soon and segment.last and not segment.cut and schedule.waits(index):
                return max(position, segment.start)
        return None

    def after(self, entry: LogEntry) -> "Timeline":
        """This timeline once one more command was given."""
        if entry.at < self._valid_from[-1]:
            raise ValueError(f"a command at {entry.at} after one at {self._valid_from[-1]}")
        schedule = self._schedules[-1].after(entry.command, entry.at)
        return Timeline(
            self.prescription,
            [*zip(self._valid_from, self._schedules, strict=True), (entry.at, schedule)],
        )

    def at(self, seconds: float) -> Moment:
        """What is at that second; before 0 as at 0, past the end as at the end."""
        schedule = self._schedules[max(0, bisect_right(self._valid_from, seconds) - 1)]
        return _moment(self.prescription, schedule, seconds)

    def records(self, until: float) -> tuple[StepRecord, ...]:
        """What became of each planned step by that second; attempts at one step are added up."""
        schedule = self._schedules[max(0, bisect_right(self._valid_from, until) - 1)]
        return tuple(
            _record(index, step, schedule, until)
            for index, step in enumerate(self.prescription.steps)
        )


def perform(prescription: Prescription, log: Sequence[LogEntry] = ()) -> Timeline:
    """The timeline of that prescription after these commands, oldest first.

    Raises ValueError where an entry lies before the one before it.
    """
    timeline = Timeline(prescription, [(0.0, Schedule.from_prescription(prescription))])
    for entry in log:
        timeline = timeline.after(entry)
    return timeline


def _moment(prescription: Prescription, schedule: Schedule, seconds: float) -> Moment:
    t = min(max(seconds, 0.0), schedule.seconds)
    index = schedule.index_at(t)
    segment = schedule.segments[index]
    planned = prescription.steps[segment.step]
    tempo = segment.tempo
    first, last = schedule.bounds(index)
    start, end = schedule.segments[first].start, schedule.segments[last].end
    following = segment.step + 1
    if segment.getting_ready:
        phase, fraction, done, breath = tempo.parts[0].phases[0], 0.0, 0, _breath(tempo, 0.0)
        repetition, repetitions = 0, tempo.repetitions
        breath = breath or phase.breath
    else:
        seconds_into_segment = min(t - segment.start, tempo.seconds)
        done, phase, fraction = phase_at(tempo, seconds_into_segment)
        repetition = segment.repetitions_before + done + 1
        repetitions = (
            schedule.segments[last].repetitions_before + schedule.segments[last].tempo.repetitions
        )
        breath = _breath(tempo, t - start) if tempo.breath_seconds else phase.breath
    steps = prescription.steps
    return Moment(
        seconds=t,
        step=segment.step,
        planned=planned,
        attempt=segment.attempt,
        getting_ready=segment.getting_ready,
        level=segment.level,
        start=start,
        end=end,
        left=end - t,
        repetition=repetition,
        repetitions=repetitions,
        phase=phase,
        phase_fraction=fraction,
        side=planned.side
        or phase_side(planned.leads, tempo, segment.repetitions_before + done, phase),
        breath=breath,
        next=steps[following] if following < len(steps) else None,
        finished=seconds >= schedule.seconds,
    )


def _breath(tempo: Tempo, seconds: float) -> Breath | None:
    if not tempo.breath_seconds:
        return None
    return "out" if int(seconds / tempo.breath_seconds + 1e-9) % 2 else "in"


def _record(index: int, step: PlannedStep, schedule: Schedule, until: float) -> StepRecord:
    attempts = [s for s in schedule.segments if s.step == index and not s.getting_ready]
    started = [s for s in attempts if s.start < until or (s.cut and s.start <= until)]
    done = sum(min(s.end, until) - s.start for s in started)
    level = started[-1].level if started else (attempts[-1].level if attempts else step.level)
    return StepRecord(
        exercise=step.exercise,
        instead_of=step.instead_of,
        variant=level,
        kind=step.kind,
        round=step.round,
        side=step.side,
        planned_seconds=round(schedule.full_seconds.get(index, step.seconds), 3),
        # Of several attempts, each of which may be as long as a step can be.
        done_seconds=round(min(done, LONGEST_STEP_SECONDS), 3),
        outcome=_outcome(index, started, schedule, until, done),
        load_kg=step.load_kg,
        reasons=step.reasons,
    )


def _outcome(
    index: int, started: Sequence[Segment], schedule: Schedule, until: float, done: float
) -> Outcome:
    if any(at <= until for at in schedule.hurt.get(index, ())):
        return "hurt"
    if any(s.last and not s.cut and s.end <= until + 1e-6 for s in started):
        return "done"
    if any(s.cut == "skip" for s in started):
        return "skipped"
    return "partial" if done > 0 else "unreached"
