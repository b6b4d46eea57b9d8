"""How often the Player looks at its session: as often as there is something new to be seen."""

from backcompanion.training.session.timeline import Moment

FRAME_MILLISECONDS = 16
# What stands still, or moves by a pixel now and then, is looked at every other frame: whatever
# begins is seen within 33 ms of when it is heard.
SLOW_MILLISECONDS = 32
# So long without a new picture of the figure, or before a phase ends, it is the one or the other.
STILL_SECONDS, BOUNDARY_SECONDS = 0.065, 0.06


class Pace:
    """Told of each look whether the figure was seen to move, it says when to look next."""

    def __init__(self) -> None:
        self._moved_at = 0.0
        self._milliseconds = FRAME_MILLISECONDS

    def reset(self) -> int:
        """At first, and after whatever a person has asked for: each frame."""
        self._moved_at = float("inf")
        self._milliseconds = FRAME_MILLISECONDS
        return self._milliseconds

    def after_look(self, moment: Moment, has_moved: bool) -> int:
        """Milliseconds to the next one."""
        now = moment.seconds
        phase = moment.phase.seconds
        passed, left = phase * moment.phase_fraction, phase * (1.0 - moment.phase_fraction)
        if moment.getting_ready:
            passed, left = moment.elapsed, moment.left
        if self._moved_at > now:
            self._moved_at = now
        since, at_slow = now - self._moved_at, self._milliseconds == SLOW_MILLISECONDS
        if has_moved:
            self._moved_at = now
        is_slow = since >= STILL_SECONDS or (not has_moved and at_slow)
        near_boundary = min(passed, left) < BOUNDARY_SECONDS
        self._milliseconds = (
            SLOW_MILLISECONDS if is_slow and not near_boundary else FRAME_MILLISECONDS
        )
        return self._milliseconds
