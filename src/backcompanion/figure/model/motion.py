"""A motion: key poses and the way through them, phase by phase.

How to edit one: docs/formats/motions.md.

`Motion.pose` is a function of (level, phase, fraction, side, what is held): nothing is remembered
from one frame to the next. Everything that does not depend on the fraction is worked out once.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backcompanion.base.i18n import gettext as _
from backcompanion.figure.model.body import BALL_AT, SHOULDERS_FORWARD, Pose, solve_pose
from backcompanion.figure.model.inheritance import merge_level
from backcompanion.figure.model.key_pose import MotionError
from backcompanion.figure.model.performance import Performance
from backcompanion.figure.model.scene import Camera, Scene
from backcompanion.figure.model.track import Track
from backcompanion.training.exercise.exercise import LEVELS
from backcompanion.training.exercise.terms import Level, Side

__all__ = ["Motion", "MotionError", "load_motion", "motion_from_mapping"]


class Motion:
    """How one exercise is performed. Phases and sides are those of its tempo."""

    def __init__(self, raw: Mapping[str, Any], file: str) -> None:
        self.file = file
        self._raw = raw
        self._levels: dict[str, Performance] = {}

    @property
    def content(self) -> str:
        """All that the file says, as text: the same wherever it does the same."""
        import json  # no launch waits for it

        return json.dumps(self._raw, sort_keys=True, default=dict)

    def level(self, level: Level) -> Performance:
        """The motion at that level; where the file does not tell it apart, the standard."""
        result = self._levels.get(level)
        if result is None:
            changes = self._raw.get(level) if level != "standard" else None
            if changes is None and level != "standard":
                result = self.level("standard")
            else:
                result = self._performance(changes or {})
            self._levels[level] = result
        return result

    def _performance(self, changes: Mapping[str, Any]) -> Performance:
        try:
            return Performance(merge_level(self._raw, changes, self.file), self.file)
        except (TypeError, ValueError, LookupError, ArithmeticError, AttributeError) as error:
            # A value of a kind that nobody would write there.
            message = _("does not fit together ({reason})").format(reason=str(error)[:80])
            raise MotionError(self.file, "", "", message) from error

    def check(self) -> None:
        """Raises MotionError for the first thing that is wrong at any level."""
        for level in LEVELS:
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
        breath: float | None = None,
        repetition: int | None = None,
    ) -> Pose:
        """The pose at a `fraction` (0 to 1) of a phase that goes to `side`.

        `held`: the equipment that the person has today; None: what the motion names first.
        `breath`: 0 (out) to 1 (in), where the exercise tells when to breathe: then a hold that
        comes and goes between two key poses does so with it. `repetition`: how many were done
        before, for what goes on over several of them.
        A phase that the file does not know shows the start; a hold, the end of the first phase.
        """
        performance = self.level(level)
        track = performance.tracks.get((phase, side or performance.side))
        if track is None and phase == "hold":
            first = performance.phases[0]
            track, fraction = performance.tracks[first, side or performance.side], 1.0
        if track is None:
            return self.start_pose(level, side, held)
        if repetition is not None and performance.cycle is not None:
            return self._pose_in_cycle(performance, track, fraction, held, repetition)
        if breath is None:
            return self._pose_on(performance, track, fraction, held)
        if track.comes_and_goes:
            fraction = track.times[1] * breath
        return self._pose_on(performance, track, fraction, held, breath)

    def start_pose(
        self, level: Level, side: Side | None = None, held: frozenset[str] | None = None
    ) -> Pose:
        """The position to take before the first repetition."""
        performance = self.level(level)
        other = side is not None and side != performance.side
        return performance.pose_of_key(performance.key(performance.start_name, other), held)

    def entry_pose(
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

    def still_pose(self, level: Level, held: frozenset[str] | None = None) -> Pose:
        """The one pose by which the movement is known."""
        performance = self.level(level)
        return performance.pose_of_key(performance.key(performance.still_name, False), held)

    def keys(
        self, level: Level, held: frozenset[str] | None = None
    ) -> tuple[tuple[str, Pose], ...]:
        """Names and poses in the order in which they come up."""
        performance = self.level(level)
        return tuple(
            (name, performance.pose_of_key(performance.key(name, False), held))
            for name in performance.key_pose_names()
        )

    def repetition_in_cycle(self, level: Level, repetition: int | None) -> int | None:
        """Which one it is of those over which something goes on; None where each is the same."""
        cycle = self.level(level).cycle
        return None if cycle is None or repetition is None else repetition % cycle[0]

    def scene(self, level: Level) -> Scene:
        return self.level(level).scene

    def closeup_scene(self, level: Level) -> Scene:
        return self.level(level).closeup_scene

    def has_movement(self, level: Level, phase: str) -> bool:
        """Whether anything changes in the course of that phase."""
        performance = self.level(level)
        track = performance.tracks.get((phase, performance.side))
        return track is not None and len(track.keys) > 1

    def camera(self, level: Level, side: Side | None = None) -> Camera:
        """Where to look from; some exercises are seen from another place for their other side."""
        performance = self.level(level)
        if side is None or side == performance.side:
            return performance.camera
        return performance.camera.for_other_side()

    def inset(self, level: Level) -> Camera | None:
        return self.level(level).inset

    def lit(self, level: Level) -> frozenset[str]:
        """Regions of muscles that should work."""
        return self.level(level).lit

    def lit_in(self, level: Level, phase: str) -> frozenset[str]:
        """Those of them that work in that phase."""
        return self.level(level).lit_in(phase)

    @staticmethod
    def _pose_in_cycle(
        performance: Performance,
        track: Track,
        fraction: float,
        held: frozenset[str] | None,
        repetition: int,
    ) -> Pose:
        """Legs and trunk of the phase, arms and shoulders of the cycle."""
        assert performance.cycle is not None
        count, cycle = performance.cycle
        trunk, _arms, legs = track.at(fraction)
        round_trunk, arms, _legs = cycle.at((repetition % count + fraction) / count)
        trunk = (
            *trunk[:SHOULDERS_FORWARD],
            *round_trunk[SHOULDERS_FORWARD:BALL_AT],
            *trunk[BALL_AT:],
        )
        pose = solve_pose(trunk, arms, legs, performance.props.hands_apart(held))
        return performance.with_objects(pose, trunk, held)

    @staticmethod
    def _pose_on(
        performance: Performance,
        track: Track,
        fraction: float,
        held: frozenset[str] | None,
        breath: float = 0.0,
    ) -> Pose:
        trunk, arms, legs = track.at(fraction)
        pose = solve_pose(trunk, arms, legs, performance.props.hands_apart(held))
        return performance.with_objects(pose, trunk, held, breath)


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
