"""Poses of one's own, one after the other with their times: into a motion and a tempo, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from backcompanion.application.exercise_form import PhaseFields
from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model import body
from backcompanion.figure.model.key_pose import KeyPose, mirror_key_pose
from backcompanion.figure.model.key_pose_writing import key_pose_table
from backcompanion.figure.model.motion import motion_from_mapping
from backcompanion.figure.model.pose_limits import spots_of
from backcompanion.figure.model.pose_moves import editable, pose_of
from backcompanion.figure.model.props import Props, read_props
from backcompanion.training.exercise.terms import Sides

LEAST_POSES, MOST_POSES = 2, 6
LEAST_SECONDS, MOST_SECONDS = 0.5, 60.0
# By these names the voice and the figure know that nothing moves.
_HOLDS = ("hold", "bottom", "tall")
MOST_HOLDS = len(_HOLDS)
BALL = 0.325  # its radius in metres
_ROOM = 0.05
_KEPT = ("side", "mirror", "lit", "lit_in", "camera", "inset", "props")


@dataclass(frozen=True, slots=True)
class TimedPose:
    """`way`: seconds to get there from the pose before, or into the first one from the last.
    `hold`: seconds that it is held.
    """

    key: KeyPose
    way: float = 2.0
    hold: float = 0.0


@dataclass(frozen=True, slots=True)
class PoseSequence:
    """`around`: what else a motion's file says: side, props, cameras, muscles."""

    poses: tuple[TimedPose, ...]
    around: Mapping[str, Any]

    @property
    def props(self) -> Props:
        return read_props(self.around.get("props", {}), "")

    @property
    def seconds(self) -> float:
        """Of one repetition."""
        return sum(pose.way + pose.hold for pose in self.poses)

    def with_pose(self, index: int, pose: TimedPose) -> "PoseSequence":
        return replace(self, poses=(*self.poses[:index], pose, *self.poses[index + 1 :]))

    def with_key(self, index: int, key: KeyPose) -> "PoseSequence":
        return self.with_pose(index, replace(self.poses[index], key=key))

    def with_copy(self, index: int) -> "PoseSequence":
        """One more after that one, alike, to be changed; at most `MOST_POSES`."""
        if len(self.poses) >= MOST_POSES:
            return self
        copy = replace(self.poses[index], hold=0.0)
        return _named(
            replace(self, poses=(*self.poses[: index + 1], copy, *self.poses[index + 1 :]))
        )

    def without(self, index: int) -> "PoseSequence":
        """At least `LEAST_POSES` stay."""
        if len(self.poses) <= LEAST_POSES:
            return self
        return _named(replace(self, poses=(*self.poses[:index], *self.poses[index + 1 :])))

    def moved(self, index: int, to: int) -> "PoseSequence":
        poses = list(self.poses)
        poses.insert(to, poses.pop(index))
        return _named(replace(self, poses=tuple(poses)))

    def mirrored(self, index: int) -> "PoseSequence":
        """That pose with left and right exchanged."""
        key = mirror_key_pose(self.poses[index].key, self.around.get("mirror") == "along")
        return self.with_key(index, editable(key))

    def with_wall(self, there: bool) -> "PoseSequence":
        """In front of whatever reaches farthest forward, where it can be moved to."""
        return self._with_prop("wall", round(self._farthest + _ROOM, 2) if there else None)

    def with_ball(self, there: bool) -> "PoseSequence":
        """On the floor, in the same place."""
        at = round(self._farthest + _ROOM + BALL, 2) if there else 0.0
        poses = []
        for pose in self.poses:
            trunk = list(pose.key.trunk)
            trunk[body.BALL_AT] = at
            poses.append(replace(pose, key=editable(replace(pose.key, trunk=tuple(trunk)))))
        changed = self._with_prop("ball", BALL if there else None)
        return replace(changed, poses=tuple(poses))

    def _with_prop(self, name: str, value: float | None) -> "PoseSequence":
        props = {each: v for each, v in self.around.get("props", {}).items() if each != name}
        if value is not None:
            props[name] = value
        return replace(self, around={**self.around, "props": props})

    @property
    def _farthest(self) -> float:
        spots = [spot for pose in self.poses for spot in spots_of(pose_of(pose.key))]
        return max(at[0] + radius for at, radius in spots)

    def may_hold(self, index: int) -> bool:
        held = [n for n, pose in enumerate(self.poses) if n and pose.hold]
        return index == 0 or index in held or len(held) < MOST_HOLDS


def _named(sequence: PoseSequence) -> PoseSequence:
    """Each by its number, so that none has the name of another."""
    poses = [
        replace(pose, key=replace(pose.key, name=f"pose-{n}"))
        for n, pose in enumerate(sequence.poses, 1)
    ]
    return replace(sequence, poses=tuple(poses))


def sequence_of(mapping: Mapping[str, Any], phases: Sequence[PhaseFields]) -> PoseSequence:
    """The poses of a motion, as far as they are `MOST_POSES` at most, with the times of a tempo.

    Raises MotionError.
    """
    motion = motion_from_mapping(mapping, "")
    performance = motion.level("standard")
    poses: list[TimedPose] = []
    start = performance.key(performance.start_name, False)
    for phase in phases:
        track = performance.tracks.get((phase.name, performance.side))
        if track is None or phase.other_side:
            continue
        if not poses:
            start = track.keys[0]
            poses.append(TimedPose(editable(start), 2.0))
        first, last = poses[0], poses[-1]
        key = editable(track.keys[-1])
        seconds = max(LEAST_SECONDS, phase.seconds)
        if len(track.keys) == 1 or key.name == last.key.name:
            poses[-1] = replace(last, hold=last.hold + seconds)
        elif key.name == start.name:  # or the same on the other side: the next repetition
            poses[0] = replace(first, way=seconds)
            break
        elif len(poses) < MOST_POSES:
            poses.append(TimedPose(key, seconds))
    if phases and poses and phases[-1].name == "reset" and len(poses) > 1:
        poses[0] = replace(poses[0], hold=phases[-1].seconds)
    if not poses:
        poses = [TimedPose(editable(start))]
    if len(poses) < LEAST_POSES:
        poses.append(replace(poses[0], hold=0.0))
    around = {name: mapping[name] for name in _KEPT if name in mapping}
    around.pop("lit_in", None)  # it names phases, and these are others now
    return _named(PoseSequence(tuple(poses), around))


def motion_and_tempo(
    sequence: PoseSequence, sides: Sides | str
) -> tuple[dict[str, Any], tuple[PhaseFields, ...]]:
    """As a motion's file has it, and the tempo that goes with it."""
    poses = sequence.poses
    mapping: dict[str, Any] = dict(sequence.around)
    mapping["keys"] = {pose.key.name: key_pose_table(pose.key) for pose in poses}
    tracks: dict[str, list[str]] = {}
    phases: list[PhaseFields] = []
    holds = iter(_HOLDS)
    for number, pose in enumerate(poses[1:], 2):
        way = "reach" if number == 2 else f"reach-{number}"
        tracks[way] = [poses[number - 2].key.name, pose.key.name]
        word = "" if number == 2 else _("next")
        phases.append(PhaseFields(way, pose.way, word, "out" if number == 2 else None))
        if pose.hold:
            hold = next(holds)
            tracks[hold] = [pose.key.name]
            phases.append(PhaseFields(hold, pose.hold, "" if hold == "hold" else _("hold")))
    first, last = poses[0].key, poses[-1].key
    tracks["return"] = [last.name, _home(sequence, sides)]
    phases.append(PhaseFields("return", poses[0].way, "", "in"))
    if poses[0].hold:
        tracks["reset"] = [_home(sequence, sides)]
        phases.append(PhaseFields("reset", poses[0].hold))
    mapping["start"], mapping["still"] = first.name, poses[1].key.name
    mapping["phases"] = tracks
    return mapping, tuple(phases)


def _home(sequence: PoseSequence, sides: Sides | str) -> str:
    """Where a repetition ends: where sides take turns, as the next one begins on the other side."""
    first = sequence.poses[0].key
    along = sequence.around.get("mirror") == "along"
    if sides != "alternating" or editable(mirror_key_pose(first, along)) == first:
        return first.name
    return f"other {first.name}"
