"""No joint jumps: at 60 frames a second it goes on about as fast as it went the frame before.

Every motion and level, to both sides where they alternate. CI looks at all frames (its job
`coaching`), as `make reliability` does; each run of the gate at those of one level about the
seams, where one phase or key pose goes over into the next: between two key poses the way is a
smooth curve.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from backcompanion.base.dataclass import dataclass
from backcompanion.figure.model.body import Pose
from backcompanion.figure.model.space import Vec, along, distance
from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.terms import Level, Side
from backcompanion.training.session.prescription import phase_side
from figure.all_motions import IDS, motion
from figure.model.test_tempo import exercise
from support.cases import each_case
from support.thoroughness import THOROUGH

FRAMES = 60
# What is let pass beyond twice the movement of a neighbouring frame: metres in a frame, and the
# share of its fastest frame in that phase. A cubic way of sixteen frames sets off with a quarter.
FLOOR, SETTING_OFF = 0.003, 0.25
# Frames to each side of a seam, and places in a phase at which its speed is looked at.
ABOUT_A_SEAM, SPEEDS_LOOKED_AT = 4, 8

Joints = dict[str, Vec]
Way = tuple[str, Side | None, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase to one side: `seams` are the seconds, from its start, of its key poses."""

    phase: str
    side: Side | None
    repetition: int
    start: float
    seconds: float
    seams: tuple[float, ...]

    @property
    def way(self) -> Way:
        """What is moved: the same in each repetition that goes to the same side."""
        return self.phase, self.side, self.repetition


@each_case("motion_id", IDS)
def test_no_joint_moves_more_than_twice_as_far_as_in_the_frames_beside(motion_id: str) -> None:
    for level in _levels(motion_id):
        stretches = list(_stretches(motion_id, level))
        joints = _joints_at(motion_id, level, stretches)
        fastest = {way: _fastest(each, joints) for way, each in _first_of(stretches).items()}
        for frames in _runs(stretches):
            poses = [joints(number) for number in frames]
            for joint in poses[0]:
                way = [distance(a[joint], b[joint]) for a, b in pairwise(poses)]
                for index in range(1, len(way) - 1):
                    number = frames[index]
                    stretch = _stretch_at(stretches, number)
                    beside = min(way[index - 1], way[index + 1])
                    floor = max(FLOOR, SETTING_OFF * max(fastest[stretch.way][joint], *way))
                    assert way[index] <= 2.0 * beside + floor, (
                        f"{level}, {stretch.phase}, frame {number}: {joint} moves"
                        f" {way[index] * 1000:.0f} mm, beside that {beside * 1000:.0f} mm"
                    )


def _levels(motion_id: str) -> list[Level]:
    """Those whose figure or whose tempo is not that of another one; of them one in each run of the
    gate, the hardest, which moves farthest.
    """
    variants = exercise(motion_id).variants
    levels = [level for level in LEVELS if level in variants]
    return levels if THOROUGH else levels[-1:]


def _stretches(motion_id: str, level: Level) -> Iterator[Stretch]:
    """Two repetitions of every part; the second goes to the other side, where sides alternate."""
    tempo = exercise(motion_id).variant(level).tempo
    performance = motion(motion_id).level(level)
    start, repetition = 0.0, 0
    for part in tempo.parts:
        for _ in range(min(part.repetitions, 2)):
            for phase in part.phases:
                side = phase_side("left", tempo, repetition, phase)
                track = performance.tracks[phase.name, side or performance.side]
                seams = tuple(time * phase.seconds for time in track.times)
                number = 0 if performance.cycle is None else repetition
                yield Stretch(phase.name, side, number, start, phase.seconds, seams)
                start += phase.seconds
            repetition += 1


def _first_of(stretches: list[Stretch]) -> dict[Way, Stretch]:
    return {each.way: each for each in reversed(stretches)}


def _stretch_at(stretches: list[Stretch], number: int) -> Stretch:
    at = number / FRAMES
    return next((s for s in stretches if at < s.start + s.seconds - 1e-9), stretches[-1])


def _joints_at(motion_id: str, level: Level, stretches: list[Stretch]) -> Callable[[int], Joints]:
    known: dict[int, Joints] = {}

    def joints(number: int) -> Joints:
        if number not in known:
            each = _stretch_at(stretches, number)
            fraction = (number / FRAMES - each.start) / each.seconds
            known[number] = _joints(
                motion(motion_id).pose(
                    level, each.phase, fraction, each.side, repetition=each.repetition
                )
            )
        return known[number]

    return joints


def _fastest(stretch: Stretch, joints: Callable[[int], Joints]) -> dict[str, float]:
    first, last = round(stretch.start * FRAMES), round((stretch.start + stretch.seconds) * FRAMES)
    step = 1 if THOROUGH else max(1, (last - first) // SPEEDS_LOOKED_AT)
    result: dict[str, float] = {}
    for number in range(first, max(first + 1, last - 1), step):
        before, after = joints(number), joints(number + 1)
        for joint, at in before.items():
            result[joint] = max(result.get(joint, 0.0), distance(at, after[joint]))
    return result


def _runs(stretches: list[Stretch]) -> Iterator[list[int]]:
    """Numbers of frames that follow one another."""
    end = round((stretches[-1].start + stretches[-1].seconds) * FRAMES)
    if THOROUGH:
        yield list(range(end))
        return
    for seam in _seams(stretches):
        frames = range(max(0, seam - ABOUT_A_SEAM), min(end, seam + ABOUT_A_SEAM + 1))
        if len(frames) > 3:
            yield list(frames)


def _seams(stretches: list[Stretch]) -> list[int]:
    """Of each, and of each that follows another one, once."""
    at: dict[tuple[Way | None, Way, int], int] = {}
    before: Way | None = None
    for each in stretches:
        for index, seam in enumerate(each.seams):
            at.setdefault((before, each.way, index), round((each.start + seam) * FRAMES))
        before = each.way
    return sorted(set(at.values()))


def _joints(pose: Pose) -> Joints:
    face = along(pose.head, pose.head_frame.forward, 0.1)
    joints = {"pelvis": pose.spine[0], "chest": pose.spine[-1], "head": pose.head, "face": face}
    for side, arm, leg in zip(("left", "right"), pose.arms, pose.legs, strict=True):
        joints |= {
            f"{side} shoulder": arm.shoulder,
            f"{side} elbow": arm.elbow,
            f"{side} wrist": arm.wrist,
            f"{side} fingers": along(arm.wrist, arm.hand, 0.13),
            f"{side} thumb": along(arm.wrist, arm.thumb, 0.08),
            f"{side} knee": leg.knee,
            f"{side} ankle": leg.ankle,
            f"{side} heel": leg.heel,
            f"{side} toes": leg.tip,
        }
    return joints
