"""A motion: key poses and the way through them, phase by phase. docs/motions.md says how to edit.

`Motion.pose` is a function of (level, phase, fraction, side, what is held): nothing is remembered
from one frame to the next. Everything that does not depend on the fraction is worked out once.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from backcompanion.figure import body
from backcompanion.figure.body import Move, Pose, embody
from backcompanion.figure.keypose import Key, MotionError, mirrored, read_key
from backcompanion.figure.props import Props, read_props, things_of
from backcompanion.figure.scene import Camera, Scene, read_camera, scene_of
from backcompanion.figure.track import Contact, Track, contacts_at
from backcompanion.i18n import gettext as _
from backcompanion.training.exercise import Level, Side

__all__ = ["Motion", "MotionError", "load_motion", "motion_from_mapping"]

OTHER = "other "
TOP_FIELDS = {"side", "mirror", "lit", "camera", "inset", "props", "keys", "phases", "start"}
TOP_FIELDS |= {"still", "easier", "harder"}
LIMB_PAIRS = {"arms": ("left_arm", "right_arm"), "legs": ("left_leg", "right_leg")}
LIMB_PAIRS |= {"shoulders": ("left_shoulder", "right_shoulder")}
REGIONS = {"erectors", "glutes", "hamstrings", "obliques", "abdominals", "rear-deltoids"}
REGIONS |= {"rhomboids", "shoulders", "hip-flexors"}


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
        self.ends_exchanged = raw.get("mirror", "across") == "along"
        self.lit = frozenset(raw.get("lit", ()))
        if self.lit - REGIONS:
            raise MotionError(
                file, "", "lit", _("known are {words}").format(words=", ".join(sorted(REGIONS)))
            )
        self.camera: Camera = read_camera(raw.get("camera", {}), file, "camera")
        inset = raw.get("inset")
        self.inset = read_camera(inset, file, "inset") if inset else None
        self.props: Props = read_props(raw.get("props", {}), file)
        self.keys_written = self._read_keys(raw)
        other = {"left": "right", "right": "left"}[self.side]
        self.tracks: dict[tuple[str, str], Track] = {}
        phases = raw.get("phases")
        if not isinstance(phases, Mapping) or not phases:
            raise MotionError(file, "", "phases", _("a motion needs phases"))
        for name, written in phases.items():
            self.tracks[name, self.side] = self._track(name, written, False)
            self.tracks[name, other] = self._track(name, written, True)
        self.phases = tuple(phases)
        first = self.tracks[self.phases[0], self.side].keys[0]
        self.start_name = self._named(raw.get("start", first.name), "start")
        self.still_name = self._named(raw.get("still", self._most_telling().name), "still")

    def _named(self, name: object, field: str) -> str:
        if not isinstance(name, str) or name.removeprefix(OTHER) not in self.keys_written:
            raise MotionError(
                self.file, "", field, _("no key pose is called {name!r}").format(name=name)
            )
        return name

    def _read_keys(self, raw: Mapping[str, Any]) -> dict[str, Key]:
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
                result = merged_key(source, result)
            whole[name] = result
            return result

        return {name: read_key(name, complete(name, ()), self.file) for name in written}

    def key(self, name: str, other_side: bool) -> Key:
        if name.startswith(OTHER):
            name, other_side = name.removeprefix(OTHER), not other_side
        key = self.keys_written[name]
        return mirrored(key, self.ends_exchanged) if other_side else key

    def _track(self, phase: str, written: object, other_side: bool) -> Track:
        where = f"phases.{phase}"
        options: Mapping[str, Any] = {}
        if isinstance(written, Mapping):
            options, written = written, written.get("through")
        if not isinstance(written, (list, tuple)) or not written:
            raise MotionError(self.file, "", where, _("a list of key poses is meant here"))
        keys = [self.key(self._named(name, where), other_side) for name in written]
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

    def _most_telling(self) -> Key:
        """The end of the first phase: there the movement is at its largest."""
        return self.tracks[self.phases[0], self.side].keys[-1]

    def dressed(self, pose: Pose, trunk: body.Trunk, held: frozenset[str] | None) -> Pose:
        return replace(pose, things=things_of(self.props, pose, trunk[body.BALL_AT], held))

    def still_pose(self, key: Key, held: frozenset[str] | None) -> Pose:
        arms = (Move(key.arms[0]), Move(key.arms[1]))
        legs = (Move(key.legs[0]), Move(key.legs[1]))
        pose = embody(key.trunk, arms, legs, self.props.hands_apart(held))
        return self.dressed(pose, key.trunk, held)

    @cached_property
    def scene(self) -> Scene:
        keys = [self.key(name, other) for name in self.passed() for other in (False, True)]
        return scene_of([self.still_pose(key, None) for key in keys], self.props)

    @cached_property
    def close_scene(self) -> Scene:
        """Just the most telling pose, for small pictures."""
        pose = self.still_pose(self.key(self.still_name, False), None)
        return scene_of([pose], self.props, whole_mat=False)

    def passed(self) -> list[str]:
        """Names of the key poses in the order in which they come up."""
        names = dict.fromkeys([self.start_name])
        for phase in self.phases:
            names |= dict.fromkeys(key.name for key in self.tracks[phase, self.side].keys)
        return list(names)


class Motion:
    """How one exercise is performed. Phases and sides are those of its tempo."""

    def __init__(self, raw: Mapping[str, Any], file: str) -> None:
        self.file = file
        self._raw = raw
        self._levels: dict[str, Performance] = {}

    def level(self, level: Level) -> Performance:
        """The motion at that level; where the file does not tell it apart, the standard."""
        found = self._levels.get(level)
        if found is None:
            changes = self._raw.get(level) if level != "standard" else None
            if changes is None and level != "standard":
                found = self.level("standard")
            else:
                found = Performance(merged_level(self._raw, changes or {}, self.file), self.file)
            self._levels[level] = found
        return found

    def check(self) -> None:
        """Raises MotionError for the first thing that is wrong at any level."""
        for level in ("standard", "easier", "harder"):
            self.level(level)

    def phases(self, level: Level) -> tuple[str, ...]:
        return self.level(level).phases

    def pose(
        self,
        level: Level,
        phase: str,
        fraction: float,
        side: Side | None = None,
        held: frozenset[str] | None = None,
    ) -> Pose:
        """The pose at a `fraction` (0 to 1) of a phase that goes to `side`.

        `held`: the equipment that the person has today; None: what the motion names first.
        A phase that the file does not know shows the start.
        """
        performance = self.level(level)
        track = performance.tracks.get((phase, side or performance.side))
        if track is None:
            return self.start(level, side, held)
        return self._pose_on(performance, track, fraction, held)

    def start(
        self, level: Level, side: Side | None = None, held: frozenset[str] | None = None
    ) -> Pose:
        """The position to take before the first repetition."""
        performance = self.level(level)
        other = side is not None and side != performance.side
        return performance.still_pose(performance.key(performance.start_name, other), held)

    def entering(
        self,
        level: Level,
        fraction: float,
        side: Side | None = None,
        held: frozenset[str] | None = None,
    ) -> Pose:
        """On the way from the start into the beginning of the first phase."""
        performance = self.level(level)
        side = side or performance.side
        first = performance.tracks[performance.phases[0], side].keys[0]
        start = performance.key(performance.start_name, side != performance.side)
        return self._pose_on(performance, Track((start, first), (0.0, 1.0)), fraction, held)

    def still(self, level: Level, held: frozenset[str] | None = None) -> Pose:
        """The one pose by which the movement is known."""
        performance = self.level(level)
        return performance.still_pose(performance.key(performance.still_name, False), held)

    def keys(
        self, level: Level, held: frozenset[str] | None = None
    ) -> tuple[tuple[str, Pose], ...]:
        """Names and poses in the order in which they come up."""
        performance = self.level(level)
        return tuple(
            (name, performance.still_pose(performance.key(name, False), held))
            for name in performance.passed()
        )

    def contacts(
        self, level: Level, phase: str, fraction: float, side: Side | None = None
    ) -> tuple[Contact, ...]:
        """What must stay where it is at that moment, and where it is."""
        performance = self.level(level)
        track = performance.tracks[phase, side or performance.side]
        return contacts_at(track, fraction, self.pose(level, phase, fraction, side))

    def scene(self, level: Level) -> Scene:
        return self.level(level).scene

    def close_scene(self, level: Level) -> Scene:
        return self.level(level).close_scene

    def moves(self, level: Level, phase: str) -> bool:
        """Whether anything changes in the course of that phase."""
        performance = self.level(level)
        track = performance.tracks.get((phase, performance.side))
        return track is not None and len(track.keys) > 1

    def camera(self, level: Level) -> Camera:
        return self.level(level).camera

    def inset(self, level: Level) -> Camera | None:
        return self.level(level).inset

    def lit(self, level: Level) -> frozenset[str]:
        """Regions of muscles that should work."""
        return self.level(level).lit

    @staticmethod
    def _pose_on(
        performance: Performance, track: Track, fraction: float, held: frozenset[str] | None
    ) -> Pose:
        trunk, arms, legs = track.at(fraction)
        pose = embody(trunk, arms, legs, performance.props.hands_apart(held))
        return performance.dressed(pose, trunk, held)


def merged_key(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """`below` with what `above` says otherwise; “arms” replaces both arms, and so on."""
    result = dict(below)
    for field, value in above.items():
        for single in LIMB_PAIRS.get(field, ()):
            result.pop(single, None)
        if (
            field == "pelvis"
            and isinstance(value, Mapping)
            and isinstance(below.get(field), Mapping)
        ):
            places = {"at", "over", "thighs"}
            kept = below[field]
            if places & set(value):
                kept = {k: v for k, v in kept.items() if k not in places}
            value = {**kept, **value}
        result[field] = value
    return result


def merged_level(raw: Mapping[str, Any], changes: Mapping[str, Any], file: str) -> dict[str, Any]:
    result = {k: v for k, v in raw.items() if k not in ("easier", "harder")}
    for field, value in changes.items():
        if field == "keys" and isinstance(value, Mapping):
            keys = dict(result.get("keys", {}))
            for name, table in value.items():
                if not isinstance(table, Mapping):
                    raise MotionError(file, name, "", _("a table is meant here"))
                fresh = "from" in table or name not in keys
                keys[name] = dict(table) if fresh else merged_key(keys[name], table)
            result["keys"] = keys
        elif field in ("phases", "props", "camera") and isinstance(value, Mapping):
            result[field] = {**result.get(field, {}), **value}
        else:
            result[field] = value
    return result


def motion_from_mapping(raw: Mapping[str, Any], file: str, *, trusted: bool = False) -> Motion:
    """The motion that `raw` (a motion file as plain tables) describes.

    `trusted`: it has been checked before, as in the compiled library: levels are read when first
    asked for. Otherwise everything is read at once. Raises MotionError.
    """
    motion = Motion(raw, file)
    if not trusted:
        motion.check()
    return motion


def load_motion(path: Path) -> Motion:
    """The motion in a TOML file. Raises MotionError with file, key pose and field."""
    import tomllib

    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MotionError(path.name, "", "", str(error)) from error
    except OSError as error:
        raise MotionError(
            path.name, "", "", _("cannot be read: {error}").format(error=error)
        ) from error
    return motion_from_mapping(raw, path.name)
