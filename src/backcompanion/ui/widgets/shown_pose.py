"""The pose that is shown: which frames of a phase are, and the pose in each."""

from bisect import bisect_right
from collections.abc import Callable
from itertools import pairwise
from math import ceil, inf

from backcompanion.base.dataclass import dataclass
from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.motion import Motion
from backcompanion.figure.model.pose_distance import pose_distance
from backcompanion.training.exercise.breathing import breath_at
from backcompanion.training.exercise.exercise import Phase, Tempo
from backcompanion.training.exercise.terms import Level, Side

# As often as a display of today shows a new picture.
FRAMES_A_SECOND = 60
# Logical ones, by which something may jump from one shown frame to the next, where it does not go
# farther from one frame of the display to the next.
LARGEST_STEP = 2.6
# Of what goes on slowly: so many frames of the display pass before the next, or it has gone so far.
SLOW_FRAMES, SLOW_STEP = 5, 1.8
# Of two phases these shares are looked at: one may be the way back of the other.
_LOOKED_AT = (0.0, 0.13, 0.37, 0.5, 0.74, 1.0)
_SAME_PIXELS = 0.1
_CLEARLY = 1.25
_POSES = 8
# Frames of the display by which a look may be too early.
_EARLY = 0.05
_LEFT_OUT = 15.0


@dataclass(frozen=True, slots=True)
class Shown:
    """A moment of a motion. No phase: `fraction` of the way from the start into the first one.

    `comes_again`: the very same moment is shown once more with the next repetition. It is asked for
    once, and no part of what is kept of the moment.
    """

    phase: str = ""
    fraction: float = 0.0
    side: Side | None = None
    breath: float | None = None
    repetition: int | None = None
    comes_again: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """A phase that is shown by the frames of the display, numbered from its own beginning, so that
    each repetition asks for the same ones.

    `began`: seconds of `tempo` that had passed then. No tempo: the way from the start into the
    first phase.
    """

    tempo: Tempo | None
    began: float
    phase: str
    seconds: float
    side: Side | None
    repetition: int | None
    comes_again: bool = True
    frames_a_second: int = FRAMES_A_SECOND

    @property
    def frames(self) -> int:
        return max(1, round(self.seconds * self.frames_a_second))

    def at(self, number: float) -> Shown:
        fraction = round(number / self.frames, 6)  # which ways back come to in other ways
        breath = None
        if self.tempo is not None:
            breath = breath_at(self.tempo, max(0.0, self.began + fraction * self.seconds))
        if breath is not None:
            breath = round(breath, 3)  # as sums of seconds differ in the last place
        return Shown(self.phase, fraction, self.side, breath, self.repetition, self.comes_again)


def course_of(
    tempo: Tempo,
    seconds: float,
    phase: Phase,
    fraction: float,
    side: Side | None,
    repetition: int,
    *,
    comes_again: bool = True,
    frames_a_second: int = FRAMES_A_SECOND,
) -> tuple[Course, float]:
    """The course of that phase, and how many of its frames have passed.

    `seconds` of the tempo have passed, and `fraction` of that phase in them.
    """
    began = seconds - fraction * phase.seconds
    course = Course(
        *(tempo, began, phase.name, phase.seconds, side, repetition, comes_again, frames_a_second)
    )
    return course, fraction * course.frames


class _Chain:
    """The frames of one course that are shown, as far as they have been looked for; `jumps`: pixels
    from each to the next, and at last to the end.
    """

    __slots__ = ("frames", "is_complete", "jumps", "numbers", "pose_at")

    def __init__(self, frames: int, pose_at: Callable[[float], Pose], first: float = 0.0) -> None:
        self.frames, self.pose_at = frames, pose_at
        self.numbers, self.is_complete = [first], False
        self.jumps: list[float] = []

    def holds(self, position: float) -> bool:
        """Whether it has begun then, and not ended long ago."""
        return self.numbers[0] <= position < self.numbers[-1] + _LEFT_OUT


def _most(gap: int) -> float:
    """Pixels that something may go in so many frames of the display."""
    return LARGEST_STEP if gap <= SLOW_FRAMES else SLOW_STEP


def _filled(numbers: list[float], jumps: list[float]) -> list[float]:
    """Without the last, which the next course begins with; and with frames between where something
    jumps, as far as the display has them: a way back may be slower than the way there.
    """
    filled: list[float] = []
    for (number, following), jump in zip(pairwise(numbers), jumps, strict=True):
        between = min(ceil(jump / LARGEST_STEP), ceil(following - number - 0.01)) or 1
        filled += [number + (following - number) * n / between for n in range(between)]
    return filled


class FrameSteps:
    """Of the frames of the display in a phase, those that the eye needs, for one view of a motion.

    The next one is where something has gone as far as it may jump; where it goes farther from each
    to the next, that is each.
    """

    def __init__(self) -> None:
        self._chains: dict[object, _Chain] = {}
        self._late: tuple[object, _Chain | None] = (None, None)
        self._key: object = None
        self._pixels: Callable[[Pose, Pose], float] = lambda _a, _b: inf

    def begin(self, key: object, pixels: Callable[[Pose, Pose], float]) -> None:
        """`pixels`: how far two poses are apart. Another key: whatever is known no longer holds."""
        if key != self._key:
            self._chains.clear()
            self._late = (None, None)
            self._key, self._pixels = key, pixels

    def around(
        self, key: object, frames: int, position: float, pose_at: Callable[[float], Pose]
    ) -> tuple[float, float]:
        """Numbers of the frame that is shown when so many have passed, and of the next one.

        `key`: of the course, which has so many frames; the last is the first of the next course.
        """
        latest = position + _EARLY
        chain = self._chains.get(key)
        if chain is None and latest < _LEFT_OUT:
            chain = self._chains[key] = self._begin_chain(frames, pose_at)
        if chain is None or not (chain.is_complete or chain.holds(latest)):
            # Nobody has looked meanwhile: from here on, until it begins anew.
            late_key, late = self._late
            goes_on = late is not None and late_key == key and late.holds(latest)
            if late is None or not goes_on:
                now = float(int(latest))
                self._late = (key, _Chain(frames, pose_at, now))
                return now, now + 1.0
            chain = late
        while chain.numbers[-1] <= latest and not chain.is_complete:
            self._extend(chain)
        place = bisect_right(chain.numbers, latest)
        following = chain.numbers[place] if place < len(chain.numbers) else float(frames)
        return chain.numbers[max(0, place - 1)], following

    def _begin_chain(self, frames: int, pose_at: Callable[[float], Pose]) -> _Chain:
        """As the way back of another one, where it is that: by the same pictures."""
        chain = _Chain(frames, pose_at)
        for there in self._chains.values():
            if there.is_complete and self._is_way_back(there, chain):
                share = frames / there.frames
                numbers = [frames - number * share for number in reversed(there.numbers)]
                chain.numbers, chain.is_complete = _filled([0.0, *numbers], there.jumps[::-1]), True
                break
        return chain

    def _is_way_back(self, there: _Chain, back: _Chain) -> bool:
        def apart(share: float) -> float:
            there_pose = there.pose_at(there.frames * (1.0 - share))
            return self._pixels(there_pose, back.pose_at(back.frames * share))

        return there.frames > 1 and all(apart(share) < _SAME_PIXELS for share in _LOOKED_AT)

    def _extend(self, chain: _Chain) -> None:
        numbers, frames = chain.numbers, chain.frames
        last = numbers[-1]
        pose, left = chain.pose_at(last), int(frames - last)
        gap = int(last - numbers[-2]) if len(numbers) > 1 else 1
        gap = max(1, min(gap, left))

        def far(gap: int) -> float:
            return self._pixels(pose, chain.pose_at(last + gap))

        too_far, apart = left + 1, far(gap)
        while gap > 1 and apart > _most(gap):
            too_far, gap = gap, max(1, gap - max(1, gap // 4))
            apart = far(gap)
        step = 1
        while gap + 1 < too_far:  # in ever larger steps, and back in smaller ones
            further = min(gap + step, too_far - 1)
            # What goes on as it does would be clearly too far: it need not be asked.
            is_near = apart * further / gap <= _CLEARLY * _most(further)
            if is_near and (reached := far(further)) <= _most(further):
                gap, apart, step = further, reached, 2 * step
            else:
                too_far, step = further, max(1, step // 4)
        chain.jumps.append(apart)
        if gap >= left:
            chain.is_complete = True
        else:
            numbers.append(last + gap)


class PerformedMotion:
    """A motion at one level, with what is held, as one view shows it: poses, and frames in time.

    `is_reduced`: it stands in the key poses that its phases lead to. It remembers the poses that
    were asked for last.
    """

    def __init__(self, motion: Motion, level: Level, held: frozenset[str]) -> None:
        self.motion, self.level, self.held = motion, level, held
        self.is_reduced = False
        self._poses: dict[Shown, Pose] = {}
        self._steps = FrameSteps()

    def is_of(self, motion: Motion, level: Level, held: frozenset[str]) -> bool:
        return motion is self.motion and (level, held) == (self.level, self.held)

    def plain(self, shown: Shown) -> Shown:
        """As it is kept: what makes no difference in this motion left out."""
        fraction = shown.fraction
        if not shown.phase:
            fraction = 0.0 if self.is_reduced else fraction
        elif self.is_reduced or not self.motion.has_movement(self.level, shown.phase):
            fraction = 1.0
        breath = None if self.is_reduced else shown.breath
        repetition = self.motion.repetition_in_cycle(self.level, shown.repetition)
        return Shown(shown.phase, fraction, shown.side, breath, repetition)

    def pose(self, shown: Shown) -> Pose:
        """Of a plain one."""
        pose = self._poses.get(shown)
        if pose is None:
            motion, level, held = self.motion, self.level, self.held
            side, fraction = shown.side, shown.fraction
            pose = (
                motion.pose(
                    level, shown.phase, fraction, side, held, shown.breath, shown.repetition
                )
                if shown.phase
                else motion.entry_pose(level, fraction, side, held)
            )
            if len(self._poses) >= _POSES:
                del self._poses[next(iter(self._poses))]
            self._poses[shown] = pose
        return pose

    def frame_at(self, course: Course, position: float, scale: float) -> tuple[Shown, bool, float]:
        """What is shown when so many frames of that course have passed; whether the course begins
        with it; and seconds of the course until it differs.

        `scale`: pixels of a metre.
        """

        def pose_at(number: float) -> Pose:
            return self.pose(self.plain(course.at(number)))

        def pixels(a: Pose, b: Pose) -> float:
            return pose_distance(a, b) * scale

        first = self.plain(course.at(0))
        goes = not course.phase or self.motion.has_movement(self.level, course.phase)
        if self.is_reduced or (not goes and first.breath is None):
            return first, True, inf
        self._steps.begin(scale, pixels)
        # What a breath begins with says how it goes on, but where breaths have a time of their own.
        breaths = course.tempo and course.tempo.breath_seconds
        since = round(course.began % (2 * breaths), 2) if breaths else 0.0
        key = (first, course.frames, course.frames_a_second, since)
        number, following = self._steps.around(key, course.frames, position, pose_at)
        shown = self.plain(course.at(number)) if number else first
        return shown, number == 0, (following - position) / course.frames_a_second
