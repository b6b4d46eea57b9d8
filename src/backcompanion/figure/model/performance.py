"""One level of a motion: what its file says of it, read and made ready to be posed."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model import body
from backcompanion.figure.model.body import AimBlend, Pose, solve_pose
from backcompanion.figure.model.inheritance import merge_key_pose
from backcompanion.figure.model.key_pose import KeyPose, MotionError, mirror_key_pose, read_key_pose
from backcompanion.figure.model.props import Props, place_objects, read_props
from backcompanion.figure.model.scene import Camera, Scene, read_camera, scene_of
from backcompanion.figure.model.track import Track
from backcompanion.training.exercise.terms import Side

OTHER_SIDE_PREFIX = "other "
TOP_FIELDS = {"side", "mirror", "lit", "camera", "inset", "props", "keys", "phases", "start"}
TOP_FIELDS |= {"still", "easier", "harder", "cycle", "lit_in"}
REGIONS = {"erectors", "glutes", "hamstrings", "obliques", "abdominals", "rear-deltoids"}
REGIONS |= {"rhomboids", "shoulders", "hip-flexors"}
# Phases in which nothing works, unless a file says so; "" is the start.
AT_REST = {"", "reset", "switch", "tall", "bottom"}


class Performance:
    """One level of a motion: its key poses, tracks, things and cameras."""

    def __init__(self, raw: Mapping[str, Any], file: str) -> None:
        self.file = file
        unknown = set(raw) - TOP_FIELDS
        if unknown:
            raise MotionError(file, "", min(unknown), _("not a word of a motion file"))
        self.side: Side = raw.get("side", "left")
        if self.side not in ("left", "right"):
            raise MotionError(file, "", "side", _("“left” or “right” is meant here"))
        self.swap_ends = raw.get("mirror", "across") == "along"
        self.lit = self._regions(raw.get("lit", ()), "lit")
        self._lit_in = {
            phase: self._regions(regions, f"lit_in.{phase}")
            for phase, regions in dict(raw.get("lit_in", {})).items()
        }
        self.camera: Camera = read_camera(raw.get("camera", {}), file, "camera")
        inset = raw.get("inset")
        self.inset = read_camera(inset, file, "inset") if inset else None
        self.props: Props = read_props(raw.get("props", {}), file)
        self.key_poses = self._read_keys(raw)
        other = {"left": "right", "right": "left"}[self.side]
        self.tracks: dict[tuple[str, str], Track] = {}
        phases = raw.get("phases")
        if not isinstance(phases, Mapping) or not phases:
            raise MotionError(file, "", "phases", _("a motion needs phases"))
        for name, written in phases.items():
            self.tracks[name, self.side] = self._track(name, written, False)
            self.tracks[name, other] = self._track(name, written, True)
        self.phases = tuple(phases)
        if unknown := set(self._lit_in) - set(phases):
            raise MotionError(file, "", f"lit_in.{min(unknown)}", _("not a phase of this motion"))
        self.cycle = self._read_cycle(raw.get("cycle"))
        first = self.tracks[self.phases[0], self.side].keys[0]
        self.start_name = self._existing_name(raw.get("start", first.name), "start")
        self.still_name = self._existing_name(
            raw.get("still", self._widest_key_pose().name), "still"
        )

    def _regions(self, written: Any, field: str) -> frozenset[str]:
        regions = frozenset(written)
        if regions - REGIONS:
            words = ", ".join(sorted(REGIONS))
            raise MotionError(self.file, "", field, _("known are {words}").format(words=words))
        return regions

    def lit_in(self, phase: str) -> frozenset[str]:
        """Regions that should work in that phase."""
        if phase in self._lit_in:
            return self._lit_in[phase]
        return frozenset() if phase in AT_REST else self.lit

    def _existing_name(self, name: object, field: str) -> str:
        if not isinstance(name, str) or name.removeprefix(OTHER_SIDE_PREFIX) not in self.key_poses:
            raise MotionError(
                self.file, "", field, _("no key pose is called {name!r}").format(name=name)
            )
        return name

    def _read_keys(self, raw: Mapping[str, Any]) -> dict[str, KeyPose]:
        written = raw.get("keys")
        if not isinstance(written, Mapping) or not written:
            raise MotionError(self.file, "", "keys", _("a motion needs key poses"))
        whole: dict[str, dict[str, Any]] = {}

        def complete(name: str, asked_by: tuple[str, ...]) -> dict[str, Any]:
            if name in whole:
                return whole[name]
            table = written.get(name)
            if not isinstance(table, Mapping) or name in asked_by:
                text = _("no key pose is called {name!r}").format(name=name)
                raise MotionError(self.file, asked_by[-1] if asked_by else name, "from", text)
            result = dict(table)
            if "from" in result:
                source = complete(result.pop("from"), (*asked_by, name))
                result = merge_key_pose(source, result)
            whole[name] = result
            return result

        return {name: read_key_pose(name, complete(name, ()), self.file) for name in written}

    def key(self, name: str, other_side: bool) -> KeyPose:
        if name.startswith(OTHER_SIDE_PREFIX):
            name, other_side = name.removeprefix(OTHER_SIDE_PREFIX), not other_side
        key = self.key_poses[name]
        return mirror_key_pose(key, self.swap_ends) if other_side else key

    def _track(self, phase: str, written: object, other_side: bool) -> Track:
        where = f"phases.{phase}"
        options: Mapping[str, Any] = {}
        if isinstance(written, Mapping):
            options, written = written, written.get("through")
        if not isinstance(written, (list, tuple)) or not written:
            raise MotionError(self.file, "", where, _("a list of key poses is meant here"))
        keys = [self.key(self._existing_name(name, where), other_side) for name in written]
        count = max(1, len(keys) - 1)
        times = options.get("times", [number / count for number in range(len(keys))])
        if (
            not isinstance(times, (list, tuple))
            or len(times) != len(keys)
            or any(not isinstance(t, (int, float)) or not 0 <= t <= 1 for t in times)
            or any(b <= a for a, b in pairwise(times))
            or (len(keys) > 1 and (times[0] != 0 or times[-1] != 1))
        ):
            text = _("one rising number from 0 to 1 is meant for each key pose")
            raise MotionError(self.file, "", f"{where}.times", text)
        even = options.get("ease", "soft") == "even"
        return Track(tuple(keys), tuple(float(t) for t in times), even)

    def _read_cycle(self, written: object) -> tuple[int, Track] | None:
        """What arms and shoulders do over several repetitions, and over how many."""
        if written is None:
            return None
        count = written.get("repetitions") if isinstance(written, Mapping) else None
        if not isinstance(count, int) or not 1 <= count <= 16:
            raise MotionError(self.file, "", "cycle", _("a number from 1 to 16 is meant here"))
        return count, self._track("cycle", {"ease": "even", **dict(written)}, False)  # type: ignore[call-overload]

    def _widest_key_pose(self) -> KeyPose:
        """The end of the first phase: there the movement is at its largest."""
        return self.tracks[self.phases[0], self.side].keys[-1]

    def with_objects(
        self, pose: Pose, trunk: body.Trunk, held: frozenset[str] | None, breath: float = 0.0
    ) -> Pose:
        things = place_objects(self.props, pose, trunk[body.BALL_AT], held)
        return replace(pose, scene_objects=things, breath=breath)

    def pose_of_key(self, key: KeyPose, held: frozenset[str] | None) -> Pose:
        arms = (AimBlend(key.arms[0]), AimBlend(key.arms[1]))
        legs = (AimBlend(key.legs[0]), AimBlend(key.legs[1]))
        pose = solve_pose(key.trunk, arms, legs, self.props.hands_apart(held))
        return self.with_objects(pose, key.trunk, held)

    @cached_property
    def scene(self) -> Scene:
        keys = [self.key(name, other) for name in self.key_pose_names() for other in (False, True)]
        return scene_of([self.pose_of_key(key, None) for key in keys], self.props)

    @cached_property
    def closeup_scene(self) -> Scene:
        """Just the most telling pose, for small pictures."""
        pose = self.pose_of_key(self.key(self.still_name, False), None)
        return scene_of([pose], self.props, whole_mat=False)

    def key_pose_names(self) -> list[str]:
        """Names of the key poses in the order in which they come up."""
        names = dict.fromkeys([self.start_name])
        for phase in self.phases:
            names |= dict.fromkeys(key.name for key in self.tracks[phase, self.side].keys)
        if self.cycle is not None:
            names |= dict.fromkeys(key.name for key in self.cycle[1].keys)
        return list(names)
