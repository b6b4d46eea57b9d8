"""A session in progress: a prescription, a log that grows, and a clock that says how far it is."""

from collections.abc import Callable, Sequence
from typing import Literal

from backcompanion.training.session.clock import Clock
from backcompanion.training.session.prescription import Prescription
from backcompanion.training.session.segments import Command
from backcompanion.training.session.timeline import Entry, Moment, Timeline, perform

State = Literal["waiting", "leading-in", "running", "paused", "ended"]
Pause = Literal["person", "hurt", "gap", "question"]

# Real seconds between two looks above which the machine slept or the program stood still.
GAP_SECONDS = 2.0


class Session:
    """Its position is worked out from the clock at each `look`, never counted up.

    `speed`: training seconds to a real one. `lead_in`: training seconds of counting in before it
    runs, off the axis. `log` and `at` continue one that was cut off. `on_entry` is called with each
    command as it enters the log. All commands first look, so they stand at the second at which
    they were given; one that makes no sense in the present state does nothing.
    """

    def __init__(
        self,
        prescription: Prescription,
        clock: Clock,
        *,
        speed: float = 1.0,
        lead_in: float = 3.0,
        log: Sequence[Entry] = (),
        at: float = 0.0,
        on_entry: Callable[[Entry], None] | None = None,
    ) -> None:
        self.prescription = prescription
        self.speed = speed
        self.lead_in = lead_in
        self.state: State = "waiting"
        self.pause_reason: Pause | None = None
        self._clock = clock
        self._log = list(log)
        self.on_entry = on_entry
        self._timeline = perform(prescription, self._log)
        self._position = at
        self._anchor = at  # the position at `_anchor_time`, from which the clock runs on
        self._anchor_time = 0.0
        self._last_look = 0.0
        self._lead_in_until = 0.0

    @property
    def timeline(self) -> Timeline:
        return self._timeline

    @property
    def log(self) -> tuple[Entry, ...]:
        return tuple(self._log)

    @property
    def position(self) -> float:
        """The training second at the last look."""
        return self._position

    @property
    def moment(self) -> Moment:
        return self._timeline.at(self._position)

    @property
    def finished(self) -> bool:
        """The end of the routine was reached."""
        return self.state == "ended" and not self._timeline.ended

    @property
    def lead_in_left(self) -> float:
        """Training seconds until it runs, at the last look; 0 unless leading in."""
        if self.state != "leading-in":
            return 0.0
        return max(0.0, (self._lead_in_until - self._last_look) * self.speed)

    @property
    def going(self) -> bool:
        return self.state in ("leading-in", "running")

    def look(self) -> State:
        """Moves to where the clock says it is. A gap pauses it where it was last seen running."""
        now = self._clock.now()
        gap = now - self._last_look
        if self.going and gap > GAP_SECONDS:
            self._pause("gap")
        elif self.state == "leading-in" and now >= self._lead_in_until:
            self.state = "running"
            self._anchor, self._anchor_time = self._position, self._lead_in_until
        self._last_look = now
        if self.state == "running":
            reached = self._anchor + (now - self._anchor_time) * self.speed
            self._position = min(max(self._position, reached), self._timeline.seconds)
            self._end_if_over()
        return self.state

    def start(self) -> None:
        if self.state == "waiting":
            self._lead_in()

    def resume(self) -> None:
        if self.state == "paused":
            self._enter("resume")
            self._lead_in()

    def pause(self, reason: Pause = "person") -> None:
        self.look()
        if self.going:
            self._pause(reason)

    def toggle(self) -> None:
        """Pauses what runs; starts or goes on with what does not."""
        self.look()
        if self.going:
            self._pause("person")
        elif self.state == "paused":
            self.resume()
        else:
            self.start()

    def skip(self) -> None:
        self._change("skip")

    def omit(self) -> None:
        """Leaves the step out, also while one only gets ready for it."""
        self._change("omit")

    def back(self) -> None:
        self._change("back")

    def more(self) -> None:
        self._change("more")

    def easier(self) -> None:
        self._change("easier")

    def harder(self) -> None:
        self._change("harder")

    def again(self) -> None:
        """From the start of the present step."""
        self._change("again")

    def hurt(self) -> None:
        """Marks the present step and pauses at once."""
        self._change("hurt")
        self.pause("hurt")
        if self.state == "paused":
            self.pause_reason = "hurt"

    def unhurt(self) -> None:
        self._change("unhurt")

    def end(self) -> None:
        """Ends it here, whatever is left."""
        self.look()
        if self.state not in ("ended",):
            self._enter("end")
            self.state = "ended"

    def _change(self, command: Command) -> None:
        self.look()
        if self.state == "ended":
            return
        self._enter(command)
        self._end_if_over()

    def _enter(self, command: Command) -> None:
        entry = Entry(self._position, command)
        self._log.append(entry)
        self._timeline = self._timeline.after(entry)
        if self.on_entry is not None:
            self.on_entry(entry)

    def _end_if_over(self) -> None:
        if self._position >= self._timeline.seconds:
            self.state = "ended"

    def _pause(self, reason: Pause) -> None:
        self.state = "paused"
        self.pause_reason = reason
        self._enter("pause")

    def _lead_in(self) -> None:
        now = self._clock.now()
        self.pause_reason = None
        self._last_look = now
        self._lead_in_until = now + self.lead_in / self.speed
        self.state = "leading-in"
        self.look()
