"""What a player of tones does, whatever plays them: when, how loud, and when it is stuck."""

import time
from collections.abc import Callable
from functools import partial

from backcompanion.sound.engine.event_loop import EventLoop
from backcompanion.sound.engine.protocol import (
    Answer,
    Cancel,
    Command,
    Mute,
    Play,
    Played,
    Problem,
    SetVolume,
    TonesReady,
    Wake,
)
from backcompanion.sound.engine.timed_queue import TimedQueue
from backcompanion.sound.engine.tones.tone_timing import (
    ASLEEP_AFTER_SECONDS,
    LEAD_SECONDS,
    LONGEST_TONE_SECONDS,
    REBUILD_MILLISECONDS,
    STUCK_MILLISECONDS,
)

FAILED_STATUS = 1


class BaseTonePlayer:
    """Each tone by the name of its file; `silence` wakes the device."""

    def __init__(self, answer: Callable[[Answer], None], loop: EventLoop) -> None:
        self._answer, self._loop = answer, loop
        self._queue = TimedQueue(LEAD_SECONDS, loop)
        self._stuck_timer = loop.timer(self._on_stuck)
        self._rebuild_timer = loop.timer(self._on_rebuild)
        self._volume = 0.8
        self._muted = False
        self._last_sound_at = self._began_at = float("-inf")
        self._stuck_in_a_row = 0

    def handle(self, command: Command) -> None:
        match command:
            case Play():
                self._wake()
                self._prepare(command.tone)
                action = partial(self._play, command)
                self._queue.add(command.key, command.due, action, patient=command.patient)
            case Cancel():
                self._queue.cancel()
            case SetVolume():
                self._volume = command.percent / 100
                self._apply_volume()
            case Mute():
                self._muted = command.on
                self._apply_volume()
            case Wake():
                self._wake()

    # --- what plays them ----------------------------------------------------------------------

    def _start_tone(self, name: str) -> bool:
        """Whether there is a device to play it, and such a tone."""
        raise NotImplementedError

    def _apply_volume(self) -> None:
        """What is to come, and what plays now, as loud as `_loudness`."""
        raise NotImplementedError

    def _renew_stream(self) -> None:
        """One that takes nothing any more."""
        raise NotImplementedError

    def _on_rebuild(self) -> None:
        """A moment after devices have changed."""
        raise NotImplementedError

    def _prepare(self, name: str) -> None:
        """What takes a few milliseconds that it has now, and not when the tone is due."""

    # --- what is the same for all -------------------------------------------------------------

    @property
    def _loudness(self) -> float:
        """Of the samples: loudness, not amplitude, should follow the slider."""
        return 0.0 if self._muted else self._volume**2

    def _rebuild_soon(self) -> None:
        self._rebuild_timer.start(REBUILD_MILLISECONDS / 1000)

    def _on_stream_built(self, device: str) -> None:
        self._last_sound_at = float("-inf")
        self._answer(TonesReady(device))
        self._wake()

    def _on_tone_ended(self) -> None:
        self._stuck_in_a_row = 0
        self._stuck_timer.stop()

    def _on_stuck(self) -> None:
        """It takes nothing: building it anew may help, and then a new process, which sees devices
        as they are. A tone whose place the next one has taken has no end, so the latest is what is
        waited for.
        """
        if self._began_at > time.monotonic() - LONGEST_TONE_SECONDS:
            self._stuck_timer.start(STUCK_MILLISECONDS / 1000)
            return
        self._answer(Problem("device-failed"))
        self._stuck_in_a_row += 1
        if self._stuck_in_a_row == 1:
            self._renew_stream()
        else:
            self._loop.exit(FAILED_STATUS)

    def _wake(self) -> None:
        """A Bluetooth device swallows the first half second after a silence: let it be this."""
        now = time.monotonic()
        if now - self._last_sound_at > ASLEEP_AFTER_SECONDS:
            self._start("silence")
        self._last_sound_at = now

    def _play(self, command: Play) -> None:
        late = time.monotonic() - command.due
        if self._start(command.tone):
            self._last_sound_at = time.monotonic()
        self._answer(Played(command.tone, command.key, late))

    def _start(self, name: str) -> bool:
        if not self._start_tone(name):
            return False
        self._began_at = time.monotonic()
        if not self._stuck_timer.active:
            self._stuck_timer.start(STUCK_MILLISECONDS / 1000)
        return True
