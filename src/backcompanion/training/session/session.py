"""A session in progress: a prescription, a log that grows, and a clock that says how far it is."""

from collections.abc import Callable, Sequence
from typing import Literal

from backcompanion.training.session.clock import Clock
from backcompanion.training.session.prescription import Prescription
from backcompanion.training.session.segment import Command
from backcompanion.training.session.timeline import LogEntry, Moment, Timeline, perform

State = Literal["waiting", "leading-in", "running", "paused", "ended"]
PauseReason = Literal["person", "hurt", "gap", "question"]

# Real seconds between two ticks above which the machine slept or the program stood still.
MAX_TICK_GAP_SECONDS = 2.0


class Session:
    """Its position is worked out from the clock at each `tick`, never counted up.

    `speed`: training seconds to a real one. `lead_in`: training seconds of counting in before it
    runs, off the axis. `log` and `at` continue one that was cut off. `on_entry` is called with each
    command as it enters the log. All commands tick first, so they stand at the second at which
    they were given; one that makes no sense in the present state does nothing.
    """

    def __init__(
        self,
        prescription: Prescription,
        clock: Clock,
        *,
        speed: float = 1.0,
        lead_in: float = 3.0,
        log: Sequence[LogEntry] = (),
        at: float = 0.0,
        on_entry: Callable[[LogEntry], None] | None = None,
    ) -> None:
        self.prescription = prescription
        self.speed = speed
        self.lead_in = lead_in
        self.state: State = "waiting"
        self.pause_reason: PauseReason | None = None
        self._may_wait = any(step.waits for step in prescription.steps)
        self._clock = clock
        self._log = list(log)
        self.on_entry = on_entry
        self._timeline = perform(prescription, self._log)
        self._position = at
        self._moment: Moment | None = None
        self._moment_of = (self._timeline, at)
        self._anchor = at  # the position at `_anchor_time`, from which the clock runs on
        self._anchor_time = 0.0
        self._last_tick = 0.0
        self._lead_in_until = 0.0

    @property
    def timeline(self) -> Timeline:
        return self._timeline

    @property
    def log(self) -> tuple[LogEntry, ...]:
        return tuple(self._log)

    @property
    def position(self) -> float:
        """The training second at the last tick."""
        return self._position

    @property
    def moment(self) -> Moment:
        """What is at the last tick; several look at it each time."""
        if self._moment is None or self._moment_of != (self._timeline, self._position):
            self._moment_of = (self._timeline, self._position)
            self._moment = self._timeline.at(self._position)
        return self._moment

    @property
    def finished(self) -> bool:
        """The end of the routine was reached."""
        return self.state == "ended" and not self._timeline.ended

    @property
    def lead_in_left(self) -> float:
        """Training seconds until it runs, at the last tick; 0 unless leading in."""
        if self.state != "leading-in":
            return 0.0
        return max(0.0, (self._lead_in_until - self._last_tick) * self.speed)

    @property
    def in_progress(self) -> bool:
        return self.state in ("leading-in", "running")

    def tick(self) -> State:
        """Moves to where the clock says it is. A gap pauses it where it was last seen running."""
        now = self._clock.now()
        gap = now - self._last_tick
        if self.in_progress and gap > MAX_TICK_GAP_SECONDS:
            self._pause("gap")
        elif self.state == "leading-in" and now >= self._lead_in_until:
            self.state = "running"
            self._anchor, self._anchor_time = self._position, self._lead_in_until
        self._last_tick = now
        if self.state == "running":
            reached = self._anchor + (now - self._anchor_time) * self.speed
            self._wait_until(reached)
            self._position = min(max(self._position, reached), self._timeline.seconds)
            self._end_if_finished()
        return self.state

    def start(self) -> None:
        if self.state == "waiting":
            self._lead_in()

    def resume(self) -> None:
        if self.state == "paused":
            self._append_to_log("resume")
            self._lead_in()

    def pause(self, reason: PauseReason = "person") -> None:
        self.tick()
        if self.in_progress:
            self._pause(reason)

    def toggle(self) -> None:
        """Pauses what runs; starts or goes on with what does not."""
        self.tick()
        if self.in_progress:
            self._pause("person")
        elif self.state == "paused":
            self.resume()
        else:
            self.start()

    def skip(self) -> None:
        self._apply("skip")

    def done(self) -> bool:
        """What waits for the person is over, if it runs; False where nothing waits."""
        self.tick()
        if self.state != "running" or not self.moment.waits:
            return False
        self._apply("done")
        return True

    def omit(self) -> None:
        """Leaves the step out, also while one only gets ready for it."""
        self._apply("omit")

    def back(self) -> None:
        self._apply("back")

    def add_time(self) -> None:
        self._apply("more")

    def easier(self) -> None:
        self._apply("easier")

    def harder(self) -> None:
        self._apply("harder")

    def restart_step(self) -> None:
        """From the start of the present step."""
        self._apply("again")

    def hurt(self) -> None:
        """Marks the present step and pauses at once."""
        self._apply("hurt")
        self.pause("hurt")
        if self.state == "paused":
            self.pause_reason = "hurt"

    def undo_hurt(self) -> None:
        self._apply("unhurt")

    def end(self) -> None:
        """Ends it here, whatever is left."""
        self.tick()
        if self.state not in ("ended",):
            self._append_to_log("end")
            self.state = "ended"

    def _wait_until(self, reached: float) -> None:
        """Makes what waits longer before its end is reached, each time an entry in the log."""
        if not self._may_wait:
            return
        while (at := self._timeline.waiting(self._position, reached)) is not None:
            before, self._position = self._timeline.seconds, at
            self._append_to_log("wait")
            if self._timeline.seconds <= before:
                return  # as long as a record may say

    def _apply(self, command: Command) -> None:
        self.tick()
        if self.state == "ended":
            return
        self._append_to_log(command)
        self._end_if_finished()

    def _append_to_log(self, command: Command) -> None:
        entry = LogEntry(self._position, command)
        self._log.append(entry)
        self._timeline = self._timeline.after(entry)
        if self.on_entry is not None:
            self.on_entry(entry)

    def _end_if_finished(self) -> None:
        if self._position >= self._timeline.seconds:
            self.state = "ended"

    def _pause(self, reason: PauseReason) -> None:
        self.state = "paused"
        self.pause_reason = reason
        self._append_to_log("pause")

    def _lead_in(self) -> None:
        now = self._clock.now()
        self.pause_reason = None
        self._last_tick = now
        self._lead_in_until = now + self.lead_in / self.speed
        self.state = "leading-in"
        self.tick()
