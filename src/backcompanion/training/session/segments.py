"""The stretches of time that a session consists of, and how each command changes those to come."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from backcompanion.training.exercise.exercise import phase_at
from backcompanion.training.exercise.repetitions import extend_tempo, fit_to_duration
from backcompanion.training.exercise.terms import Level
from backcompanion.training.session.limits import LONGEST_SESSION_SECONDS, LONGEST_STEP_SECONDS
from backcompanion.training.session.prescription import Prescription
from backcompanion.training.session.segment import (
    BACK_SECONDS,
    MORE_SECONDS,
    Command,
    CutReason,
    Segment,
    next_level,
    segments_from_step,
    shifted,
)


class Schedule:
    """All segments, past and to come, as things stand after some commands. Immutable.

    `hurt`: by step index, the seconds at which it was said. `full_seconds`: the length that the
    latest attempt at a step had before it was cut, for steps where that is not as prescribed.
    `ended`: the person ended it before its end.
    """

    def __init__(
        self,
        prescription: Prescription,
        segments: Sequence[Segment],
        hurt: Mapping[int, tuple[float, ...]],
        full_seconds: Mapping[int, float],
        *,
        ended: bool = False,
    ) -> None:
        self.prescription = prescription
        self.segments = tuple(segments)
        self.hurt = hurt
        self.full_seconds = full_seconds
        self.ended = ended
        self._starts = [segment.start for segment in self.segments]

    @classmethod
    def from_prescription(cls, prescription: Prescription) -> "Schedule":
        """The plan before any command."""
        return cls(prescription, tuple(segments_from_step(prescription, 0, 0.0, {}, {})), {}, {})

    @property
    def seconds(self) -> float:
        return self.segments[-1].end if self.segments else 0.0

    def index_at(self, seconds: float) -> int:
        """The segment of that second; one that ends there has passed."""
        return max(0, bisect_right(self._starts, seconds) - 1)

    def bounds(self, index: int) -> tuple[int, int]:
        """First and last index of the getting ready, or of the attempt, that `index` is part of."""
        segment = self.segments[index]
        if segment.getting_ready:
            return index, index
        first = last = index
        while first > 0 and self._same_attempt(first - 1, segment):
            first -= 1
        while last + 1 < len(self.segments) and self._same_attempt(last + 1, segment):
            last += 1
        return first, last

    def waits(self, index: int) -> bool:
        """Whether that segment lasts until the person says so."""
        segment = self.segments[index]
        return self.prescription.steps[segment.step].waits and not segment.getting_ready

    def after(self, command: Command, at: float) -> "Schedule":
        """The plan once that command was given at that second; segments before it are as before."""
        if not self.segments or at >= self.seconds:
            return self
        index = self.index_at(at)
        step = self.segments[index].step
        match command:
            case "skip":
                return self._after_skip(index, at)
            case "omit":
                return self._after_omit(index, at)
            case "back":
                return self._after_back(index, at)
            case "again":
                return self._restarted(index, at, step, getting_ready=False)
            case "more":
                return self._after_more(index)
            case "wait":
                return self._after_more(index) if self.waits(index) else self
            case "done":
                return self._after_done(index, at)
            case "easier" | "harder":
                return self._after_level_change(index, at, command)
            case "end":
                kept = [*self.segments[:index], self._cut_short(index, at, "end")]
                return Schedule(
                    self.prescription, kept, self.hurt, self._with_full_seconds(index), ended=True
                )
            case "hurt":
                marks = {**self.hurt, step: (*self.hurt.get(step, ()), at)}
                return self._replace(self.segments, hurt=marks)
            case "unhurt":
                marks = {**self.hurt, step: self.hurt.get(step, ())[:-1]}
                return self._replace(self.segments, hurt=marks)
            case _:
                return self

    # --- what the commands do ---------------------------------------------------------------

    def _after_skip(self, index: int, at: float) -> "Schedule":
        """Getting ready is over at once; a step is left for the next."""
        _, last = self.bounds(index)
        kept = [*self.segments[:index], self._cut_short(index, at, "skip")]
        following = shifted(self.segments[last + 1 :], at - self.segments[last].end)
        return self._replace((*kept, *following), full_lengths=self._with_full_seconds(index))

    def _after_done(self, index: int, at: float) -> "Schedule":
        """A step that waits has lasted as long as it was to."""
        if not self.waits(index):
            return self
        _, last = self.bounds(index)
        kept = [*self.segments[:index], replace(self.segments[index], end=at, last=True)]
        following = shifted(self.segments[last + 1 :], at - self.segments[last].end)
        done = self._replace((*kept, *following))
        return done._replace(done.segments, full_lengths=done._with_full_seconds(index))

    def _after_omit(self, index: int, at: float) -> "Schedule":
        """The step is left for the next, also while one only gets ready for it."""
        if not self.segments[index].getting_ready:
            return self._after_skip(index, at)
        attempt = replace(self.segments[index + 1], start=at, end=at, cut="skip", last=True)
        _, last = self.bounds(index + 1)
        following = shifted(self.segments[last + 1 :], at - self.segments[last].end)
        return self._replace(
            (*self.segments[:index], self._cut_short(index, at, "skip"), attempt, *following)
        )

    def _after_back(self, index: int, at: float) -> "Schedule":
        """To the start of this step; within its first seconds, or before it, to the one before."""
        segment = self.segments[index]
        first, _ = self.bounds(index)
        early = segment.getting_ready or at - self.segments[first].start <= BACK_SECONDS
        if early and segment.step > 0:
            return self._restarted(index, at, segment.step - 1, getting_ready=True)
        return self._restarted(index, at, segment.step, getting_ready=segment.getting_ready)

    def _restarted(self, index: int, at: float, step: int, *, getting_ready: bool) -> "Schedule":
        kept = [*self.segments[:index], self._cut_short(index, at, "back")]
        attempts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        for segment in kept:
            levels[segment.step] = segment.level
            if not segment.getting_ready:
                attempts[segment.step] = segment.attempt
        # What was chosen for steps to come (easier while getting ready) is kept as well.
        for segment in self.segments[index:]:
            levels.setdefault(segment.step, segment.level)
        restarted = segments_from_step(
            self.prescription, step, at, attempts, levels, getting_ready=getting_ready
        )
        full_lengths = {k: v for k, v in self._with_full_seconds(index).items() if k < step}
        return self._replace((*kept, *restarted), full_lengths=full_lengths)

    def _after_more(self, index: int) -> "Schedule":
        segments = list(self.segments)
        first, last = self.bounds(index)
        segment = segments[last]
        if segment.getting_ready:
            longer = replace(segment, end=segment.end + MORE_SECONDS)
        else:
            tempo = extend_tempo(segment.tempo, MORE_SECONDS)
            longer = replace(segment, tempo=tempo, end=segment.start + tempo.seconds)
        gained = longer.end - segment.end
        step_seconds = 0.0 if segment.getting_ready else longer.end - segments[first].start
        # No longer than a record may say.
        if step_seconds > LONGEST_STEP_SECONDS or self.seconds + gained > LONGEST_SESSION_SECONDS:
            return self
        following = shifted(segments[last + 1 :], gained)
        more = self._replace((*segments[:last], longer, *following))
        return more._replace(more.segments, full_lengths=more._with_full_seconds(index))

    def _after_level_change(self, index: int, at: float, command: Command) -> "Schedule":
        segment = self.segments[index]
        tempos = self.prescription.steps[segment.step].tempos
        level = next_level(segment.level, command, tempos)
        if level is None:
            return self
        tempo = tempos[level]
        _, last = self.bounds(index)
        if segment.getting_ready:
            kept = [*self.segments[:index], replace(segment, level=level, tempo=tempo)]
            last += 1  # the attempt that one gets ready for is one segment
            start, attempt, before = segment.end, self.segments[last].attempt, 0
        else:
            done, _, _ = phase_at(segment.tempo, at - segment.start)
            before = segment.repetitions_before + done
            kept = [*self.segments[:index], replace(segment, end=at, last=False)]
            tempo = fit_to_duration(tempo, self.segments[last].end - at)
            start, attempt = at, segment.attempt
        changed = Segment(
            start, start + tempo.seconds, segment.step, attempt, False, level, tempo, before
        )
        following = shifted(self.segments[last + 1 :], changed.end - self.segments[last].end)
        schedule = self._replace((*kept, changed, *following))
        return schedule._replace(
            schedule.segments, full_lengths=schedule._with_full_seconds(len(kept))
        )

    # --- the pieces that they are made of ---------------------------------------------------

    def _replace(
        self,
        segments: Sequence[Segment],
        *,
        hurt: Mapping[int, tuple[float, ...]] | None = None,
        full_lengths: Mapping[int, float] | None = None,
    ) -> "Schedule":
        return Schedule(
            self.prescription,
            segments,
            self.hurt if hurt is None else hurt,
            self.full_seconds if full_lengths is None else full_lengths,
        )

    def _cut_short(self, index: int, at: float, reason: CutReason) -> Segment:
        return replace(self.segments[index], end=at, cut=reason, last=True)

    def _with_full_seconds(self, index: int) -> dict[int, float]:
        """`full_seconds` with the attempt at `index` as it stands now."""
        if self.segments[index].getting_ready:
            return dict(self.full_seconds)
        first, last = self.bounds(index)
        seconds = self.segments[last].end - self.segments[first].start
        return {**self.full_seconds, self.segments[index].step: seconds}

    def _same_attempt(self, index: int, other: Segment) -> bool:
        segment = self.segments[index]
        return (
            not segment.getting_ready
            and segment.step == other.step
            and segment.attempt == other.attempt
        )
